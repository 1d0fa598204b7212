import type { PlanAction } from '#db/queries/plans.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { PlanReason } from '#app/kit/words/reason-words.ts'

function dimensionOfItem(instrumentHash: string, item: string): string | null {
  const { dimensions } = instrumentByHash(instrumentHash).scoring
  return dimensions.find(({ items }) => items.some(({ id }) => id === item))?.id ?? null
}

/** What of a release a reason rests on: one of its dimensions, and a question of it where it is of one. */
function groundOf(reason: PlanReason): { readonly dimension: string; readonly item: string | null } | null {
  switch (reason.kind) {
    case 'dimension':
    case 'gap':
      return { dimension: reason.trigger.dimension, item: null }
    case 'item':
    case 'unknown':
    case 'warning': {
      const item = reason.kind === 'warning' ? reason.trigger.item : reason.item
      const dimension = dimensionOfItem(reason.instrumentHash, item)
      return dimension === null ? null : { dimension, item }
    }
    default:
      return null
  }
}

/** Release that gave an action a reason, or null where it was not one. */
export function releaseOf(action: Pick<PlanAction, 'campaignId'>, reason: PlanReason): string | null {
  const added = 'added' in reason ? reason.added : undefined
  if (added === undefined) return action.campaignId
  return 'campaignId' in added ? added.campaignId : null
}

/** Where the number is read that a reason rests on; null where it rests on none of a release. */
export function resultOf(action: Pick<PlanAction, 'campaignId'>, reason: PlanReason): string | null {
  const campaignId = releaseOf(action, reason)
  const ground = groundOf(reason)
  if (campaignId === null || ground === null) return null
  const results = `/panel/aplicaciones/${campaignId}/resultados`
  return ground.item === null
    ? `${results}/dimensiones#dimension-${ground.dimension}`
    : `${results}/preguntas?dimension=${ground.dimension}#pregunta-${ground.item}`
}
