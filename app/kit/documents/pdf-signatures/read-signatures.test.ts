import { beforeAll, describe, expect, test } from 'vitest'
import { PLAIN_PDF, pdfSigner, signPdf, type PdfSigner } from '#tests/support/signed-pdf.ts'
import { readSignatures } from './read-signatures.server.ts'

const AT = '2026-12-01T15:30:00.000Z'
let head: PdfSigner
let planning: PdfSigner
let once: Buffer
beforeAll(async () => {
  head = await pdfSigner('QUISPE MAMANI ROSA FIR 40123456 hard')
  planning = await pdfSigner('Julia Huamán Flores', 'rsa')
  once = await signPdf(PLAIN_PDF, head)
})

const intact = async (bytes: Uint8Array) => (await readSignatures(bytes)).map((each) => each.intact)
const changed = (bytes: Buffer, at: number) => {
  const other = Buffer.from(bytes)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

describe('a PDF with one signature', () => {
  test('tells who signed and when, without the number of her document', async () => {
    expect(await readSignatures(once)).toEqual([{ signer: 'QUISPE MAMANI ROSA', signedAt: AT, intact: 'yes' }])
  })

  test('with a key of the other kind too', async () => {
    const signed = await signPdf(PLAIN_PDF, planning)
    expect(await readSignatures(signed)).toEqual([{ signer: 'Julia Huamán Flores', signedAt: AT, intact: 'yes' }])
  })

  test('is not intact with one byte changed before it or behind it', async () => {
    expect(await intact(changed(once, 40))).toEqual(['no'])
    expect(await intact(changed(once, once.length - 3))).toEqual(['no'])
  })

  test('is not intact with one byte of the signed digest or of the signature changed', async () => {
    const value = once.indexOf('/Contents <') + '/Contents <'.length
    const end = once.indexOf('0000000000', value)
    const last = await readSignatures(Buffer.concat([once.subarray(0, end - 2), Buffer.from('a1'), once.subarray(end)]))
    expect(last[0]?.intact).not.toBe('yes')
  })

  test('is not intact once something was put behind it', async () => {
    expect(await intact(Buffer.concat([once, Buffer.from('\n')]))).toEqual(['no'])
    expect(await intact(Buffer.concat([once, Buffer.from('3 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n')]))).toEqual([
      'no',
    ])
  })

  test('is not intact where its value was moved to another file', async () => {
    const other = await signPdf(Buffer.concat([PLAIN_PDF, Buffer.from('% otro\n')]), head)
    const [from, into] = [once.indexOf('/Contents <'), other.indexOf('/Contents <')]
    const length = '/Contents <'.length + 8_192
    const forged = Buffer.from(other)
    once.copy(forged, into, from, from + length)
    expect(await intact(forged)).toEqual(['no'])
  })
})

describe('two signatures', () => {
  test('the last one covers the file; of the first it is not known what the second changed', async () => {
    const twice = await signPdf(once, planning)
    expect(await readSignatures(twice)).toEqual([
      { signer: 'QUISPE MAMANI ROSA', signedAt: AT, intact: 'unknown' },
      { signer: 'Julia Huamán Flores', signedAt: AT, intact: 'yes' },
    ])
  })

  test('something put behind both leaves neither intact', async () => {
    const twice = Buffer.concat([await signPdf(once, planning), Buffer.from('%%EOF\n')])
    expect(await intact(twice)).toEqual(['no', 'no'])
  })

  test('a first one over other bytes stays broken under a right second one', async () => {
    expect(await intact(await signPdf(changed(once, 40), planning))).toEqual(['no', 'yes'])
  })
})

describe('what is no signature', () => {
  const range = (numbers: string, gap: string) => Buffer.from(`%PDF-1.7 /ByteRange [${numbers}] /Contents ${gap} %%EOF`)

  test.each([
    ['a plain PDF', PLAIN_PDF, []],
    ['nothing', Buffer.alloc(0), []],
    ['no PDF', Buffer.from('hola'), []],
    ['a range outside of the file', range('0 10 20 999999', '<00>'), ['unknown']],
    ['a range that begins late', range('5 10 20 3', '<00>'), ['unknown']],
    ['a gap that is no value', range('0 20 30 5', '(texto)'), ['unknown']],
    ['numbers without end', range('999999999999 999999999999 999999999999 999999999999', '<00>'), ['unknown']],
  ])('%s', async (_what, bytes, expected) => {
    expect(await intact(bytes)).toEqual(expected)
  })

  test('a value that is no signature, also nested without end', async () => {
    const filled = (value: string) => {
      const at = once.indexOf('/Contents <') + '/Contents <'.length
      const bytes = Buffer.from(once)
      bytes.write(value.padEnd(8_192, '0').slice(0, 8_192), at, 'latin1')
      return bytes
    }
    expect(await intact(filled('deadbeef'))).toEqual(['unknown'])
    expect(await intact(filled('3080'.repeat(2_000)))).toEqual(['unknown'])
  })

  test('ten megabytes with a thousand marks are read at the limit', async () => {
    const marks = Buffer.from('/ByteRange [0 1 2 3] '.repeat(1_000))
    const huge = Buffer.concat([PLAIN_PDF, marks, Buffer.alloc(10_000_000, 0x20)])
    expect(await intact(huge)).toHaveLength(20)
  })
})
