import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Milliseconds in which what was begun may end: a long document, a sending over a bad line. */
const PATIENCE_MS = 20_000

/**
 * Ends the program on SIGTERM or SIGINT: it takes no more connections and answers what was asked. A second signal, or
 * 20 s, ends what is still open.
 */
export function stopOnSignal(server: Server): void {
  let isStopping = false
  // A line that was answered would be kept for the next request, which is not to come.
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    response.once('finish', () => {
      if (isStopping) socket.destroySoon()
    })
  })
  const stop = () => {
    if (isStopping) return server.closeAllConnections()
    isStopping = true
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}
