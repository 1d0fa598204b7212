import { downloadResponse } from '#app/kit/sheets/xlsx.server.ts'

/** A document for a word processor as a download; never cached. @param filename of `fileName`. */
export function docxResponse(bytes: Buffer, filename: string): Response {
  return downloadResponse(
    new Uint8Array(bytes),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    filename,
  )
}
