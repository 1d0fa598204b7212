import { parentPort } from 'node:worker_threads'
import type { Drawing, DrawingName, Drawings, Drawn } from '#app/kit/documents/drawn.server.ts'
import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import { certificatePdf } from '#app/features/certificates/certificate-pdf.server.tsx'
import { readingCopyPdf } from '#app/features/instruments/reading-copy.server.tsx'
import { legalPaperDocx } from '#app/features/legal-papers/legal-paper-docx.server.ts'
import { paperFormPdf } from '#app/features/typing/paper-form.server.tsx'

/** All that is drawn: the libraries that this takes are loaded in this thread alone. */
const DRAWERS: { readonly [Name in DrawingName]: (facts: Drawings[Name]) => Promise<Buffer> } = {
  certificate: certificatePdf,
  'legal-paper': legalPaperDocx,
  'paper-form': paperFormPdf,
  'reading-copy': readingCopyPdf,
  workbook: drawWorkbook,
}

function draw<Name extends DrawingName>({ name, facts }: Drawing<Name>): Promise<Buffer> {
  return DRAWERS[name](facts)
}

async function answer(drawing: Drawing): Promise<Drawn> {
  try {
    return { bytes: await draw(drawing) }
  } catch (fault) {
    return { fault }
  }
}

parentPort?.on('message', (drawing: Drawing) => {
  void answer(drawing).then((drawn) => parentPort?.postMessage(drawn))
})
