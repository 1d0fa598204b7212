import { and, asc, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { EntityChange, EntityStatus } from '#db/schema/entities.ts'
import { campaigns, entities, entityHistory, entityStaff, invitations, memberships } from '#db/schema/index.ts'
import type { Database } from '#db/client.server.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { insertNameKeys } from './name-keys.server.ts'

export type Entity = typeof entities.$inferSelect
export type NewEntity = typeof entities.$inferInsert
/** What was written down of an entity; `effectiveOn` is the ISO date from which it counts. */
export type HistoryRow = Omit<typeof entityHistory.$inferSelect, 'id'>
/** Women and men who work in an entity on a day (ISO date), with the source of the figure. */
export type Headcount = typeof entityStaff.$inferSelect

/** Entities of the scope in every status, by name. */
export async function listEntities(database: Handle, scope: Scope): Promise<Entity[]> {
  return database.select().from(entities).where(within(scope, entities.id)).orderBy(asc(entities.name)).all()
}

/** Those in force, with what a long list says of each. */
export function listActiveEntities(database: Handle, scope: Scope): Pick<Entity, 'id' | 'name' | 'governmentLevel'>[] {
  return database
    .select({ id: entities.id, name: entities.name, governmentLevel: entities.governmentLevel })
    .from(entities)
    .where(and(within(scope, entities.id), eq(entities.status, 'active')))
    .orderBy(asc(entities.name))
    .all()
}

/** One of them, or null where it is not in the scope. */
export function findEntity(database: Handle, scope: Scope, id: string): Entity | null {
  return (
    database
      .select()
      .from(entities)
      .where(and(within(scope, entities.id), eq(entities.id, id)))
      .get() ?? null
  )
}

/** Code and name of any entity; the directory is public. */
export function findEntityName(database: Handle, id: string): { readonly id: string; readonly name: string } | null {
  return (
    database.select({ id: entities.id, name: entities.name }).from(entities).where(eq(entities.id, id)).get() ?? null
  )
}

/** Entities that came from one or went into it: absorbed, split off, attached. */
export async function listRelatedEntities(database: Handle, { id }: Entity): Promise<Entity[]> {
  return database
    .select()
    .from(entities)
    .where(or(eq(entities.mergedIntoId, id), eq(entities.splitFromId, id), eq(entities.parentId, id)))
    .orderBy(asc(entities.name))
    .all()
}

export function insertEntity(transaction: Transaction, entity: NewEntity, note: Note): void {
  prepared(transaction).insert(entities, entity)
  insertNameKeys(transaction, entity.name)
  note(transaction)
}

export function updateEntity(
  transaction: Transaction,
  { id }: Pick<Entity, 'id'>,
  change: Partial<NewEntity>,
  note: Note,
): void {
  transaction.update(entities).set(change).where(eq(entities.id, id)).run()
  if (change.name !== undefined) insertNameKeys(transaction, change.name)
  note(transaction)
}

/** Until when (ISO date) the accounts of an entity that ends may read, and the instant (ISO) of its end. */
export type LastAccess = { readonly lastDay: string; readonly now: string }

/** Gives every account of an entity a last day, where it had none or a later one, and takes its open invitations back. */
function limitAccess(transaction: Transaction, entityId: string, { lastDay, now }: LastAccess): void {
  const current = and(
    eq(memberships.entityId, entityId),
    isNull(memberships.endedAt),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, lastDay)),
  )
  transaction
    .update(memberships)
    .set({ endsOn: sql`max(${lastDay}, ${memberships.startsOn})` })
    .where(current)
    .run()
  transaction
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(eq(invitations.entityId, entityId), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    .run()
}

/**
 * Ends an entity: the accounts of it read until a day, its invitations are taken back.
 * @param status why it is no more.
 */
export function endEntity(
  transaction: Transaction,
  { id }: Entity,
  status: Exclude<EntityStatus, 'active' | 'merged'>,
  access: LastAccess,
  note: Note,
): void {
  transaction.update(entities).set({ status }).where(eq(entities.id, id)).run()
  limitAccess(transaction, id, access)
  note(transaction)
}

/**
 * Ends an entity by a merger. Whatever had been merged into it is merged into its successor from now on, so that what
 * an entity comes from is always one step away (the nine months between releases are counted over it).
 */
