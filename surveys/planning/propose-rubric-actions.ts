import type { ActionTemplate, Instrument, Trigger } from '#surveys/model/instrument.ts'
import type { RatedItem, RubricScore } from '#surveys/scoring/rubric.ts'
import { proposalsInOrder } from './propose-actions.ts'
import type { ProposalCause, ProposedAction } from './proposal.ts'

type RubricCause = Extract<ProposalCause, { kind: 'rated-dimension' | 'rated-item' | 'duty' }>
type Rated = {
  readonly dimensions: ReadonlyMap<string, { readonly score: number; readonly rank: number }>
  readonly items: Readonly<Record<string, RatedItem>>
}

/** Weakest dimension first. */
function rankedDimensions({ dimensions }: RubricScore): Rated['dimensions'] {
  const scored = Object.entries(dimensions).flatMap(([id, score]) =>
    score.kind === 'scored' ? [{ id, score: score.score }] : [],
  )
  scored.sort((one, other) => one.score - other.score)
  return new Map(scored.map(({ id, score }, index) => [id, { score, rank: index + 1 }]))
}

function causesOf(trigger: Trigger, { dimensions, items }: Rated): RubricCause[] {
  if (trigger.kind === 'duty') return [{ kind: 'duty', trigger }]
  if (trigger.kind === 'dimension-below') {
    const found = dimensions.get(trigger.dimension)
    return found && found.score < trigger.score ? [{ kind: 'rated-dimension', trigger, ...found }] : []
  }
  if (trigger.kind !== 'item-below') return []
  return trigger.items.flatMap((item) => {
    const level = items[item]?.declared
    return typeof level === 'number' && (100 * level) / 3 < trigger.score
      ? [{ kind: 'rated-item', trigger, item, level }]
      : []
  })
}

/** Lower comes first: what an item is missing says more than the mean of its dimension. */
function urgency(reason: RubricCause): number {
  if (reason.kind === 'rated-item') return reason.level
  return reason.kind === 'rated-dimension' ? 10 + reason.score / 100 : 20
}

/** Whether an action is about items alone of which none concerns the institution. */
function concernsNobody({ triggers }: ActionTemplate, items: Rated['items']): boolean {
  const about = triggers.flatMap((trigger) => (trigger.kind === 'item-below' ? trigger.items : []))
  return about.length > 0 && about.every((item) => items[item]?.declared === 'na')
}

function proposalFor(instrument: Instrument, action: ActionTemplate, rated: Rated): ProposedAction[] {
  const asked = concernsNobody(action, rated.items)
    ? action.triggers.filter(({ kind }) => kind === 'duty')
    : action.triggers
  const { slug, version, hash } = instrument
  const reasons = asked
    .flatMap((trigger) => causesOf(trigger, rated))
    .sort((one, other) => urgency(one) - urgency(other))
    .map((cause) => ({ ...cause, instrumentHash: hash }))
  if (reasons.length === 0) return []
  return [{ instrument: { slug, version, hash }, action, reasons, sure: true }]
}

/**
 * Actions that the levels of an institution ask for, in the order of a plan. An item that does not apply asks for
 * nothing, and an action about such items alone is not proposed, however low its dimension.
 * @param items levels to go by, as `declared`: those that were declared, or after a review those that were verified.
 */
export function proposeRubricActions(
  instrument: Instrument,
  score: RubricScore,
  items: Readonly<Record<string, RatedItem>>,
): ProposedAction[] {
  const rated: Rated = { dimensions: rankedDimensions(score), items }
  return proposalsInOrder(instrument.actions.flatMap((action) => proposalFor(instrument, action, rated)))
}
