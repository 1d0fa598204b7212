import { redirect } from '@remix-run/node'
import { QUEUE_ADDRESS } from '#app/features/plan/review/review-address.ts'
import { guarded } from '#app/door/guard.server.ts'

/** Where budgets alone were listed before plans stood beside them. */
export const loader = guarded('country:read', {}, () => redirect(`${QUEUE_ADDRESS}#presupuestos`))
