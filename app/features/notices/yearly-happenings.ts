import type { NovemberStep } from '#db/schema/november-words.ts'
import { daysBetween } from '#app/kit/program/clock.ts'
import { DUE_DAYS, NEWS_DAYS } from './news-days.ts'
import type { Notice } from './notice-kinds.ts'

type Of<Facts> = Readonly<Facts & { entityId: string }>
/** The Ministry observed facts of a record on a day (ISO date). */
export type ObservedFact = Of<{ year: number; on: string }>
/** A step of a report that still says where it is; `id` of its row. */
export type ReportStepFact = Of<{ id: number; year: number; step: NovemberStep; userId: string | null }>
/** An obliged entity that presented no report of a year, whose last day (ISO date) is near or over. */
export type UnpresentedFact = Of<{ year: number; dueOn: string }>
/** An entity whose sheet of adaptation has not ended, while its last day (ISO date) is near. */
export type UnadaptedFact = Of<{ dueOn: string }>

/** What the tables say on a day of what is owed to the country. */
export type YearlyFacts = {
  readonly observed: readonly ObservedFact[]
  readonly reportSteps: readonly ReportStepFact[]
  readonly unpresented: readonly UnpresentedFact[]
  readonly unadapted: readonly UnadaptedFact[]
}

type Made = Notice & { readonly key: string; readonly entityId: string; readonly except?: string | null }

const STEPS = {
  'sent-to-head': 'november-submitted',
  returned: 'november-returned',
  presented: 'november-presented',
  received: 'november-answered',
  observed: 'november-answered',
} as const

function stepMade({ id, entityId, year, step, userId }: ReportStepFact): Made[] {
  if (!Object.hasOwn(STEPS, step)) return []
  const kind = STEPS[step as keyof typeof STEPS]
  return [{ kind, facts: { year }, entityId, key: `${kind} ${id}`, except: userId }]
}

function termMade({ entityId, year, dueOn }: UnpresentedFact, today: string): Made[] {
  const left = daysBetween(today, dueOn)
  if (left > DUE_DAYS || left < -NEWS_DAYS) return []
  const kind = left < 0 ? 'november-overdue' : 'november-due'
  return [{ kind, facts: { year, dueOn }, entityId, key: `${kind} ${entityId} ${year}` }]
}

/** What is to be told on a day of records, reports and sheets. @param today ISO date. */
export function yearlyHappenings(
  { observed, reportSteps, unpresented, unadapted }: YearlyFacts,
  today: string,
): readonly Made[] {
  const ofRecords = new Map(
    observed.map(({ entityId, year, on }) => {
      const key = `record-observed ${entityId} ${year} ${on}`
      return [key, { kind: 'record-observed', facts: { year }, entityId, key } satisfies Made]
    }),
  )
  return [
    ...ofRecords.values(),
    ...reportSteps.flatMap(stepMade),
    ...unpresented.flatMap((each) => termMade(each, today)),
    ...unadapted.flatMap(({ entityId, dueOn }): Made[] => {
      const left = daysBetween(today, dueOn)
      const isNear = left >= 0 && left <= DUE_DAYS
      return isNear
        ? [{ kind: 'adaptation-due', facts: { dueOn }, entityId, key: `adaptation-due ${entityId} ${dueOn}` }]
        : []
    }),
  ]
}
