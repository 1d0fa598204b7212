import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameOrder } from './name-order.ts'

const spanish = new Intl.Collator('es-PE', { sensitivity: 'base' })
const bytes = (one: string, other: string) => Buffer.compare(Buffer.from(nameOrder(one)), Buffer.from(nameOrder(other)))

test('names stand in the order of Spanish: Ñ after N, accents beside their letter', () => {
  const names = ['Ñaña', 'Oyón', 'Nazca', 'Áncash', 'nz', 'Apurímac', 'Ñuñoa', 'Nuñez', 'Núñoz', 'nunoz', '3 de Mayo']
  expect([...names].sort(bytes)).toEqual([...names].sort(spanish.compare))
  expect([...names].sort(bytes).slice(0, 3)).toEqual(['3 de Mayo', 'Áncash', 'Apurímac'])
})

test('a mark stands at one place however it is written', () => {
  const names = ["d'Onofrio", 'd’Onofrio', '"A"', '“A”', "'b", '"a']
  for (const one of names)
    for (const other of names) expect(Math.sign(bytes(one, other))).toBe(Math.sign(spanish.compare(one, other)))
})

test('two names stand as the collation of Spanish puts them, whatever letters and signs they are made of', () => {
  const letters = [...'aábcdeéinñozuü AÁNÑOZ0129-.,\'’"“”«»()/&°ªº–:;']
  const name = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((all) => all.join(''))
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(Math.sign(bytes(one, other))).toBe(Math.sign(spanish.compare(one, other)))
    }),
    { numRuns: 2000 },
  )
})
