import { and, asc, gt, lte, sql } from 'drizzle-orm'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import {
  assessments,
  assessmentSubmissions,
  campaigns,
  entities,
  entityHistory,
  mefAnswers,
  mefFigures,
  mefPliegos,
  planActions,
  planEvidence,
  plans,
  planSteps,
  planVersions,
  recordFacts,
} from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** An entity as it was on a day, with the name that its parent of that day had then; null where it had none. */
export type EntityThen = {
  readonly id: string
  readonly name: string
  readonly level: GovernmentLevel
  readonly parentName: string | null
}

/** What `listYearsWithFacts` reads. */
export const YEARS_TABLES = [recordFacts, [campaigns.closesOn]] as const satisfies readonly Watched[]

/** What the report of a year is counted of: records, what is derived from campaigns, budgets and plans, the directory, MEF. */
export const COUNTED_YEAR_TABLES = [
  recordFacts,
  entities,
  entityHistory,
  [campaigns.status, campaigns.closesOn],
  [assessments.entityId, assessments.instrumentSlug],
  assessmentSubmissions,
  plans,
  planSteps,
  planVersions,
  [planActions.status, planActions.progress, planActions.progressOn],
  planEvidence,
  mefPliegos,
  mefFigures,
  mefAnswers,
] as const satisfies readonly Watched[]

/** Day from which an entity is in the directory: its first row of history, or the year that its source is of. */
const ADDED = sql<string | null>`(
  SELECT min(${entityHistory.effectiveOn}) FROM ${entityHistory}
  WHERE ${entityHistory.entityId} = ${entities.id} AND ${entityHistory.change} = 'added'
)`
/** Day on which it ended, where it did and was not opened again. */
const ENDED = sql<string | null>`CASE WHEN ${entities.status} <> 'active' THEN (
  SELECT max(${entityHistory.effectiveOn}) FROM ${entityHistory}
  WHERE ${entityHistory.entityId} = ${entities.id} AND ${entityHistory.change} IN ('merged','split','closed')
) END`

/**
 * Entities of the scope that were there on a day, each with the name and level that it had then; in the order of names.
 * @param on ISO date.
 * @param told ids of entities that told something of the year: they were there, whenever the directory came to know them.
 */
export function listEntitiesOn(database: Handle, scope: Scope, on: string, told: ReadonlySet<string>): EntityThen[] {
  const rows = database
    .select({
      ...{ id: entities.id, name: entities.name, level: entities.governmentLevel, sourceYear: entities.sourceYear },
      parentId: entities.parentId,
      ...{ added: ADDED, ended: ENDED },
    })
    .from(entities)
    .where(within(scope, entities.id))
    .all()
  // What was changed since is undone, the newest change first.
  const since = database
    .select({ entityId: entityHistory.entityId, change: entityHistory.change, before: entityHistory.before })
    .from(entityHistory)
    .where(
      and(
        within(scope, entityHistory.entityId),
        gt(entityHistory.effectiveOn, on),
        sql`${entityHistory.change} IN ('renamed','level','parent')`,
      ),
    )
    .orderBy(sql`${entityHistory.effectiveOn} DESC`, sql`${entityHistory.id} DESC`)
    .all()
  const then = new Map(rows.map((row) => [row.id, row]))
  for (const { entityId, change, before } of since) {
    const entity = then.get(entityId)
    if (!entity) continue
    if (change === 'parent') then.set(entityId, { ...entity, parentId: before || null })
    else if (before !== '')
      then.set(entityId, {
        ...entity,
        ...(change === 'renamed' ? { name: before } : { level: before as GovernmentLevel }),
      })
  }
  return [...then.values()]
    .filter(
      ({ id, sourceYear, added, ended }) =>
        (told.has(id) || (added ?? `${sourceYear}-01-01`) <= on) && (ended === null || ended > on),
    )
    .map(({ id, name, level, parentId }) => ({ id, name, level, parentName: then.get(parentId ?? '')?.name ?? null }))
    .sort((one, other) => one.name.localeCompare(other.name, 'es'))
}

/** Years in which entities of the scope recorded anything or a campaign closed, the oldest first. */
export function listYearsWithFacts(database: Handle, scope: Scope, today: string): number[] {
  const recorded = database
    .selectDistinct({ year: recordFacts.year })
    .from(recordFacts)
    .where(within(scope, recordFacts.entityId))
    .all()
  const year = sql<number>`CAST(substr(${campaigns.closesOn}, 1, 4) AS INTEGER)`
  const closed = database
    .selectDistinct({ year })
    .from(campaigns)
    .where(and(within(scope, campaigns.entityId), lte(campaigns.closesOn, today)))
    .orderBy(asc(year))
    .all()
  return [...new Set([...recorded, ...closed].map((row) => row.year))].toSorted((one, other) => one - other)
}
