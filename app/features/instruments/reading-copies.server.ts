import { drawn } from '#app/kit/documents/drawn.server.ts'
import { createMadeOnce } from '#app/kit/documents/made-once.ts'
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
