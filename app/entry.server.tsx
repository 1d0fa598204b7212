import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactNode } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { noteFault } from '#app/kit/program/note-fault.server.ts'
import { TurnsContext, type Turn } from '#app/kit/shell/in-turns.tsx'
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

/** What the browser reads back of the loaders, read whole before a page is drawn: its drawing then waits for nothing. */
async function handedOver({ serverHandoffStream }: EntryContext): Promise<EntryContext['renderMeta']> {
  if (!serverHandoffStream) return {}
  const value = await new Response(serverHandoffStream).text()
  return { streamCache: { 0: Object.assign(Promise.resolve(), { result: { done: true, value } }) } }
}

/** The page asks for turns of the loop, so it cannot be drawn at once. */
class AsksForTurns extends Error {}

function noTurns(): never {
  throw new AsksForTurns()
}

/** What React leaves in a text where a part of the page waited for something, or fell over. */
const LEFT_OUT = '<!--$!-->'

/**
 * The page as one text. React's stream writes each tag, name and value into a block of bytes by itself, which costs twice
 * what working out the page does (decision 160).
 * @returns null where a part of it has to be waited for.
 */
function drawnAtOnce(page: (turns: () => Turn) => ReactNode): string | null {
  try {
    const html = renderToString(page(noTurns))
    return html.includes(LEFT_OUT) ? null : `<!DOCTYPE html>${html}`
  } catch (error) {
    if (error instanceof AsksForTurns) return null
    throw error
  }
}

/** The page by React's stream, which waits for its parts; nothing is sent before all of it is drawn. */
function drawnInTurns(page: (turns: () => Turn) => ReactNode, nonce: string | undefined): Promise<Transform> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page(createTurns()), {
      ...(nonce ? { nonce } : {}),
      onAllReady() {
        const body = inLargeBlocks()
        resolve(body)
        pipe(body)
      },
      onShellError: reject,
      // React would print the message.
      onError: noteFault,
    })
    setTimeout(abort, RENDER_LIMIT_MS + 1000).unref()
  })
}

/**
 * Renders a whole page before the first byte: nothing here streams, and an error still becomes a clean answer. A HEAD is
 * answered without it.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Cache-Control', 'no-store')
  // Its loaders have said the status; what would be drawn is what a HEAD leaves out.
  if (request.method === 'HEAD') return new Response(null, { headers, status })
  const nonce = context.nonce ?? undefined
  const renderMeta = await handedOver(remix)
  const page = (turns: () => Turn) => (
    <NonceContext.Provider value={nonce}>
      <TurnsContext.Provider value={turns}>
        <RemixServer
          // The framework asks for a stream that nobody reads, though what would come of it is there.
          context={{ ...remix, renderMeta: { ...renderMeta }, serverHandoffStream: new ReadableStream() }}
          url={request.url}
          abortDelay={RENDER_LIMIT_MS}
          {...(nonce ? { nonce } : {})}
        />
      </TurnsContext.Provider>
    </NonceContext.Provider>
  )
  const html = drawnAtOnce(page)
  if (html !== null) return new Response(html, { headers, status })
  return new Response(createReadableStreamFromReadable(await drawnInTurns(page, nonce)), { headers, status })
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) noteFault(error)
}

/** The addresses before the framework are answered by the same build: what it holds in memory exists once. */
export { answerDirectly } from '#app/respondent/http/direct.server.ts'
