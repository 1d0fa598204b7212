import { expect, test } from 'vitest'
import { createKeptSendings, KEPT_LIMITS } from './kept-sendings.ts'

test('what is kept is found by its ticket alone, and not after its life', () => {
  let now = 0
  const kept = createKeptSendings(KEPT_LIMITS, () => now)
  const ticket = kept.keep('ana', 'lo que escribí')
  expect(kept.find(ticket)).toBe('lo que escribí')
  const other = kept.keep('ana', 'otra cosa')
  expect(kept.find({ id: ticket.id, key: other.key })).toBeNull()
  expect(kept.find({ id: other.id, key: 'corta' })).toBeNull()
  now = KEPT_LIMITS.lifeMs
  expect(kept.find(ticket)).toBeNull()
})

test('the memory of what is kept tells nothing', () => {
  const kept = createKeptSendings()
  kept.keep('ana', 'canario '.repeat(50))
  expect(kept.held().includes('canario')).toBe(false)
  expect(kept.held().length).toBeGreaterThan(400)
})

test('who keeps much loses her own oldest, and nobody else anything', () => {
  const kept = createKeptSendings({ bytes: 10_000, bytesOfOne: 1_000, lifeMs: 1_000 }, () => 0)
  const bea = kept.keep('bea', 'b')
  const tickets = [1, 2, 3, 4].map((each) => kept.keep('ana', `${each}`.repeat(400)))
  expect(tickets.map((ticket) => kept.find(ticket)?.[0] ?? null)).toEqual([null, null, '3', '4'])
  expect(kept.find(bea)).toBe('b')
})

test('when all is full the oldest goes', () => {
  const kept = createKeptSendings({ bytes: 1_000, bytesOfOne: 1_000, lifeMs: 1_000 }, () => 0)
  const tickets = ['ana', 'bea', 'eva'].map((lodger) => kept.keep(lodger, lodger.repeat(140)))
  expect(tickets.map((ticket) => kept.find(ticket) !== null)).toEqual([false, true, true])
})

test('what was dropped is gone', () => {
  const kept = createKeptSendings()
  const ticket = kept.keep('ana', 'ya enviado')
  kept.drop(ticket.id)
  expect(kept.find(ticket)).toBeNull()
})
