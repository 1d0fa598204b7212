import { eq } from 'drizzle-orm'
import { sharedReleases } from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Member } from './accounts.server.ts'
import type { Note } from './audit.server.ts'

/** Campaigns whose releases were chosen for a reader. */
export async function listSharedCampaigns(database: Handle, { id }: Pick<Member, 'id'>): Promise<string[]> {
  return database
    .select({ campaignId: sharedReleases.campaignId })
    .from(sharedReleases)
    .where(eq(sharedReleases.membershipId, id))
    .all()
    .map(({ campaignId }) => campaignId)
}

/** Sets what a reader may see to exactly these. */
export function updateSharedReleases(
  transaction: Transaction,
  { id: membershipId }: Pick<Member, 'id'>,
  campaignIds: readonly string[],
  note: Note,
): void {
  transaction.delete(sharedReleases).where(eq(sharedReleases.membershipId, membershipId)).run()
  for (const campaignId of campaignIds) transaction.insert(sharedReleases).values({ membershipId, campaignId }).run()
  note(transaction)
}
