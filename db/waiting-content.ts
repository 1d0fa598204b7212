import type { ResponsePart } from './schema/campaigns.ts'

/** Sexes beside which a part may wait apart: so many answer each that a lot of ten of one sex comes together. */
export const WAITING_SEXES = ['mujer', 'hombre'] as const
type WaitingSex = (typeof WAITING_SEXES)[number]
/** What waits together and is moved together: a part of a campaign, and where it keeps the sex, of one sex. */
export type WaitingPart = ResponsePart | `${ResponsePart}:${WaitingSex}`

/** An answer that waits, under the id that its row will have until the close. */
export type WaitingAnswer = {
  readonly id: Buffer
  /** As JSON, without segments. */
  readonly answers: string
  readonly sex: string | null
  readonly extraSegment: string | null
}
type Kept = { readonly id: string; readonly answers: object } & Pick<WaitingAnswer, 'sex' | 'extraSegment'>

/** Bytes of a keyed hash. */
export const MAC_BYTES = 32
/** Of a form and of its content, one after the other. */
export const RECEIPT_BYTES = 2 * MAC_BYTES

/** All that waits of a campaign. What of it is written is written whole, so that nothing in the file tells what came last. */
export type WaitingContent = {
  readonly lots: ReadonlyMap<WaitingPart, readonly WaitingAnswer[]>
  /** Used codes that are not yet marked in the database, by their hashes in hexadecimal digits. */
  readonly codes: ReadonlyMap<string, Buffer>
  /** Whether so many codes came together that they are to be marked; fewer stand in memory alone. */
  readonly codesListed: boolean
  /** Receipts that are not yet among the others, one after the other in the order of the hashes. */
  readonly receipts: Buffer
}

export const NOTHING_WAITS: WaitingContent = {
  lots: new Map(),
  codes: new Map(),
  codesListed: false,
  receipts: Buffer.alloc(0),
}

/** Whether the file needs to say anything of a campaign. */
export function isKept({ lots, codesListed, receipts }: WaitingContent): boolean {
  return lots.size > 0 || codesListed || receipts.length > 0
}

export const inByteOrder = (buffers: Iterable<Buffer>) => [...buffers].sort((one, other) => Buffer.compare(one, other))

/** What the file holds of an answer, behind a comma; written again with each sending that joins it, so it is made once. */
const encodings = new WeakMap<WaitingAnswer, Buffer>()
function bytesOf(answer: WaitingAnswer): Buffer {
  const known = encodings.get(answer)
  if (known) return known
  const { id, answers, sex, extraSegment } = answer
  const text = `,{"id":"${id.toString('hex')}","sex":${JSON.stringify(sex)},"extraSegment":${JSON.stringify(extraSegment)},"answers":${answers}}`
  const bytes = Buffer.from(text)
  encodings.set(answer, bytes)
  return bytes
}

const [OPENING, CLOSING] = [Buffer.from('['), Buffer.from(']')]

/** Answers of a part as an array of JSON, in the order given: pieces of it, one after the other. */
function piecesOfLot(answers: readonly WaitingAnswer[]): Buffer[] {
  const pieces = answers.map(bytesOf)
  if (pieces[0]) pieces[0] = pieces[0].subarray(1)
  return [OPENING, ...pieces, CLOSING]
}

/** The same as one text. */
export function textOfLot(answers: readonly WaitingAnswer[]): string {
  return Buffer.concat(piecesOfLot(answers)).toString()
}

/** Counts of codes and receipts, before both and the answers. */
const COUNTS = 8

/** What waits of a campaign as the file holds it, piece after piece: codes, then receipts, then the parts in the order of their names. */
export function encodeContent({ lots, codes, codesListed, receipts }: WaitingContent): Buffer[] {
  const listed = codesListed ? inByteOrder(codes.values()) : []
  const counts = Buffer.alloc(COUNTS)
  counts.writeUInt32BE(listed.length, 0)
  counts.writeUInt32BE(receipts.length / RECEIPT_BYTES, 4)
  const parts = [...lots].sort(([one], [other]) => (one < other ? -1 : 1))
  const text = parts.flatMap(([part, answers], place) => [
    Buffer.from(`${place === 0 ? '' : ','}"${part}":`),
    ...piecesOfLot(answers),
  ])
  return [counts, ...listed, receipts, Buffer.from('{'), ...text, Buffer.from('}')]
}

/** Pieces of so many bytes each. */
export function piecesOf(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: bytes.length / size }, (_, place) => bytes.subarray(place * size, (place + 1) * size))
}

function answerOf({ id, answers, sex, extraSegment }: Kept): WaitingAnswer {
  return { id: Buffer.from(id, 'hex'), answers: JSON.stringify(answers), sex, extraSegment }
}

/** Answers of a part as an array of JSON. */
export function answersIn(text: string): WaitingAnswer[] {
  return (JSON.parse(text) as Kept[]).map(answerOf)
}

/** Used codes, their hashes one after the other. */
export function codesIn(bytes: Buffer): Map<string, Buffer> {
  return new Map(piecesOf(bytes, MAC_BYTES).map((mac) => [mac.toString('hex'), mac]))
}

/** Reads what `encodeContent` wrote. */
export function decodeContent(bytes: Buffer): WaitingContent {
  const codesEnd = COUNTS + bytes.readUInt32BE(0) * MAC_BYTES
  const receiptsEnd = codesEnd + bytes.readUInt32BE(4) * RECEIPT_BYTES
  const kept = JSON.parse(bytes.toString('utf8', receiptsEnd)) as Record<WaitingPart, readonly Kept[]>
  const codes = codesIn(bytes.subarray(COUNTS, codesEnd))
  return {
    lots: new Map(Object.entries(kept).map(([part, answers]) => [part as WaitingPart, answers.map(answerOf)])),
    ...{ codes, codesListed: codes.size > 0 },
    receipts: bytes.subarray(codesEnd, receiptsEnd),
  }
}
