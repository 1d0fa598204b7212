/** A value of a PDF as JavaScript has it; a reference is not followed. */
export type PdfValue = string | number | boolean | null | PdfName | PdfRef | PdfValue[] | PdfDict
export type PdfName = { readonly name: string }
export type PdfRef = { readonly ref: number }
export type PdfDict = { readonly [key: string]: PdfValue }

const isObject = (value: PdfValue | undefined): value is PdfDict =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  isObject(value) && typeof (value as PdfDict)['ref'] === 'number'
export function nameOf(value: PdfValue | undefined): string | null {
  const name = isObject(value) ? (value as PdfDict)['name'] : null
  return typeof name === 'string' ? name : null
}

const TOKEN = /\s*(<<|>>|\[|\]|\/[^\s<>[\]()/]*|\d+ \d+ R|[-+]?[\d.]+|true|false|null|\(|<[0-9a-fA-F\s]*>)/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function decoded(bytes: string): string {
  if (!bytes.startsWith('\xFE\xFF')) return bytes
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le')
}

/** Reads one value from a place. @throws where no value stands. */
function parser(text: string) {
  let at = 0
  const token = (): string => {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (!found) throw new Error(`No value of a PDF: ${text.slice(at, at + 40)}`)
    at = TOKEN.lastIndex
    return found[1] ?? ''
  }
  const literal = (): string => {
    let [bytes, depth] = ['', 1]
    for (; at < text.length; at += 1) {
      const sign = text[at] ?? ''
      if (sign === '\\') {
        at += 1
        const next = text[at] ?? ''
        bytes += ESCAPES[next] ?? next
      } else {
        depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
        if (depth === 0) break
        bytes += sign
      }
    }
    at += 1
    return decoded(bytes)
  }
  const read = (first = token()): PdfValue => {
    if (first === '<<') {
      const dict: Record<string, PdfValue> = {}
      for (let key = token(); key !== '>>'; key = token()) dict[key.slice(1)] = read()
      return dict
    }
    if (first === '[') {
      const list: PdfValue[] = []
      for (let next = token(); next !== ']'; next = token()) list.push(read(next))
      return list
    }
    if (first === '(') return literal()
    if (first.startsWith('/')) return { name: first.slice(1) }
    if (first.startsWith('<')) return decoded(Buffer.from(first.slice(1, -1), 'hex').toString('latin1'))
    if (first.endsWith(' R')) return { ref: Number(first.split(' ')[0]) }
    if (first === 'true' || first === 'false') return first === 'true'
    return first === 'null' ? null : Number(first)
  }
  return read
}

export type PdfObject = { readonly value: PdfValue; readonly stream: string | null }

/** The objects of a file that keeps none of them compressed, by number, and its trailer. */
export function pdfObjects(bytes: Buffer) {
  const file = bytes.toString('latin1')
  const objects = new Map<number, PdfObject>()
  for (const [, number = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n([\s\S]*?)\r?\nendobj/g)) {
    const [, stream = null] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body) ?? []
    objects.set(Number(number), { value: parser(body)(), stream })
  }
  const trailer = parser(file.slice(file.lastIndexOf('trailer') + 'trailer'.length))()
  const follow = (value: PdfValue | undefined): PdfValue =>
    isRef(value) ? follow(objects.get(value.ref)?.value ?? null) : (value ?? null)
  const dictOf = (value: PdfValue | undefined): PdfDict => {
    const found = follow(value)
    return isObject(found) ? found : {}
  }
  const listOf = (value: PdfValue | undefined): readonly PdfValue[] => {
    const found = follow(value)
    return Array.isArray(found) ? found : []
  }
  return {
    file,
    objects,
    root: dictOf(dictOf(trailer)['Root']),
    info: dictOf(dictOf(trailer)['Info']),
    follow,
    dictOf,
    listOf,
  }
}

export type PdfObjects = ReturnType<typeof pdfObjects>
