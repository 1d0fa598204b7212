import type { ReleaseFacts } from '#db/queries/releases.server.ts'
import type { AskedAction } from '#db/queries/waiting.server.ts'
import { formatCount } from '#app/kit/format.ts'
import { daysBetween } from '#app/kit/program/clock.ts'
import type { CampaignPhase, CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'

export type StepState = 'done' | 'now' | 'waiting' | 'not-yet'
export type CardStep = { readonly name: string; readonly state: StepState }

/**
 * Participation as a card draws it. `answers`: as they may be told, null for fewer than ten; `sample` and
 * `representative`: answers that a margin of ±5 points and a representative result need.
 */
export type CardParticipation =
  | {
      readonly kind: 'open'
      readonly answers: number | null
      readonly people: number
      readonly sample: number
      readonly representative: number
    }
  | { readonly kind: 'closed'; readonly answers: number; readonly percent: number }
  /** Of the budget: questions with a level. */
  | { readonly kind: 'items'; readonly rated: number; readonly items: number }

export const RUNNING: ReadonlySet<CampaignPhase> = new Set([
  'draft',
  'scheduled',
  'open',
  'closing',
  'population-review',
])

/** Days for which a campaign that closed last year is still the one that is worked on. */
const CURRENT_DAYS = 92

/** The campaign that a card is about: the one that runs or, else, the one that closed this year or lately; null where none. */
export function currentCampaign(campaigns: readonly CampaignSummary[], today: string): CampaignSummary | null {
  const isCurrent = ({ phase, closedOn }: CampaignSummary) =>
    phase === 'closed' &&
    closedOn !== null &&
    (closedOn.slice(0, 4) === today.slice(0, 4) || daysBetween(closedOn, today) <= CURRENT_DAYS)
  return campaigns.find(({ phase }) => RUNNING.has(phase)) ?? campaigns.find(isCurrent) ?? null
}

/** The steps of an instrument with how far it is; those that are not named yet cannot be taken. */
export function stepsFrom(names: readonly string[], states: readonly StepState[]): CardStep[] {
  return names.map((name, index) => ({ name, state: states[index] ?? 'not-yet' }))
}

/** Actions that a result asked for. */
export type Decided = {
  /** Proposed, and not decided. */
  readonly open: number
  /** Accepted or rejected. */
  readonly decided: number
  /** Newest plan that holds one of those that are not decided; null where there is none. */
  readonly openYear: number | null
  readonly words: string
}

export function actionsOf(actions: readonly AskedAction[], resultId: string | null): Decided {
  const asked = resultId === null ? [] : actions.filter(({ askedBy }) => askedBy.includes(resultId))
  const accepted = asked.filter(({ status }) => status === 'accepted').length
  const undecided = asked.filter(({ status }) => status === 'proposed')
  const open = undecided.length
  const words =
    asked.length === 0
      ? 'No propuso acciones.'
      : `${formatCount(accepted, 'acción aceptada', 'acciones aceptadas')} de ${formatCount(asked.length, 'propuesta', 'propuestas')}.`
  const openYear = open === 0 ? null : Math.max(...undecided.map(({ year }) => year))
  return { open, decided: asked.length - open, openYear, words }
}

/** Participation of a result; null where it is not shown, or the population is not known. */
export function closedParticipation({ participation }: ReleaseFacts): CardParticipation | null {
  if (participation.kind !== 'shown' || participation.percentOfPopulation === null) return null
  return { kind: 'closed', answers: participation.n, percent: participation.percentOfPopulation }
}
