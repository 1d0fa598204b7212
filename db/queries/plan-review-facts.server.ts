import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planReviews, planVersions, releases } from '#db/schema/index.ts'
import type { ReviewState } from '#db/schema/plan-words.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import type { ReviewPlace } from './plan-reviews.server.ts'

/** What was signed, of the reviews of the scope in these states. */
export async function listReviewedContents(database: Database, scope: Scope, states: readonly ReviewState[]) {
  const { entityId, year, version, signedOn, content } = planVersions
  const same = [eq(planReviews.entityId, entityId), eq(planReviews.year, year), eq(planReviews.version, version)]
  return database
    .select({ entityId, year, version, signedOn, content })
    .from(planVersions)
    .innerJoin(planReviews, and(...same))
    .where(and(within(scope, entityId), inArray(planReviews.state, [...states])))
    .all()
}

export type ReviewedContent = Awaited<ReturnType<typeof listReviewedContents>>[number]

/** What was signed as one version, or null where there is none in the scope. */
export async function findReviewedContent(
  database: Database,
  scope: Scope,
  place: ReviewPlace,
): Promise<ReviewedContent | null> {
  const { entityId, year, version, signedOn, content } = planVersions
  const here = and(eq(entityId, place.entityId), eq(year, place.year), eq(version, place.version))
  return (
    database
      .select({ entityId, year, version, signedOn, content })
      .from(planVersions)
      .where(and(within(scope, entityId), here))
      .get() ?? null
  )
}

/** Of the actions of these entities what a signed version does not hold: how hard each is, and what it works against. */
export async function listActionWeights(database: Database, scope: Scope, entityIds: readonly string[]) {
  const { id, effort, dimension, reasons, baseline } = planActions
  return database
    .select({ id, effort, dimension, reasons, baseline })
    .from(planActions)
    .where(and(within(scope, planActions.entityId), inArray(planActions.entityId, [...entityIds])))
    .all()
}

export type ActionWeight = Awaited<ReturnType<typeof listActionWeights>>[number]

type Dimensions = readonly [
  hash: string,
  slug: string,
  dimensions: readonly { readonly id: string; readonly figure: Figure }[],
]

const DIMENSIONS =
  sql<Dimensions>`json_extract(${releases.content}, '$.instrument.hash', '$.instrument.slug', '$.dimensions')`.mapWith(
    (text: string) => JSON.parse(text) as Dimensions,
  )

/** The dimensions of every release of these entities within the scope, newest first; nothing else of a release. */
export async function listReleasedDimensions(database: Database, scope: Scope, entityIds: readonly string[]) {
  return database
    .select({ entityId: releases.entityId, releasedOn: releases.releasedOn, of: DIMENSIONS })
    .from(releases)
    .where(and(within(scope, releases.entityId), inArray(releases.entityId, [...entityIds])))
    .orderBy(desc(releases.releasedOn))
    .all()
    .map(({ of: [hash, slug, dimensions], ...release }) => ({ ...release, hash, slug, dimensions }))
}

export type ReleasedDimensions = Awaited<ReturnType<typeof listReleasedDimensions>>[number]
