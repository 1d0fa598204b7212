import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { openQuestionnaire, sendQuestionnaire } from '#app/respondent/http/questionnaire.server.ts'

const address = { params: { code: z.string() } }

export const loader = guarded('public', address, ({ request, params, visitor }) =>
  openQuestionnaire(request, params.code, visitor.address),
)

export const action = guarded(
  'public',
  { ...address, readsItself: 'the desk keeps its form ids with the answers, and nothing about who sends' },
  ({ request, params, visitor }) => sendQuestionnaire(request, params.code, visitor.address),
)
