import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, fileName, type Named } from './file-name.server.ts'

const date = '2026-11-29'

test.each<[Named, string, string]>([
  [
    { what: 'Plan', entity: 'Municipalidad de Ñaña', apart: [2026], date },
    'xlsx',
    'Plan - Municipalidad de Ñaña - 2026 - 2026-11-29.xlsx',
  ],
  [
    { what: 'Resultados', entity: 'Municipalidad de N\u0303an\u0303a', instrument: 'Cultura', apart: ['b'], date },
    'csv',
    'Resultados - Municipalidad de Ñaña - Cultura - b - 2026-11-29.csv',
  ],
  [{ what: 'Plan', entity: null, apart: ['', null, undefined, 'b'], date }, 'csv', 'Plan - b - 2026-11-29.csv'],
  [
    { what: 'Dirección "A/B": ¿qué?', entity: 'x\r\ny\u202Etxt', date },
    'pdf',
    'Dirección A B ¿qué - x y txt - 2026-11-29.pdf',
  ],
  [{ what: '..\\..\\x', entity: '%00', date }, 'pdf', '.. .. x - 00 - 2026-11-29.pdf'],
])('%j becomes a name', (named, ending, name) => {
  expect(fileName(named, ending)).toBe(name)
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
      const header = contentDisposition(
        'attachment',
        fileName({ what: one, entity: other, instrument: one, date }, 'pdf'),
      )
      expect(header).toMatch(/^attachment; filename="[a-zA-Z0-9 ._()-]*"; filename\*=UTF-8''[\w.%!~-]*$/)
    }),
  )
  const long = 'Municipalidad Distrital de las Hojas del Bosque Alto y de los Ríos Grandes '
  const of = (entity: string) => fileName({ what: 'Plan', entity, date }, 'pdf')
  expect(of(`${long}A`)).not.toBe(of(`${long}B`))
  const [what, entity, instrument] = [long.repeat(9), long.repeat(9), long.repeat(9)]
  // Many disks take no more than 255 bytes, and a letter with its accent has two.
  expect(Buffer.byteLength(fileName({ what, entity, instrument, apart: [2026], date }, 'pdf'))).toBeLessThan(230)
})

test('what changes within a day says the minute, in Lima, without a sign that some system refuses', () => {
  const at = (instant: string) => fileName({ what: 'Plan', entity: 'Muni', date: new Date(instant) }, 'xlsx')
  expect(at('2026-11-29T15:32:10Z')).toBe('Plan - Muni - 2026-11-29 10.32.xlsx')
  expect(at('2026-11-30T04:05:00Z')).toBe('Plan - Muni - 2026-11-29 23.05.xlsx')
})
