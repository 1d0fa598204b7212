import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { openSwapLink, spendSwapLink } from '#app/respondent/http/swap.server.ts'

const address = { params: { token: z.string() } }

export const loader = guarded('public', address, ({ request, params }) => openSwapLink(request, params.token))

export const action = guarded('public', address, ({ request, params }) => spendSwapLink(request, params.token))
