import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { novemberDrafts, novemberReports } from '#db/schema/index.ts'
import type { FrozenPage } from '#db/frozen-object.ts'
import { presentedDigest, receptionNumber, reportName } from './november-reports.server.ts'

/** Presented November reports as frozen objects. */
export const listNovemberReportsFrom: FrozenPage = (database, after, limit) => {
  const [entityId = '', year = '0', version = '0'] = after.split('\n')
  const table = novemberReports
  const later = or(
    gt(table.entityId, entityId),
    and(eq(table.entityId, entityId), gt(table.year, Number(year))),
    and(eq(table.entityId, entityId), eq(table.year, Number(year)), gt(table.version, Number(version))),
  )
  return database
    .select({ row: table, presented: novemberDrafts.version })
    .from(table)
    .leftJoin(novemberDrafts, and(eq(novemberDrafts.entityId, table.entityId), eq(novemberDrafts.year, table.year)))
    .where(later)
    .orderBy(asc(table.entityId), asc(table.year), asc(table.version))
    .limit(limit)
    .all()
    .map(({ row, presented }) => ({
      kind: 'november-report',
      key: `${row.entityId}\n${row.year}\n${row.version}`,
      deed: { action: 'november-report.presented', objectKind: 'november-report', objectId: reportName(row) },
      frozenOn: row.receivedAt.slice(0, 10),
      stored: row.digest,
      computed: presentedDigest(row),
      agrees: presented !== null && presented >= row.version,
      entityId: row.entityId,
      told: { digest: row.digest, version: row.version, number: receptionNumber(row) },
    }))
}

/** Digests of the presented versions of the report that the audit log knows by this name. */
export function listNovemberDigests(database: Database, name: string): { digest: string }[] {
  return database
    .select({ digest: novemberReports.digest })
    .from(novemberReports)
    .where(sql`${novemberReports.entityId} || '-' || ${novemberReports.year} = ${name}`)
    .all()
}
