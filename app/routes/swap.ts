import { guarded } from '#app/services/guard.server.ts'
import { openSwapLink, spendSwapLink } from '#app/services/respond/swap.server.ts'

export const loader = guarded('public', ({ request, params }) => openSwapLink(request, params['token'] ?? ''))

export const action = guarded('public', ({ request, params }) => spendSwapLink(request, params['token'] ?? ''))
