import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { saveDraft } from '#app/features/plan/decide/save-draft.server.ts'
import { readActionForm } from '#app/features/plan/form.ts'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'

const ADDRESS = {
  params: { year: YEAR, actionId: z.string() },
  neverKept: 'the form that saves by itself still has what was typed',
}
const STATUS = { saved: 200, refused: 422, moved: 409 } as const

/** What the form of an action saves by itself while somebody writes. Answers JSON. */
export const action = guarded('plan:write', ADDRESS, async ({ actor, params, form }) => {
  const answer = await saveDraft(actor, { ...params, form: readActionForm(await form()) })
  return Response.json(answer, { status: STATUS[answer.kind], headers: { [OWN_ANSWER_HEADER]: 'datos' } })
})
