import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { checkFile, LARGEST_FILE, safeFileName } from './file-type.ts'

const bytes = (text: string) => strToU8(text)
const office = (main: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': bytes(`<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`), ...more })

test.each([
  ['a PDF', bytes('%PDF-1.7 …'), 'application/pdf'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
  ['a workbook', office('spreadsheetml.sheet'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a document', office('wordprocessingml.document'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
])('%s is known by its bytes', (_, content, mediaType) => {
  expect(checkFile(content)).toMatchObject({ ok: true, type: { mediaType } })
})

test.each([
  ['nothing', bytes(''), 'empty'],
  ['a web page', bytes('<html><script>alert(1)</script>'), 'unknown-type'],
  ['a drawing with script', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown-type'],
  ['a program', bytes('MZ'), 'unknown-type'],
  ['an archive that is no document', zipSync({ 'a.txt': bytes('x') }), 'unknown-type'],
  ['a broken archive', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3), 'unknown-type'],
  ['a workbook with macros', office('spreadsheetml.sheet', { 'xl/vbaProject.bin': bytes('x') }), 'has-macros'],
  ['an archive that unpacks to 120 MB', office('spreadsheetml.sheet', { 'xl/a': new Uint8Array(60_000_000), 'xl/b': new Uint8Array(60_000_000) }), 'unpacks-too-large'],
  ['more than 10 MB', new Uint8Array(LARGEST_FILE + 1).fill(0x25), 'too-large'],
])('%s is refused', (_, content, problem) => {
  expect(checkFile(content)).toEqual({ ok: false, problem })
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
