import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddress from 'proxy-addr'
import { CLIENT_ADDRESS_HEADER } from '#app/door/visitor.ts'
import { log } from './log.ts'

/** Of a request, what says where it came from. */
type Asked = Pick<IncomingMessage, 'headers' | 'socket'>

/** An IPv4 address that came through an IPv6 socket, as it is written elsewhere. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice('::ffff:'.length)) === 4
    ? address.slice('::ffff:'.length)
    : address
}

/**
 * Who asks: the other end of the socket, or, where that is one of our proxies, the nearest address in X-Forwarded-For
 * that is not. Whatever else a client writes into that header counts for nothing.
 * @param isProxy of an address, whether it speaks for others.
 */
function clientAddress(request: Asked, isProxy: (address: string, hop: number) => boolean): string {
  const socket = plain(request.socket.remoteAddress ?? 'unknown')
  if (!isProxy(socket, 0)) return socket
  const client = plain(proxyAddress(request as IncomingMessage, isProxy))
  return isIP(client) ? client : socket
}

/** The address that was written there for who asks. */
export function clientOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return String(headers[CLIENT_ADDRESS_HEADER] ?? '')
}

/**
 * Says who asks, for limits in memory, and takes away what a client said about itself: the header that our own programs
 * read is written anew on every request. Where a proxy speaks for somebody and is none of the configured ones, the log
 * says so once: all people would seem to come from it.
 * @param proxies addresses and networks that are believed about whom they speak for, as `isProxyNetwork` takes them.
 */
export function trustedClientAddress(proxies: readonly string[]): (request: Asked) => void {
  const isProxy = proxies.length > 0 ? proxyAddress.compile([...proxies]) : () => false
  let isTold = proxies.length === 0
  return (request) => {
    if (!isTold && request.headers['x-forwarded-for'] && !isProxy(plain(request.socket.remoteAddress ?? ''), 0)) {
      isTold = true
      log.error({ error: 'A proxy that ESPEJO_PROXY does not name sends X-Forwarded-For: nothing of it is believed' })
    }
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(request, isProxy)
  }
}
