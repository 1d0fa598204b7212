import type { Environment } from '#app/kit/program/environment.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { sealReport } from '#app/features/complaint-reports/sealed-report.server.ts'
import type { Database } from '#db/client.server.ts'
import { complaintReports } from '#db/schema/index.ts'
import { halfId, lastEndedHalf } from '#surveys/complaints/half-years.ts'

const TODAY = limaDate(new Date())
const HALF = lastEndedHalf(TODAY)

/** The half year of which an entity told, as an address names it. */
export const TOLD_HALF = halfId(HALF)

/** An entity told of the half year that ended last: one complaint. */
export function seedToldHalf(database: Database, { ESPEJO_CODE_KEY }: Environment, entityId: string): void {
  const counts = { received: 1, exOfficio: 0, protected: 1, begun: 1, ended: 0, sanctioned: 0 }
  const report = { state: 'counted', counts, improvements: '', deliveredOn: null } as const
  const sealed = sealReport(report, { entityId, half: HALF, revision: 1 }, ESPEJO_CODE_KEY)
  database
    .insert(complaintReports)
    .values({ entityId, ...HALF, revision: 1, sealed, savedOn: TODAY })
    .run()
}
