import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { changeItem, type ItemOutcome } from '#app/features/budget/change-item.server.ts'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'
import { readItemForm } from '#app/features/budget/form.ts'

const ADDRESS = {
  params: { year: YEAR, item: z.string() },
  neverKept: 'the drawn form that sends here still has what was typed',
}
const STATUS = { saved: 200, refused: 422, conflict: 409 } as const

function statusOf(outcome: ItemOutcome): number {
  if ('kind' in outcome) return STATUS[outcome.kind]
  return outcome.ok ? 200 : 422
}

/** What the drawn form saves by itself: a level, a file, a file taken off. Answers JSON. */
export const action = guarded('assessment:write', ADDRESS, async ({ actor, params: { year, item }, upload }) => {
  const outcome = await changeItem(actor, { year, itemId: item, form: readItemForm(await upload()) })
  return Response.json(outcome, { status: statusOf(outcome), headers: { [OWN_ANSWER_HEADER]: 'datos' } })
})
