import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuseLongAddress, refuseStrangeTarget, refuseUnreadableAddress } from './address.ts'
import { securityHeaders } from './headers.ts'
import { requestLog, type LoggedPath } from './log.ts'
import { refuseOtherMethods } from './methods.ts'
import { refuseForeignOrigin } from './origin.ts'
import type { Check } from './refuse.ts'
import { trustedClientAddress } from './trusted-client.ts'

type GateOptions = {
  readonly mode: 'production' | 'development'
  /** Public address behind a proxy; without it a request's own host counts. */
  readonly origin?: string | undefined
  /** Proxies that are believed about whom they speak for. */
  readonly proxies?: readonly string[]
  readonly quiet?: boolean
}

/** An address that is not a path. It is refused, and what stood in it is handed to nobody. */
const NO_PATH = '*'

/**
 * What every request passes, whoever answers it: the log and the headers of its answer, what is refused, and who asks.
 * @returns a function that says whether the request may go on; one that may not has been answered.
 */
export function createGate({ mode, origin, proxies = [], quiet = false }: GateOptions, patternOf: LoggedPath) {
  const note = quiet ? null : requestLog(patternOf)
  const protect = securityHeaders({
    development: mode === 'development',
    https: origin?.startsWith('https:') ?? false,
  })
  const sayWhoAsks = trustedClientAddress(proxies)
  const checks: readonly Check[] = [
    refuseStrangeTarget,
    refuseLongAddress,
    refuseUnreadableAddress,
    refuseOtherMethods,
    refuseForeignOrigin(origin),
  ]
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    // Express reads an address that is no path by `url.parse`, whose warning quotes all of it on the standard error.
    if (!request.url?.startsWith('/')) request.url = NO_PATH
    note?.(request, response)
    protect(request, response)
    if (checks.some((refuses) => refuses(request, response))) return false
    sayWhoAsks(request)
    return true
  }
}
