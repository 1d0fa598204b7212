import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { cutsBeside, type GroupCuts, type GroupedResult } from '#surveys/disclosure/pool/score-group.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { GovernmentLevel, SizeBand } from '#surveys/model/entity-kind.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { assessments, campaigns, entities, releasedFigures, scoreGroupMembers, scoreGroups } from '#db/schema/index.ts'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** A result that stands in no group yet, with what it would be grouped by. */
export type UngroupedResult = GroupedResult & {
  readonly governmentLevel: GovernmentLevel
  readonly series: number
  /** Null where no staff answered. */
  readonly scope: CampaignScope | null
  /** People in the scope; null where no staff answered. */
  readonly population: number | null
}

type RawResult = Omit<UngroupedResult, 'scope'> & { readonly scope: string }

/**
 * Results of an instrument that staff answer: of each entity in force the newest that was published from one ISO date to
 * another, both included, where its overall is said as a number and it stands in no group. Needs the country's scope.
 */
export function listUngroupedReleases(
  database: Database,
  scope: Scope,
  slug: InstrumentSlug,
  [from, to]: readonly [string, string],
): UngroupedResult[] {
  if (scope.kind !== 'country') return []
  const figure = releasedFigures
  // Beside max() SQLite gives the other columns of the same row.
  return database
    .all<RawResult>(sql`
      SELECT newest.entity, newest.result, newest.value, newest.answers, newest.series,
        ${entities.governmentLevel} AS governmentLevel, ${campaigns.scope} AS scope,
        ${campaigns.populationWomen} + ${campaigns.populationMen} AS population
      FROM (SELECT ${figure.entityId} AS entity, ${figure.campaignId} AS result, ${figure.value} AS value,
          ${figure.n} AS answers, ${figure.series} AS series, ${figure.bound} AS bound, max(${figure.releasedOn})
        FROM ${figure} WHERE ${figure.instrumentSlug} = ${slug} AND ${figure.measure} = ${OVERALL} AND ${figure.cut} = ''
          AND ${figure.cell} = '' AND ${figure.releasedOn} BETWEEN ${from} AND ${to} GROUP BY ${figure.entityId}) AS newest
      JOIN ${entities} ON ${entities.id} = newest.entity AND ${entities.status} = 'active'
      JOIN ${campaigns} ON ${campaigns.id} = newest.result
      LEFT JOIN ${scoreGroupMembers} ON ${scoreGroupMembers.resultId} = newest.result
      WHERE newest.bound = 'exact' AND ${scoreGroupMembers.resultId} IS NULL ORDER BY newest.entity`)
    .map((row) => ({ ...row, scope: JSON.parse(row.scope) as CampaignScope }))
}

/** The same of an instrument that the institution answers: what the Ministry verified last of each entity. */
export function listUngroupedReviews(
  database: Database,
  scope: Scope,
  slug: InstrumentSlug,
  [from, to]: readonly [string, string],
): UngroupedResult[] {
  if (scope.kind !== 'country') return []
  const rows = database
    .select({
      ...{ entity: assessments.entityId, result: assessments.id, reviewed: assessments.reviewedScores },
      ...{ governmentLevel: entities.governmentLevel, version: assessments.instrumentVersion },
    })
    .from(assessments)
    .innerJoin(entities, and(eq(entities.id, assessments.entityId), eq(entities.status, 'active')))
    .leftJoin(scoreGroupMembers, eq(scoreGroupMembers.resultId, assessments.id))
    .where(
      and(
        ...[eq(assessments.instrumentSlug, slug), isNull(scoreGroupMembers.resultId)],
        sql`${assessments.reviewedOn} BETWEEN ${from} AND ${to}`,
      ),
    )
    .orderBy(desc(assessments.year))
    .all()
  const newest = new Map<string, UngroupedResult>()
  for (const { reviewed, version, ...rest } of rows) {
    const overall = reviewed?.verified.overall
    if (overall?.kind !== 'scored' || newest.has(rest.entity)) continue
    newest.set(rest.entity, {
      ...{ ...rest, value: overall.score, answers: 1 },
      ...{ series: version, scope: null, population: null },
    })
  }
  return [...newest.values()]
}

