import type { IncomingMessage } from 'node:http'
import { isPlain, pathOf, refuse, searchOf, type Check } from './refuse.ts'

/** The longest address of ours has eight segments and fewer than 150 characters. */
const LONGEST_PATH = 300
const MOST_SEGMENTS = 12
/** The framework's script sends no longer list of links than this. */
const LONGEST_LINK_LIST = 7680

function isTooLong(path: string): boolean {
  return path.length > LONGEST_PATH || path.split('/').length - 1 > MOST_SEGMENTS
}

/** The address as the framework will read it, dots and all; null where it reads none. */
function readAddress({ url = '' }: IncomingMessage): URL | null {
  const whole = `http://espejo${url}`
  return URL.canParse(whole) ? new URL(whole) : null
}

/** Links whose routes the framework's script asks for: each of them is matched as a page is. */
function isTooLongAList({ href, searchParams }: URL): boolean {
  return href.length > LONGEST_LINK_LIST || searchParams.getAll('p').some(isTooLong)
}

/**
 * Refuses what nobody of ours links to before routes are matched: that takes time which grows with the square of the
 * segments, two seconds for a path of 7 KB, and nobody else is answered meanwhile.
 */
export const refuseLongAddress: Check = (request, response) => {
  if (isPlain(request)) return false
  const address = readAddress(request)
  if (address && !isTooLong(address.pathname) && !(address.pathname === '/__manifest' && isTooLongAList(address)))
    return false
  return refuse(response, 404, 'Esta dirección no existe.')
}

/** A name or an address, and perhaps a port: what a browser asks for. */
const HOST = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/** Hosts that were read as part of an address: a server has few names, and nearly every request has one of them. */
const readHosts = new Set<string>()
const MOST_HOSTS = 16

function isHost(host: string): boolean {
  if (readHosts.has(host)) return true
  if (!HOST.test(host) || !URL.canParse(`http://${host}/`)) return false
  if (readHosts.size < MOST_HOSTS) readHosts.add(host)
  return true
}

/** How often a request names a host: names and values alternate, as they came. */
function countHosts({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, place) => place % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host')
    .length
}

/**
 * Refuses what no browser of ours sends and what comes after would fail on: a request without a host, or with one that is
 * none (`a b`), and an address that is not a path (`http://x/`, `*`).
 */
export const refuseStrangeTarget: Check = (request, response) => {
  const { url = '', headers } = request
  const host = headers.host ?? ''
  const isSound = countHosts(request) === 1 && url.startsWith('/') && isHost(host)
  if (isSound && (isPlain(request) || URL.canParse(`http://${host}${url}`))) return false
  return refuse(response, 400, 'Este pedido está mal escrito.')
}

function isReadable(request: IncomingMessage): boolean {
  if (isPlain(request)) return true
  try {
    decodeURIComponent(pathOf(request))
    // Data requests of an older kind, which the framework still answers past our pages.
    return !searchOf(request).has('_data')
  } catch {
    return false
  }
}

/** Refuses an address on which what comes after would fail: one whose percent signs stand for no text, or with `_data`. */
export const refuseUnreadableAddress: Check = (request, response) =>
  !isReadable(request) && refuse(response, 400, 'Esta dirección está mal escrita.')
