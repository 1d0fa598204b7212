import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { bindsSurely } from '#surveys/planning/proposal.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { checkBeforeSigning, type PlanFinding } from './check-before-signing.ts'
import type { PlanPlace } from './tabs.ts'

/** What is looked at before a plan is signed. */
export type AskedPlan = {
  readonly place: PlanPlace
  readonly entityId: string
  /** As `listPlanActions` gives them to the actor. */
  readonly actions: readonly PlanAction[]
}

/** What a plan lacks before it is signed. @param today ISO date in Lima time. */
export function findMissing(
  _actor: Actor,
  { place, entityId, actions }: AskedPlan,
  today: string,
): Promise<PlanFinding[]> {
  const { staff } = findEntityKind(runtime().database, entityId, today)
  const checked = actions.map((action) => ({
    ...action,
    obliges: action.reasons.some(bindsSurely),
    against: [],
    carried: action.carriedFromId !== null,
  }))
  return Promise.resolve(checkBeforeSigning({ place, staff, actions: checked, lowest: [] }))
}
