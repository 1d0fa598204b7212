import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { checkBeforeSigning, type CheckedAction, type PlanFinding } from './check-before-signing.ts'
import { dimensionsAgainst, lowestDimensions } from './decide/movable-dimensions.ts'
import { listMovableDimensions } from './decide/plan-releases.server.ts'
import type { PlanPlace } from './tabs.ts'

function checked(action: PlanAction): CheckedAction {
  return {
    ...action,
    obliges: action.reasons.some(bindsSurely),
    against: dimensionsAgainst(action),
    carried: action.carriedFromId !== null,
  }
}

/** What is looked at before a plan is signed. */
export type AskedPlan = {
  readonly place: PlanPlace
  readonly entityId: string
  /** As `listPlanActions` gives them to the actor. */
  readonly actions: readonly PlanAction[]
}

/** What a plan lacks before it is signed. @param today ISO date in Lima time. */
export async function findMissing(
  actor: Actor,
  { place, entityId, actions }: AskedPlan,
  today: string,
): Promise<PlanFinding[]> {
  const { staff } = findEntityKind(runtime().database, entityId, today)
  const movable = await listMovableDimensions(actor, actions)
  return checkBeforeSigning({
    place,
    staff,
    actions: actions.map(checked),
    lowest: lowestDimensions(movable, actions),
  })
}
