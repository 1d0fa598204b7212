import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { REFUSED, REPAIRED } from '#tests/support/odd-addresses.ts'
import { ADDRESS_FAULT_WORDS, readAddress, readDomain, soughtAddress } from './mail-address.ts'

test.each([...REPAIRED, ...REFUSED])('«%s»', (typed, meant) => {
  expect(readAddress(typed)).toEqual(
    typeof meant === 'string' ? { ok: true, address: meant } : { ok: false, fault: meant.fault },
  )
})

test('every fault has its row in the table, and its own sentence', () => {
  const tried = new Set(REFUSED.flatMap(([, meant]) => (typeof meant === 'string' ? [] : [meant.fault])))
  expect([...tried].sort()).toEqual(Object.keys(ADDRESS_FAULT_WORDS).sort())
  expect(new Set(Object.values(ADDRESS_FAULT_WORDS)).size).toBe(tried.size)
})

const TYPED = fc.oneof(
  fc.emailAddress(),
  fc
    .tuple(fc.constantFrom(...REPAIRED, ...REFUSED), fc.string({ unit: 'grapheme', maxLength: 3 }), fc.nat(30))
    .map(([[typed], sign, at]) => typed.slice(0, at) + sign + typed.slice(at)),
)

test('what is taken is taken again unchanged, and is one that the sign-in of the library takes too', () => {
  fc.assert(
    fc.property(TYPED, (typed) => {
      const read = readAddress(typed)
      if (!read.ok) return
      expect(readAddress(read.address)).toEqual(read)
      expect(soughtAddress(typed)).toBe(read.address)
      expect(z.email().safeParse(read.address).success, read.address).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('an account of before is still looked for by what was typed', () => {
  expect(soughtAddress(' Ana!X@Uno.test ')).toBe('ana!x@uno.test')
})

test.each([
  ['entidad.gob.pe', 'entidad.gob.pe'],
  [' @Entidad.GOB.pe. ', 'entidad.gob.pe'],
  ['entidad\u200B.gob.pe', 'entidad.gob.pe'],
  ['entidad', null],
  ['ana@entidad.gob.pe', null],
  ['https://entidad.gob.pe', null],
  ['entidad.gob.pe otra.pe', null],
  ['', null],
])('domain «%s»', (typed, domain) => {
  expect(readDomain(typed)).toBe(domain)
})

test('a text as long as a form is no address, and is read no slower than another', () => {
  for (const typed of [
    '.'.repeat(60_000),
    `ana@${'.'.repeat(60_000)}x`,
    `${'a.'.repeat(30_000)}@uno.test`,
    '<'.repeat(60_000),
  ])
    expect(readAddress(typed).ok).toBe(false)
})
