import { type assessmentHistory } from '#db/schema/index.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { TEAM, type Item, type Stage } from './budget-items.ts'

export const SIGNER = {
  userId: 'demostracion',
  name: 'Firma inventada',
  position: 'Jefatura de Planeamiento y Presupuesto',
  document: 'Resolución 045, inventada',
}
const REVIEWER = 'Revisión del MIMP (inventada)'

/** Whose assessment it is and when it was handed in and reviewed (ISO dates). */
export type Made = { readonly entityId: string; readonly submittedOn: string; readonly reviewedOn: string }
type HistoryLine = Omit<typeof assessmentHistory.$inferInsert, 'assessmentId'>

/** Instants of one working day in Lima, minutes apart, in the order in which they are asked for. */
function workingDay(day: string, firstMinute: number): () => string {
  let minute = firstMinute
  return () => new Date(Date.parse(`${day}T14:00:00.000Z`) + (minute += 3) * 60_000).toISOString()
}

/** The team works for a week, hands in, and the ministry decides item by item some days later. */
export function historyOf(items: readonly Item[], stage: Stage, { submittedOn, reviewedOn }: Made): HistoryLine[] {
  const [starting, working, signing, deciding] = [
    workingDay(addDays(submittedOn, -21), 0),
    workingDay(addDays(submittedOn, -7), 0),
    workingDay(submittedOn, 0),
    workingDay(reviewedOn, 0),
  ]
  const saved = items.map(
    ({ itemId, level, reason = '' }): HistoryLine => ({
      who: TEAM,
      event: 'level',
      itemId,
      level,
      reason,
      note: '',
      at: working(),
    }),
  )
  const signed: HistoryLine = {
    who: SIGNER.name,
    event: 'submitted',
    detail: `${SIGNER.name}, ${SIGNER.position}`,
    at: signing(),
  }
  const byRule = items.flatMap(({ itemId, level, outside }): HistoryLine[] =>
    level === '0' || outside
      ? [{ who: SIGNER.name, event: outside ? 'outside-accepted' : 'zero-accepted', itemId, level, at: signing() }]
      : [],
  )
  const decided = items.flatMap(
    ({ itemId, level, outside, review, verifiedLevel, reviewComment = '' }): HistoryLine[] =>
      level === '0' || outside || (review !== 'accepted' && review !== 'returned')
        ? []
        : [{ who: REVIEWER, event: review, itemId, level: verifiedLevel, detail: reviewComment, at: deciding() }],
  )
  const last = { reviewed: ['reviewed'], returned: ['sent-back'], half: [] } as const satisfies Record<
    Stage,
    readonly HistoryLine['event'][]
  >
  return [
    { who: TEAM, event: 'started', at: starting() },
    ...saved,
    signed,
    ...byRule,
    ...decided,
    ...last[stage].map((event): HistoryLine => ({ who: REVIEWER, event, at: deciding() })),
  ]
}
