import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { can } from '#app/door/policies.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { reasonWords } from '#app/kit/words/reason-words.ts'
import { FINDING_CODES, type PlanFinding } from '../check-before-signing.ts'
import { findMissing } from '../find-missing.server.ts'
import { viewMovable } from '../next-year/move-proposals.server.ts'
import { loadPlan, planHead, shownAction, textsFor, type PlanAsked } from '../view-plan.server.ts'
import { DECIDE_GROUPS, firstUndecided, grouped, placeOf } from './decide-order.ts'
import { whenWords } from './decide-words.ts'
import { listMovableDimensions } from './plan-releases.server.ts'
import { resultOf } from './result-links.ts'
import { suggestedDates } from './suggested-dates.ts'

/** @property chosen id of the action whose card is asked for. @property opened whether what is beyond the capacity is listed. */
export type DecideAsked = PlanAsked & { readonly chosen: string | null; readonly opened: boolean }

function rowOf(action: PlanAction, today: string) {
  const { id, title, chip, responsible } = shownAction(action, today)
  return { id, title, chip, unit: responsible, when: whenWords(action), revision: action.revision }
}

export type DecideRow = ReturnType<typeof rowOf>

/** Where an action starts, with the date of its result; null where no dimension is to move, or the result may not be read. */
async function startOf(actor: Actor, action: PlanAction) {
  const { baseline } = action
  if (baseline === null) return null
  const asked = { campaignId: baseline.campaignId, reasons: [] }
  const from = (await listMovableDimensions(actor, [asked])).find(
    (each) => each.baseline.dimension === baseline.dimension,
  )
  return from ? { title: from.title, instrument: from.instrument, releasedOn: from.releasedOn, baseline } : null
}

async function cardOf(actor: Actor, action: PlanAction, today: string) {
  const { reasons, ...told } = shownAction(action, today)
  const texts = textsFor([action])
  return {
    ...told,
    reasons: reasons.map((reason) => ({ sentence: reasonWords(reason, texts), to: resultOf(action, reason) })),
    start: await startOf(actor, action),
    suggested: suggestedDates(action.termMonths, action.year, today),
  }
}

export type DecideCard = Awaited<ReturnType<typeof cardOf>>

/** Findings of one kind that stand on the page at once; when they are mended, the others follow. */
const SHOWN_OF_A_KIND = 5

function kindsOf(findings: readonly PlanFinding[]) {
  return FINDING_CODES.flatMap((code) => {
    const all = findings.filter((finding) => finding.code === code)
    const [first] = all
    if (!first) return []
    const shown = all.slice(0, SHOWN_OF_A_KIND).map(({ sentence, address }) => ({ sentence, address }))
    return { code, blocking: first.blocking, count: all.length, shown }
  })
}

/** What a plan lacks, kind by kind. */
export type MissingKind = ReturnType<typeof kindsOf>[number]

/**
 * The face on which a plan is decided: its actions in short, and one of them whole.
 * @throws {AppError} `not-found` outside the scope, and for an action that is not in the plan.
 */
export async function getDecidePage(actor: Actor, asked: DecideAsked, clock: Clock = systemClock) {
  const { entity, actions } = await loadPlan(actor, asked)
  const today = limaDate(clock())
  const head = await planHead(actor, { year: asked.year, entity, actions }, today)
  const locked = head.lock !== null
  const groups = grouped(actions, findEntityKind(runtime().database, entity.id, today).staff)
  const id = asked.chosen ?? firstUndecided(groups) ?? groups.accepted[0]?.id ?? null
  const chosen = actions.find((action) => action.id === id) ?? null
  if (asked.chosen !== null && chosen === null) throw new AppError('not-found')
  const place = chosen && placeOf(groups, chosen.id, asked.opened)
  const decides = can(actor.role, 'plan:write')
  return {
    head,
    /** Where nothing is decided any more, what is proposed waits for an amendment, or went to the next year's plan. */
    locked,
    mayDecide: decides && !locked,
    opened: asked.opened || place?.group === 'beyond',
    /** Whether the card was asked for, and does not only stand beside the list. */
    asked: asked.chosen !== null,
    groups: DECIDE_GROUPS.map((group) => ({ group, rows: groups[group].map((action) => rowOf(action, today)) })),
    card: chosen && place ? { ...(await cardOf(actor, chosen, today)), place } : null,
    late: decides && actor.entity ? await viewMovable(actor, asked.year, clock) : null,
    missing:
      decides || actor.role === 'head'
        ? kindsOf(await findMissing(actor, { place: head.place, entityId: entity.id, actions }, today))
        : null,
  }
}

export type DecideView = Awaited<ReturnType<typeof getDecidePage>>
