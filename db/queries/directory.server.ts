import { and, asc, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { EntityChange } from '#db/schema/entities.ts'
import { campaigns, entities, entityHistory, entityStaff, invitations, memberships } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

type Reader = Pick<Database, 'select'>
type Writer = Pick<Database, 'select' | 'insert' | 'update'>

export type Entity = typeof entities.$inferSelect
export type NewEntity = typeof entities.$inferInsert
/** What was written down of an entity; `effectiveOn` is the ISO date from which it counts. */
export type HistoryRow = Omit<typeof entityHistory.$inferSelect, 'id'>
/** Women and men who work in an entity on a day (ISO date), with the source of the figure. */
export type StaffFigure = typeof entityStaff.$inferSelect

/** Entities of the scope in every status, by name. */
export async function entitiesWithin(database: Reader, scope: Scope): Promise<Entity[]> {
  return database.select().from(entities).where(within(scope, entities.id)).orderBy(asc(entities.name)).all()
}

/** One of them, or null where it is not in the scope. */
export function entityWithin(database: Reader, scope: Scope, id: string): Entity | null {
  return (
    database
      .select()
      .from(entities)
      .where(and(within(scope, entities.id), eq(entities.id, id)))
      .get() ?? null
  )
}

/** Code and name of any entity; the directory is public. */
export function directoryName(database: Reader, id: string): { readonly id: string; readonly name: string } | null {
  return (
    database.select({ id: entities.id, name: entities.name }).from(entities).where(eq(entities.id, id)).get() ?? null
  )
}

/** Entities that came from one or went into it: absorbed, split off, attached. */
export async function relatives(database: Reader, id: string): Promise<Entity[]> {
  return database
    .select()
    .from(entities)
    .where(or(eq(entities.mergedIntoId, id), eq(entities.splitFromId, id), eq(entities.parentId, id)))
    .orderBy(asc(entities.name))
    .all()
}

export function insertEntityRow(database: Pick<Database, 'insert'>, entity: NewEntity): void {
  database.insert(entities).values(entity).run()
}

export function changeEntityRow(database: Pick<Database, 'update'>, id: string, change: Partial<NewEntity>): void {
  database.update(entities).set(change).where(eq(entities.id, id)).run()
}

/**
 * Marks an entity as merged. Whatever had been merged into it is merged into its successor from now on, so that what
 * an entity comes from is always one step away (the nine months between releases are counted over it).
 */
export function mergeEntityRows(database: Writer, id: string, intoId: string): void {
  database.update(entities).set({ status: 'merged', mergedIntoId: intoId }).where(eq(entities.id, id)).run()
  database.update(entities).set({ mergedIntoId: intoId }).where(eq(entities.mergedIntoId, id)).run()
}

export function insertHistory(database: Pick<Database, 'insert'>, row: HistoryRow): void {
  database.insert(entityHistory).values(row).run()
}

/** What became of an entity, newest first. */
export async function historyOf(database: Reader, entityId: string): Promise<HistoryRow[]> {
  return database
    .select()
    .from(entityHistory)
    .where(eq(entityHistory.entityId, entityId))
    .orderBy(desc(entityHistory.effectiveOn), desc(entityHistory.id))
    .all()
}

/** Rows of one kind over all entities, for the lists that show former names. */
export async function historyOfKind(database: Reader, change: EntityChange): Promise<HistoryRow[]> {
  return database
    .select()
    .from(entityHistory)
    .where(eq(entityHistory.change, change))
    .orderBy(asc(entityHistory.effectiveOn), asc(entityHistory.id))
    .all()
}

/** Notes a figure in place of another of the same day. */
export function putStaffFigure(database: Pick<Database, 'insert'>, figure: StaffFigure): void {
  const { women, men, source } = figure
  database
    .insert(entityStaff)
    .values(figure)
    .onConflictDoUpdate({ target: [entityStaff.entityId, entityStaff.countedOn], set: { women, men, source } })
    .run()
}

/** Figures of an entity, newest first. */
export async function staffFiguresOf(database: Reader, entityId: string): Promise<StaffFigure[]> {
  return database
    .select()
    .from(entityStaff)
    .where(eq(entityStaff.entityId, entityId))
    .orderBy(desc(entityStaff.countedOn))
    .all()
}

/** Newest figure of each entity in the scope that has one. */
export async function newestStaffFigures(database: Reader, scope: Scope): Promise<Map<string, StaffFigure>> {
  const mine = within(scope, entityStaff.entityId)
  const rows = database.select().from(entityStaff).where(mine).orderBy(asc(entityStaff.countedOn)).all()
  return new Map(rows.map((row) => [row.entityId, row]))
}

/** Campaigns that would be left without an entity if it ended now. */
export function runningCampaignsOf(database: Reader, entityId: string): number {
  const running = inArray(campaigns.status, ['draft', 'scheduled', 'open', 'closing', 'population-review'])
  return (
    database
      .select({ running: sql<number>`count(*)` })
      .from(campaigns)
      .where(and(eq(campaigns.entityId, entityId), running))
      .get()?.running ?? 0
  )
}

/**
 * Gives every account of an entity a last day, where it had none or a later one, and takes its open invitations back.
 * @param lastDay ISO date. @param now ISO instant.
 */
export function limitAccess(database: Writer, entityId: string, lastDay: string, now: string): void {
  const current = and(
    eq(memberships.entityId, entityId),
    isNull(memberships.endedAt),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, lastDay)),
  )
  database
    .update(memberships)
    .set({ endsOn: sql`max(${lastDay}, ${memberships.startsOn})` })
    .where(current)
    .run()
  database
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(eq(invitations.entityId, entityId), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    .run()
}

/** Active entities besides one, as their names are typed: for telling two of a name apart. */
export function otherActiveNames(
  database: Reader,
  besidesId: string,
): { readonly id: string; readonly name: string }[] {
  return database
    .select({ id: entities.id, name: entities.name })
    .from(entities)
    .where(and(eq(entities.status, 'active'), ne(entities.id, besidesId)))
    .all()
}
