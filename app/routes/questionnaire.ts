import { guarded } from '#app/services/guard.server.ts'
import { openQuestionnaire, sendQuestionnaire } from '#app/services/respond/desk.server.ts'

export const loader = guarded('public', ({ request, params, context }) => openQuestionnaire(request, params['code'] ?? '', context.clientAddress))

export const action = guarded('public', ({ request, params, context }) => sendQuestionnaire(request, params['code'] ?? '', context.clientAddress))
