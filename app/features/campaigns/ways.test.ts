import { expect, test } from 'vitest'
import { daysApart, tooNear, yearCalendar } from './calendar.ts'
import { readWays } from './form.ts'
import { protectionSentence } from './way-words.ts'
import { allowedWays, checkWays } from './ways.ts'

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test.each([
  [199, false, ['slips', 'email-swap']],
  [200, false, ['slips', 'single-link', 'email-swap']],
  [200, true, ['slips', 'email-swap']],
  [20, true, ['slips', 'email-swap']],
] as const)('of %i people, asked about harm: %s, by %j', (population, harm, ways) => {
  expect(allowedWays(population, harm)).toEqual(ways)
})

test.each<[string, Record<string, string>, number, unknown]>([
  ['one way for all', { 'personas-papeletas': '40' }, 40, [{ way: 'slips', people: 40 }]],
  [
    'two ways together',
    { 'personas-papeletas': '28', 'personas-correo': '12' },
    40,
    [
      { way: 'slips', people: 28 },
      { way: 'email-swap', people: 12 },
    ],
  ],
  ['none', {}, 40, /Escriba para cuántas personas/],
  ['too few', { 'personas-papeletas': '30' }, 40, /Quedarían fuera 10 de 40 personas/],
  ['one to spare', { 'personas-papeletas': '41' }, 40, /No hay códigos de reserva: deben sumar 40/],
  ['no number', { 'personas-papeletas': 'todas' }, 40, /Escriba un número/],
  ['a link for few', { 'personas-enlace': '40' }, 40, /desde 200 personas/],
])('ways: %s', (_what, fields, population, expected) => {
  const read = checkWays(readWays(formOf(fields)), population, allowedWays(population, false))
  if (expected instanceof RegExp) expect(Object.values(read.ok ? {} : read.problems).join()).toMatch(expected)
  else expect(read).toEqual({ ok: true, ways: expected })
})

test('one link for all where people are asked about harm is refused with its reason', () => {
  const read = checkWays(readWays(formOf({ 'personas-enlace': '300' })), 300, allowedWays(300, true))
  expect(read.ok ? '' : read.problems['personas-enlace']).toContain('podría responder más de una vez')
})

const term = (id: string, opensOn: string, closesOn: string) => ({ id, title: id, opensOn, closesOn })

test.each([
  ['2026-03-01', '2026-03-20', '2026-05-05', '2026-05-20', 45],
  ['2026-05-05', '2026-05-20', '2026-03-01', '2026-03-20', 45],
  ['2026-03-01', '2026-03-20', '2026-03-21', '2026-04-20', 0],
])('from %s to %s and from %s to %s lie %i days apart', (a, b, c, d, days) => {
  expect(daysApart({ opensOn: a, closesOn: b }, { opensOn: c, closesOn: d })).toBe(days)
})

test('what is nearer than 45 days is named, on either side, and not itself', () => {
  const terms = [
    term('before', '2026-03-01', '2026-03-20'),
    term('far', '2026-01-01', '2026-01-20'),
    term('after', '2026-06-20', '2026-07-10'),
    term('me', '2026-05-04', '2026-05-20'),
  ]
  expect(tooNear(terms, term('me', '2026-05-04', '2026-05-20')).map(({ id }) => id)).toEqual(['before', 'after'])
})

test('a term stands in every month that it touches', () => {
  const months = yearCalendar([term('b', '2026-03-30', '2026-05-02'), term('a', '2025-12-20', '2026-01-10')], 2026)
  expect(months).toHaveLength(12)
  expect(months.flatMap(({ month, terms }) => terms.map(({ id }) => `${month} ${id}`))).toEqual([
    '2026-01 a',
    '2026-03 b',
    '2026-04 b',
    '2026-05 b',
  ])
})

test.each([
  [['slips'], 'Es anónima y voluntaria.'],
  [['slips', 'single-link'], 'Es anónima y voluntaria.'],
  [['email-swap'], 'Es confidencial y voluntaria.'],
  [
    ['slips', 'single-link', 'email-swap'],
    'Es voluntaria. Con el código de su papeleta o el enlace del afiche es anónima. Con su invitación por correo es confidencial: su buzón muestra que se le invitó.',
  ],
] as const)('by %j a message to all the staff says of each way its own word', (ways, sentence) => {
  expect(protectionSentence(ways)).toBe(sentence)
})
