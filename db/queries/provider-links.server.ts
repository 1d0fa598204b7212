import { and, eq, isNull, ne } from 'drizzle-orm'
import { account, user } from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** Somebody at a provider: whom its issuer calls so. */
export type ProviderIdentity = { readonly issuer: string; readonly subject: string }

/** Under which name better-auth's table knows a provider: another issuer is another provider. */
const providerId = (issuer: string) => `oidc:${issuer}`
const OF_PASSWORD = 'credential'

export type LinkedPerson = { readonly userId: string; readonly name: string; readonly email: string }

/** Whose account an identity is linked to; null for none, and for an account that was deleted. */
export function findLinkedPerson(database: Handle, { issuer, subject }: ProviderIdentity): LinkedPerson | null {
  return (
    database
      .select({ userId: user.id, name: user.name, email: user.email })
      .from(account)
      .innerJoin(user, eq(user.id, account.userId))
      .where(and(eq(account.providerId, providerId(issuer)), eq(account.accountId, subject), isNull(user.deletedAt)))
      .get() ?? null
  )
}

/** Since when an account is linked to somebody at a provider; null where it is not. */
export function findProviderLink(database: Handle, userId: string, issuer: string): { readonly since: Date } | null {
  return (
    database
      .select({ since: account.createdAt })
      .from(account)
      .where(and(eq(account.userId, userId), eq(account.providerId, providerId(issuer))))
      .get() ?? null
  )
}

/** Every link of an account, as it is kept. */
export function listProviderLinks(
  database: Handle,
  userId: string,
): { readonly provider: string; readonly subject: string; readonly since: Date }[] {
  return database
    .select({ provider: account.providerId, subject: account.accountId, since: account.createdAt })
    .from(account)
    .where(and(eq(account.userId, userId), ne(account.providerId, OF_PASSWORD)))
    .all()
}

/**
 * Links an account to somebody at a provider; of the tokens nothing is written.
 * @returns false where either of them is linked already.
 */
export function insertProviderLink(
  transaction: Transaction,
  link: ProviderIdentity & { readonly id: string; readonly userId: string },
  now: Date,
  note: Note,
): boolean {
  if (findLinkedPerson(transaction, link) || findProviderLink(transaction, link.userId, link.issuer)) return false
  transaction
    .insert(account)
    .values({
      id: link.id,
      accountId: link.subject,
      providerId: providerId(link.issuer),
      userId: link.userId,
      createdAt: now,
      updatedAt: now,
    })
    .run()
  note(transaction)
  return true
}

/** Takes away every link of an account, whatever the provider. @returns whether there was one; otherwise nothing is noted. */
export function deleteProviderLinks(transaction: Transaction, userId: string, note: Note): boolean {
  const { changes } = transaction
    .delete(account)
    .where(and(eq(account.userId, userId), ne(account.providerId, OF_PASSWORD)))
    .run()
  if (changes > 0) note(transaction)
  return changes > 0
}
