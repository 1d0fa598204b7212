import { listEditions, type StoredEdition } from '#db/queries/country-reports.server.ts'
import { findLogo, MINISTRY } from '#db/queries/logos.server.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import type { Actor } from '#app/door/actor.ts'
import { logoImageOf, THE_MINISTRY } from '#app/features/logos/view-logo.server.ts'
import { inForceOn } from '#surveys/norms/norms.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { publicFile } from '#app/kit/documents/public-files.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
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

const MAKERS = {
  pdf: (asked) => drawn('manuscript-pdf', getPublishedDocument(asked).manuscript),
  docx: (asked) => drawn('manuscript-docx', getPublishedDocument(asked).manuscript),
  xlsx: (asked) => workbook(reportSheets(getEdition(asked).content)),
} satisfies Record<string, (asked: Asked) => Promise<Buffer>>

/**
 * A published report as a file, which is drawn once: it follows from what was frozen, and from the logo of the Ministry.
 * @throws {AppError} `not-found`, `busy`.
 */
export async function publishedFile(
  asked: Asked,
  ending: keyof typeof MAKERS,
): Promise<{ readonly bytes: Buffer; readonly filename: string }> {
  const { database } = runtime()
  const editions = listEditions(database, asked.year)
  const edition = editions.find(({ version }) => version === (asked.version ?? editions[0]?.version))
  if (!edition) throw new AppError('not-found')
  const logo = findLogo(database, MINISTRY)?.sha256 ?? ''
  const bytes = await publicFile(['country-report', edition.digest, logo, ending], () =>
    MAKERS[ending]({ year: edition.year, version: edition.version }),
  )
  return { bytes, filename: editionFileName(edition, ending) }
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
