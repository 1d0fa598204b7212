import { z } from 'zod'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { copyFileName, readingCopy } from '#app/features/instruments/reading-copies.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { publishedInstrument } from '#app/features/instruments/instrument-facts.ts'

/** The questions on paper, to read and not to fill. */
export const loader = guarded('public', { params: { slug: z.string() } }, async ({ params }) => {
  const instrument = publishedInstrument(params.slug)
  if (instrument?.nature !== 'staff') throw new AppError('not-found')
  return pdfResponse(await readingCopy(instrument), copyFileName(instrument))
})
