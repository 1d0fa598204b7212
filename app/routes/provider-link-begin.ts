import { guarded } from '#app/door/guard.server.ts'
import { goAndLink } from '#app/door/provider/come-in.server.ts'

/** Leads to the provider, to link an account; nothing is linked before its owner confirms it by a form. */
export const loader = guarded('account', {}, ({ account }) => goAndLink(account))
