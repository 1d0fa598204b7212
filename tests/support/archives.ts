import { deflateSync, strToU8, Zip, ZipDeflate, zipSync } from 'fflate'

export type Parts = Readonly<Record<string, string | Uint8Array>>

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content)

export function zipped(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, bytesOf(content)])))
}

/** As a program writes that does not know the sizes beforehand: they stand behind the content, not before it. */
export function streamed(parts: Parts): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const [name, content] of Object.entries(parts)) {
    const part = new ZipDeflate(name, { level: 9 })
    zip.add(part)
    part.push(bytesOf(content), true)
  }
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}

function tableEntry(archive: Buffer, name: string): number {
  const at = archive.lastIndexOf(Buffer.from(name)) - 46
  if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error(`No entry ${name}`)
  return at
}

/** The same archive, saying of a part that it unpacks to `size` bytes. */
export function declaring(archive: Uint8Array, name: string, size: number): Uint8Array {
  const changed = Buffer.from(archive)
  const at = tableEntry(changed, name)
  const local = changed.readUInt32LE(at + 42)
  changed.writeUInt32LE(size, at + 24)
  if ((changed.readUInt16LE(local + 6) & 8) === 0) changed.writeUInt32LE(size, local + 22)
  return changed
}

const number = (value: number, size: 2 | 4) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntLE(value, 0, size)
  return bytes
}

/** What stands before a part (`PK 03 04`) and, with a comment, attributes and a place more, in the table (`PK 01 02`). */
function header(signature: number, name: string, packed: number, size: number, place?: number): Buffer {
  const made = place === undefined ? [] : [number(20, 2)]
  const more = place === undefined ? [] : [number(0, 2), number(0, 4), number(0, 4), number(place, 4)]
  return Buffer.concat([
    number(signature, 4),
    ...made,
    number(20, 2),
    number(0, 2),
    number(8, 2),
    number(0, 4),
    number(0, 4),
    number(packed, 4),
    number(size, 4),
    number(name.length, 2),
    number(0, 2),
    ...more,
    Buffer.from(name),
  ])
}

/**
 * Parts that all run on into the same packed bytes: each holds the header of the next as a stored block. The archive
 * grows by some fifty bytes a part, the work by the whole content.
 */
export function overlapping(copies: number, content: Uint8Array): Uint8Array {
  let file: Buffer = Buffer.from(deflateSync(content))
  let size = content.byteLength
  const table: { name: string; packed: number; size: number; fromEnd: number }[] = []
  for (let index = copies; index > 0; index -= 1) {
    const name = `xl/${String(index).padStart(4, '0')}`
    const head = header(0x04034b50, name, file.length, size)
    table.push({ name, packed: file.length, size, fromEnd: file.length + head.length })
    file = Buffer.concat([Buffer.of(0), number(head.length, 2), number(0xffff - head.length, 2), head, file])
    size += head.length
  }
  const entries = Buffer.concat(
    table.map((part) => header(0x02014b50, part.name, part.packed, part.size, file.length - part.fromEnd)),
  )
  return Buffer.concat([
    file,
    entries,
    number(0x06054b50, 4),
    number(0, 4),
    number(copies, 2),
    number(copies, 2),
    number(entries.length, 4),
    number(file.length, 4),
    number(0, 2),
  ])
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The list of parts of a package with one main part. @param main "spreadsheetml.sheet" */
export function contentTypes(partName: string, main: string, more = ''): string {
  return `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${partName}" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/>${more}</Types>`
}

/** The parts of a workbook with one sheet named Preguntas, as small as they may be. @param sheetData inside of `<sheetData>` */
export function workbookParts(sheetData: string, more: Parts = {}): Parts {
  return {
    '[Content_Types].xml': contentTypes(
      '/xl/workbook.xml',
      'spreadsheetml.sheet',
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
    ),
    'xl/workbook.xml': `<workbook xmlns:r="${RELATED}"><sheets><sheet name="Preguntas" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATED}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  }
}
