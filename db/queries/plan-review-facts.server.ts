import { and, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planReviews, planVersions, releases } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { sameVersion, type ReviewPlace } from './plan-reviews.server.ts'
import type { PlanVersion } from './plan-versions.server.ts'

/** What was signed as one version, or null where there is none in the scope. */
export async function findReviewedContent(database: Database, scope: Scope, place: ReviewPlace) {
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

/** Versions that the rules have not read: those that were signed before it was kept what the rules found. */
export function listUnreadVersions(database: Handle, limit: number): PlanVersion[] {
  return database
    .select({ read: planVersions })
    .from(planReviews)
    .innerJoin(planVersions, sameVersion)
    .where(isNull(planReviews.readFirst))
    .limit(limit)
    .all()
    .map(({ read }) => read)
}

/** Of a version's actions what it does not hold itself: how hard each is, and what it works against. */
export function listActionWeights(handle: Handle, { entityId, content }: Pick<PlanVersion, 'entityId' | 'content'>) {
  const { id, effort, dimension, reasons, baseline } = planActions
  const signed = content.map((action) => action.id)
  return handle
    .select({ id, effort, dimension, reasons, baseline })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), inArray(id, signed)))
    .all()
}

export type ActionWeight = ReturnType<typeof listActionWeights>[number]

type Dimensions = readonly [
  hash: string,
  slug: string,
  dimensions: readonly { readonly id: string; readonly figure: Figure }[],
]

const DIMENSIONS =
  sql<Dimensions>`json_extract(${releases.content}, '$.instrument.hash', '$.instrument.slug', '$.dimensions')`.mapWith(
    (text: string) => JSON.parse(text) as Dimensions,
  )

/** The dimensions of every release that the entity of a version had when it was signed, newest first; nothing else of one. */
export function listReleasedDimensions(
  handle: Handle,
  { entityId, signedOn }: Pick<PlanVersion, 'entityId' | 'signedOn'>,
) {
  return handle
    .select({ entityId: releases.entityId, releasedOn: releases.releasedOn, of: DIMENSIONS })
    .from(releases)
    .where(and(eq(releases.entityId, entityId), lte(releases.releasedOn, signedOn)))
    .orderBy(desc(releases.releasedOn))
    .all()
    .map(({ of: [hash, slug, dimensions], ...release }) => ({ ...release, hash, slug, dimensions }))
}

export type ReleasedDimensions = ReturnType<typeof listReleasedDimensions>[number]
