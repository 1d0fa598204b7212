import type { Database } from '#db/client.server.ts'
import { complaintReports } from '#db/schema/index.ts'
import { halfBefore, lastDayOf, lastEndedHalf, type HalfYear } from '#surveys/complaints/half-years.ts'
import type { ComplaintReport } from '#surveys/complaints/report.ts'
import { sealReport } from '#app/features/complaint-reports/sealed-report.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES } from './entities.ts'

/** Half years of three years. */
const HALVES = 6
/** Days after the end of a half year on which the sheets of the demonstration were filled in. */
const TOLD_AFTER_DAYS = 24

/** What an entity told of a half year: cases that were handed in or not, none, or nothing at all (null). */
function toldBy(number: number, half: HalfYear): ComplaintReport | null {
  const kind = (number + half.year + half.half) % 5
  if (kind === 0) return null
  if (kind === 1) return { state: 'none' }
  const received = 1 + ((number * 3 + half.half) % 4)
  const begun = received - (number % 2 === 0 ? 0 : 1)
  const ended = Math.max(0, begun - 1)
  return {
    state: 'counted',
    counts: {
      ...{ received, exOfficio: number % 3 === 0 ? 1 : 0, protected: received, begun, ended },
      sanctioned: Math.min(ended, number % 2),
    },
    improvements: 'Charlas por áreas y difusión de los canales de queja.',
    deliveredOn: kind === 2 ? null : addDays(lastDayOf(half), TOLD_AFTER_DAYS),
  }
}

/**
 * Half-year sheets of the invented entities over three years, in all states; some told nothing.
 * @param today ISO date in Lima time.
 */
export function seedComplaintReports(
  database: Database,
  { ESPEJO_CODE_KEY }: Pick<Environment, 'ESPEJO_CODE_KEY'>,
  today: string,
): void {
  let half = lastEndedHalf(today)
  for (let told = 0; told < HALVES; told += 1) {
    const day = addDays(lastDayOf(half), TOLD_AFTER_DAYS)
    const savedOn = day < today ? day : today
    for (const [number, { id: entityId }] of DEMO_ENTITIES.entries()) {
      const report = toldBy(number, half)
      if (!report) continue
      const delivered = report.state === 'counted' && (report.deliveredOn ?? '') > savedOn
      const said = delivered ? { ...report, deliveredOn: null } : report
      const sealed = sealReport(said, { entityId, half, revision: 1 }, ESPEJO_CODE_KEY)
      database
        .insert(complaintReports)
        .values({ entityId, ...half, revision: 1, sealed, savedOn })
        .run()
    }
    half = halfBefore(half)
  }
}
