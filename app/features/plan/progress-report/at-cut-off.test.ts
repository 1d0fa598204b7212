import { expect, test } from 'vitest'
import type { PlanFollowUp, PlanProof, StatusEvent } from '#db/queries/plan-reports.server.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'
import { asOf, countProofs, proofsAt, standingOf, toldAt, wasAccepted } from './at-cut-off.ts'

const OCTOBER = asOf('2026-10-31', '2026-12-15')
const JUNE = asOf('2026-06-30', '2026-12-15')
const noon = (day: string) => `${day}T17:00:00.000Z`

const told = (cutOff: string, day: string, progress: ProgressState): PlanFollowUp => ({
  ...{ actionId: 'a', cutOff, at: noon(day), progress, indicatorNow: '', comment: day },
})
const event = (kind: StatusEvent['event'], day: string): StatusEvent => ({
  ...{ actionId: 'a', event: kind, at: noon(day) },
})

test.each([
  ['2026-10-30', 'preliminary'],
  ['2026-10-31', 'open'],
  ['2026-11-30', 'open'],
  ['2026-12-01', 'settled'],
])('on %s the cut-off of October is %s', (today, standing) => {
  expect(standingOf(asOf('2026-10-31', today), today)).toBe(standing)
})

test('a report of a day that has not come is of today', () => {
  expect(asOf('2026-10-31', '2026-09-01').on).toBe('2026-09-01')
  expect(OCTOBER.on).toBe('2026-10-31')
})

test('what is told for a later cut-off changes nothing of an earlier one', () => {
  const all = [
    told('2026-06-30', '2026-06-25', 'under-way'),
    told('2026-10-31', '2026-10-20', 'stopped'),
    told('2026-12-31', '2026-12-20', 'done'),
  ]
  expect(toldAt(all.slice(0, 1), [], JUNE)).toEqual(toldAt(all, [], JUNE))
  expect([JUNE, OCTOBER].map((as) => toldAt(all, [], as)?.progress)).toEqual(['under-way', 'stopped'])
  expect(toldAt(all, [], asOf('2026-03-31', '2026-12-15'))).toBeNull()
  // Told for the cut-off after its day, it counts; told again for an earlier one, what is of the later one stays.
  const late = [told('2026-10-31', '2026-11-20', 'done'), told('2026-09-30', '2026-11-21', 'under-way')]
  expect(toldAt(late, [], OCTOBER)?.progress).toBe('done')
})

test('what was told done and came back is under way, while the cut-off is open', () => {
  const done = [told('2026-10-31', '2026-10-20', 'done')]
  const back = (day: string) => toldAt(done, [event('sent-back', day)], OCTOBER)
  expect(back('2026-11-30')).toMatchObject({ progress: 'under-way', sentBackOn: '2026-11-30' })
  expect(back('2026-12-01')).toMatchObject({ progress: 'done', sentBackOn: null })
  const again = [...done, told('2026-10-31', '2026-11-25', 'done')]
  expect(toldAt(again, [event('sent-back', '2026-11-10')], OCTOBER)).toMatchObject({
    progress: 'done',
    sentBackOn: null,
  })
})

test.each([
  ['accepted', '2026-03-01', [], true],
  ['accepted', '2026-11-15', [], false],
  ['rejected', '2026-11-15', [event('accepted', '2026-03-01'), event('rejected', '2026-11-15')], true],
  ['rejected', '2026-08-15', [event('accepted', '2026-03-01'), event('rejected', '2026-08-15')], false],
  ['proposed', null, [event('added', '2026-03-01'), event('reopened', '2026-11-02')], true],
  ['proposed', null, [event('added', '2026-03-01'), event('reopened', '2026-10-02')], false],
  ['accepted', '2026-11-15', [event('carried', '2026-01-02'), event('accepted', '2026-11-15')], false],
] as const)(
  'an action that is %s since %s after %j was accepted at the cut-off: %s',
  (status, decidedOn, events, is) => {
    expect(wasAccepted({ status, decidedOn }, events, OCTOBER.on)).toBe(is)
  },
)

test('of a proof that names people only the number is told', () => {
  const proof = (more: Partial<PlanProof>): PlanProof => ({
    ...{ actionId: 'a', kind: 'document', reference: 'Informe 1', namesPeople: false, addedOn: '2026-10-01' },
    ...{ removedOn: null, ...more },
  })
  const proofs = [
    proof({}),
    proof({ kind: 'file', reference: null }),
    proof({ kind: 'link', reference: 'https://www.gob.pe' }),
    proof({ namesPeople: true, reference: 'Lista de Ana y Rosa' }),
    proof({ reference: 'Informe 2', addedOn: '2026-12-01' }),
    proof({ reference: 'Informe 3', removedOn: '2026-11-30' }),
    proof({ reference: 'Informe 4', removedOn: '2026-12-01' }),
  ]
  const counted = proofsAt(proofs, OCTOBER)
  expect(counted).toEqual({ files: 1, links: 1, documents: ['Informe 1', 'Informe 4'], namingPeople: 1 })
  expect(countProofs(counted)).toBe(5)
})