export function mergeEntities(
  transaction: Transaction,
  { id }: Pick<Entity, 'id'>,
  into: Pick<Entity, 'id'>,
  access: LastAccess,
  note: Note,
): void {
  transaction.update(entities).set({ status: 'merged', mergedIntoId: into.id }).where(eq(entities.id, id)).run()
  transaction.update(entities).set({ mergedIntoId: into.id }).where(eq(entities.mergedIntoId, id)).run()
  limitAccess(transaction, id, access)
  note(transaction)
}

export function insertEntityHistory(transaction: Transaction | Database, row: HistoryRow): void {
  prepared(transaction).insert(entityHistory, row)
}

/** What became of an entity, newest first. */
export async function listEntityHistory(database: Handle, { id }: Pick<Entity, 'id'>): Promise<HistoryRow[]> {
  return database
    .select()
    .from(entityHistory)
    .where(eq(entityHistory.entityId, id))
    .orderBy(desc(entityHistory.effectiveOn), desc(entityHistory.id))
    .all()
}

/** Rows of one kind of some entities of the scope, for the lists that show former names. */
export async function listEntityHistoryOfKind(
  database: Handle,
  scope: Scope,
  change: EntityChange,
  entityIds: readonly string[],
): Promise<HistoryRow[]> {
  const mine = and(within(scope, entityHistory.entityId), inArray(entityHistory.entityId, [...entityIds]))
  return database
    .select()
    .from(entityHistory)
    .where(and(mine, eq(entityHistory.change, change)))
    .orderBy(asc(entityHistory.effectiveOn), asc(entityHistory.id))
    .all()
}

const upsertHeadcount = preparedOnce((database) => {
  const { entityId, countedOn } = entityStaff
  return database
    .insert(entityStaff)
    .values({
      entityId: sql.placeholder('entityId'),
      countedOn: sql.placeholder('countedOn'),
      women: sql.placeholder('women'),
      men: sql.placeholder('men'),
      source: sql.placeholder('source'),
    })
    .onConflictDoUpdate({
      target: [entityId, countedOn],
      set: { women: sql`excluded.women`, men: sql`excluded.men`, source: sql`excluded.source` },
    })
    .prepare()
})

/** Stores a figure, in place of another of the same day. */
export function insertHeadcount(transaction: Transaction, figure: Headcount, note: Note): void {
  upsertHeadcount(transaction).run(figure)
  note(transaction)
}

/** Figures of an entity, newest first. */
export async function listHeadcounts(database: Handle, { id }: Pick<Entity, 'id'>): Promise<Headcount[]> {
  return database
    .select()
    .from(entityStaff)
    .where(eq(entityStaff.entityId, id))
    .orderBy(desc(entityStaff.countedOn))
    .all()
}

/** Newest figure of each of some entities in the scope that has one. */
export async function listNewestHeadcounts(
  database: Handle,
  scope: Scope,
  entityIds: readonly string[],
): Promise<Map<string, Headcount>> {
  const mine = and(within(scope, entityStaff.entityId), inArray(entityStaff.entityId, [...entityIds]))
  const rows = database.select().from(entityStaff).where(mine).orderBy(asc(entityStaff.countedOn)).all()
  return new Map(rows.map((row) => [row.entityId, row]))
}

/** Campaigns that would be left without an entity if it ended now. */
export function countRunningCampaigns(database: Handle, { id }: Entity): number {
  const running = inArray(campaigns.status, ['draft', 'scheduled', 'open', 'closing', 'population-review'])
  return (
    database
      .select({ running: sql<number>`count(*)` })
      .from(campaigns)
      .where(and(eq(campaigns.entityId, id), running))
      .get()?.running ?? 0
  )
}

/** The entity in force that has a tax number, besides one; null where nobody has it. */
export function findActiveOfRuc(
  database: Handle,
  ruc: string,
  besidesId: string,
): { readonly id: string; readonly name: string } | null {
  return (
    database
      .select({ id: entities.id, name: entities.name })
      .from(entities)
      .where(and(eq(entities.ruc, ruc), eq(entities.status, 'active'), ne(entities.id, besidesId)))
      .get() ?? null
  )
}

/** Active entities besides one, as their names are typed: for telling two of a name apart. */
export function listOtherActiveNames(
  database: Handle,
  besidesId: string,
): { readonly id: string; readonly name: string }[] {
  return database
    .select({ id: entities.id, name: entities.name })
    .from(entities)
    .where(and(eq(entities.status, 'active'), ne(entities.id, besidesId)))
    .all()
}
