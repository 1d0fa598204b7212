import { parentPort } from 'node:worker_threads'
import type {
  BookReading,
  DocumentTask,
  Drawing,
  DrawingName,
  Drawings,
  SignatureReading,
} from '#app/kit/documents/drawn.server.ts'
import { goBehindOthers } from '#app/kit/program/behind-others.server.ts'
import type { Answered } from '#app/kit/program/thread.server.ts'
import type { FilledBook } from '#app/kit/sheets/filled-sheet.ts'
import type { FileSignature } from '#db/schema/plans.ts'

type Drawer<Name extends DrawingName> = (facts: Drawings[Name]) => Promise<Buffer>

/**
 * All that is drawn. A library is loaded with the first document that needs it, in this thread alone: the one that lays out
 * forms takes fifty megabytes, and most servers print none for days.
 */
const DRAWERS: { readonly [Name in DrawingName]: () => Promise<Drawer<Name>> } = {
  certificate: async () => (await import('#app/features/certificates/certificate-pdf.server.tsx')).certificatePdf,
  'deck-pptx': async () => (await import('#app/kit/documents/deck-pptx.server.ts')).deckPptx,
  'legal-paper': async () => (await import('#app/features/legal-papers/legal-paper-docx.server.ts')).legalPaperDocx,
  logo: async () => (await import('#app/features/logos/redraw-logo.server.ts')).redrawLogo,
  'paper-form': async () => (await import('#app/features/typing/paper-form.server.tsx')).paperFormPdf,
  'manuscript-docx': async () => (await import('#app/kit/documents/manuscript-docx.server.ts')).manuscriptDocx,
  'manuscript-pdf': async () => (await import('#app/kit/documents/tagged-pdf.server.ts')).manuscriptPdf,
  'poster-pdf': async () => (await import('#app/kit/documents/poster-pdf.server.ts')).posterPdf,
  'reading-copy': async () => (await import('#app/features/instruments/reading-copy.server.tsx')).readingCopyPdf,
  'commitment-picture': async () =>
    (await import('#app/features/commitments/commitment-picture.server.ts')).commitmentPicture,
  workbook: async () => (await import('#app/kit/sheets/draw-workbook.server.ts')).drawWorkbook,
}

async function draw<Name extends DrawingName>({ name, facts }: Drawing<Name>): Promise<Buffer> {
  const drawer = await DRAWERS[name]()
  return drawer(facts)
}

async function read(task: BookReading | SignatureReading): Promise<FilledBook | FileSignature[]> {
  if (task.name === 'filled-book') {
    const { readFilledBook } = await import('#app/kit/sheets/filled-sheet.ts')
    return readFilledBook(task.facts.bytes, task.facts.templates)
  }
  const { readSignatures } = await import('#app/kit/documents/pdf-signatures/read-signatures.server.ts')
  return readSignatures(task.facts.bytes)
}

const isReading = (task: DocumentTask): task is BookReading | SignatureReading =>
  task.name === 'filled-book' || task.name === 'pdf-signatures'

async function answer(task: DocumentTask): Promise<Answered<Uint8Array | FilledBook | FileSignature[]>> {
  try {
    return { made: await (isReading(task) ? read(task) : draw(task)) }
  } catch (fault) {
    return { fault }
  }
}

goBehindOthers()
parentPort?.on('message', (task: DocumentTask) => {
  void answer(task).then((answered) => parentPort?.postMessage(answered))
})
