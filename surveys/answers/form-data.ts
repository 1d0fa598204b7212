/** Why a body is not a form that one person filled in once. */
export type FormProblem = 'too-large' | 'malformed' | 'repeated-field' | 'array-field' | 'too-many-fields'
export type DecodedForm =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly reason: FormProblem }

export type FormLimits = { readonly bytes: number; readonly fields: number }

const utf8 = new TextDecoder('utf-8', { fatal: true })
const BRACKETS = /[[\]]/

/** A form of names and choices that are written as they are, as nearly every one is. */
const PLAIN_FORM = /^[\w=&-]*$/

/** @throws URIError for a broken escape or a sequence that is not UTF-8. */
function decodePart(part: string): string {
  return decodeURIComponent(part.replace(/\+/g, ' '))
}

/**
 * Decodes `application/x-www-form-urlencoded` strictly: every name once, no arrays, valid UTF-8.
 * A lenient parser would let one person's form mean two things.
 */
export function decodeForm(body: Uint8Array, limits: FormLimits): DecodedForm {
  if (body.byteLength > limits.bytes) return { ok: false, reason: 'too-large' }
  const fields = new Map<string, string>()
  try {
    const text = utf8.decode(body)
    if (text === '') return { ok: true, fields }
    const isPlain = PLAIN_FORM.test(text)
    const read = (part: string) => (isPlain ? part : decodePart(part))
    for (const pair of text.split('&')) {
      const equals = pair.indexOf('=')
      if (equals < 1) return { ok: false, reason: 'malformed' }
      const name = read(pair.slice(0, equals))
      if (!isPlain && BRACKETS.test(name)) return { ok: false, reason: 'array-field' }
      if (fields.has(name)) return { ok: false, reason: 'repeated-field' }
      if (fields.size === limits.fields) return { ok: false, reason: 'too-many-fields' }
      fields.set(name, read(pair.slice(equals + 1)))
    }
  } catch {
    return { ok: false, reason: 'malformed' }
  }
  return { ok: true, fields }
}
