import { asc, count, desc, eq, sql } from 'drizzle-orm'
import { assessments, entities } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** A part of a list: how many rows, and behind how many. */
export type Part = { readonly limit: number; readonly offset: number }

const COLUMNS = {
  id: assessments.id,
  entityId: assessments.entityId,
  entityName: entities.name,
  year: assessments.year,
  status: assessments.status,
  startedOn: assessments.startedOn,
  submittedOn: assessments.submittedOn,
  returnedOn: assessments.returnedOn,
} as const

/**
 * Handed in and not at its end: it waits for the Ministry or for its entity. Found by an index of those that are open, whose
 * name stands here because the planner would read rows of 5 KB instead, most of which ended years ago.
 */
export const WAITS = sql`${assessments.id} IN (SELECT id FROM assessments INDEXED BY assessment_open
  WHERE status <> 'reviewed' AND status <> 'in-progress')`

/** Since when the one who has the next step has it. */
const waitsSince = sql`CASE ${assessments.status} WHEN 'submitted' THEN ${assessments.submittedOn} ELSE ${assessments.returnedOn} END`

/** Assessments that wait for the Ministry or for their entity, the longest waiting first. Needs the country's scope. */
export async function listWaitingAssessments(database: Handle, scope: Scope, { limit, offset }: Part) {
  if (scope.kind !== 'country') return []
  return database
    .select(COLUMNS)
    .from(assessments)
    .innerJoin(entities, eq(entities.id, assessments.entityId))
    .where(WAITS)
    .orderBy(asc(waitsSince), desc(assessments.year), asc(entities.name), asc(assessments.id))
    .limit(limit)
    .offset(offset)
    .all()
}

/** How many those are. Needs the country's scope. */
export async function countWaitingAssessments(database: Handle, scope: Scope): Promise<number> {
  if (scope.kind !== 'country') return 0
  return database.select({ found: count() }).from(assessments).where(WAITS).get()?.found ?? 0
}

/** Assessments whose review ended, the newest year first. Needs the country's scope. */
export async function listReviewedAssessments(database: Handle, scope: Scope, { limit, offset }: Part) {
  if (scope.kind !== 'country') return []
  // What is put in order stands in the index; the rows of the page alone are read.
  const shown = sql`assessments.rowid IN (SELECT listed.rowid FROM assessments listed INDEXED BY assessment_reviewed
    JOIN entities named ON named.id = listed.entity_id WHERE listed.reviewed_scores IS NOT NULL
    ORDER BY listed.year DESC, named.name, listed.entity_id, listed.instrument_slug LIMIT ${limit} OFFSET ${offset})`
  return database
    .select(COLUMNS)
    .from(assessments)
    .innerJoin(entities, eq(entities.id, assessments.entityId))
    .where(shown)
    .orderBy(desc(assessments.year), asc(entities.name), asc(assessments.entityId), asc(assessments.instrumentSlug))
    .all()
}

/** How many those are. Needs the country's scope. */
export async function countReviewedAssessments(database: Handle, scope: Scope): Promise<number> {
  if (scope.kind !== 'country') return 0
  const found = database.get<{ found: number }>(
    sql`SELECT count(*) AS found FROM assessments INDEXED BY assessment_reviewed WHERE reviewed_scores IS NOT NULL`,
  )
  return found.found
}
