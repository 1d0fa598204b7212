import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planVersions } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

/** Number, day and digest of the newest version of a plan that was signed, or null. */
export async function findSignedVersion(database: Database, scope: Scope, entityId: string, year: number) {
  const { version, signedOn, digest } = planVersions
  return (
    database
      .select({ version, signedOn, digest })
      .from(planVersions)
      .where(
        and(within(scope, planVersions.entityId), eq(planVersions.entityId, entityId), eq(planVersions.year, year)),
      )
      .orderBy(desc(version))
      .limit(1)
      .get() ?? null
  )
}
