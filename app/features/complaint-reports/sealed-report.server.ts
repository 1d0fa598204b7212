import { hkdfSync } from 'node:crypto'
import type { SealedReport } from '#db/queries/complaint-reports.server.ts'
import { seal, SealError, unseal } from '#db/sealing.server.ts'
import { halfId, type HalfYear } from '#surveys/complaints/half-years.ts'
import type { ComplaintReport } from '#surveys/complaints/report.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Bytes to which every report is filled up: the longest text, with room for its letters in UTF-8. */
const ROOM = 8192

/** The key of these reports alone, made of the one that is outside the database. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'espejo complaint reports 1', 32))
}

type Place = { readonly entityId: string; readonly half: HalfYear; readonly revision: number }

/** Whose report it is, of which half year and revision: one laid in the place of another does not open. */
const aboutOf = ({ entityId, half, revision }: Place) => ({
  campaignId: '',
  what: `complaint-report ${entityId} ${halfId(half)} ${revision}`,
})

/** A report as it is stored. @param secret key outside the database, in hexadecimal. */
export function sealReport(
  report: ComplaintReport,
  place: Place,
  secret = runtime().environment.ESPEJO_CODE_KEY,
): Buffer {
  return seal(keyOf(secret), aboutOf(place), Buffer.from(JSON.stringify(report)), ROOM)
}

/** What a stored report says; null where the key of today does not open it, as after a restore beside another key. */
export function openReport({ entityId, year, half, revision, sealed }: SealedReport): ComplaintReport | null {
  const place = { entityId, half: { year, half: half === 1 ? 1 : 2 }, revision } as const
  try {
    return JSON.parse(
      unseal(keyOf(runtime().environment.ESPEJO_CODE_KEY), aboutOf(place), Buffer.from(sealed)).toString(),
    ) as ComplaintReport
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
