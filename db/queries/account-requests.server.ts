import { and, asc, count, desc, eq, lt, ne } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { accountRequests, entities, user } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'

type Reader = Pick<Database, 'select'>

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
export async function requestableEntities(database: Reader) {
  const { id, name, governmentLevel, region } = entities
  return database
    .select({ id, name, governmentLevel, region })
    .from(entities)
    .where(eq(entities.status, 'active'))
    .orderBy(asc(name))
    .all()
}

/** Stores a request. @returns false where the same one waits already: then nothing is stored. */
export function insertAccountRequest(database: Pick<Database, 'insert'>, request: NewAccountRequest): boolean {
  return (
    database
      .insert(accountRequests)
      .values({ ...request, status: 'pending' })
      .onConflictDoNothing()
      .run().changes === 1
  )
}

function requests(database: Reader) {
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

/** Requests that wait, the oldest first. Needs the country's scope. */
export async function pendingRequests(database: Reader, scope: Scope): Promise<AccountRequest[]> {
  if (scope.kind !== 'country') return []
  return requests(database)
    .where(eq(accountRequests.status, 'pending'))
    .orderBy(asc(accountRequests.requestedAt), asc(accountRequests.id))
    .all()
    .map(shaped)
}

/** The newest decisions, at most `limit`. Needs the country's scope. */
export async function decidedRequests(database: Reader, scope: Scope, limit: number): Promise<AccountRequest[]> {
  if (scope.kind !== 'country') return []
  return requests(database)
    .where(ne(accountRequests.status, 'pending'))
    .orderBy(desc(accountRequests.decidedAt), asc(accountRequests.id))
    .limit(limit)
    .all()
    .map(shaped)
}

/** How many wait. Needs the country's scope. */
export async function countPendingRequests(database: Reader, scope: Scope): Promise<number> {
  if (scope.kind !== 'country') return 0
  return (
    database.select({ waiting: count() }).from(accountRequests).where(eq(accountRequests.status, 'pending')).get()
      ?.waiting ?? 0
  )
}

/** How many that wait came before an instant (ISO). */
export async function countPendingBefore(database: Reader, before: string): Promise<number> {
  const old = and(eq(accountRequests.status, 'pending'), lt(accountRequests.requestedAt, before))
  return database.select({ waiting: count() }).from(accountRequests).where(old).get()?.waiting ?? 0
}

/** One request in whatever state, or null. Needs the country's scope. */
export function accountRequest(database: Reader, scope: Scope, id: string): AccountRequest | null {
  if (scope.kind !== 'country') return null
  const found = requests(database).where(eq(accountRequests.id, id)).get()
  return found ? shaped(found) : null
}

export type Decision = {
  readonly status: 'granted' | 'refused'
  readonly decidedBy: string /** ISO instant. */
  readonly decidedAt: string
  readonly reason?: string
}

/** Decides a request. @returns whether it still waited: of two who decide at once one counts. */
export function decideRequest(database: Pick<Database, 'update'>, id: string, decision: Decision): boolean {
  return (
    database
      .update(accountRequests)
      .set(decision)
      .where(and(eq(accountRequests.id, id), eq(accountRequests.status, 'pending')))
      .run().changes === 1
  )
}
