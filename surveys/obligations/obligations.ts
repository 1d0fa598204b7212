import { GOVERNMENT_LEVELS, WITH_MECHANISM, type EntityKind, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { inForceOn } from '#surveys/norms/norms.ts'

/** What an entity may owe the country each year, as records, reports and tables count it. */
export const DUTIES = ['mechanism', 'november-report', 'yearly-record', 'adaptation-sheet', 'servir-half-year'] as const
export type DutyId = (typeof DUTIES)[number]

/**
 * `obliged`: a norm orders it. `facultative`: it may, and nobody misses it. `outside`: no norm in force that day speaks
 * of it to such an entity.
 */
export type Obligation = 'obliged' | 'facultative' | 'outside'

/** A place of a norm that says so, as it is cited: «cuarta disposición complementaria final». */
export type ObligationNorm = { readonly id: NormId; readonly place: string }

export type ObligationFound = {
  readonly obligation: Obligation
  /** Norms in force that day that say so; empty where it is outside. */
  readonly norms: readonly ObligationNorm[]
  /** The fact without which an obliged entity owes nothing; whether it came about is not known here. */
  readonly onlyIf: 'complaints-in-the-half-year' | null
  /** Whether the norm was read as reaching entities of this level; the page says "por verificar" where it was not. */
  readonly verified: boolean
}

type DutyRule = {
  readonly norms: readonly ObligationNorm[]
  readonly obliged: readonly GovernmentLevel[]
  readonly onlyIf?: ObligationFound['onlyIf']
}

const MECHANISM_REPORT: ObligationNorm = { id: 'ds-005-2017-mimp', place: 'cuarta disposición complementaria final' }

/** Levels that a rule does not oblige may do it of their own will, in every duty that is known today. */
const RULES: Readonly<Record<DutyId, DutyRule>> = {
  mechanism: { norms: [{ id: 'ds-005-2017-mimp', place: 'artículo 1' }], obliged: WITH_MECHANISM },
  'november-report': { norms: [MECHANISM_REPORT], obliged: WITH_MECHANISM },
  // No norm names the record: it holds, fact by fact, what the report of November tells, and binds whom that binds.
  'yearly-record': { norms: [MECHANISM_REPORT], obliged: WITH_MECHANISM },
  'adaptation-sheet': {
    norms: [{ id: 'ley-32535', place: 'cuarta disposición complementaria final' }],
    obliged: GOVERNMENT_LEVELS,
  },
  'servir-half-year': {
    norms: [{ id: 'ds-014-2019-mimp', place: 'artículo 38' }],
    obliged: GOVERNMENT_LEVELS,
    onlyIf: 'complaints-in-the-half-year',
  },
}

/** Last day of the year that Ley 32535 gives to adapt plans and documents (fourth final provision), as an ISO date. */
export const ADAPTATION_TERM = '2026-12-25'

/**
 * Whether an entity owed a thing on a day, and which norms say so. Reports ask for the day of their cut-off, so that a
 * year is read by the law of that year.
 * @param isoDate ISO date (2019-12-31).
 * @throws {RangeError} when the day is not written as an ISO date.
 */
export function obligationOn({ level }: Pick<EntityKind, 'level'>, duty: DutyId, isoDate: string): ObligationFound {
  const { norms, obliged, onlyIf = null } = RULES[duty]
  const inForce = norms.filter(({ id }) => inForceOn(id, isoDate))
  if (inForce.length === 0) return { obligation: 'outside', norms: [], onlyIf: null, verified: true }
  if (obliged.includes(level)) return { obligation: 'obliged', norms: inForce, onlyIf, verified: true }
  // The decree speaks of municipalities, not of bodies with autonomy.
  return { obligation: 'facultative', norms: inForce, onlyIf: null, verified: level !== 'autonomous-body' }
}
