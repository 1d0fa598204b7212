import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, fileName } from './file-name.server.ts'

test.each([
  [
    ['Plan', 'Municipalidad de Ñaña', 2026, '2026-11-29'],
    'xlsx',
    'Plan - Municipalidad de Ñaña - 2026 - 2026-11-29.xlsx',
  ],
  [['Plan', 'Municipalidad de N\u0303an\u0303a'], 'csv', 'Plan - Municipalidad de Ñaña.csv'],
  [['Plan', '', null, undefined, 'b'], 'csv', 'Plan - b.csv'],
  [['Dirección "A/B": ¿qué?', 'x\r\ny\u202Etxt'], 'pdf', 'Dirección A B ¿qué - x y txt.pdf'],
  [['..\\..\\x', '%00'], 'pdf', '.. .. x - 00.pdf'],
])('%j becomes a name', (parts, ending, name) => {
  expect(fileName(parts, ending)).toBe(name)
})

test('the header has letters of ASCII for every program and the name as it is for those that know it', () => {
  expect(contentDisposition('attachment', "Cañón d'Oro (1).pdf")).toBe(
    `attachment; filename="Canon dOro (1).pdf"; filename*=UTF-8''Ca%C3%B1%C3%B3n%20d%27Oro%20%281%29.pdf`,
  )
})

test('whatever the parts say, a header is one line that names one file, and long parts that differ make names that differ', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const header = contentDisposition('attachment', fileName([one, other], 'pdf'))
      expect(header).toMatch(/^attachment; filename="[a-zA-Z0-9 ._()-]*"; filename\*=UTF-8''[\w.%!~-]*$/)
    }),
  )
  const long = 'Municipalidad Distrital de las Hojas del Bosque Alto y de los Ríos Grandes '
  expect(fileName([`${long}A`], 'pdf')).not.toBe(fileName([`${long}B`], 'pdf'))
  expect(fileName([long.repeat(9), long.repeat(9), long.repeat(9)], 'pdf').length).toBeLessThan(200)
})
