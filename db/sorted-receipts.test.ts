import fc from 'fast-check'
import { expect, test } from 'vitest'
import { receiptIn, withoutReceipts, withReceipts } from './sorted-receipts.ts'
import { inByteOrder, MAC_BYTES, NOTHING_WAITS, piecesOf, RECEIPT_BYTES } from './waiting-content.ts'

/** Hashes that differ late, so that an order by their first bytes alone would be found out. */
const mac = fc.uint8Array({ minLength: 3, maxLength: 3 }).map((end) => {
  const whole = Buffer.alloc(MAC_BYTES, 7)
  whole.set(end, MAC_BYTES - 3)
  return whole
})
const receipts = fc
  .uniqueArray(mac, { maxLength: 60, selector: (form) => form.toString('hex') })
  .map((forms) => forms.map((form, place) => Buffer.concat([form, Buffer.alloc(MAC_BYTES, place)])))

test('receipts that join in any number of commits lie in the order of their bytes, each once', () => {
  fc.assert(
    fc.property(receipts, fc.integer({ min: 1, max: 9 }), (all, together) => {
      let joined = NOTHING_WAITS.receipts
      for (let from = 0; from < all.length; from += together)
        joined = withReceipts(joined, all.slice(from, from + together))
      expect(piecesOf(joined, RECEIPT_BYTES)).toEqual(inByteOrder(all))
    }),
  )
})

test('a form is found with the hash of its content, and no other is; what is taken away is found no more', () => {
  fc.assert(
    fc.property(receipts, mac, fc.integer({ min: 0, max: 60 }), (all, other, goneUntil) => {
      const joined = withReceipts(NOTHING_WAITS.receipts, all)
      const contentOf = (receipt: Buffer) => receiptIn(joined, receipt.subarray(0, MAC_BYTES))
      expect(all.map(contentOf)).toEqual(all.map((receipt) => receipt.subarray(MAC_BYTES)))
      const isKnown = all.some((receipt) => receipt.subarray(0, MAC_BYTES).equals(other))
      expect(receiptIn(joined, other) !== null).toBe(isKnown)
      const gone = withReceipts(NOTHING_WAITS.receipts, all.slice(0, goneUntil))
      expect(piecesOf(withoutReceipts(joined, gone), RECEIPT_BYTES)).toEqual(inByteOrder(all.slice(goneUntil)))
    }),
  )
})
