import type { PlanFollowUp, PlanProof, StatusEvent } from '#db/queries/plan-reports.server.ts'
import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { TOLD_AFTER_DAYS } from '../carry-out/cut-offs.ts'

/** For which cut-off, and up to which days, something counts. ISO dates in Lima time. */
export type AsOf = {
  readonly cutOff: string
  /** Day whose plan is told: the cut-off, or today while it has not come. */
  readonly on: string
  /** Last day on which something may be told or proved for the cut-off; afterwards the report stands. */
  readonly until: string
}

/** `preliminary`: the day has not come; `open`: it may still be told for it; `settled`: nothing of it changes any more. */
export type Standing = 'preliminary' | 'open' | 'settled'

/** @param today ISO date in Lima time. */
export function asOf(cutOff: string, today: string): AsOf {
  return { cutOff, on: today < cutOff ? today : cutOff, until: addDays(cutOff, TOLD_AFTER_DAYS) }
}

/** @param today ISO date in Lima time. */
export function standingOf({ cutOff, until }: AsOf, today: string): Standing {
  if (today < cutOff) return 'preliminary'
  return today <= until ? 'open' : 'settled'
}

const dayOf = ({ at }: { readonly at: string }) => limaDate(new Date(at))

type Decided = { readonly status: PlanActionStatus; readonly decidedOn: string | null }

/**
 * Whether an action was accepted on a day: what was decided since is undone in thought by what happened until then.
 * @param events of this action. @param on ISO date in Lima time.
 */
export function wasAccepted(action: Decided, events: readonly StatusEvent[], on: string): boolean {
  if (action.decidedOn !== null && action.decidedOn <= on) return action.status === 'accepted'
  const last = events.findLast((event) => event.event !== 'sent-back' && dayOf(event) <= on)
  return last?.event === 'accepted' || last?.event === 'added'
}

/** What was last told of an action for a cut-off or an earlier one. */
export type ToldState = {
  readonly progress: ProgressState
  readonly indicatorNow: string
  readonly comment: string
  /** ISO dates: the cut-off that it was told for, and the day. */
  readonly cutOff: string
  readonly on: string
  /** ISO date on which what was told done came back, where nothing was told since; null otherwise. */
  readonly sentBackOn: string | null
}

/**
 * How far an action was at a cut-off: by what was told for it or before, and by nothing that was told for a later one. What
 * was told done and came back while the cut-off was open is under way. Null where nobody told anything.
 * @param followUps of this action, the oldest first. @param events of this action.
 */
export function toldAt(
  followUps: readonly PlanFollowUp[],
  events: readonly StatusEvent[],
  { cutOff, until }: AsOf,
): ToldState | null {
  const known = followUps.filter((followUp) => followUp.cutOff <= cutOff)
  const newest = known.reduce((latest, followUp) => (followUp.cutOff > latest ? followUp.cutOff : latest), '')
  const last = known.findLast((followUp) => followUp.cutOff === newest)
  if (!last) return null
  const back = events.findLast(
    (event) => event.event === 'sent-back' && event.at > last.at && dayOf(event) <= until && last.progress === 'done',
  )
  const { indicatorNow, comment, cutOff: toldFor } = last
  return {
    ...{ indicatorNow, comment, cutOff: toldFor, on: dayOf(last) },
    progress: back ? 'under-way' : last.progress,
    sentBackOn: back ? dayOf(back) : null,
  }
}

/** What proves an action, as a report says it: of what names people only how many, of documents their numbers. */
export type CountedProofs = {
  readonly files: number
  readonly links: number
  readonly documents: readonly string[]
  readonly namingPeople: number
}

/** Proofs of one action that were there on the last day of a cut-off. */
export function proofsAt(proofs: readonly PlanProof[], { until }: AsOf): CountedProofs {
  const there = proofs.filter(({ addedOn, removedOn }) => addedOn <= until && (removedOn === null || removedOn > until))
  const open = there.filter(({ namesPeople }) => !namesPeople)
  return {
    files: open.filter(({ kind }) => kind === 'file').length,
    links: open.filter(({ kind }) => kind === 'link').length,
    documents: open.flatMap(({ kind, reference }) => (kind === 'document' && reference !== null ? [reference] : [])),
    namingPeople: there.length - open.length,
  }
}

export function countProofs({ files, links, documents, namingPeople }: CountedProofs): number {
  return files + links + documents.length + namingPeople
}
