/**
 * The addresses that are answered before the framework, of which a phone on a bad line asks more than of all others, and
 * that of the watcher: what the framework would do for each of them costs ten times the page.
 */
export const DIRECT_ADDRESSES = ['/r', '/r/:code', '/ayuda', '/salud'] as const
export type DirectAddress = (typeof DIRECT_ADDRESSES)[number]

/** What a request asks for: its address, and the code that stands in it (decoded; empty where none does). */
export type DirectTarget = { readonly address: DirectAddress; readonly code: string }

/** Written as the framework reads its own: letters of either size, and perhaps a last slash. */
const FITS = /^\/(?:(r)(?:\/([^/]+))?|ayuda|salud)\/?$/i
/** Of the words that stand where a code would, those that are addresses of the framework's. */
const FRAMEWORK_WORD = /^(salir|olvido)(\.data)?$/i

/** @param path without what follows a question mark, and readable (`decodeURIComponent`); null where the framework answers. */
export function directTarget(path: string): DirectTarget | null {
  const found = FITS.exec(path)
  if (!found) return null
  const [, isForm, word] = found
  if (isForm === undefined) return { address: path.toLowerCase().startsWith('/ayuda') ? '/ayuda' : '/salud', code: '' }
  if (word === undefined) return { address: '/r', code: '' }
  const code = decodeURIComponent(word)
  return FRAMEWORK_WORD.test(code) ? null : { address: '/r/:code', code }
}
