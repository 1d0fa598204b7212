import type { Assessment, AssessmentItem, HistoryRow } from '#db/queries/budget.server.ts'
import type { Assistance } from '#db/queries/budget-assistance.server.ts'
import type { Evidence } from '#db/queries/budget-evidence.server.ts'
import type { HistoryEvent, ItemLevel } from '#db/schema/assessments.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import type { Applicability, RubricLevel } from '#surveys/model/instrument.ts'
import { provenLevel, type RatedItem } from '#surveys/scoring/rubric.ts'
import { addMonths, daysBetween } from '#app/kit/program/clock.ts'

function rated(level: ItemLevel): RubricLevel | 'na' {
  return level === 'na' ? 'na' : (Number(level) as RubricLevel)
}

/** Items as the scoring reads them. */
export function ratedItems(
  items: readonly Pick<AssessmentItem, 'itemId' | 'level' | 'review' | 'verifiedLevel'>[],
): Record<string, RatedItem> {
  return Object.fromEntries(
    items.map(({ itemId, level, review, verifiedLevel }) => [
      itemId,
      {
        declared: level === null ? null : rated(level),
        verified: review === 'accepted' && verifiedLevel !== null ? rated(verifiedLevel) : null,
      },
    ]),
  )
}

/** Level that the documents of an item can prove. */
export function provenBy(evidence: readonly Pick<Evidence, 'class'>[]): RubricLevel {
  return provenLevel(evidence.map((each) => each.class))
}

/** Highest level that a review may accept: what was declared, as far as documents prove it. */
export function highestAcceptable(level: RubricLevel, evidence: readonly Pick<Evidence, 'class'>[]): RubricLevel {
  return Math.min(level, provenBy(evidence)) as RubricLevel
}

/** Whether the entity may change an item: at any time before it hands the assessment in, then only what came back. */
export function isEditable(
  { status }: Pick<Assessment, 'status'>,
  { review }: Pick<AssessmentItem, 'review'>,
): boolean {
  return status === 'in-progress' || (status === 'returned' && review === 'returned')
}

type LevelRule = {
  readonly outside: ReadonlySet<GovernmentLevel>
  /** Levels of which the norm does not say whether it binds them. */
  readonly open: ReadonlySet<GovernmentLevel>
  readonly reason: string
}

/**
 * What the government level alone decides, with the reason that the entity reads: participatory budgeting is of regional
 * and local governments (Ley 28056, article 1); a municipality may have the mechanism and report, and need not
 * (D.S. 005-2017-MIMP, articles 1 and 6). Of autonomous bodies the decree says nothing: each of them decides, with a reason.
 */
const BY_LEVEL: Readonly<Partial<Record<Applicability, LevelRule>>> = {
  'regional-and-local': {
    outside: new Set(['ministry', 'national-entity', 'autonomous-body']),
    open: new Set(),
    reason: 'El presupuesto participativo es de los gobiernos regionales y locales (Ley 28056).',
  },
  'national-and-regional': {
    outside: new Set(['local-government']),
    open: new Set(['autonomous-body']),
    reason: 'El mecanismo y su informe obligan a entidades nacionales y gobiernos regionales (D.S. 005-2017-MIMP).',
  },
}

/** Whether the government level alone decides: `true` it does not concern the entity, `false` it does, null it depends. */
export function isOutside(appliesTo: Applicability, level: GovernmentLevel): boolean | null {
  const rule = BY_LEVEL[appliesTo]
  if (rule) return rule.open.has(level) ? null : rule.outside.has(level)
  return appliesTo === 'all' ? false : null
}

/** Why an item does not concern an entity of this government level; empty where the level does not decide that. */
export function outsideReason(appliesTo: Applicability, level: GovernmentLevel): string {
  return isOutside(appliesTo, level) === true ? (BY_LEVEL[appliesTo]?.reason ?? '') : ''
}

export type Waiting = { readonly who: 'ministry' | 'entity'; readonly days: number }

/** Who has to do the next step and for how many days already; null where nobody waits. */
export function waitingFor(
  { status, submittedOn, returnedOn }: Pick<Assessment, 'status' | 'submittedOn' | 'returnedOn'>,
  today: string,
): Waiting | null {
  if (status === 'submitted' && submittedOn) return { who: 'ministry', days: daysBetween(submittedOn, today) }
  if (status === 'returned' && returnedOn) return { who: 'entity', days: daysBetween(returnedOn, today) }
  return null
}

const ANSWERS: ReadonlySet<HistoryEvent> = new Set(['level', 'replied', 'evidence-added', 'evidence-removed'])

/** Whether the entity did anything about a returned item since it came back: answered, or changed its level or documents. */
export function isAnswered(itemId: string, history: readonly Pick<HistoryRow, 'itemId' | 'event'>[]): boolean {
  const own = history.filter((row) => row.itemId === itemId)
  const back = own.map(({ event }) => event).lastIndexOf('returned')
  return own.slice(back + 1).some(({ event }) => ANSWERS.has(event))
}

/** Months for which whoever advised an entity does not review what it hands in. */
const MONTHS_APART = 12

/**
 * Whether these periods of advice keep a person from reviewing an assessment: she advises the entity now, did while it
 * was being prepared, or in the twelve months before it was handed in. A trigger holds the same.
 */
export function isBarred(
  periods: readonly Pick<Assistance, 'endedOn'>[],
  { startedOn, submittedOn }: Pick<Assessment, 'startedOn' | 'submittedOn'>,
): boolean {
  return periods.some(
    ({ endedOn }) =>
      endedOn === null ||
      endedOn >= startedOn ||
      (submittedOn !== null && endedOn >= addMonths(submittedOn, -MONTHS_APART)),
  )
}
