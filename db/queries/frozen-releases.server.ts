import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { frozenReleases, releases } from '#db/schema/index.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import { insertProposals } from './plan-proposals.server.ts'
import { insertFigures } from './released-figures.server.ts'

export type FrozenRelease = typeof frozenReleases.$inferSelect

/** The release of a campaign whose close is not done; null where none was computed yet. Only the close reads it. */
export function findFrozenRelease(handle: Database | Transaction, campaignId: string): FrozenRelease | null {
  return handle.select().from(frozenReleases).where(eq(frozenReleases.campaignId, campaignId)).get() ?? null
}

/** Digest of the frozen release of a campaign; null where there is none. */
export function findFrozenDigest(transaction: Transaction, campaignId: string): string | null {
  const { digest } = frozenReleases
  return (
    transaction.select({ digest }).from(frozenReleases).where(eq(frozenReleases.campaignId, campaignId)).get()
      ?.digest ?? null
  )
}

/** Forgets the frozen release of a campaign; runs inside the caller's transaction. */
export function deleteFrozenRelease(transaction: Transaction, campaignId: string): void {
  transaction.delete(frozenReleases).where(eq(frozenReleases.campaignId, campaignId)).run()
}

/** Shows a frozen release as it was computed, with its figures one by one and what it proposes; runs inside the caller's transaction. */
export function publishRelease(transaction: Transaction, { proposals, ...release }: FrozenRelease): void {
  const { campaignId, entityId, releasedOn: today } = release
  transaction.insert(releases).values(release).run()
  insertFigures(transaction, release)
  insertProposals(transaction, { origin: { campaignId }, entityId, today, proposals })
}
