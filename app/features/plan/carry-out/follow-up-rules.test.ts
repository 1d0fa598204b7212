import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAN_PARTS } from '../plan-progress.ts'
import { donePercent, lackingOf, maySayTheSame, type Told } from './follow-up-rules.ts'

const TODAY = '2026-10-31'
const told = (more: Partial<Told>): Told => ({ progress: 'under-way', comment: '', proofs: 0, dueOn: null, ...more })

describe('what is lacking in what is told', () => {
  test.each([
    ['nothing, of an action that runs', told({}), null],
    ['a proof of what is done', told({ progress: 'done', comment: 'Se aprobó' }), 'proof'],
    ['nothing, where it has one', told({ progress: 'done', proofs: 1 }), null],
    ['nothing, where it was done late', told({ progress: 'done', proofs: 1, dueOn: '2026-03-01' }), null],
    ['why it stopped', told({ progress: 'stopped' }), 'why-stopped'],
    ['nothing, where it says so', told({ progress: 'stopped', comment: 'Sin presupuesto' }), null],
    ['why it is late', told({ dueOn: '2026-10-30' }), 'why-late'],
    ['why it is late though nobody began', told({ progress: 'not-started', dueOn: '2026-10-30' }), 'why-late'],
    ['blanks are no reason', told({ dueOn: '2026-10-30', comment: '  \n' }), 'why-late'],
    ['nothing on its last day', told({ dueOn: TODAY }), null],
  ] as const)('%s', (_what, given, lacking) => {
    expect(lackingOf(given, TODAY)).toBe(lacking)
  })

  test.each([
    ['open and in time', told({}), true],
    ['late, with the reason of last time', told({ dueOn: '2026-10-01', comment: 'Falta el informe' }), true],
    ['late, without', told({ dueOn: '2026-10-01' }), false],
    ['done', told({ progress: 'done', proofs: 1 }), false],
  ] as const)('the same as before may be said: %s', (_what, given, may) => {
    expect(maySayTheSame(given, TODAY)).toBe(may)
  })
})

test('a plan is never at 100 % while something of it is open', () => {
  const counts = fc.record(Object.fromEntries(PLAN_PARTS.map((part) => [part, fc.nat(400)])) as never) as fc.Arbitrary<
    Record<(typeof PLAN_PARTS)[number], number>
  >
  fc.assert(
    fc.property(counts, (progress) => {
      const open = PLAN_PARTS.some((part) => part !== 'done' && progress[part] > 0)
      const percent = donePercent(progress)
      if (percent === null) return
      expect(percent).toBeGreaterThanOrEqual(0)
      if (open) expect(percent).toBeLessThan(100)
      else expect(percent).toBe(100)
    }),
  )
  const none = { 'to-decide': 0, accepted: 0, 'under-way': 0, done: 0, overdue: 0, stopped: 0 }
  expect(donePercent(none)).toBeNull()
  expect(donePercent({ ...none, done: 399, stopped: 1 })).toBe(99)
  expect(donePercent({ ...none, done: 10, 'to-decide': 1 })).toBe(90)
})
