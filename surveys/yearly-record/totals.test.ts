import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appliedFact, planFact } from './derived.ts'
import type { FactContents, FactHead, FactState, RecordFact } from './fact.ts'
import type { FactKind } from './kinds.ts'
import { cutOffOf, entitiesThatTold, toldOf, totalsOf } from './totals.ts'

const NOVEMBER = cutOffOf(2026, '2026-11-15', '2026-11-30')
const YEAR_END = cutOffOf(2026, '2026-12-31', '2027-01-31')

let counter = 0
function fact<Kind extends FactKind>(
  kind: Kind,
  content: FactContents[Kind] | null,
  head: Partial<FactHead> = {},
): RecordFact {
  const base: FactHead = {
    id: String((counter += 1)),
    entityId: 'uno',
    year: 2026,
    on: '2026-05-04',
    origin: 'entity',
    letter: null,
    state: 'submitted',
    submittedOn: '2026-11-20',
    ...head,
  }
  return { ...base, kind, content } as RecordFact
}
const course = (more: Partial<FactContents['training']> = {}): FactContents['training'] => ({
  ...{ name: 'Curso', type: 'course', hours: 8, women: 20, men: 15, counts: 'persons' },
  ...more,
})

describe('what counts at a cut-off', () => {
  test.each<[string, RecordFact, number, number]>([
    ['told and happened', fact('training', course()), 1, 1],
    ['a draft', fact('training', course(), { state: 'draft', submittedOn: null }), 0, 0],
    ['happened after the cut-off of November', fact('training', course(), { on: '2026-11-16' }), 0, 1],
    ['happened on its day', fact('training', course(), { on: '2026-11-15' }), 1, 1],
    ['told after November', fact('training', course(), { submittedOn: '2026-12-01' }), 0, 1],
    ['told after every term', fact('training', course(), { submittedOn: '2027-02-01' }), 0, 0],
    ['of another year', fact('training', course(), { year: 2025, on: '2025-05-04' }), 0, 0],
    ['observed', fact('training', course(), { state: 'observed' }), 0, 0],
    ['validated', fact('training', course(), { state: 'validated' }), 1, 1],
  ])('%s', (_name, each, november, yearEnd) => {
    expect([totalsOf([each], NOVEMBER), totalsOf([each], YEAR_END)].map((all) => all.training.counted.length)).toEqual([
      november,
      yearEnd,
    ])
  })

  test('a mechanism stands from an earlier year until it expires, and is one however many acts there are', () => {
    const act = (expiresOn: string | null, on: string) =>
      fact('mechanism-act', { actType: 'ministerial-resolution', number: '12', expiresOn }, { on })
    const stands = totalsOf([act(null, '2017-09-01'), act('2027-01-01', '2024-03-01')], YEAR_END)['mechanism-act']
    expect([stands.counted.length, stands.entities]).toEqual([2, ['uno']])
    const ended = totalsOf([act('2026-12-01', '2020-01-01')], NOVEMBER)['mechanism-act']
    expect(ended.entities).toEqual(['uno'])
    expect(totalsOf([act('2026-12-01', '2020-01-01')], YEAR_END)['mechanism-act'].entities).toEqual([])
  })
})

test('not told, told as nothing and told are three things', () => {
  const zero = fact('norm', null, { on: '2026-11-10' })
  const later = fact('norm', { topic: 'other', number: '1', title: 'N' }, { on: '2026-12-20' })
  expect(toldOf([], 'norm', NOVEMBER)).toEqual({ kind: 'not-told' })
  expect(toldOf([zero], 'norm', NOVEMBER)).toEqual({ kind: 'none' })
  expect(toldOf([zero], 'training', NOVEMBER)).toEqual({ kind: 'not-told' })
  expect(toldOf([later], 'norm', NOVEMBER)).toEqual({ kind: 'told', count: 0 })
  expect(toldOf([later], 'norm', YEAR_END)).toEqual({ kind: 'told', count: 1 })
  expect(totalsOf([zero], NOVEMBER).norm.nothing).toEqual(['uno'])
})

test('persons and attendances are never one sum, and hours are of the actions', () => {
  const { training } = totalsOf(
    [
      fact('training', course()),
      fact('training', course({ women: 1, men: 2, hours: 0.5, type: 'workshop' }), { entityId: 'dos' }),
      fact('training', course({ women: 100, men: 90, counts: 'attendances' })),
    ],
    YEAR_END,
  )
  expect(training.persons).toEqual({ actions: 2, women: 21, men: 17 })
  expect(training.attendances).toEqual({ actions: 1, women: 100, men: 90 })
  expect([training.hours, training.byType]).toEqual([
    16.5,
    { programme: 0, diploma: 0, course: 2, workshop: 1, other: 0 },
  ])
  expect(training.entities).toEqual(['dos', 'uno'])
})

