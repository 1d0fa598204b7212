import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { contentTypes, declaring, streamed, workbookParts, zipped, type Parts } from '#tests/support/archives.ts'
import { checkFile, LARGEST_FILE, safeFileName } from './file-type.ts'

const bytes = (text: string) => strToU8(text)
const hex = (digits: string) => new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'))
const workbook = (more: Parts = {}) => ({
  '[Content_Types].xml': contentTypes('/xl/workbook.xml', 'spreadsheetml.sheet'),
  'xl/workbook.xml': '<workbook/>',
  ...more,
})
const document = {
  '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
  'word/document.xml': '<document/>',
}

/** One white pixel. */
const PNG = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGq4DPgAAAABJRU5ErkJggg==', 'base64'),
)
/** Start, one table, frame, scan, end; a film behind it, as telephones do. */
const JPEG_HEAD = hex('ffd8 ffe0 0004 4a46 ffdb 0003 00 ff ffc0 0005 080001')
const JPEG = new Uint8Array(Buffer.concat([JPEG_HEAD, hex('ffda 0003 01 1234 ff00 56 ffd9'), bytes('ftypmp42')]))

test.each([
  ['a PDF', bytes('%PDF-1.7\n…\n%%EOF\n'), 'application/pdf'],
  [
    'a PDF filled up with zeros by a scanner',
    new Uint8Array(Buffer.concat([bytes('%PDF-1.4\n%%EOF\n'), new Uint8Array(8000)])),
    'application/pdf',
  ],
  ['a PDF with blanks before it', bytes('\r\n  %PDF-1.4\n%%EOF'), 'application/pdf'],
  ['a PDF behind a mark of UTF-8', bytes('\uFEFF%PDF-1.4\n%%EOF'), 'application/pdf'],
  ['a PDF behind the words of a printer', bytes('\u001B%-12345X@PJL JOB\n%PDF-1.4\n%%EOF'), 'application/pdf'],
  ['a PDF whose beginning ends at byte 1,024', bytes(`${'x'.repeat(1_016)}%PDF-1.4\n%%EOF`), 'application/pdf'],
  ['a PDF with a thousand empty lines behind it', bytes(`%PDF-1.4\n%%EOF${'\r\n'.repeat(1_000)}`), 'application/pdf'],
  [
    'a PDF with tabs, a page break and an end of file behind it',
    bytes('%PDF-2.0\n%%EOF\t\f\u001A '),
    'application/pdf',
  ],
  ['a PDF with some words behind it', bytes(`%PDF-1.4\n%%EOF${'x'.repeat(900)}`), 'application/pdf'],
  ['a PNG', PNG, 'image/png'],
  ['a JPEG', JPEG, 'image/jpeg'],
  ['a workbook', zipped(workbook()), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [
    'a workbook that was written as a stream',
    streamed(workbook()),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  ['a document', zipped(document), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
])('%s is known by its bytes', async (_, content, mediaType) => {
  expect(await checkFile(content)).toMatchObject({ ok: true, type: { mediaType } })
})

const macros = '<Override PartName="/xl/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'

test.each([
  ['nothing', bytes(''), 'empty'],
  ['a web page', bytes('<html><script>alert(1)</script>'), 'unknown-type'],
  ['a web page that begins like a PDF', bytes('%PDF-<html><script>alert(1)</script>'), 'unknown-type'],
  ['a web page with a PDF in it', bytes('<!doctype html><p>%PDF-1.4 x\n%%EOF'), 'unknown-type'],
  ['a web page behind blanks, with a PDF in it', bytes('  \n<HTML>%PDF-1.4\n%%EOF'), 'unknown-type'],
  ['a script with a PDF in it', bytes('#!/bin/sh\n%PDF-1.4\n%%EOF'), 'unknown-type'],
  ['a program with a PDF in it', bytes('MZ\u0000\u0000%PDF-1.4\n%%EOF'), 'unknown-type'],
  ['a PDF that begins behind byte 1,024', bytes(`${'x'.repeat(1_017)}%PDF-1.4\n%%EOF`), 'unknown-type'],
  ['a PDF that ends long before the file', bytes(`%PDF-1.4\n%%EOF${'x'.repeat(1_100)}`), 'unknown-type'],
  ['a PDF of no version', bytes('%PDF-9.9\n%%EOF'), 'unknown-type'],
  ['words about a PDF', bytes('Este es un %PDF, creo. %%EOF'), 'unknown-type'],
  ['a PDF that was cut off', bytes('%PDF-1.7\n1 0 obj'), 'unknown-type'],
  [
    'a web page that begins like a PNG',
    new Uint8Array(Buffer.concat([PNG.subarray(0, 8), bytes('<html>'.repeat(9))])),
    'unknown-type',
  ],
  ['a PNG that was cut off', PNG.subarray(0, PNG.byteLength - 12), 'unknown-type'],
  ['three bytes of a JPEG', hex('ffd8ff'), 'unknown-type'],
  ['a JPEG that was cut off', new Uint8Array(Buffer.concat([JPEG_HEAD, hex('ffda 0003 01 1234')])), 'unknown-type'],
  ['a JPEG without a picture', hex('ffd8 ffda 0003 01 1234 ffd9'), 'unknown-type'],
  ['a drawing with script', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown-type'],
  ['a program', bytes('MZ'), 'unknown-type'],
  ['an archive that is no document', zipped({ 'a.txt': 'x' }), 'unknown-type'],
  [
    'an archive that names a main part and has none',
    zipped({ '[Content_Types].xml': contentTypes('/xl/workbook.xml', 'spreadsheetml.sheet') }),
    'unknown-type',
  ],
  [
    'an archive that only speaks of a type',
    zipped({
      ...document,
      '[Content_Types].xml':
        '<Types><!-- application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml --></Types>',
    }),
    'unknown-type',
  ],
  ['a broken archive', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3), 'unknown-type'],
  [
    'an archive with something behind its end',
    new Uint8Array(Buffer.concat([zipped(workbook()), bytes('<html>')])),
    'unknown-type',
  ],
  ['a workbook with macros', zipped(workbook({ 'xl/vbaProject.bin': 'x' })), 'has-macros'],
  [
    'a workbook with macros under another name',
    zipped(
      workbook({
        '[Content_Types].xml': contentTypes('/xl/workbook.xml', 'spreadsheetml.sheet', macros),
        'xl/x.bin': 'x',
      }),
    ),
    'has-macros',
  ],
  [
    'an archive that unpacks to 120 MB',
    zipped(workbook({ 'xl/a': new Uint8Array(60_000_000), 'xl/b': new Uint8Array(60_000_000) })),
    'unpacks-too-large',
  ],
  ['more than 10 MB', new Uint8Array(LARGEST_FILE + 1).fill(0x25), 'too-large'],
])('%s is refused', async (_, content, problem) => {
  expect(await checkFile(content)).toEqual({ ok: false, problem })
})

const LARGE = { 'xl/a': new Uint8Array(200_000_000) }

test.each([
  ['sizes that lie', declaring(zipped(workbook(LARGE)), 'xl/a', 1_000)],
  ['sizes that lie and stand behind the content', declaring(streamed(workbook(LARGE)), 'xl/a', 1_000)],
  [
    'a list of parts that is larger than it says',
    declaring(
      zipped({
        ...workbook(),
        '[Content_Types].xml': `${contentTypes('/xl/workbook.xml', 'spreadsheetml.sheet')}${' '.repeat(50_000_000)}`,
      }),
      '[Content_Types].xml',
      1_000,
    ),
  ],
  ['a part that is smaller than it says', declaring(zipped(workbook()), 'xl/workbook.xml', 90_000_000)],
])('an archive with %s is refused before it is unpacked', async (_, archive) => {
  const before = process.memoryUsage().arrayBuffers
  const started = performance.now()
  expect(await checkFile(archive)).toEqual({ ok: false, problem: 'unknown-type' })
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000)
})

test('the smallest workbook of the other tests is one', async () => {
  expect(await checkFile(zipped(workbookParts('')))).toMatchObject({ ok: true, type: { ending: 'xlsx' } })
})

test.each([
  ['Resolución N.° 12.PDF', 'Resolución N. 12.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Docs\\plan.exe', 'plan.pdf'],
  ['"; filename=x.html', 'filenamex.pdf'],
  ['\r\nX: y', 'X y.pdf'],
  ['', 'documento.pdf'],
])('the name %j becomes %j', (name, safe) => {
  expect(safeFileName(name, { mediaType: 'application/pdf', ending: 'pdf' })).toBe(safe)
})
