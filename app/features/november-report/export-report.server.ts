import { receptionNumber, type NovemberVersion } from '#db/queries/november-reports.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { logoImageOf } from '#app/features/logos/view-logo.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { contentDisposition, fileName } from '#app/kit/documents/file-name.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { evidenceFolder, readEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { workbook, xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'
import { loadAsked } from './load-report.server.ts'
import type { ReportAsked } from './november-address.ts'
import { reportManuscript, type DrawnReport } from './report-manuscript.ts'
import { reportSheets } from './report-sheets.ts'

function shownVersion(version: NovemberVersion): DrawnReport['version'] {
  const { version: place, receivedAt, correctionReason, signature } = version
  return { number: receptionNumber(version), version: place, receivedAt, correctionReason, signature }
}

/** A draft changes, so its file says of which minute it is; what was presented is named by its number. */
function nameOf({ content, version }: DrawnReport, ending: 'pdf' | 'docx' | 'xlsx', clock: Clock): string {
  const { entity, year } = content.report
  const apart = [year, version === null ? 'borrador' : version.number]
  const date = version === null ? clock() : limaDate(new Date(version.receivedAt))
  return fileName({ what: 'Informe de noviembre', entity: entity.name, apart, date }, ending)
}

/**
 * A report as a file, drawn from what was frozen, or of the own entity from what would be presented now.
 * @throws {AppError} `not-found`, `busy`.
 */
export async function exportReport(
  actor: Actor,
  asked: ReportAsked,
  ending: 'pdf' | 'docx' | 'xlsx',
  clock: Clock = systemClock,
): Promise<Response> {
  const { content, version, digest } = await loadAsked(actor, asked, clock())
  const report: DrawnReport = { content, digest, version: version && shownVersion(version) }
  const filename = nameOf(report, ending, clock)
  if (ending === 'xlsx') return xlsxResponse(await workbook(reportSheets(report)), filename)
  const manuscript = reportManuscript(report, logoImageOf(content.report.entity))
  return ending === 'pdf'
    ? pdfResponse(await drawn('manuscript-pdf', manuscript), filename)
    : docxResponse(await drawn('manuscript-docx', manuscript), filename)
}

/** The signed PDF of a version as it was uploaded, for no browser to open in place. @throws {AppError} `not-found`. */
export async function downloadSigned(actor: Actor, asked: ReportAsked, clock: Clock = systemClock): Promise<Response> {
  const { version } = await loadAsked(actor, asked, clock())
  if (version?.signature.kind !== 'scan' && version?.signature.kind !== 'signed-file') throw new AppError('not-found')
  const { file } = version.signature
  const bytes = await readEvidence(evidenceFolder(runtime().environment), version.entityId, file.fileId, file.sha256)
  const { entity, year } = version.content.report
  const apart = [year, receptionNumber(version)]
  const date = limaDate(new Date(version.receivedAt))
  const name = fileName({ what: 'Informe de noviembre firmado', entity: entity.name, apart, date }, 'pdf')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
