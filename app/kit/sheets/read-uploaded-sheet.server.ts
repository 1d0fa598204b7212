import { readBeside } from '#app/kit/documents/drawn.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FilledBook, FilledSheet, Template } from './filled-sheet.ts'

/**
 * Reads what somebody uploaded, in the thread of documents: unpacking and reading a workbook takes up to a second, in
 * which nobody else would be answered. What cannot be read, now or at all, is said in words.
 */
export async function readUploadedBook(
  bytes: Uint8Array,
  templates: readonly [Template, ...Template[]],
): Promise<FilledBook> {
  try {
    return await readBeside(bytes, templates)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'busy') throw error
    return { ok: false, problem: 'Hay muchas planillas y documentos en espera. Espere un minuto y súbala otra vez' }
  }
}

/** Reads an uploaded workbook of one sheet, as `readUploadedBook` reads several. */
export async function readUploadedSheet(bytes: Uint8Array, template: Template): Promise<FilledSheet> {
  const read = await readUploadedBook(bytes, [template])
  return read.ok ? { ok: true, rows: read.sheets[0] ?? [] } : read
}
