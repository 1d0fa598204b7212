import { crc32, deflateRawSync } from 'node:zlib'

/** The first day that an archive can name, so that the same parts are the same bytes on any day and machine. */
const DAY = 0x0021
const DEFLATED = 8
/** Names are UTF-8. */
const UTF8 = 0x0800

type Packed = { readonly name: Buffer; readonly crc: number; readonly size: number; readonly bytes: Buffer }

/** What stands before a part and, in the same order, in the table of contents. */
function record({ name, crc, size, bytes }: Packed): Buffer {
  const made = Buffer.alloc(26)
  made.writeUInt16LE(20, 0)
  made.writeUInt16LE(UTF8, 2)
  made.writeUInt16LE(DEFLATED, 4)
  made.writeUInt16LE(DAY, 8)
  made.writeUInt32LE(crc, 10)
  made.writeUInt32LE(bytes.byteLength, 14)
  made.writeUInt32LE(size, 18)
  made.writeUInt16LE(name.byteLength, 22)
  return made
}

const signed = (signature: number, ...parts: readonly Buffer[]) => {
  const sign = Buffer.alloc(4)
  sign.writeUInt32LE(signature)
  return Buffer.concat([sign, ...parts])
}

function tableEntry(part: Packed, place: number): Buffer {
  const [version, more] = [Buffer.alloc(2), Buffer.alloc(14)]
  version.writeUInt16LE(20)
  more.writeUInt32LE(place, 10)
  return signed(0x02014b50, version, record(part), more, part.name)
}

/** A zip archive of named parts in their order, without a clock and without folders. */
export function packedParts(parts: Iterable<readonly [name: string, content: Uint8Array]>): Buffer {
  const packed = [...parts].map(
    ([name, content]): Packed => ({
      name: Buffer.from(name),
      crc: crc32(content),
      size: content.byteLength,
      bytes: deflateRawSync(content, { level: 9 }),
    }),
  )
  const table: Buffer[] = []
  const contents: Buffer[] = []
  let place = 0
  for (const part of packed) {
    const content = signed(0x04034b50, record(part), part.name, part.bytes)
    table.push(tableEntry(part, place))
    contents.push(content)
    place += content.byteLength
  }
  const size = table.reduce((sum, entry) => sum + entry.byteLength, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(packed.length, 4)
  end.writeUInt16LE(packed.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(place, 12)
  return Buffer.concat([...contents, ...table, signed(0x06054b50, end)])
}
