import type { ActionTemplate, Instrument, Trigger } from '#surveys/model/instrument.ts'
import type { RatedItem, RubricScore } from '#surveys/scoring/rubric.ts'
import type { ProposalReason, ProposedAction } from './proposal.ts'

type RubricReason = Extract<ProposalReason, { kind: 'rated-dimension' | 'rated-item' | 'duty' }>
type Rated = {
  readonly dimensions: ReadonlyMap<string, { readonly score: number; readonly rank: number }>
  readonly items: Readonly<Record<string, RatedItem>>
}

/** Weakest dimension first. */
function rankedDimensions({ dimensions }: RubricScore): Rated['dimensions'] {
  const scored = Object.entries(dimensions).flatMap(([id, score]) => (score.kind === 'scored' ? [{ id, score: score.score }] : []))
  scored.sort((one, other) => one.score - other.score)
  return new Map(scored.map(({ id, score }, index) => [id, { score, rank: index + 1 }]))
}

function reasonsOf(trigger: Trigger, { dimensions, items }: Rated): RubricReason[] {
  if (trigger.kind === 'duty') return [{ kind: 'duty' }]
  if (trigger.kind === 'dimension-below') {
    const found = dimensions.get(trigger.dimension)
    return found && found.score < trigger.score ? [{ kind: 'rated-dimension', trigger, ...found }] : []
  }
  if (trigger.kind !== 'item-below') return []
  return trigger.items.flatMap((item) => {
    const level = items[item]?.declared
    return typeof level === 'number' && (100 * level) / 3 < trigger.score ? [{ kind: 'rated-item', trigger, item, level }] : []
  })
}

/** Lower comes first: what an item is missing says more than the mean of its dimension. */
function urgency(reason: RubricReason): number {
  if (reason.kind === 'rated-item') return reason.level
  return reason.kind === 'rated-dimension' ? 10 + reason.score / 100 : 20
}

function proposalFor(instrument: Instrument, action: ActionTemplate, rated: Rated): (ProposedAction & { reasons: RubricReason[] })[] {
  const reasons = action.triggers.flatMap((trigger) => reasonsOf(trigger, rated)).sort((one, other) => urgency(one) - urgency(other))
  if (reasons.length === 0) return []
  const { slug, version, hash } = instrument
  return [{ instrument: { slug, version, hash }, action, reasons, sure: true }]
}

/**
 * Actions that the declared levels of an institution ask for. Order: weakest dimension first, in it the lowest item
 * first; what is only a duty comes last. An item that does not apply asks for nothing.
 */
export function proposeRubricActions(instrument: Instrument, score: RubricScore, items: Readonly<Record<string, RatedItem>>): ProposedAction[] {
  const rated: Rated = { dimensions: rankedDimensions(score), items }
  const onlyDuty = ({ reasons }: { reasons: readonly RubricReason[] }) => reasons.every(({ kind }) => kind === 'duty')
  const rank = ({ action }: ProposedAction) => rated.dimensions.get(action.dimension)?.rank ?? Number.MAX_SAFE_INTEGER
  const first = ({ reasons: [reason] }: { reasons: readonly RubricReason[] }) => (reason ? urgency(reason) : 20)
  return instrument.actions
    .flatMap((action) => proposalFor(instrument, action, rated))
    .sort((one, other) => Number(onlyDuty(one)) - Number(onlyDuty(other)) || rank(one) - rank(other) || first(one) - first(other))
}
