import type { PoolContent, PoolRelease } from '#surveys/disclosure/pool.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { fitAllToEntity } from './fit-to-entity.ts'
import { cannotBeMeasured } from './measure-better.ts'
import { proposalsInOrder } from './propose-actions.ts'
import type { FittedProposal, ProposalReason } from './proposal.ts'

type ShownPool = Extract<PoolContent, { kind: 'shown' }>

/**
 * Why an action is proposed to an entity whose own answers are too few: the mean of the entities of a frozen pool. The
 * pools are of the whole country, since a part of one must not stand beside the whole: so that is what the reason says.
 */
function reasonsFor(
  { triggers }: Instrument['actions'][number],
  { hash }: Instrument,
  { dimensions, entities, quarter }: ShownPool,
): ProposalReason[] {
  return triggers.flatMap((trigger): ProposalReason[] => {
    if (trigger.kind !== 'dimension-below') return []
    const found = dimensions.find(({ id }) => id === trigger.dimension)
    if (!found || found.figure.value >= trigger.score) return []
    const { value, bound } = found.figure
    return [{ kind: 'pool-dimension', trigger, value, bound, entities, quarter, instrumentHash: hash }]
  })
}

/**
 * What a frozen pool asks of an entity that has fewer people than any figure needs, in words that it can follow: what
 * costs a large office much is left out. Empty where the entity can be measured by itself, and where nothing is said of
 * the pool.
 * @param today ISO date.
 */
export function proposeFromPool(
  instrument: Instrument,
  release: Release,
  pool: PoolRelease,
  entity: EntityKind,
  today: string,
): FittedProposal[] {
  if (pool.kind !== 'shown' || !cannotBeMeasured(release)) return []
  const { slug, version, hash } = instrument
  const proposed = instrument.actions.flatMap((action) => {
    const reasons = reasonsFor(action, instrument, pool)
    return reasons.length > 0 ? [{ instrument: { slug, version, hash }, action, reasons, sure: false }] : []
  })
  return fitAllToEntity(proposalsInOrder(proposed), entity, today).filter(({ action }) => action.effort !== 'high')
}
