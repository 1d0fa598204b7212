import type { PlanFollowUp, PlanProof, StatusEvent } from '#db/queries/plan-reports.server.ts'
import type { PlanStepRow } from '#db/queries/plan-steps.server.ts'
import type { PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { compareVersions } from '../approval/compare-versions.ts'
import { carriedPart, type CarriedAction } from '../carry-out/carried-actions.ts'
import { cutOffsOf } from '../carry-out/cut-offs.ts'
import { asOf, proofsAt, standingOf, toldAt, wasAccepted } from './at-cut-off.ts'
import type { AsOf, CountedProofs, Standing, ToldState } from './at-cut-off.ts'
import { approvalWords } from './approval-words.ts'

/** Parts of a plan in the order in which a report counts them. */
export const REPORTED_PARTS = ['done', 'under-way', 'accepted', 'overdue', 'stopped'] as const satisfies readonly Part[]
type Part = CarriedAction['part']

/** An action as it was at the cut-off. Nothing of it says why it was proposed, from which score it starts or to which. */
export type ReportedAction = {
  readonly id: string
  /** Its place in the report, from 1. */
  readonly number: number
  readonly title: string
  readonly responsible: string
  readonly inCharge: string
  /** ISO date. */
  readonly dueOn: string | null
  readonly indicator: string
  readonly part: Part
  readonly indicatorNow: string
  /** Why it is late or stopped, as it was said; empty of others, and where nobody said why. */
  readonly why: string
  /** What was last said of a late one before it was late, which is no reason; empty of others. */
  readonly before: string
  /** ISO dates: for which cut-off and when it was last told; null where nobody said anything. */
  readonly told: { readonly cutOff: string; readonly on: string } | null
  readonly sentBackOn: string | null
  readonly proofs: CountedProofs
  /** Accepted since the plan was signed, by an amendment that was not. */
  readonly isUnsigned: boolean
}

/** An amendment that was signed since the cut-off before: how many actions came, went and changed. */
export type ReportedAmendment = {
  readonly version: number
  /** ISO date. */
  readonly signedOn: string
  readonly reason: string
  readonly came: number
  readonly went: number
  readonly changed: number
}

/** How the actions of a plan were at a cut-off. */
export type ProgressReport = {
  readonly entity: { readonly id: string; readonly name: string; readonly invented: boolean }
  readonly year: number
  /** ISO dates: the cut-off, the day whose plan is told, and the last one on which something may be told for it. */
  readonly cutOff: string
  readonly on: string
  readonly until: string
  readonly standing: Standing
  /** The cut-off before this one; null for the first of the year. */
  readonly previous: string | null
  /** Whether it is of the whole plan; to a reader the actions of what was shared with her are not. */
  readonly whole: boolean
  readonly actions: readonly ReportedAction[]
  readonly counts: Readonly<Record<Part, number>>
  /** Open actions that began and of which nothing was told for this cut-off. */
  readonly untold: number
  /** Whether a version was in force on that day. */
  readonly isSigned: boolean
  /** Names with values: by which act the plan was approved, as far as it was on that day; empty where it is not whole. */
  readonly approval: readonly (readonly [name: string, value: string])[]
  readonly amendments: readonly ReportedAmendment[]
  /** Whether an amendment was being written on that day. */
  readonly isBeingAmended: boolean
}

export type ReportFacts = {
  readonly entity: ProgressReport['entity']
  readonly year: number
  readonly cutOff: string
  /** ISO date in Lima time. */
  readonly today: string
  readonly whole: boolean
  /** In the order of the plan. */
  readonly actions: readonly PlanAction[]
  readonly followUps: readonly PlanFollowUp[]
  readonly events: readonly StatusEvent[]
  readonly proofs: readonly PlanProof[]
  /** First one first. */
  readonly versions: readonly PlanVersion[]
  readonly steps: readonly PlanStepRow[]
}

type Signed = ReadonlyMap<string, SignedAction>

/** What the version in force on a day accepts, by action. */
function inForceOn(versions: readonly PlanVersion[], on: string): Signed | null {
  const inForce = versions.findLast((version) => version.signedOn <= on)
  if (!inForce) return null
  return new Map(inForce.content.filter(({ status }) => status === 'accepted').map((action) => [action.id, action]))
}

function grouped<Row extends { readonly actionId: string }>(rows: readonly Row[]): (id: string) => readonly Row[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(row.actionId, [...(found.get(row.actionId) ?? []), row])
  return (id) => found.get(id) ?? []
}

/** What was said before its last day has passed says nothing of why it is late. */
function saidOf(part: Part, state: ToldState | null, dueOn: string | null): Pick<ReportedAction, 'why' | 'before'> {
  const said = state?.comment.trim() ?? ''
  if (part === 'stopped') return { why: said, before: '' }
  if (part !== 'overdue') return { why: '', before: '' }
  const wasLate = state !== null && dueOn !== null && state.on > dueOn
  return wasLate ? { why: said, before: '' } : { why: '', before: said }
}

type Work = Omit<ReportedAction, 'number'> & { readonly isUntold: boolean }

function reported(facts: ReportFacts, as: AsOf): Work[] {
  const signed = inForceOn(facts.versions, as.on)
  const [told, events, proofs] = [grouped(facts.followUps), grouped(facts.events), grouped(facts.proofs)]
  return facts.actions.flatMap((action): Work[] => {
    const state = toldAt(told(action.id), events(action.id), as)
    const inForce = signed?.get(action.id)
    // Whatever was told for the cut-off after its day, was told of an accepted action.
    const wasTold = state !== null && state.cutOff === as.cutOff && state.on > as.on
    if (!inForce && !wasTold && !wasAccepted(action, events(action.id), as.on)) return []
    const { title, responsible, inCharge, startsOn, dueOn, indicator } = inForce ?? action
    const progress = state?.progress ?? 'not-started'
    const part = carriedPart({ progress, dueOn }, as.on)
    const isOpen = progress !== 'done'
    return [
      {
        ...{ id: action.id, title, responsible, inCharge, dueOn, indicator, part },
        indicatorNow: state?.indicatorNow ?? '',
        ...saidOf(part, state, dueOn),
        told: state && { cutOff: state.cutOff, on: state.on },
        sentBackOn: state?.sentBackOn ?? null,
        proofs: proofsAt(proofs(action.id), as),
        isUnsigned: signed !== null && !inForce,
        isUntold: isOpen && (startsOn === null || startsOn <= as.cutOff) && state?.cutOff !== as.cutOff,
      },
    ]
  })
}

function countsOf(actions: readonly Pick<ReportedAction, 'part'>[]): Record<Part, number> {
  const counts = { done: 0, 'under-way': 0, accepted: 0, overdue: 0, stopped: 0 }
  for (const { part } of actions) counts[part] += 1
  return counts
}

function amendmentsOf(versions: readonly PlanVersion[], previous: string | null, on: string): ReportedAmendment[] {
  return versions.flatMap((version, place): ReportedAmendment[] => {
    const before = versions[place - 1]
    if (!before || version.signedOn > on || (previous !== null && version.signedOn <= previous)) return []
    const accepted = ({ content }: PlanVersion) => content.filter(({ status }) => status === 'accepted')
    const kinds = compareVersions(accepted(before), accepted(version)).map(({ kind }) => kind)
    const count = (kind: (typeof kinds)[number]) => kinds.filter((each) => each === kind).length
    return [
      {
        ...{ version: version.version, signedOn: version.signedOn, reason: version.amendmentReason },
        ...{ came: count('added'), went: count('removed'), changed: count('changed') },
      },
    ]
  })
}

/** Whether the last thing that became of an amendment until a day is that it was begun. */
function isAmendedOn(steps: readonly PlanStepRow[], on: string): boolean {
  const last = steps.findLast(
    ({ step, at }) =>
      (step === 'amendment-started' || step === 'amendment-dropped' || step === 'signed') &&
      limaDate(new Date(at)) <= on,
  )
  return last?.step === 'amendment-started'
}

/** The cut-off before: one that is asked of everybody, or one for which something was told; null for none. */
export function previousCutOff(year: number, cutOff: string, told: ReadonlySet<string>): string | null {
  return cutOffsOf(year).findLast(({ on, isMain }) => on < cutOff && (isMain || told.has(on)))?.on ?? null
}

/** How a plan was at a cut-off, whatever was told for later ones. */
export function progressReport(facts: ReportFacts): ProgressReport {
  const { entity, year, cutOff, today, whole, versions, steps } = facts
  const as = asOf(cutOff, today)
  const work = reported(facts, as)
  const previous = previousCutOff(year, cutOff, new Set(facts.followUps.map((followUp) => followUp.cutOff)))
  return {
    ...{ entity, year, whole, previous, cutOff: as.cutOff, on: as.on, until: as.until },
    standing: standingOf(as, today),
    actions: work.map(({ isUntold: _untold, ...action }, place) => ({ ...action, number: place + 1 })),
    counts: countsOf(work),
    untold: work.filter(({ isUntold }) => isUntold).length,
    isSigned: versions.some(({ signedOn }) => signedOn <= as.on),
    approval: whole ? approvalWords(versions, steps, as.on) : [],
    amendments: whole ? amendmentsOf(versions, previous, as.on) : [],
    isBeingAmended: whole && isAmendedOn(steps, as.on),
  }
}
