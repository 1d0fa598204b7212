import { guarded } from '#app/door/guard.server.ts'
import { openSwapLink, spendSwapLink } from '#app/respondent/http/swap.server.ts'

export const loader = guarded('public', ({ request, params }) => openSwapLink(request, params['token'] ?? ''))

export const action = guarded('public', ({ request, params }) => spendSwapLink(request, params['token'] ?? ''))
