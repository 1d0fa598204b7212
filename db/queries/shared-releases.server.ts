import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { sharedReleases } from '#db/schema/index.ts'

/** Campaigns whose releases were chosen for a reader. */
export async function sharedWith(database: Pick<Database, 'select'>, membershipId: string): Promise<string[]> {
  return database
    .select({ campaignId: sharedReleases.campaignId })
    .from(sharedReleases)
    .where(eq(sharedReleases.membershipId, membershipId))
    .all()
    .map(({ campaignId }) => campaignId)
}

/** Sets what a reader may see to exactly these. */
export function shareReleases(
  database: Pick<Database, 'delete' | 'insert'>,
  membershipId: string,
  campaignIds: readonly string[],
): void {
  database.delete(sharedReleases).where(eq(sharedReleases.membershipId, membershipId)).run()
  for (const campaignId of campaignIds) database.insert(sharedReleases).values({ membershipId, campaignId }).run()
}
