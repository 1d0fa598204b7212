import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { faultName } from '#app/kit/program/fault-name.server.ts'
import { NonceContext } from '#app/kit/shell/nonce.ts'

const RENDER_LIMIT_MS = 10_000

/** Renders a whole page before the first byte: nothing here streams, and an error still becomes a clean answer. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const nonce = context.nonce ?? undefined
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={RENDER_LIMIT_MS} {...(nonce ? { nonce } : {})} />
      </NonceContext.Provider>,
      {
        ...(nonce ? { nonce } : {}),
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set('Cache-Control', 'no-store')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
      },
    )
    setTimeout(abort, RENDER_LIMIT_MS + 1000).unref()
  })
}

/** A fault is noted by name and place in our code; its message could hold what a person typed. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || !(error instanceof Error)) return
  console.error(
    JSON.stringify({
      fault: faultName(error),
      at: error.stack
        ?.split('\n')
        .slice(1, 4)
        .map((line) => line.trim()),
    }),
  )
}
