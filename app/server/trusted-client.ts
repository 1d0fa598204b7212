import type { IncomingMessage } from 'node:http'
import { CLIENT_ADDRESS_HEADER } from '#app/door/visitor.ts'
import { clientAddress } from './client-address.ts'
import { log } from './log.ts'

/** The address that was written there for who asks. */
export function clientOf({ headers }: IncomingMessage): string {
  return String(headers[CLIENT_ADDRESS_HEADER] ?? '')
}

/**
 * Says who asks, for limits in memory, and takes away what a client said about itself. Where a proxy speaks for somebody
 * and is none of the configured ones, it says so once: all people would seem to come from it.
 */
export function trustedClientAddress(proxies: readonly string[]) {
  let isTold = proxies.length === 0
  return ({ headers, socket }: IncomingMessage): void => {
    const forwarded = headers['x-forwarded-for']
    if (!isTold && forwarded && !proxies.includes(clientAddress(socket.remoteAddress, undefined, []))) {
      isTold = true
      log.error({ error: 'A proxy that ESPEJO_PROXY does not name sends X-Forwarded-For: nothing of it is believed' })
    }
    headers[CLIENT_ADDRESS_HEADER] = clientAddress(
      socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      proxies,
    )
  }
}
