import { isIP } from 'node:net'
import proxyAddress from 'proxy-addr'

/** Names of networks that `proxy-addr` knows, so that nobody has to write them out. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

/** What stands in a list by commas. */
export function addressList(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
}

/**
 * Whether a proxy may be named so: an IPv4 or IPv6 address, a network (`10.0.0.0/8`, `fd00::/8`, `10.0.0.0/255.0.0.0`) or
 * the name of one. Never a whole address family (`0.0.0.0/0`): everybody would be believed.
 */
export function isProxyNetwork(entry: string): boolean {
  if (NAMED_NETWORKS.includes(entry)) return true
  // The library also takes `10` or `0x7f.1` for an address; whoever writes that meant something else.
  if (isIP(entry.split('/')[0] ?? '') === 0) return false
  try {
    proxyAddress.compile(entry)
    return true
  } catch {
    return false
  }
}
