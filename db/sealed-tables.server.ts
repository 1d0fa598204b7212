import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createDeflateRaw, createInflateRaw, inflateRawSync } from 'node:zlib'
import { findKey, keyFor, type KeysFolder } from './campaign-keys.server.ts'
import type { Sealed, SealedTables } from './sealed-rows.ts'
import { seal, SealError, unseal } from './sealing.server.ts'

/** Bytes that one piece of a sealed value holds; the last holds what is left of its room. */
const PIECE = 256 * 1024

/** So much text is made at once of rows that are compressed. */
const TEXT_AT_ONCE = 65_536

/** One sealed value of a backup. */
export type SealedBox = {
  readonly key: string
  /** Table in which it lies. */
  readonly what: string
  /** Its pieces in their order. */
  readonly pieces: () => Iterable<Buffer>
  /** Whether it was sealed as one, by a version that knew no pieces. */
  readonly isWhole: boolean
}

/** A row that was sealed, with the table from which it came. */
export type OpenedRow = { readonly table: string; readonly columns: readonly string[]; readonly row: readonly Sealed[] }

type Header = Omit<OpenedRow, 'row'>

/** Rows of a table that are read as they are sealed. */
export type RowsToSeal = Header & { readonly rows: Iterable<readonly Sealed[]> }

/** The piece before goes into the seal of a piece: none can be laid in the place of another, be it of another backup. */
const pieceAfter = (key: string, what: string, before: Buffer) => ({
  campaignId: key,
  what: `${what} ${createHash('sha256').update(before).digest('hex')}`,
})

/** One line for each table, and one for each of its rows. */
function* linesOf(tables: Iterable<RowsToSeal>): Generator<string> {
  for (const { table, columns, rows } of tables) {
    yield JSON.stringify({ table, columns })
    for (const row of rows) yield JSON.stringify(row)
  }
}

function* textOf(lines: Iterable<string>): Generator<string> {
  let text = ''
  for (const line of lines) {
    text += `${line}\n`
    if (text.length < TEXT_AT_ONCE) continue
    yield text
    text = ''
  }
  if (text.length > 0) yield text
}

/** A fault of one stream ends the others, and is thrown to whoever reads the last. */
const toReader = () => undefined

/**
 * Seals rows to a key, which is made where there is none. Neither the rows nor what is sealed is in memory as a whole.
 * @param room bytes that all pieces hold together, doubled until the compressed rows fit: how many pieces there are and
 * how long each is follows from it alone.
 * @returns the pieces in their order.
 */
export async function* sealTables(
  keys: KeysFolder,
  key: string,
  what: string,
  tables: Iterable<RowsToSeal>,
  room: number,
): AsyncGenerator<Buffer> {
  const opener = keyFor(keys, key)
  let before: Buffer = Buffer.alloc(0)
  let [waiting, filled] = [Buffer.alloc(0), 0]
  const next = (size: number) => {
    before = seal(opener, pieceAfter(key, what, before), waiting.subarray(0, size), size)
    waiting = waiting.subarray(size)
    filled += size
    return before
  }
  const compressed = pipeline(Readable.from(textOf(linesOf(tables))), createDeflateRaw(), toReader)
  for await (const bytes of compressed as AsyncIterable<Buffer>) {
    waiting = Buffer.concat([waiting, bytes])
    while (waiting.length >= PIECE) yield next(PIECE)
  }
  let whole = Math.max(room, 1)
  while (whole < filled + waiting.length) whole *= 2
  while (filled < whole) yield next(Math.min(whole - filled, PIECE))
}

function* unsealed(opener: Buffer, { key, what, pieces }: SealedBox): Generator<Buffer> {
  let before: Buffer = Buffer.alloc(0)
  for (const sealed of pieces()) {
    yield unseal(opener, pieceAfter(key, what, before), sealed)
    before = sealed
  }
}

async function* linesIn(pieces: Iterable<Buffer>): AsyncGenerator<string> {
  const text = pipeline(Readable.from(pieces), createInflateRaw(), toReader).setEncoding('utf8')
  let rest = ''
  for await (const more of text as AsyncIterable<string>) {
    const lines = (rest + more).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function* rowsOfWhole(opener: Buffer, { key, what, pieces }: SealedBox): Generator<OpenedRow> {
  const [box = Buffer.alloc(0)] = pieces()
  const text = inflateRawSync(unseal(opener, { campaignId: key, what }, box)).toString()
  for (const [table, { columns, rows }] of Object.entries(JSON.parse(text) as SealedTables))
    for (const row of rows) yield { table, columns, row }
}

async function* rowsOfPieces(opener: Buffer, box: SealedBox): AsyncGenerator<OpenedRow> {
  let header: Header = { table: '', columns: [] }
  for await (const line of linesIn(unsealed(opener, box))) {
    const read = JSON.parse(line) as Header | readonly Sealed[]
    if ('table' in read) header = read
    else yield { ...header, row: read }
  }
}

/** A piece that is missing at the end leaves what was compressed without one. */
const isCutOff = (error: unknown) => error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

/**
 * Rows that were sealed to a key, one after another.
 * @throws {SealError} where the key is not there (any more) or opens something else, or where a piece is missing: at any
 * row, so that whoever writes what comes asks `isOpenable` first.
 */
export async function* openTables(keys: KeysFolder, box: SealedBox): AsyncGenerator<OpenedRow> {
  const opener = findKey(keys, box.key)
  if (!opener) throw new SealError('Its key is not there')
  try {
    yield* box.isWhole ? rowsOfWhole(opener, box) : rowsOfPieces(opener, box)
  } catch (error) {
    throw isCutOff(error) ? new SealError('It is cut off', { cause: error }) : error
  }
}

/** Whether its key opens a sealed value to its end. */
export async function isOpenable(keys: KeysFolder, box: SealedBox): Promise<boolean> {
  try {
    const rows = openTables(keys, box)
    while (!(await rows.next()).done);
    return true
  } catch (error) {
    if (error instanceof SealError) return false
    throw error
  }
}
