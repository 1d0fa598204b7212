import { pdfResponse } from '#app/components/documents/page.server.tsx'
import { readingCopyPdf } from '#app/components/documents/reading-copy.server.tsx'
import { AppError } from '#app/services/app-error.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { publishedInstrument } from '#app/services/methodology/instrument-facts.ts'

/** The questions on paper, to read and not to fill. */
export const loader = guarded('public', async ({ params }) => {
  const instrument = publishedInstrument(params['slug'] ?? '', null)
  if (instrument?.nature !== 'staff') throw new AppError('not-found')
  return pdfResponse(await readingCopyPdf(instrument), `copia-de-lectura-${instrument.slug}.pdf`)
})
