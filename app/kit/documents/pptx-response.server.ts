import { downloadResponse } from '#app/kit/sheets/xlsx.server.ts'

/** Slides as a download; never cached. @param filename of `fileName`. */
export function pptxResponse(bytes: Buffer, filename: string): Response {
  return downloadResponse(
    new Uint8Array(bytes),
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    filename,
  )
}
