import { drawn } from '#app/kit/documents/drawn.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { createMadeOnce } from '#app/kit/documents/made-once.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import type { Instrument } from '#surveys/model/instrument.ts'

/** More than there are published versions. */
const copies = createMadeOnce<Buffer>(32)

/**
 * The questionnaire to be read. Anybody may ask for it: it is made once per version while the program runs; nothing on
 * it changes meanwhile. @throws {AppError} `busy`.
 */
export function readingCopy(instrument: Instrument): Promise<Buffer> {
  return copies(instrument.hash, () => drawn('reading-copy', instrument))
}

/** A published version does not change, so its copy says of which day it is; that of a draft, of today. */
export function copyFileName({ title, version, publishedOn }: Instrument, clock: Clock = systemClock): string {
  const date = publishedOn ?? limaDate(clock())
  const apart = [`versión ${version}`]
  return fileName({ what: 'Copia de lectura', entity: null, instrument: title, apart, date }, 'pdf')
}
