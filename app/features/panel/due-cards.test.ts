import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/kit/program/clock.ts'
import { CULTURE, inDays, OF_PLAN, ORDERED, TODAY } from '#tests/support/due-examples.ts'
import { CARDS_SHOWN, dueCards, PATIENCE, type DueCards } from './due-cards.ts'
import type { DueFact } from './due-facts.ts'

const OVER: DueFact = { kind: 'invitations-over', since: inDays(-10), invitations: 1 }

const all = ({ first, rest }: DueCards) => [...first, ...rest]

test('every kind, the most pressing first', () => {
  expect(new Set([OVER, ...ORDERED.map(([fact]) => fact)].map(({ kind }) => kind))).toEqual(
    new Set(Object.keys(PATIENCE)),
  )
  const backwards = ORDERED.map(([fact]) => fact).reverse()
  expect(all(dueCards(backwards, TODAY)).map(({ title }) => title)).toEqual(ORDERED.map(([, title]) => title))
})

test.each(ORDERED)('%j', (fact, title, when, to, pressing) => {
  const { first, rest } = dueCards([fact], TODAY)
  expect(rest).toEqual([])
  expect(first).toMatchObject([{ title, when, to, pressing }])
})

test('one and several, today and tomorrow, and what is late', () => {
  const said = (fact: DueFact) => dueCards([fact], TODAY).first.map(({ title, when }) => `${title} | ${when}`)[0]
  expect(said(OVER)).toBe('1 invitación venció sin que nadie la acepte | hace 10 días')
  expect(said({ ...OVER, invitations: 2 })).toBe('2 invitaciones vencieron sin que nadie las acepte | hace 10 días')
  expect(said({ kind: 'budget-returned', since: TODAY, items: 1, itemId: 'man-01', year: 2026 })).toBe(
    'Presupuesto: 1 pregunta devuelta | desde hoy',
  )
  expect(said({ kind: 'budget-returned', since: TODAY, items: 0, itemId: null, year: 2026 })).toBe(
    'Presupuesto: todo lo devuelto está respondido, falta volver a firmar | desde hoy',
  )
  expect(said({ kind: 'follow-up-due', by: inDays(-1), ...OF_PLAN })).toBe(
    'Informe el avance: Publicar los canales | el corte fue ayer',
  )
  expect(said({ kind: 'actions-overdue', since: inDays(-1), ...OF_PLAN })).toBe(
    'Acción vencida del plan 2026: Publicar los canales | desde ayer',
  )
  expect(said({ kind: 'close-near', by: TODAY, ...CULTURE })).toMatch(/\| cierra hoy$/)
  expect(said({ kind: 'draft-to-open', by: inDays(-3), ...CULTURE })).toMatch(/\| debía empezar hace 3 días$/)
  expect(said({ kind: 'participation-behind', by: TODAY, answers: 0, needed: 20, ...CULTURE })).toMatch(
    /^Menos de 10 de 20 respuestas necesarias/,
  )
})

const facts = fc.array(
  fc.record({ row: fc.nat(ORDERED.length - 1), shift: fc.integer({ min: -40, max: 40 }) }).map(({ row, shift }) => {
    const [fact = OVER] = ORDERED[row] ?? []
    if ('by' in fact) return { ...fact, by: addDays(fact.by, shift) }
    return fact.since === null ? fact : { ...fact, since: addDays(fact.since, Math.min(0, shift)) }
  }),
  { maxLength: 14 },
)

test('never more than five stand open, none is lost, and the rest is less pressing', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const drawn = dueCards(given, TODAY)
      expect(drawn.first).toHaveLength(Math.min(CARDS_SHOWN, given.length))
      expect(all(drawn)).toHaveLength(given.length)
      const marks = all(drawn).map(({ pressing }) => pressing)
      expect(marks).toEqual([...marks].sort((one, other) => Number(other) - Number(one)))
    }),
  )
})

test('the order does not hang on how the facts came', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const kinds = new Map(given.map((fact) => [fact.kind, fact]))
      const once = [...kinds.values()]
      expect(dueCards([...once].reverse(), TODAY)).toEqual(dueCards(once, TODAY))
    }),
  )
})

test('a day more makes nothing less pressing', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 1, max: 30 }), (given, days) => {
      const pressing = (today: string) => all(dueCards(given, today)).filter((card) => card.pressing).length
      expect(pressing(inDays(days))).toBeGreaterThanOrEqual(pressing(TODAY))
    }),
  )
})
