import type { Server } from 'node:http'

/** Milliseconds in which what was begun may end: a long document, a sending over a bad line. */
const PATIENCE_MS = 20_000

/**
 * Ends the program on SIGTERM or SIGINT: it takes no more connections, and answers what was asked. A
 * second signal, or 20 s, ends what is still open.
 */
export function stopOnSignal(server: Server): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return server.closeAllConnections()
    isStopping = true
    server.close(() => process.exit(0))
    // What was kept alive for a next request has nothing to end; what is asked on it from now on is its last.
    server.closeIdleConnections()
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}
