import { createThread } from '#app/kit/program/thread.server.ts'
import type { WorkbookSheet } from '#app/kit/sheets/workbook-sheet.ts'
import type { FilledBook, Template } from '#app/kit/sheets/filled-sheet.ts'
import type { FileSignature } from '#db/schema/plans.ts'

/**
 * Every document that is drawn, by name, with its facts; a room adds its own beside what draws it. Facts cross to
 * another thread: they are data, and hold no function.
 */
export interface Drawings {
  readonly workbook: readonly WorkbookSheet[]
}
export type DrawingName = keyof Drawings
export type Drawing<Name extends DrawingName = DrawingName> = { readonly name: Name; readonly facts: Drawings[Name] }
/** What a workbook that somebody filled in should look like, sheet by sheet. */
type Templates = readonly [Template, ...Template[]]
export type BookReading = {
  readonly name: 'filled-book'
  readonly facts: { readonly bytes: Uint8Array; readonly templates: Templates }
}
/** A PDF whose signatures are read. */
export type SignatureReading = { readonly name: 'pdf-signatures'; readonly facts: { readonly bytes: Uint8Array } }
/** What goes to the thread. */
export type DocumentTask = Drawing | BookReading | SignatureReading

/** Documents that may wait at once; each costs a tenth of a second to a second of processor time. */
const MOST_WAITING = 50
/** For one document and, where it is the first, the start of the thread: far more than they take on a machine that is busy. */
const LIMIT_MS = 120_000
/** Megabytes of a thread's heap; several times what a form takes. */
const LARGEST_HEAP = 512

type WorkerOptions = { readonly entry?: string; readonly most?: number; readonly limitMs?: number }

/** The thread for PDF, DOCX and XLSX, those that go out and those that come in; it stays. */
export function createDocumentWorker({
  entry = 'app/server/document-worker.js',
  most = MOST_WAITING,
  limitMs = LIMIT_MS,
}: WorkerOptions = {}) {
  const ask = createThread({ entry, most, limitMs, heap: LARGEST_HEAP, idleMs: null })
  return {
    draw: async <Name extends DrawingName>(name: Name, facts: Drawings[Name]): Promise<Buffer> =>
      Buffer.from(await ask<Uint8Array>({ name, facts } satisfies Drawing<Name>)),
    read: (bytes: Uint8Array, templates: Templates): Promise<FilledBook> =>
      ask<FilledBook>({ name: 'filled-book', facts: { bytes, templates } } satisfies BookReading),
    readSignatures: (bytes: Uint8Array): Promise<FileSignature[]> =>
      ask<FileSignature[]>({ name: 'pdf-signatures', facts: { bytes } } satisfies SignatureReading),
  }
}

/** The thread of this process. Its functions throw {AppError} `busy` where too many wait or one takes too long. */
export const { draw: drawn, read: readBeside, readSignatures: readSignaturesBeside } = createDocumentWorker()
