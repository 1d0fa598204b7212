import type { EntityKind } from '#surveys/model/entity-kind.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { fitAllToEntity } from './fit-to-entity.ts'
import { bindsSurely } from './duties.ts'
import type { FittedProposal, ProposedAction, ProposalReason } from './proposal.ts'

function dutiesIn({ slug, version, hash, actions }: Instrument): ProposedAction[] {
  return actions.flatMap((action) => {
    const reasons = action.triggers.flatMap((trigger): ProposalReason[] =>
      trigger.kind === 'duty' ? [{ kind: 'duty', trigger, instrumentHash: hash }] : [],
    )
    return reasons.length > 0 ? [{ instrument: { slug, version, hash }, action, reasons, sure: true }] : []
  })
}

/** A duty of an entity: whether it surely binds, or only in a case that its reasons name. */
export type Duty = FittedProposal & { readonly binds: boolean }

/**
 * What norms in force on a day oblige an entity to, whatever it measured: the duties that the instruments know, in their
 * order, those that surely bind first. @param today ISO date.
 */
export function dutiesOf(instruments: readonly Instrument[], entity: EntityKind, today: string): Duty[] {
  const found = fitAllToEntity(instruments.flatMap(dutiesIn), entity, today).map((duty) => ({
    ...duty,
    binds: duty.reasons.some(bindsSurely),
  }))
  // Instruments share some actions, and a plan knows each by its id.
  const once = found.filter(({ action }, index) => found.findIndex((each) => each.action.id === action.id) === index)
  return [...once.filter(({ binds }) => binds), ...once.filter(({ binds }) => !binds)]
}
