import { expect, test } from 'vitest'
import { packed, unpacked, type Packed } from './packed.ts'

const THING = {
  rows: [
    { name: `Municipalidad "O'Higgins" (ejemplo) \\ 'x'`, value: 12.5, level: null, isShown: true },
    { name: 'línea\notra </script> & más', value: 0, level: 'high', isShown: false },
  ],
}

test('what was packed comes out as it was, on the server without being read', () => {
  expect(unpacked(packed(THING))).toBe(THING)
})

test('a browser, which has the text alone, reads the same, and reads it once', () => {
  const sent = JSON.parse(JSON.stringify(packed(THING))) as Packed<typeof THING>
  expect(unpacked(sent)).toEqual(THING)
  expect(unpacked(sent)).toBe(unpacked(sent))
})

test('names and values of its text need no escaping on their way', () => {
  expect(JSON.stringify(packed({ nombre: ['uno', 'dos'] }).text)).toBe(`"{'nombre':['uno','dos']}"`)
})

test('what is remembered is packed once', () => {
  const remembered = { report: ['cifra'] }
  expect(packed(remembered)).toBe(packed(remembered))
})
