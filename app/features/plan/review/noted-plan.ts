import type { ActionWeight, ReleasedDimensions } from '#db/queries/plan-review-facts.server.ts'
import type { PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { LowestDimension, NotedAction, NotedPlan, QualityNote } from '#surveys/planning/quality-notes.ts'

const keyOf = (hash: string, dimension: string): string => `${hash} ${dimension}`

/**
 * Dimensions against which an action works: that of its baseline, those for which it was proposed, and that of its
 * template. Of what happened to people nothing is asked: those reasons name no dimension.
 */
function against({ reasons, dimension, baseline }: ActionWeight): string[] {
  const proposed = reasons.flatMap((reason) => {
    if (reason.kind === 'dimension') return [keyOf(reason.instrumentHash, reason.trigger.dimension)]
    if (reason.kind === 'prevalence') return []
    return dimension !== null && reason.added === undefined ? [keyOf(reason.instrumentHash, dimension)] : []
  })
  return [...proposed, ...(baseline ? [keyOf(baseline.instrumentHash, baseline.dimension)] : [])]
}

function notedAction(action: SignedAction, weight: ActionWeight | undefined): NotedAction {
  return { ...action, effort: weight?.effort ?? null, against: weight ? against(weight) : [] }
}

/** Dimensions in the lowest level without a doubt, by the newest release of each instrument when the plan was signed. */
export function lowestOf(releases: readonly ReleasedDimensions[], signedOn: string): LowestDimension[] {
  const newest = new Map<string, ReleasedDimensions>()
  for (const release of releases)
    if (release.releasedOn <= signedOn && !newest.has(release.slug)) newest.set(release.slug, release)
  return [...newest.values()].flatMap(({ hash, dimensions }) => {
    const { title: instrument, scoring } = instrumentByHash(hash)
    return dimensions.flatMap(({ id, figure }) =>
      figure.kind === 'scored' && figure.level === 'initial' && !figure.spansCut
        ? [
            {
              key: keyOf(hash, id),
              title: scoring.dimensions.find((dimension) => dimension.id === id)?.title ?? id,
              instrument,
            },
          ]
        : [],
    )
  })
}

/**
 * A signed version as the rules read it.
 * @param releases of its entity, newest first. @param staff people who work there; null where that is not known.
 */
export function notedPlan(
  { content, signedOn }: Pick<PlanVersion, 'content' | 'signedOn'>,
  weights: ReadonlyMap<string, ActionWeight>,
  releases: readonly ReleasedDimensions[],
  staff: number | null,
): NotedPlan {
  return {
    actions: content.map((action) => notedAction(action, weights.get(action.id))),
    staff,
    lowest: lowestOf(releases, signedOn),
  }
}

/** Name of a note within its version, by which a form adopts it and a comment remembers it. */
export function noteName({ code, about }: Pick<QualityNote, 'code' | 'about'>): string {
  return about === '' ? code : `${code} ${about}`
}
