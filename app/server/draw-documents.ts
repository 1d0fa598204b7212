import { parentPort } from 'node:worker_threads'
import type { DocumentTask, Drawing, DrawingName, Drawings } from '#app/kit/documents/drawn.server.ts'
import { goBehindOthers } from '#app/kit/program/behind-others.server.ts'
import type { Answered } from '#app/kit/program/thread.server.ts'
import { readSignatures } from '#app/kit/documents/pdf-signatures/read-signatures.server.ts'
import { deckPptx } from '#app/kit/documents/deck-pptx.server.ts'
import { manuscriptDocx } from '#app/kit/documents/manuscript-docx.server.ts'
import { manuscriptPdf } from '#app/kit/documents/tagged-pdf.server.ts'
import { posterPdf } from '#app/kit/documents/poster-pdf.server.ts'
import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import { readFilledBook, type FilledBook } from '#app/kit/sheets/filled-sheet.ts'
import { certificatePdf } from '#app/features/certificates/certificate-pdf.server.tsx'
import { readingCopyPdf } from '#app/features/instruments/reading-copy.server.tsx'
import { redrawLogo } from '#app/features/logos/redraw-logo.server.ts'
import { commitmentPicture } from '#app/features/commitments/commitment-picture.server.ts'
import { legalPaperDocx } from '#app/features/legal-papers/legal-paper-docx.server.ts'
import { paperFormPdf } from '#app/features/typing/paper-form.server.tsx'
import type { FileSignature } from '#db/schema/plans.ts'

/** All that is drawn: the libraries that this takes are loaded in this thread alone. */
const DRAWERS: { readonly [Name in DrawingName]: (facts: Drawings[Name]) => Promise<Buffer> } = {
  certificate: certificatePdf,
  'deck-pptx': deckPptx,
  'legal-paper': legalPaperDocx,
  logo: redrawLogo,
  'paper-form': paperFormPdf,
  'manuscript-docx': manuscriptDocx,
  'manuscript-pdf': manuscriptPdf,
  'poster-pdf': posterPdf,
  'reading-copy': readingCopyPdf,
  'commitment-picture': commitmentPicture,
  workbook: drawWorkbook,
}

function draw<Name extends DrawingName>({ name, facts }: Drawing<Name>): Promise<Buffer> {
  return DRAWERS[name](facts)
}

async function answer(task: DocumentTask): Promise<Answered<Uint8Array | FilledBook | FileSignature[]>> {
  try {
    if (task.name === 'pdf-signatures') return { made: await readSignatures(task.facts.bytes) }
    if (task.name === 'filled-book') return { made: await readFilledBook(task.facts.bytes, task.facts.templates) }
    return { made: await draw(task) }
  } catch (fault) {
    return { fault }
  }
}

goBehindOthers()
parentPort?.on('message', (task: DocumentTask) => {
  void answer(task).then((answered) => parentPort?.postMessage(answered))
})