export type ScoreGroupKind = Pick<
  typeof scoreGroups.$inferSelect,
  'instrumentSlug' | 'series' | 'governmentLevel' | 'reach'
>

const ofKind = ({ instrumentSlug, series, governmentLevel, reach }: ScoreGroupKind) =>
  and(
    ...[eq(scoreGroups.instrumentSlug, instrumentSlug), eq(scoreGroups.series, series)],
    ...[eq(scoreGroups.governmentLevel, governmentLevel), eq(scoreGroups.reach, reach)],
  )

/** ISO date on which the newest group of a kind was frozen; null where there is none. Needs the country's scope. */
export function findNewestGroupDay(database: Database, scope: Scope, kind: ScoreGroupKind): string | null {
  if (scope.kind !== 'country') return null
  const newest = database
    .select({ computedOn: scoreGroups.computedOn })
    .from(scoreGroups)
    .where(ofKind(kind))
    .orderBy(desc(scoreGroups.computedOn))
    .get()
  return newest?.computedOn ?? null
}

export type NewScoreGroup = typeof scoreGroups.$inferInsert

/** Freezes a group with its members; a second one of the same kind and quarter is not taken. @returns whether it was. */
export function insertScoreGroup(
  database: Database,
  group: NewScoreGroup,
  members: readonly GroupedResult[],
  note: Note,
): boolean {
  return inTransaction(
    database,
    (transaction) => {
      if (transaction.insert(scoreGroups).values(group).onConflictDoNothing().run().changes === 0) return false
      for (const { result, entity, value, answers } of members)
        transaction
          .insert(scoreGroupMembers)
          .values({ resultId: result, groupId: group.id, entityId: entity, value, answered: answers })
          .run()
      note(transaction)
      return true
    },
    'immediate',
  )
}

/** Members of a group, of all entities: for whoever checks what was frozen, and for the gate. */
export function listGroupMembers(database: Database, groupId: string): GroupedResult[] {
  const { entityId, resultId, value, answered: answers } = scoreGroupMembers
  return database
    .select({ entity: entityId, result: resultId, value, answers })
    .from(scoreGroupMembers)
    .where(eq(scoreGroupMembers.groupId, groupId))
    .orderBy(asc(resultId))
    .all()
}

/** A result of an entity, and which groups it may be read beside. */
export type PlacedResult = ScoreGroupKind & {
  readonly entityId: string
  readonly resultId: string
  readonly size: SizeBand | null
}

/** What stands of a group beside one of its kind. */
export type GroupBeside = {
  readonly quarter: string
  readonly size: SizeBand | null
  /** The result itself is one of the group, and was left out of what is read. */
  readonly isMember: boolean
  readonly cuts: Pooled<GroupCuts>
}

/**
 * Where the others of its group stand, for an entity of the scope: of the group in which the result is, otherwise of the
 * newest of its kind. The entity itself is left out, and no score of another one leaves this function.
 * @returns null where there is no such group, or nothing may be said of it.
 */
export function findGroupBeside(database: Database, scope: Scope, placed: PlacedResult): GroupBeside | null {
  const { entityId, resultId, size } = placed
  if (scope.kind !== 'country' && scope.entityId !== entityId) return null
  const own = database
    .select({ group: scoreGroups })
    .from(scoreGroupMembers)
    .innerJoin(scoreGroups, eq(scoreGroups.id, scoreGroupMembers.groupId))
    .where(and(eq(scoreGroupMembers.resultId, resultId), ofKind(placed)))
    .get()
  const newest = () =>
    database
      .select()
      .from(scoreGroups)
      .where(and(ofKind(placed), inArray(scoreGroups.size, size === null ? [''] : ['', size])))
      .orderBy(desc(scoreGroups.computedOn), desc(scoreGroups.size))
      .get()
  const group = own?.group ?? newest()
  const cuts = group && cutsBeside(listGroupMembers(database, group.id), entityId)
  if (!cuts) return null
  return {
    quarter: group.quarter,
    size: group.size === '' ? null : group.size,
    isMember: own !== undefined,
    cuts,
  }
}
