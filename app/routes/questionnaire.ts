import { guarded } from '#app/door/guard.server.ts'
import { openQuestionnaire, sendQuestionnaire } from '#app/respondent/http/questionnaire.server.ts'

export const loader = guarded('public', ({ request, params, context }) =>
  openQuestionnaire(request, params['code'] ?? '', context.clientAddress),
)

export const action = guarded('public', ({ request, params, context }) =>
  sendQuestionnaire(request, params['code'] ?? '', context.clientAddress),
)
