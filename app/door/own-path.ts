/** Any origin serves to read a path as a browser does: this one is nobody's (RFC 2606). */
const BASE = 'https://espejo.invalid'
const LONGEST = 2000

/** Slashes, backslashes and control characters that are only written otherwise: no path of ours has any. */
const DISGUISED = /%(?:0[0-9a-f]|1[0-9a-f]|7f|2f|5c)/i

/**
 * A return address as a path of our own: read as a browser reads it, it must stay at our origin, and only its path and
 * query are handed on. Everything that takes a return address asks here.
 * @returns null for whatever else: another site, a relative path, a disguised one.
 */
export function ownPath(target: unknown): string | null {
  if (typeof target !== 'string' || !target.startsWith('/') || target.length > LONGEST || !URL.canParse(target, BASE))
    return null
  const { origin, pathname, search } = new URL(target, BASE)
  // `/.//site` stays at our origin, but what is left of it once it was read, `//site`, would not.
  if (origin !== BASE || pathname.startsWith('//') || DISGUISED.test(pathname)) return null
  return `${pathname}${search}`
}
