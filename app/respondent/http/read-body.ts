import type { IncomingMessage } from 'node:http'

/** A body as it was sent. @returns null where it is larger than `limit` bytes: the rest stays unread. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.byteLength
      if (length > limit) {
        request.pause()
        resolve(null)
      } else chunks.push(chunk)
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => {
      // Of one that came whole, an error that nobody reads would cost as much as all of the reading.
      if (!request.complete) reject(new Error('The sending was cut off'))
    })
  })
}
