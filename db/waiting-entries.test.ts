import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { newestEntries, WaitingEntries } from './waiting-entries.server.ts'

const fresh = () => path.join(mkdtempSync(path.join(tmpdir(), 'espejo-entries-')), 'entries')
const text = (length: number, mark: string) => Buffer.from(mark.repeat(Math.ceil(length / mark.length)))
const of = (key: string, content: string | Buffer) => {
  const bytes = Buffer.from(content)
  return new Map([[key, [bytes.subarray(0, 3), Buffer.alloc(0), bytes.subarray(3)]]])
}

function reopened(file: string): Record<string, string> {
  const { entries, found } = WaitingEntries.open(file, true)
  entries.close()
  return Object.fromEntries([...found].map(([key, content]) => [key, content.toString()]))
}

test('holds what was written last of each key, once, and nothing of what stood there before', () => {
  const file = fresh()
  const { entries } = WaitingEntries.open(file, true)
  for (let round = 0; round < 40; round += 1)
    for (const key of ['a', 'b', 'c']) {
      entries.writeSync(of(key, text(1 + ((round * 397) % 3000), `<${key}${round}>`)))
      const bytes = readFileSync(file).toString('latin1')
      if (round > 0) expect(bytes).not.toContain(`<${key}${round - 1}>`)
      expect(newestEntries(readFileSync(file)).size).toBe(round > 0 ? 3 : ['a', 'b', 'c'].indexOf(key) + 1)
    }
  entries.deleteSync(['b'])
  expect(readFileSync(file).toString('latin1')).not.toContain('<b')
  entries.close()
  expect(Object.keys(reopened(file)).sort()).toEqual(['a', 'c'])
})

test('a write that is cut off leaves what stood there before, and is overwritten when the file is opened', () => {
  const file = fresh()
  const { entries } = WaitingEntries.open(file, true)
  entries.writeSync(of('a', 'before'))
  const before = readFileSync(file)
  entries.writeSync(of('a', text(2000, 'after')))
  entries.close()
  const after = readFileSync(file)
  const written = newestEntries(after).get('a')
  if (!written) throw new Error('Nothing was written')
  const length = written.at + written.sectors * 512
  // Up to here the disk took it: of the newer one anything, of the older one all.
  for (let cut = written.at; cut < length; cut += 100) {
    const torn = Buffer.concat([after.subarray(0, cut), Buffer.alloc(length - cut)])
    before.copy(torn, 0, 0, Math.min(before.length, written.at || before.length))
    writeFileSync(file, torn)
    const isWhole = cut >= written.at + 2000 + 40
    if (!isWhole) expect(reopened(file)).toEqual({ a: 'before' })
    if (!isWhole) expect(readFileSync(file).includes('after')).toBe(false)
  }
})

test('of two states of a key the newer one counts, where the older was not yet overwritten', () => {
  const file = fresh()
  const { entries } = WaitingEntries.open(file, false)
  entries.writeSync(of('a', 'one'))
  entries.writeSync(of('a', 'two'))
  entries.close()
  expect(readFileSync(file).includes('one')).toBe(true)
  expect(reopened(file)).toEqual({ a: 'two' })
  expect(readFileSync(file).includes('one')).toBe(false)
})

test('what is written meanwhile overtakes what is on its way, and a deletion does too', async () => {
  const file = fresh()
  const { entries } = WaitingEntries.open(file, true)
  const slow = entries.write(
    new Map([
      ['a', [Buffer.from('slow a')]],
      ['b', [Buffer.from('slow b')]],
      ['c', [Buffer.from('slow c')]],
    ]),
  )
  entries.writeSync(of('a', 'quick a'))
  entries.deleteSync(['b'])
  entries.writeSync(of('b', 'new b'))
  await slow
  entries.close()
  expect(reopened(file)).toEqual({ a: 'quick a', b: 'new b', c: 'slow c' })
  expect(readFileSync(file).includes('slow a')).toBe(false)
  expect(readFileSync(file).includes('slow b')).toBe(false)
})

test('what the disk does not take is said, changes nothing, and leaves no trace', async () => {
  const file = fresh()
  const { entries } = WaitingEntries.open(file, true)
  entries.writeSync(of('a', 'kept'))
  const place = entries['place'] as { sync: () => Promise<void>; syncSync: () => void }
  const { sync, syncSync } = place
  place.sync = () => Promise.reject(new Error('EIO'))
  place.syncSync = () => {
    throw new Error('EIO')
  }
  await expect(entries.write(of('a', 'lost'))).rejects.toThrow('EIO')
  expect(() => entries.writeSync(of('b', 'lost too'))).toThrow('EIO')
  Object.assign(place, { sync, syncSync })
  expect(readFileSync(file).includes('lost')).toBe(false)
  entries.writeSync(of('b', 'there'))
  entries.close()
  expect(reopened(file)).toEqual({ a: 'kept', b: 'there' })
})

test.each([1, 400, 484, 485, 512, 70_000])(
  'of %i bytes, whole sectors are written and nothing follows what it holds',
  (length) => {
    const file = fresh()
    const { entries } = WaitingEntries.open(file, true)
    // Memory that was let go holds what others wrote; none of it may reach the disk.
    for (let round = 0; round < 50; round += 1) Buffer.allocUnsafeSlow(70_656).fill('secreto')
    entries.writeSync(of('a', text(length, 'x').subarray(0, length)))
    entries.close()
    const bytes = readFileSync(file)
    expect(bytes.length % 512).toBe(0)
    expect(bytes.length - 29 - length).toBeLessThan(512)
    expect(bytes.subarray(29 + length).every((byte) => byte === 0)).toBe(true)
  },
)
