import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { declaring, overlapping, streamed, zipped } from '#tests/support/archives.ts'
import { openArchive, partText, verifyArchive } from './archive.ts'

const LIMITS = { parts: 100, unpacked: 1_000_000 }
const words = 'Igualdad entre mujeres y hombres. '.repeat(2_000)

test.each([
  ['with sizes before the content', zipped({ 'a.xml': words, 'b/c.xml': 'ñ' })],
  ['with sizes behind the content', streamed({ 'a.xml': words, 'b/c.xml': 'ñ' })],
])('an archive %s gives back its parts, whatever the case of their names', async (_, archive) => {
  const opened = openArchive(archive, LIMITS)
  expect(await partText(opened, 'A.xml', 100_000)).toBe(words)
  expect(await partText(opened, 'b/c.xml', 100_000)).toBe('ñ')
  expect(await partText(opened, 'd.xml', 100_000)).toBeNull()
  await expect(verifyArchive(opened)).resolves.toBeUndefined()
})

test.each([
  [
    'more parts than allowed',
    zipped(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`${index}`, 'x']))),
    'too-large',
  ],
  ['more bytes than allowed', zipped({ a: new Uint8Array(500_001), b: new Uint8Array(500_000) }), 'too-large'],
  ['two parts of one name', zipped({ 'a.xml': 'x', 'A.XML': 'y' }), 'broken'],
  ['nothing', new Uint8Array(), 'broken'],
  ['no end', zipped({ a: 'x' }).subarray(0, 60), 'broken'],
])('an archive with %s is not opened', (_, archive, problem) => {
  expect(() => openArchive(archive, LIMITS)).toThrow(problem)
})

test.each([
  ['more', 1_000],
  ['less', 900_000],
])('a part that gives %s than it says is refused while it is unpacked', async (_, size) => {
  const opened = openArchive(declaring(zipped({ a: words }), 'a', size), LIMITS)
  await expect(verifyArchive(opened)).rejects.toThrow('broken')
  await expect(partText(opened, 'a', 1_000_000)).rejects.toThrow('broken')
})

test('a part above what its reader takes is not unpacked', async () => {
  await expect(partText(openArchive(zipped({ a: words }), LIMITS), 'a', 100)).rejects.toThrow('too-large')
})

test('parts that run on into the same bytes are refused: they multiply the work, not the size', () => {
  const content = Uint8Array.from({ length: 5_000 }, (_, index) => (index * index * 31) % 251)
  const archive = overlapping(60, content)
  expect(Object.keys(unzipSync(archive))).toHaveLength(60)
  expect(() => openArchive(archive, LIMITS)).toThrow('broken')
})

test('bytes that are no UTF-8 are no text', async () => {
  await expect(
    partText(openArchive(zipped({ a: Uint8Array.of(0xff, 0xfe, 0x3c, 0) }), LIMITS), 'a', 100),
  ).rejects.toThrow('broken')
})
