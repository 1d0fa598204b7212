import { and, asc, count, desc, eq, inArray, notExists, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities, intakeRules, novemberReports, novemberSteps } from '#db/schema/index.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import type { AnswerState, NovemberState } from '#db/schema/november-words.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Handle } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** What the counts of this file read. */
export const NOVEMBER_QUEUE_TABLES = [entities, novemberReports, novemberSteps] as const

const answer = sql<AnswerState>`coalesce((SELECT ${novemberSteps.step} FROM ${novemberSteps} WHERE ${novemberSteps.entityId} = ${novemberReports.entityId} AND ${novemberSteps.year} = ${novemberReports.year} AND ${novemberSteps.version} = ${novemberReports.version} AND ${novemberSteps.step} IN ('received','observed') ORDER BY ${novemberSteps.id} DESC LIMIT 1), 'waiting')`

/** A correction stands for its report: earlier versions are read on their own pages. */
const isNewest = sql`${novemberReports.version} = (SELECT max(later.version) FROM november_reports AS later WHERE later.entity_id = ${novemberReports.entityId} AND later.year = ${novemberReports.year})`

export type ReportQueueAsked = {
  readonly year: number
  readonly level?: GovernmentLevel
  readonly answer?: AnswerState
  /** Only those presented without a signature. */
  readonly unsigned?: true
}

function asked(scope: Scope, { year, level, answer: state, unsigned }: ReportQueueAsked): SQL | undefined {
  return and(
    within(scope, novemberReports.entityId),
    eq(novemberReports.year, year),
    isNewest,
    level === undefined ? undefined : eq(entities.governmentLevel, level),
    state === undefined ? undefined : sql`${answer} = ${state}`,
    unsigned ? sql`json_extract(${novemberReports.signature}, '$.kind') = 'unsigned'` : undefined,
  )
}

/** How many reports of a year a list has. */
export function countNovemberReports(handle: Handle, scope: Scope, which: ReportQueueAsked): number {
  const found = handle
    .select({ reports: count() })
    .from(novemberReports)
    .innerJoin(entities, eq(entities.id, novemberReports.entityId))
    .where(asked(scope, which))
    .get()
  return found?.reports ?? 0
}

type Part = { readonly limit: number; readonly offset: number }

/** One page of the reports of a year: what waits longest for an answer first. Their content stays in the file. */
export function listNovemberReports(handle: Handle, scope: Scope, which: ReportQueueAsked, { limit, offset }: Part) {
  return handle
    .select({
      entityId: novemberReports.entityId,
      entityName: entities.name,
      level: entities.governmentLevel,
      year: novemberReports.year,
      version: novemberReports.version,
      receivedYear: novemberReports.receivedYear,
      receivedPlace: novemberReports.receivedPlace,
      receivedAt: novemberReports.receivedAt,
      signedBy: sql<
        'account' | 'scan' | 'signed-file' | 'unsigned'
      >`json_extract(${novemberReports.signature}, '$.kind')`,
      told: sql<number>`json_extract(${novemberReports.content}, '$.report.completeness.told')`,
      asked: sql<number>`json_extract(${novemberReports.content}, '$.report.completeness.asked')`,
      answer,
    })
    .from(novemberReports)
    .innerJoin(entities, eq(entities.id, novemberReports.entityId))
    .where(asked(scope, which))
    .orderBy(sql`${answer} <> 'waiting'`, asc(novemberReports.receivedAt), asc(novemberReports.receivedPlace))
    .limit(limit)
    .offset(offset)
    .all()
}

export type MissingAsked = { readonly year: number; readonly levels: readonly GovernmentLevel[] }

function missing(handle: Handle, scope: Scope, { year, levels }: MissingAsked): SQL | undefined {
  const presented = handle
    .select({ one: sql`1` })
    .from(novemberReports)
    .where(and(eq(novemberReports.entityId, entities.id), eq(novemberReports.year, year)))
  return and(
    within(scope, entities.id),
    eq(entities.status, 'active'),
    inArray(entities.governmentLevel, [...levels]),
    notExists(presented),
  )
}

/** How many entities of some levels presented no report of a year. */
export function countMissingReports(handle: Handle, scope: Scope, which: MissingAsked): number {
  const found = handle
    .select({ entities: count() })
    .from(entities)
    .where(missing(handle, scope, which))
    .get()
  return found?.entities ?? 0
}

/** One page of them, by name; whether each began it. */
export function listMissingReports(handle: Handle, scope: Scope, which: MissingAsked, { limit, offset }: Part) {
  return handle
    .select({
      entityId: entities.id,
      entityName: entities.name,
      level: entities.governmentLevel,
      begun: sql<NovemberState | null>`(SELECT state FROM november_drafts AS own WHERE own.entity_id = "entities"."id" AND own.year = ${which.year})`,
    })
    .from(entities)
    .where(missing(handle, scope, which))
    .orderBy(asc(entities.name), asc(entities.id))
    .limit(limit)
    .offset(offset)
    .all()
}

/** How many of each level are in force: what a share is of. */
export function countEntitiesOfLevels(handle: Handle, scope: Scope, levels: readonly GovernmentLevel[]): number {
  const found = handle
    .select({ entities: count() })
    .from(entities)
    .where(
      and(within(scope, entities.id), eq(entities.status, 'active'), inArray(entities.governmentLevel, [...levels])),
    )
    .get()
  return found?.entities ?? 0
}

/** Reports of the scope that nobody answered, year by year, and since when (ISO instant). */
export function listWaitingReports(handle: Handle, scope: Scope) {
  return handle
    .select({
      year: novemberReports.year,
      reports: count(),
      since: sql<string>`min(${novemberReports.receivedAt})`,
    })
    .from(novemberReports)
    .where(and(within(scope, novemberReports.entityId), isNewest, sql`${answer} = 'waiting'`))
    .groupBy(novemberReports.year)
    .orderBy(asc(novemberReports.year))
    .all()
}

export type IntakeRule = typeof intakeRules.$inferSelect

/** How the Ministry takes reports in, as it said last; null where it never did. */
export function findIntakeRule(handle: Handle): IntakeRule | null {
  return handle.select().from(intakeRules).orderBy(desc(intakeRules.id)).limit(1).get() ?? null
}

/** Says anew how reports are taken in. */
export function insertIntakeRule(database: Database, rule: Omit<IntakeRule, 'id'>, note: Note): void {
  inTransaction(database, (transaction) => {
    transaction.insert(intakeRules).values(rule).run()
    note(transaction)
  })
}
