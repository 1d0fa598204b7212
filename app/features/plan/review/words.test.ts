import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/kit/program/clock.ts'
import type { ReviewState } from '#db/schema/plan-words.ts'
import { readFirst, SAMPLE_OF } from './read-first.ts'
import { QUEUE_SEARCH, statesAsked } from './queue-search.ts'
import { queueAddress } from './review-address.ts'
import { daysLeft, nearBefore, REVIEW_STATE_WORDS, reviewStateName, termWords } from './words.ts'

/** 8 and 9 December are holidays, and 5 and 6 no working days. */
test.each([
  ['2026-12-04', '2026-12-10', 'waiting', null, '10 de diciembre de 2026, en 2 días hábiles'],
  ['2026-12-05', '2026-12-10', 'waiting', null, '10 de diciembre de 2026, en 2 días hábiles'],
  ['2026-12-07', '2026-12-10', 'waiting', null, '10 de diciembre de 2026, en 1 día hábil'],
  ['2026-12-10', '2026-12-10', 'waiting', null, '10 de diciembre de 2026, último día'],
  ['2026-12-11', '2026-12-10', 'waiting', null, 'venció el 10 de diciembre de 2026'],
  ['2026-12-11', '2026-12-10', 'commented', null, 'ya tiene comentarios'],
  ['2026-12-15', '2026-12-10', 'lapsed', '2026-12-11', 'terminó el 11 de diciembre de 2026'],
] as const)('on %s a review due on %s that is %s (ended %s): %s', (today, dueOn, state, endedOn, words) => {
  expect(termWords({ state: state as ReviewState, dueOn, endedOn }, today)).toBe(words)
})

test('what was not read in time is never called an approval', () => {
  expect(REVIEW_STATE_WORDS.lapsed).toBe('No revisado en el plazo; no equivale a conformidad.')
  expect(daysLeft({ dueOn: '2026-12-10' }, '2026-12-20')).toBe(0)
})

test('a version that a newer one replaced says by which', () => {
  expect(reviewStateName({ state: 'superseded', version: 2 })).toBe('Reemplazada por la versión 3')
})

test('the sample is one in five of what no rule finds, by the digest alone', () => {
  const digests = Array.from({ length: 5000 }, (_, index) => index.toString(16).padStart(8, '0').padEnd(64, 'f'))
  expect(digests.filter((digest) => readFirst(0, digest) === 'sample')).toHaveLength(5000 / SAMPLE_OF)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(...digests), (notes, digest) => {
      expect(readFirst(notes, digest)).toBe('notes')
      expect(readFirst(0, digest)).toBe(readFirst(0, digest))
    }),
  )
})

test('a review is near its end in its last five working days, and from the day on which they are over', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: -30, max: 30 }), (today, days) => {
      const dueOn = addDays(today, days)
      expect(dueOn < nearBefore(today)).toBe(daysLeft({ dueOn }, today) <= 5)
    }),
  )
})

test('an address keeps its filters from page to page, and what it does not understand counts as not given', () => {
  const search = { estado: 'lapsed', analista: 'yo', nivel: '', lectura: 'primero', pagina: 3 } as const
  expect(queueAddress('/x', search, 2)).toBe('/x?estado=lapsed&analista=yo&lectura=primero&pagina=2')
  expect(queueAddress('/x', { ...search, estado: '', analista: '', lectura: '' }, 1)).toBe('/x')
  expect(QUEUE_SEARCH.estado.parse('nada')).toBe('')
  expect(statesAsked('')).toEqual(['waiting', 'commented'])
  expect(statesAsked('accepted')).toEqual(['accepted'])
  expect(statesAsked('todos')).toHaveLength(6)
})
