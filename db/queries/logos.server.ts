import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { campaigns, commitments, logos } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Note } from './audit.server.ts'

/** Whose a logo is: the id of an entity, or this for the Ministry. */
export const MINISTRY = ''

export type StoredLogo = typeof logos.$inferSelect
/** What a page needs of one, without the picture. */
export type LogoFacts = Omit<StoredLogo, 'image' | 'entityId'>

const FACTS = {
  ...{ owner: logos.owner, sha256: logos.sha256, width: logos.width, height: logos.height },
  savedOn: logos.savedOn,
}

/** Every page asks for one. */
const factsOfOwner = preparedOnce((database) =>
  database
    .select(FACTS)
    .from(logos)
    .where(eq(logos.owner, sql.placeholder('owner')))
    .prepare(),
)

/** The logo of an entity or of the Ministry, without its picture; null where it has none. A logo is as public as a name. */
export function findLogo(database: Database | Transaction, owner: string): LogoFacts | null {
  return factsOfOwner(database).get({ owner }) ?? null
}

/** The picture of an owner, as a document has it; null where it has none. */
export function findLogoImage(database: Handle, owner: string): StoredLogo | null {
  return database.select().from(logos).where(eq(logos.owner, owner)).get() ?? null
}

/** Entities of which a page stands open to everybody, with their logo. */
const OF_A_PUBLIC_PAGE = sql`EXISTS (SELECT 1 FROM ${commitments} JOIN ${campaigns} ON ${campaigns.id} = ${commitments.campaignId} WHERE ${campaigns.entityId} = ${logos.owner} AND ${commitments.publishedOn} IS NOT NULL)`

/** Owners whose logo somebody may fetch by its address: her own entity, one with a public page, or all of the country. */
function ownersFor(scope: Scope | null) {
  if (scope?.kind === 'country') return undefined
  return or(inArray(logos.owner, [MINISTRY, ...(scope === null ? [] : [scope.entityId])]), OF_A_PUBLIC_PAGE)
}

/**
 * The picture with a digest, of the Ministry, of a public page or of whom the scope holds; null where there is none, or
 * none for her.
 * @param scope null for whoever has not signed in. A reader's own entity is hers to see by its sign, though not its rows.
 */
export function findLogoByDigest(
  database: Handle,
  scope: Scope | null,
  sha256: string,
): Pick<StoredLogo, 'owner' | 'image'> | null {
  return (
    database
      .select({ owner: logos.owner, image: logos.image })
      .from(logos)
      .where(and(eq(logos.sha256, sha256), ownersFor(scope)))
      .get() ?? null
  )
}

/** Stores a logo in the place of the one before it. */
export function insertLogo(transaction: Transaction, logo: StoredLogo, note: Note): void {
  transaction.insert(logos).values(logo).onConflictDoUpdate({ target: logos.owner, set: logo }).run()
  note(transaction)
}

/** Deletes the logo of an owner. @param note is written only where there was one. */
export function deleteLogo(transaction: Transaction, owner: string, note: Note): void {
  if (transaction.delete(logos).where(eq(logos.owner, owner)).run().changes > 0) note(transaction)
}
