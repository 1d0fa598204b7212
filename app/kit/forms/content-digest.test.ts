import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDigest } from './content-digest.server.ts'
import { FORM_ID_FIELD, formIdOf } from './form-id.ts'

type Field = readonly [name: string, value: string | File]
const formOf = (fields: readonly Field[]): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}
const digest = async (fields: readonly Field[]) => (await contentDigest(formOf(fields))).toString('hex')
const file = (bytes: string, name = 'a.pdf', type = 'application/pdf') => new File([bytes], name, { type })

test('two forms have one digest exactly where they say the same', async () => {
  const pair = fc.tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 4 }), fc.array(pair, { maxLength: 4 }), async (one, other) => {
      const told = (fields: [string, string][]) =>
        JSON.stringify([...formOf(fields)].filter(([name]) => name !== FORM_ID_FIELD))
      expect((await digest(one)) === (await digest(other))).toBe(told(one) === told(other))
    }),
  )
})

test('the form id is no part of it; a button, an order, a file, its name and its type are', async () => {
  const base: Field[] = [
    ['a', '1'],
    ['b', '2'],
  ]
  expect(await digest([...base, [FORM_ID_FIELD, 'x']])).toBe(await digest(base))
  const others: Field[][] = [
    [...base, ['accion', 'aceptar']],
    [...base, ['accion', 'rechazar']],
    [...base].reverse(),
    [['ab', '12']],
    [...base, ['f', file('%PDF 1')]],
    [...base, ['f', file('%PDF 2')]],
    [...base, ['f', file('%PDF 1', 'b.pdf')]],
    [...base, ['f', file('%PDF 1', 'a.pdf', 'text/plain')]],
  ]
  expect(new Set(await Promise.all([base, ...others].map(digest))).size).toBe(others.length + 1)
})

test.each([
  ['AAAAAAAAAAAAAAAAAAAAAA:r1:', true],
  ['AAAAAAAAAAAAAAAAAAAAAA', true],
  ['', false],
  ['short', false],
  ['AAAAAAAAAAAAAAAAAAAAAA<b>', false],
  [`AAAAAAAAAAAAAAAAAAAAAA${'x'.repeat(61)}`, false],
])('%j is a form id: %s', (id, isOne) => {
  expect(formIdOf(formOf([[FORM_ID_FIELD, id]]))).toBe(isOne ? id : null)
})
