import { inflateSync } from 'node:zlib'

/** What is drawn on a page: its words in the order of the file, the sizes of its type in points, and how many lines. */
export type PdfPage = { readonly text: string; readonly sizes: ReadonlySet<number>; readonly lines: number }

/** Letters by the number of their glyph, which a face says of itself in its `ToUnicode` table. */
export type Face = ReadonlyMap<number, string>

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

/** pdfkit writes one range after the other, each with all its letters: `<0000> <00ff> [<0000> <0045> …]`. */
function faceOf(table: string): Face {
  const face = new Map<number, string>()
  for (const [, first = '', letters = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    [...letters.matchAll(/<([0-9a-f]*)>/gi)].forEach(([, hex = ''], index) =>
      face.set(parseInt(first, 16) + index, utf16(hex)),
    )
  return face
}

/** A stream may end in a byte that looks like a part of the line after it. */
export function inflated(body: string): string {
  for (const whole of [body, `${body}\r`, `${body}\n`]) {
    try {
      return inflateSync(Buffer.from(whole, 'latin1')).toString('latin1')
    } catch {
      // The next guess, or none.
    }
  }
  return ''
}

/** The faces of a file by the names that pages call them. */
export function facesOf(file: string): Map<string, Face> {
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\r?\n([\s\S]*?)endobj/g)].map(([, number = '', body = '']) => [number, body]),
  )
  const faces = new Map<string, Face>()
  for (const [, name = '', number = ''] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, table = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number) ?? '') ?? []
    const [, body = ''] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objects.get(table) ?? '') ?? []
    faces.set(name, faceOf(inflated(body)))
  }
  return faces
}

function drawnOn(stream: string, faces: ReadonlyMap<string, Face>): PdfPage {
  let face: Face = new Map()
  let text = ''
  for (const [, name, array = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[^\]])*)\] TJ/g)) {
    if (name !== undefined) face = faces.get(name) ?? new Map<number, string>()
    for (const [, hex = ''] of array.matchAll(/<([0-9a-f]+)>/g))
      for (const glyph of hex.match(/.{4}/g) ?? []) text += face.get(parseInt(glyph, 16)) ?? '\uFFFD'
  }
  return {
    text: text.replace(/\s+/g, ' '),
    lines: new Set([...stream.matchAll(/1 0 0 1 [\d.]+ ([\d.]+) (?:Tm|cm)/g)].map(([, height]) => height)).size,
    sizes: new Set([...stream.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))),
  }
}

/** Pages of a PDF made by this project: every face is embedded, and says which letters it draws. */
export function pdfPages(bytes: Buffer): PdfPage[] {
  const file = bytes.toString('latin1')
  const faces = facesOf(file)
  return [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, body = '']) => inflated(body))
    .filter((stream) => stream.includes(' Tf'))
    .map((stream) => drawnOn(stream, faces))
}
