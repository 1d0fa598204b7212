import { isIP } from 'node:net'

/** An IPv4 address that came through an IPv6 socket, as it is written elsewhere. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}

/**
 * Who asks: the other end of the socket, or, where that is one of our proxies, the nearest address in
 * X-Forwarded-For that is not. Whatever else a client writes into that header counts for nothing.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: readonly string[],
): string {
  const socket = plain(socketAddress ?? 'unknown')
  if (!proxies.includes(socket)) return socket
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => plain(hop.trim()))
    .reverse()
  const client = hops.find((hop) => !proxies.includes(hop)) ?? ''
  return isIP(client) ? client : socket
}
