import { and, asc, count, desc, eq, lt, ne } from 'drizzle-orm'
import { accountRequests, entities, user } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type NewAccountRequest = Omit<
  typeof accountRequests.$inferInsert,
  'status' | 'decidedBy' | 'decidedAt' | 'reason'
>
export type AccountRequest = typeof accountRequests.$inferSelect & {
  readonly entityName: string
  readonly governmentLevel: typeof entities.$inferSelect.governmentLevel
  readonly entityStatus: typeof entities.$inferSelect.status
  /** Name of whoever decided; null while it waits, or where that account is gone. */
  readonly decidedByName: string | null
}

/** Entities of which an account may be asked for, by name; public. */
export async function listRequestableEntities(database: Handle) {
  const { id, name, governmentLevel, region } = entities
  return database
    .select({ id, name, governmentLevel, region })
    .from(entities)
    .where(eq(entities.status, 'active'))
    .orderBy(asc(name))
    .all()
}

/** Stores a request. @returns false where the same one waits already: then nothing is stored nor noted. */
export function insertAccountRequest(transaction: Transaction, request: NewAccountRequest, note: Note): boolean {
  const { changes } = transaction
    .insert(accountRequests)
    .values({ ...request, status: 'pending' })
    .onConflictDoNothing()
    .run()
  if (changes === 1) note(transaction)
  return changes === 1
}

function requests(database: Handle) {
  return database
    .select({
      request: accountRequests,
      entityName: entities.name,
      governmentLevel: entities.governmentLevel,
      entityStatus: entities.status,
      decidedByName: user.name,
    })
    .from(accountRequests)
    .innerJoin(entities, eq(entities.id, accountRequests.entityId))
    .leftJoin(user, eq(user.id, accountRequests.decidedBy))
}

type Row = { readonly request: typeof accountRequests.$inferSelect } & Omit<
  AccountRequest,
  keyof typeof accountRequests.$inferSelect
>

const shaped = ({ request, ...rest }: Row): AccountRequest => ({ ...request, ...rest })

/** A part of the requests that wait, the oldest first. Needs the country's scope. */
export async function listPendingRequests(
  database: Handle,
  scope: Scope,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<AccountRequest[]> {
  if (scope.kind !== 'country') return []
  return requests(database)
    .where(eq(accountRequests.status, 'pending'))
    .orderBy(asc(accountRequests.requestedAt), asc(accountRequests.id))
    .limit(limit)
    .offset(offset)
    .all()
    .map(shaped)
}

/** The newest decisions, at most `limit`. Needs the country's scope. */
export async function listDecidedRequests(database: Handle, scope: Scope, limit: number): Promise<AccountRequest[]> {
  if (scope.kind !== 'country') return []
  return requests(database)
    .where(ne(accountRequests.status, 'pending'))
    .orderBy(desc(accountRequests.decidedAt), asc(accountRequests.id))
    .limit(limit)
    .all()
    .map(shaped)
}

/** How many wait. Needs the country's scope. */
export async function countPendingRequests(database: Handle, scope: Scope): Promise<number> {
  if (scope.kind !== 'country') return 0
  return (
    database.select({ waiting: count() }).from(accountRequests).where(eq(accountRequests.status, 'pending')).get()
      ?.waiting ?? 0
  )
}

/** How many that wait came before an instant (ISO). */
export async function countPendingBefore(database: Handle, before: string): Promise<number> {
  const old = and(eq(accountRequests.status, 'pending'), lt(accountRequests.requestedAt, before))
  return database.select({ waiting: count() }).from(accountRequests).where(old).get()?.waiting ?? 0
}

/** One request in whatever state, or null. Needs the country's scope. */
export function findAccountRequest(database: Handle, scope: Scope, id: string): AccountRequest | null {
  if (scope.kind !== 'country') return null
  const found = requests(database).where(eq(accountRequests.id, id)).get()
  return found ? shaped(found) : null
}

export type Decision = {
  readonly status: 'granted' | 'refused'
  readonly decidedBy: string
  /** ISO instant. */
  readonly decidedAt: string
  readonly reason?: string
}

/** Decides a request. @returns whether it still waited: of two who decide at once one counts, and is noted. */
export function updateRequestDecision(
  transaction: Transaction,
  { id }: Pick<AccountRequest, 'id'>,
  decision: Decision,
  note: Note,
): boolean {
  const { changes } = transaction
    .update(accountRequests)
    .set(decision)
    .where(and(eq(accountRequests.id, id), eq(accountRequests.status, 'pending')))
    .run()
  if (changes === 1) note(transaction)
  return changes === 1
}
