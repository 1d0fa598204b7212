import { contentDisposition } from './file-name.server.ts'

/** A picture saved by the browser; never cached. @param filename of `fileName`. */
export function pngResponse(bytes: Buffer, filename: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': contentDisposition('attachment', filename),
      'Cache-Control': 'no-store',
    },
  })
}
