import { placeAmong } from './place-among.ts'
import { inByteOrder, MAC_BYTES, piecesOf, RECEIPT_BYTES } from './waiting-content.ts'

/** How many receipts stand before a hash. */
function placeOf(receipts: Buffer, mac: Buffer): number {
  return placeAmong(receipts.length / RECEIPT_BYTES, (place) => {
    const begins = place * RECEIPT_BYTES
    return receipts.compare(mac, 0, mac.length, begins, begins + mac.length) < 0
  })
}

/**
 * The hash of the content of a form, or null where it has no receipt.
 * @param receipts each of `RECEIPT_BYTES`, one after the other in their order.
 */
export function receiptIn(receipts: Buffer, formMac: Buffer): Buffer | null {
  const begins = placeOf(receipts, formMac) * RECEIPT_BYTES
  const ends = begins + MAC_BYTES
  if (begins >= receipts.length || receipts.compare(formMac, 0, MAC_BYTES, begins, ends) !== 0) return null
  return receipts.subarray(ends, begins + RECEIPT_BYTES)
}

/** Receipts and others put in at their places. */
export function withReceipts(receipts: Buffer, others: readonly Buffer[]): Buffer {
  const pieces: Buffer[] = []
  let from = 0
  for (const other of inByteOrder(others)) {
    const until = placeOf(receipts, other) * RECEIPT_BYTES
    pieces.push(receipts.subarray(from, until), other)
    from = until
  }
  return Buffer.concat([...pieces, receipts.subarray(from)])
}

/** Receipts without those of which the form stands in `gone`. */
export function withoutReceipts(receipts: Buffer, gone: Buffer): Buffer {
  const left = (receipt: Buffer) => receiptIn(gone, receipt.subarray(0, MAC_BYTES)) === null
  return Buffer.concat(piecesOf(receipts, RECEIPT_BYTES).filter(left))
}
