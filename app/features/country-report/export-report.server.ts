import type { StoredEdition } from '#db/queries/country-reports.server.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import type { Actor } from '#app/door/actor.ts'
import { logoImageOf, THE_MINISTRY } from '#app/features/logos/view-logo.server.ts'
import { inForceOn } from '#surveys/norms/norms.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { workbook } from '#app/kit/sheets/xlsx.server.ts'
import { reportManuscript } from './report-manuscript.ts'
import { reportSheets } from './report-workbook.ts'
import { loadDraft } from './view-draft.server.ts'
import { editionFileName, getEdition } from './view-published.server.ts'

type Asked = { readonly year: number; readonly version?: number | undefined }

/** A published report as a document, of what was frozen alone. @throws {AppError} `not-found`. */
export function getPublishedDocument(asked: Asked): {
  readonly manuscript: Manuscript
  readonly edition: StoredEdition
} {
  const edition = getEdition(asked)
  const { content, ...rest } = edition
  const manuscript = reportManuscript(content, { kind: 'edition', edition: rest }, logoImageOf(THE_MINISTRY))
  return { manuscript, edition }
}

/** A published report as a workbook. @throws {AppError} `not-found`, `busy`. */
export async function publishedWorkbook(asked: Asked): Promise<{ readonly bytes: Buffer; readonly filename: string }> {
  const edition = getEdition(asked)
  return { bytes: await workbook(reportSheets(edition.content)), filename: editionFileName(edition, 'xlsx') }
}

/** The draft as a document, marked as one; `law` with the heading and the base of Ley 32535. @throws {AppError} `not-found`. */
export function getDraftDocument(
  actor: Actor,
  { year, law }: { readonly year: number; readonly law: boolean },
  clock: Clock = systemClock,
): { readonly manuscript: Manuscript; readonly filename: string } {
  const now = clock()
  const { report } = loadDraft(actor, year, limaDate(now))
  if (law && !inForceOn('ley-32535', report.cutOff)) throw new AppError('not-found')
  const manuscript = reportManuscript(report, { kind: law ? 'ley-32535' : 'draft' }, logoImageOf(THE_MINISTRY))
  const what = law ? 'Borrador para la Ley 32535' : 'Borrador del informe del país'
  return { manuscript, filename: fileName({ what, entity: null, apart: [year], date: now }, 'docx') }
}
