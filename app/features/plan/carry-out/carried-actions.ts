import type { PlanAction } from '#db/queries/plans.server.ts'
import { PROGRESS_STATES, type ProgressState } from '#db/schema/plan-words.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import { comesFirst } from '#surveys/planning/urgency.ts'
import { partOf, type PlanPart } from '../plan-progress.ts'

/** Where an action comes from, as the address names it: what cannot wait, what a norm obliges to, what was proposed, one's own. */
export const ORIGINS = ['urgente', 'deber', 'propuesta', 'propia'] as const
export type Origin = (typeof ORIGINS)[number]

/** What was last told of an action. */
export type LastTold = {
  /** ISO dates, in Lima time. */
  readonly cutOff: string
  readonly on: string
  readonly who: string
}

/**
 * An accepted action as it is carried out: nothing of it says why it was proposed, from which score it starts or which it
 * should reach, so that whoever does a part of the work may read it.
 */
export type CarriedAction = {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly responsible: string
  /** Post or name; empty until it is said. */
  readonly inCharge: string
  readonly assignee: string | null
  /** ISO dates. */
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly progress: ProgressState
  readonly part: Exclude<PlanPart, 'to-decide'>
  readonly proofs: number
  readonly toldFor: readonly string[]
  readonly told: LastTold | null
  /** Beginning of what was last told of one that is late or stopped; empty of others. */
  readonly why: string
  /** Whether "sigue igual" says all there is to say. */
  readonly staysSame: boolean
  readonly revision: number
}

/** The same with its origin, for whoever may read why it was proposed. */
export type PlacedAction = CarriedAction & { readonly origin: Origin }

/**
 * Where an action comes from. Nothing of it hangs on what was found among people: what works against the gravest that may
 * happen is urgent in every plan.
 */
export function originOf({ reasons, templateId }: Pick<PlanAction, 'reasons' | 'templateId'>): Origin {
  if (comesFirst(reasons)) return 'urgente'
  if (reasons.some(bindsSurely)) return 'deber'
  return templateId === null ? 'propia' : 'propuesta'
}

/** The part of the plan in which an accepted action counts. @param today ISO date in Lima time. */
export function carriedPart(action: Pick<PlanAction, 'progress' | 'dueOn'>, today: string): CarriedAction['part'] {
  const part = partOf({ ...action, status: 'accepted' }, today)
  return part === null || part === 'to-decide' ? 'accepted' : part
}

/** States as the address names them. */
export const STATE_WORDS = ['sin-empezar', 'en-marcha', 'hecha', 'detenida'] as const
export type StateWord = (typeof STATE_WORDS)[number]
const STATE_OF = Object.fromEntries(STATE_WORDS.map((word, index) => [word, PROGRESS_STATES[index]]))

export const SORTS = ['plan', 'vence', 'inicio', 'unidad', 'avance'] as const
export type Sort = (typeof SORTS)[number]

/** What the address asks for; empty text or false for everything. */
export type Filters = {
  readonly origin: Origin | ''
  readonly unit: string
  readonly person: string
  readonly state: StateWord | ''
  readonly overdue: boolean
  readonly sort: Sort
}

/** Who answers for an action by name: who is in charge, and whose account follows it up. */
export function peopleOf({ inCharge, assignee }: Pick<CarriedAction, 'inCharge' | 'assignee'>): string[] {
  return [...new Set([inCharge, assignee ?? ''])].filter((name) => name !== '')
}

const alphabet = new Intl.Collator('es-PE', { sensitivity: 'base', numeric: true })

/** Each value once, in the order of the alphabet. */
export function choicesOf(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').sort(alphabet.compare)
}

const PART_ORDER = ['overdue', 'stopped', 'under-way', 'accepted', 'done'] as const

/** A day that is not known comes after all others. */
const byDay = (one: string | null, other: string | null) => (one ?? '9').localeCompare(other ?? '9')

const ORDER: Readonly<Record<Sort, (one: CarriedAction, other: CarriedAction) => number>> = {
  plan: () => 0,
  vence: (one, other) => byDay(one.dueOn, other.dueOn),
  inicio: (one, other) => byDay(one.startsOn, other.startsOn),
  unidad: (one, other) => alphabet.compare(one.responsible, other.responsible),
  avance: (one, other) => PART_ORDER.indexOf(one.part) - PART_ORDER.indexOf(other.part),
}

/** Actions that the address asks for, in its order; equals stay as the plan has them. */
export function asked(actions: readonly PlacedAction[], filters: Filters): PlacedAction[] {
  const { origin, unit, person, state, overdue, sort } = filters
  return actions
    .filter(
      (action) =>
        (origin === '' || action.origin === origin) &&
        (unit === '' || action.responsible === unit) &&
        (person === '' || peopleOf(action).includes(person)) &&
        (state === '' || action.progress === STATE_OF[state]) &&
        (!overdue || action.part === 'overdue'),
    )
    .sort(ORDER[sort])
}

/** Whether anything is left out. */
export function isFiltered({ origin, unit, person, state, overdue }: Filters): boolean {
  return origin !== '' || unit !== '' || person !== '' || state !== '' || overdue
}
