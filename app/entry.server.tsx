import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { noteFault } from '#app/kit/program/note-fault.server.ts'
import { TurnsContext } from '#app/kit/shell/in-turns.tsx'
import { createTurns } from '#app/kit/shell/turns.server.ts'
import { NonceContext } from '#app/kit/shell/nonce.ts'

const RENDER_LIMIT_MS = 10_000

/** Bytes that are handed on together: each block costs a tenth of a millisecond more on its way, whatever its size. */
const BLOCK = 64 * 1024

/**
 * React 18 writes pages in blocks of 2 KiB; where a letter of two bytes does not fit any more, the block ends in an
 * empty byte. In the text of a page a browser skips it; in an attribute it shows a replacement sign.
 */
function withoutEmptyBytes(block: Buffer): Uint8Array {
  return block.includes(0) ? block.filter((byte) => byte !== 0) : block
}

function inLargeBlocks(): Transform {
  let gathered: Uint8Array[] = []
  let size = 0
  const takeGathered = () => {
    const whole = Buffer.concat(gathered)
    gathered = []
    size = 0
    return whole
  }
  return new Transform({
    transform(block: Buffer, _encoding, done) {
      gathered.push(withoutEmptyBytes(block))
      size += block.length
      if (size < BLOCK) done()
      else done(null, takeGathered())
    },
    flush(done) {
      done(null, takeGathered())
    },
  })
}

/**
 * Renders a whole page before the first byte: nothing here streams, and an error still becomes a clean answer. A HEAD is
 * answered without it.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Cache-Control', 'no-store')
  // Its loaders have said the status; what would be drawn is what a HEAD leaves out.
  if (request.method === 'HEAD') return Promise.resolve(new Response(null, { headers, status }))
  const nonce = context.nonce ?? undefined
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TurnsContext.Provider value={createTurns()}>
          <RemixServer context={remix} url={request.url} abortDelay={RENDER_LIMIT_MS} {...(nonce ? { nonce } : {})} />
        </TurnsContext.Provider>
      </NonceContext.Provider>,
      {
        ...(nonce ? { nonce } : {}),
        onAllReady() {
          const body = inLargeBlocks()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        // React would print the message.
        onError: noteFault,
      },
    )
    setTimeout(abort, RENDER_LIMIT_MS + 1000).unref()
  })
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) noteFault(error)
}

/** The addresses before the framework are answered by the same build: what it holds in memory exists once. */
export { answerDirectly } from '#app/respondent/http/direct.server.ts'
