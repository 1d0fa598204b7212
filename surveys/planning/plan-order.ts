import type { Effort, LevelCuts } from '#surveys/model/instrument.ts'
import type { LegalTerm } from '#surveys/model/legal-term.ts'
import { INSTRUMENTS, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { currentActionId } from '#surveys/instruments/shared-actions.ts'
import { bindsSurely, isDuty } from './duties.ts'
import { measureActionId } from './measure-better.ts'
import { effectPerEffort, needIn, strongestNeed } from './need.ts'
import type { ProposalReason } from './proposal.ts'
import { comesFirst } from './urgency.ts'

/** What decides the place of an action in its plan; all of it is stored. */
export type OrderedAction = {
  readonly reasons: readonly ProposalReason[]
  readonly effort: Effort
  /** Template that it was made from; null where the entity added it. */
  readonly templateId: string | null
  /** Order in which it came into the plan. */
  readonly position: number
}

const CUTS: ReadonlyMap<string, LevelCuts> = new Map(INSTRUMENTS.map(({ hash, scoring }) => [hash, scoring.levels]))

/** Place of each template among those of all instruments: between equals it decides, so that no order is left to chance. */
const CATALOGUE: ReadonlyMap<string, number> = new Map(
  [
    ...new Set(
      [...LATEST_INSTRUMENTS, ...INSTRUMENTS].flatMap(({ slug, actions }) => [
        ...actions.map(({ id }) => id),
        measureActionId(slug),
      ]),
    ),
  ].map((id, place) => [id, place]),
)

function prerequisites(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { id, after = [] } of INSTRUMENTS.flatMap(({ actions }) => actions))
    found.set(id, [...new Set([...(found.get(id) ?? []), ...after])])
  return found
}
/** What must stand before an action, whichever instrument says so. */
const PREREQUISITES = prerequisites()

/** Shorter terms first; a duty without one after all others. */
function termRank(term: LegalTerm | undefined): number {
  switch (term?.kind) {
    case 'working-days':
      return term.days
    case 'date':
      return 50
    case 'each-half-year':
      return 182
    case 'each-year':
      return 365
    case 'standing':
      return 400
    case undefined:
      return 500
  }
}

function legalTermRank(reasons: readonly ProposalReason[]): number {
  return Math.min(...reasons.map((reason) => termRank(reason.kind === 'duty' ? reason.legalTerm : undefined)))
}

/** The gravest that may happen to people before signs of danger. */
function gravityRank(reasons: readonly ProposalReason[]): number {
  const ranks = reasons.flatMap((reason) =>
    reason.kind === 'prevalence' && reason.gravity !== null ? [reason.gravity] : [],
  )
  return Math.min(1000, ...ranks)
}

/** Groups of a plan, in their order. What the entity added itself stands at the end. */
const GROUPS = ['duty', 'urgent', 'need', 'not-measured', 'preventive', 'own'] as const
export type PlanGroup = (typeof GROUPS)[number]

/** Group of a plan in which an action stands by its reasons. */
export function groupOf(reasons: readonly ProposalReason[]): PlanGroup {
  if (isDuty(reasons)) return 'duty'
  if (comesFirst(reasons)) return 'urgent'
  const kinds = new Set(reasons.map(({ kind }) => kind))
  kinds.delete('fitted')
  if (kinds.size === 0) return 'own'
  if (kinds.has('not-measured')) return 'not-measured'
  return [...kinds].every((kind) => kind === 'prevalence') ? 'preventive' : 'need'
}

/** Smaller comes first, compared number by number. */
function keyOf({ reasons, effort, templateId, position }: OrderedAction): readonly number[] {
  const group = groupOf(reasons)
  const needs = reasons.flatMap((reason) => {
    const cuts = CUTS.get(reason.instrumentHash)
    return (cuts && needIn(reason, cuts)) ?? []
  })
  const need = strongestNeed(needs) ?? { level: 4, distance: 0 }
  const isPressing = group === 'duty' || group === 'urgent'
  return [
    GROUPS.indexOf(group),
    group === 'duty' && !reasons.some(bindsSurely) ? 1 : 0,
    ...(isPressing ? [comesFirst(reasons) ? 0 : 1, legalTermRank(reasons), gravityRank(reasons)] : [0, 0, 0]),
    need.level,
    -need.distance,
    -effectPerEffort(reasons, effort),
    group === 'own' || templateId === null
      ? position
      : (CATALOGUE.get(currentActionId(templateId)) ?? Number.MAX_SAFE_INTEGER),
    position,
  ]
}

function compareKeys(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((number, place) => number !== other[place])
  return differing === -1 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0)
}

/**
 * The one order of a plan, also of one to which several results added, from what is stored of its actions: duties first
 * (those that surely bind, what works against the gravest and signs of danger before others, the shortest legal term
 * first), then what cannot wait, then needs (`need.ts`), among equals the greater effect for its effort, then what must
 * be measured better, prevention that nothing else asks for, and last what the entity added. What an action needs done
 * before it stands before it. Nothing of it hangs on what happened to people, nor on the order in which results came.
 */
export function inPlanOrder<Action extends OrderedAction>(actions: readonly Action[]): Action[] {
  const byKey = actions
    .map((action) => ({ action, key: keyOf(action) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ action }) => action)
  const idOf = ({ templateId }: Action) => (templateId === null ? null : currentActionId(templateId))
  const byId = new Map(byKey.map((action) => [idOf(action), action]))
  const placed = new Set<Action>()
  const ordered: Action[] = []
  const place = (action: Action): void => {
    if (placed.has(action)) return
    // Before it is listed: a circle, which no instrument can hold, would end here.
    placed.add(action)
    const before = (PREREQUISITES.get(idOf(action) ?? '') ?? []).flatMap((id) => byId.get(id) ?? [])
    for (const each of before.sort((one, other) => byKey.indexOf(one) - byKey.indexOf(other))) place(each)
    ordered.push(action)
  }
  for (const action of byKey) place(action)
  return ordered
}
