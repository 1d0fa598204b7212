import { findEdition, listEditions, type StoredEdition } from '#db/queries/country-reports.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import type { FigureId } from '#surveys/country-report/figures.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { shownReport, viewCounted, type CountedView } from './counted-figure.ts'

/** Who signed, as everybody reads it: without the account. */
function signedBy({ signature: { name, position } }: Pick<StoredEdition, 'signature'>) {
  return { name, position }
}

/** The newest edition of each year, the newest year first. */
export function viewPublishedReports() {
  const newest = new Map<number, ReturnType<typeof listEditions>[number]>()
  for (const edition of listEditions(runtime().database))
    if (!newest.has(edition.year)) newest.set(edition.year, edition)
  return [...newest.values()].map(({ year, version, publishedOn }) => ({ year, version, publishedOn }))
}

/** An edition that was published, the newest where no version is asked for. @throws {AppError} `not-found`. */
export function getEdition({ year, version }: { readonly year: number; readonly version?: number | undefined }) {
  const edition = findEdition(runtime().database, year, version)
  if (!edition) throw new AppError('not-found')
  return edition
}

/** The page of a published report, with every edition of its year. @throws {AppError} `not-found`. */
export function viewPublishedReport(asked: { readonly year: number; readonly version?: number | undefined }) {
  const edition = getEdition(asked)
  const editions = listEditions(runtime().database, asked.year)
  return {
    report: shownReport(edition.content),
    ...{ version: edition.version, publishedOn: edition.publishedOn, reason: edition.reason, digest: edition.digest },
    signature: signedBy(edition),
    isNewest: editions[0]?.version === edition.version,
    editions: editions.map((each) => ({
      ...{ version: each.version, publishedOn: each.publishedOn, reason: each.reason },
      signature: signedBy(each),
    })),
  }
}

/** What a figure of an edition counts. @throws {AppError} `not-found` where it does not say so. */
export function viewPublishedFigure({
  figure,
  page,
  ...asked
}: Parameters<typeof getEdition>[0] & { readonly figure: FigureId; readonly page: number }): CountedView {
  const view = viewCounted(getEdition(asked).content, figure, page)
  if (!view) throw new AppError('not-found')
  return view
}

export type PublishedReportView = ReturnType<typeof viewPublishedReport>

/** Name of a document of an edition. */
export function editionFileName(
  { year, version, publishedOn }: Pick<StoredEdition, 'year' | 'version' | 'publishedOn'>,
  ending: string,
): string {
  return fileName(
    { what: 'Informe del país', entity: null, apart: [year, `versión ${version}`], date: publishedOn },
    ending,
  )
}
