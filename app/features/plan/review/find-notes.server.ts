import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import {
  listActionWeights,
  listReleasedDimensions,
  type ReviewedContent,
} from '#db/queries/plan-review-facts.server.ts'
import { qualityNotes, type QualityNote } from '#surveys/planning/quality-notes.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { notedPlan } from './noted-plan.ts'

/** What the rules find in signed versions that were read within the scope, in their order. */
export async function findNotes(actor: Actor, contents: readonly ReviewedContent[]): Promise<QualityNote[][]> {
  const { database } = runtime()
  const entityIds = [...new Set(contents.map(({ entityId }) => entityId))]
  const [weights, releases] = await Promise.all([
    listActionWeights(database, actor.scope, entityIds),
    listReleasedDimensions(database, actor.scope, entityIds),
  ])
  const byId = new Map(weights.map((weight) => [weight.id, weight]))
  return contents.map((content) => {
    const { staff } = findEntityKind(database, content.entityId, content.signedOn)
    const own = releases.filter(({ entityId }) => entityId === content.entityId)
    return qualityNotes(notedPlan(content, byId, own, staff))
  })
}
