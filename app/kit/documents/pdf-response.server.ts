import { contentDisposition } from './file-name.server.ts'

/** A document shown or saved by the browser; never cached. @param filename of `fileName`. */
export function pdfResponse(bytes: Buffer, filename: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition('attachment', filename),
      'Cache-Control': 'no-store',
    },
  })
}