test('what was applied here and what was declared are counted apart', () => {
  const applied = totalsOf(
    [
      appliedFact({ id: 'c', entityId: 'uno', instrument: 'gender-stereotypes', on: '2026-06-30' }),
      fact('instrument-applied', { instrument: 'gender-stereotypes', document: 'Informe 3' }),
      fact('instrument-applied', { instrument: 'public-budget', document: 'Oficio 4' }, { origin: 'ministry' }),
    ],
    NOVEMBER,
  )['instrument-applied']
  expect([applied.espejo['gender-stereotypes'], applied.espejo['public-budget']]).toEqual([1, 0])
  expect([applied.declared['gender-stereotypes'], applied.declared['public-budget']]).toEqual([1, 1])
  expect([applied.fromEspejo, applied.byMinistry, applied.counted.length]).toEqual([1, 1, 3])
})

test('a plan reaches each stage by its own day, and a plan of here goes before a document', () => {
  const here = planFact({
    entityId: 'uno',
    year: 2026,
    submittedOn: '2025-12-20',
    signedOn: '2026-02-03',
    firstDoneOn: '2026-12-01',
  })
  const paper = (entityId: string, state: FactState = 'submitted') =>
    fact(
      'activity-plan',
      {
        title: 'Plan',
        approved: { document: 'RM 1', on: '2026-03-01' },
        implemented: { action: 'Taller', on: '2026-04-01' },
      },
      { entityId, state, on: '2026-01-20' },
    )
  const facts = [here, paper('uno'), paper('dos'), paper('tres', 'observed')]
  expect(totalsOf(facts, NOVEMBER)['activity-plan'].stages).toEqual({
    elaborated: 2,
    approved: 2,
    implemented: 1,
    all: 1,
    outside: 1,
  })
  expect(totalsOf(facts, YEAR_END)['activity-plan'].stages).toMatchObject({ implemented: 2, all: 2 })
})

test('members are those of the newest list of each entity', () => {
  const list = (on: string, women: number, entityId = 'uno') =>
    fact(
      'mechanism-members',
      { presidedBy: 'Jefatura', secretariat: 'OPP', units: [], women, men: 1, expiresOn: null },
      { on, entityId },
    )
  const totals = totalsOf([list('2026-01-01', 9), list('2026-06-01', 4), list('2025-01-01', 3, 'dos')], YEAR_END)
  expect(totals['mechanism-members']).toMatchObject({ women: 7, men: 2, entities: ['dos', 'uno'] })
})

test('the Ministry presents tools in each entity once', () => {
  const presented = (entityIds: string[]) =>
    fact(
      'tools-presented',
      { entityIds, instruments: ['public-budget'], about: '' },
      { entityId: null, origin: 'ministry', state: 'validated' },
    )
  const totals = totalsOf([presented(['a', 'b']), presented(['b', 'c'])], YEAR_END)['tools-presented']
  expect([totals.presentedTo, totals.entities]).toEqual([['a', 'b', 'c'], []])
})

test('what is derived is nobody telling', () => {
  const applied = appliedFact({ id: 'c', entityId: 'uno', instrument: 'gender-stereotypes', on: '2026-06-30' })
  expect(entitiesThatTold([applied], YEAR_END)).toEqual([])
  expect(entitiesThatTold([applied, fact('norm', null)], YEAR_END)).toEqual(['uno'])
})

test('a later cut-off never takes away what happens, and totals of parts are the totals of all', () => {
  const days = fc.constantFrom('2026-01-10', '2026-06-30', '2026-11-15', '2026-11-16', '2026-12-31')
  const told = fc.constantFrom('2026-11-20', '2026-12-20', '2027-01-31')
  const some = fc.array(
    fc
      .record({ on: days, submittedOn: told, entityId: fc.constantFrom('uno', 'dos') })
      .map((head) => fact('training', course(), head)),
  )
  fc.assert(
    fc.property(some, (facts) => {
      const [early, late] = [totalsOf(facts, NOVEMBER).training, totalsOf(facts, YEAR_END).training]
      expect(early.counted.length).toBeLessThanOrEqual(late.counted.length)
      const parts = ['uno', 'dos'].map(
        (id) =>
          totalsOf(
            facts.filter(({ entityId }) => entityId === id),
            YEAR_END,
          ).training.persons.women,
      )
      expect(parts.reduce((all, each) => all + each, 0)).toBe(late.persons.women)
    }),
  )
})

test('a cut-off is a day of its year, and telling ends no sooner', () => {
  expect(() => cutOffOf(2026, '2025-12-31')).toThrow(RangeError)
  expect(() => cutOffOf(2026, '2026-12-31', '2026-11-30')).toThrow(RangeError)
  expect(() => cutOffOf(2026, '2026-11-31')).toThrow(RangeError)
})
