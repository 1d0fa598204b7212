import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { plans, planVersions } from '#db/schema/index.ts'
import type { FrozenPage } from '#db/frozen-object.ts'
import { planName, versionDigest } from './plan-versions.server.ts'

/** Signed versions of plans as frozen objects. */
export const listPlanVersionsFrom: FrozenPage = (database, after, limit) => {
  const [entityId = '', year = '0', version = '0'] = after.split('\n')
  const later = or(
    gt(planVersions.entityId, entityId),
    and(eq(planVersions.entityId, entityId), gt(planVersions.year, Number(year))),
    and(
      eq(planVersions.entityId, entityId),
      eq(planVersions.year, Number(year)),
      gt(planVersions.version, Number(version)),
    ),
  )
  const plan = and(eq(plans.entityId, planVersions.entityId), eq(plans.year, planVersions.year))
  return database
    .select({ row: planVersions, signed: plans.version })
    .from(planVersions)
    .leftJoin(plans, plan)
    .where(later)
    .orderBy(asc(planVersions.entityId), asc(planVersions.year), asc(planVersions.version))
    .limit(limit)
    .all()
    .map(({ row, signed }) => ({
      kind: 'plan-version',
      key: `${row.entityId}\n${row.year}\n${row.version}`,
      deed: { action: 'plan.signed', objectKind: 'plan', objectId: planName(row) },
      frozenOn: row.signedOn,
      stored: row.digest,
      computed: versionDigest(row),
      agrees: signed !== null && signed >= row.version,
      entityId: row.entityId,
      told: { digest: row.digest, version: row.version },
    }))
}

/** Digests of the signed versions of the plan that the audit log knows by this name. */
export function listPlanDigests(database: Database, name: string): { digest: string }[] {
  return database
    .select({ digest: planVersions.digest })
    .from(planVersions)
    .where(sql`${planVersions.entityId} || '-' || ${planVersions.year} = ${name}`)
    .all()
}
