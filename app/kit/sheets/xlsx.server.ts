import { drawn } from '#app/kit/documents/drawn.server.ts'
import { contentDisposition } from '#app/kit/documents/file-name.server.ts'
import type { WorkbookSheet } from './workbook-sheet.ts'

export type { CellValue, Row, WorkbookSheet } from './workbook-sheet.ts'

/** A cell that spreadsheets count as a date. @param isoDate "2026-08-03" */
export function dateCell(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}

/** A workbook as bytes; the first row of every sheet is its header. @throws {AppError} `busy`. */
export function workbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  return drawn('workbook', sheets)
}

/** A download; never cached. @param filename of `fileName`. */
export function downloadResponse(bytes: Uint8Array<ArrayBuffer>, mediaType: string, filename: string): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': contentDisposition('attachment', filename),
      'Cache-Control': 'no-store',
    },
  })
}

export function xlsxResponse(bytes: Buffer, filename: string): Response {
  return downloadResponse(
    new Uint8Array(bytes),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename,
  )
}
