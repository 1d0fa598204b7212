import { isSmall, isWithin, type EntityKind } from '#surveys/model/entity-kind.ts'
import type { ActionTemplate, ActionVariant } from '#surveys/model/instrument.ts'
import { officeNames } from '#surveys/model/offices.ts'
import { citation, citationsNotInForce, inForceOn, namedNorms } from '#surveys/norms/norms.ts'
import type {
  DutyCause,
  DutyCondition,
  FittedAction,
  FittedProposal,
  ProposalReason,
  ProposedAction,
} from './proposal.ts'

/** What must hold for the duty to bind this entity, or null where it surely does not. */
function conditionsOf({ trigger: { binds } }: DutyCause, { level, staff }: EntityKind): DutyCondition[] | null {
  if (binds.levels !== 'all' && !binds.levels.includes(level)) return null
  const { minimumStaff: minimum = 0, only } = binds
  if (staff !== null && staff < minimum) return null
  return [
    ...(staff === null && minimum > 0 ? [{ kind: 'staff', minimum } as const] : []),
    ...(only === undefined ? [] : [{ kind: only }]),
  ]
}

/** What a duty rests on, as it is in force on the day, and the term that it sets. */
function groundOf({ norms, articles = {}, legalTerm }: ActionTemplate, today: string) {
  return {
    norms: norms
      .filter((id) => inForceOn(id, today))
      .map((id) => ({ id, label: citation(id), place: articles[id] ?? null })),
    ...(legalTerm ? { legalTerm } : {}),
  }
}

/** The reasons that hold for the entity: duties of others are none of its own. */
function ownReasons(
  reasons: readonly ProposalReason[],
  entity: EntityKind,
  ground: ReturnType<typeof groundOf>,
): ProposalReason[] {
  return reasons.flatMap((reason): ProposalReason[] => {
    if (reason.kind !== 'duty') return [reason]
    const onlyIf = conditionsOf(reason, entity)
    if (onlyIf === null) return []
    return [{ ...reason, ...(onlyIf.length === 0 ? {} : { onlyIf }), ...ground }]
  })
}

/** The words of an action for an entity: those of the first variant that is for it, over its own. */
export function wordsFor(
  action: ActionTemplate,
  entity: EntityKind,
): ActionTemplate & { variant: ActionVariant | null } {
  const variant = action.variants?.find(({ for: range }) => isWithin(entity, range)) ?? null
  return { ...action, ...variant, variant }
}

/** Norms that a sentence of the action names may not be missing on the day: the sentence would be wrong. */
function saysWhatHolds({ title, rationale }: ActionTemplate, today: string): boolean {
  return citationsNotInForce(namedNorms(`${title} ${rationale}`), today).length === 0
}

/**
 * A proposal as one entity reads it on one day: only duties that bind it, in words that it can follow, by whom it has, on
 * norms that are in force. Null where nothing is left to propose, or where its words rest on a norm that is not in force.
 * @param today ISO date.
 */
export function fitToEntity(proposal: ProposedAction, entity: EntityKind, today: string): FittedProposal | null {
  const { action, instrument } = proposal
  if (action.levels !== undefined && !action.levels.includes(entity.level)) return null
  const words = wordsFor(action, entity)
  const reasons = ownReasons(proposal.reasons, entity, groundOf(words, today))
  if (reasons.length === 0 || !saysWhatHolds(words, today)) return null
  const { id, dimension, title, rationale, termMonths, effort, verification, indicator } = words
  const fitted: FittedAction = {
    id,
    dimension,
    title,
    rationale,
    termMonths,
    effort,
    verification,
    indicator,
    responsibleUnit: officeNames(words.responsible, entity),
    norms: words.norms.filter((norm) => inForceOn(norm, today)),
  }
  const ofThisKind = words.variant !== null || isSmall(entity)
  const how: ProposalReason[] = ofThisKind ? [{ kind: 'fitted', entity, instrumentHash: instrument.hash }] : []
  return { instrument, action: fitted, reasons: [...reasons, ...how], sure: proposal.sure }
}

/** The proposals of a result as one entity reads them on one day, in their order. @param today ISO date. */
export function fitAllToEntity(
  proposals: readonly ProposedAction[],
  entity: EntityKind,
  today: string,
): FittedProposal[] {
  return proposals.flatMap((proposal) => fitToEntity(proposal, entity, today) ?? [])
}
