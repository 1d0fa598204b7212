import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAN_ACTION_STATUSES } from '#db/schema/plan-actions.ts'
import { mostAtOnce } from './at-once.ts'
import {
  ACTIONS_AT_ONCE,
  checkBeforeSigning,
  dimensionKey,
  mayBeSigned,
  type CheckedAction,
  type CheckedPlan,
} from './check-before-signing.ts'

const PLACE = { year: 2026, entityId: null }
const TRAINING = dimensionKey('h1', 'training')
const LOW = { key: TRAINING, title: 'Capacitación', instrument: 'Cultura organizacional' }

const complete: CheckedAction = {
  id: 'a',
  title: 'Publicar los canales',
  status: 'accepted',
  obliges: false,
  responsible: 'Recursos Humanos',
  inCharge: 'Jefa de Recursos Humanos',
  startsOn: '2026-02-01',
  dueOn: '2026-06-30',
  soles: null,
  poiYear: null,
  against: [],
  carried: false,
}
const plan = (actions: readonly Partial<CheckedAction>[], more: Partial<CheckedPlan> = {}): CheckedPlan => ({
  place: PLACE,
  staff: 250,
  actions: actions.map((action, index) => ({ ...complete, id: `a${index}`, ...action })),
  lowest: [],
  ...more,
})
const told = (checked: CheckedPlan) =>
  checkBeforeSigning(checked).map(({ code, actionId, blocking }) => [code, actionId, blocking ? 'blocks' : 'warns'])

describe('what is missing before a plan is signed', () => {
  test.each<[what: string, action: Partial<CheckedAction>, findings: unknown[]]>([
    ['nothing of one that is complete', {}, []],
    ['nobody in charge', { inCharge: '  ' }, [['nobody-in-charge', 'a1', 'blocks']]],
    ['no unit', { responsible: '' }, [['nobody-in-charge', 'a1', 'blocks']]],
    ['no due date', { dueOn: null }, [['no-due-date', 'a1', 'blocks']]],
    ['a start is not asked', { startsOn: null }, []],
    ['one day is enough', { startsOn: '2026-06-30' }, []],
    ['ends before it starts', { startsOn: '2026-07-01' }, [['ends-before-it-starts', 'a1', 'blocks']]],
    ['all of it in the year before', { startsOn: null, dueOn: '2025-12-31' }, [['outside-the-year', 'a1', 'blocks']]],
    ['all of it later', { startsOn: '2027-01-01', dueOn: '2027-02-01' }, [['outside-the-year', 'a1', 'blocks']]],
    ['ends later', { dueOn: '2027-01-01' }, [['reaches-past-the-year', 'a1', 'warns']]],
    ['starts before', { startsOn: '2025-12-31' }, [['reaches-past-the-year', 'a1', 'warns']]],
    ['one that was carried on may have', { startsOn: '2025-12-31', carried: true }, []],
    ['money without the year of the POI', { soles: 1200 }, [['money-without-poi-year', 'a1', 'blocks']]],
    ['money with it', { soles: 1200, poiYear: 2026 }, []],
    ['no cost is an answer', { soles: 0 }, []],
    ['a duty by deciding', { status: 'proposed', obliges: true }, [['undecided-duty', 'a1', 'blocks']]],
    ['a proposal by deciding', { status: 'proposed', dueOn: null }, [['undecided-proposals', 'a1', 'warns']]],
    ['a duty that waits is decided', { status: 'deferred', obliges: true, inCharge: '', dueOn: null }, []],
    ['nothing of what is not done', { status: 'rejected', inCharge: '', dueOn: null, soles: 5 }, []],
  ])('%s', (_what, action, findings) => {
    expect(told(plan([{}, action]))).toEqual(findings)
  })

  test('a plan of which nothing was accepted says so, also an empty one', () => {
    expect(told(plan([{ status: 'rejected' }]))).toEqual([['nothing-accepted', null, 'blocks']])
    expect(told(plan([]))).toEqual([['nothing-accepted', null, 'blocks']])
  })

  test.each<[what: string, actions: Partial<CheckedAction>[], findings: unknown[]]>([
    ['accepted', [{ against: [TRAINING] }], []],
    ['rejected with its reason', [{}, { against: [TRAINING], status: 'rejected' }], []],
    [
      'by deciding',
      [{}, { against: [TRAINING], status: 'proposed' }],
      [
        ['lowest-level-unanswered', 'a1', 'blocks'],
        ['undecided-proposals', 'a1', 'warns'],
      ],
    ],
    ['not there', [{}], [['lowest-level-without-action', null, 'warns']]],
    [
      'of another version',
      [{ against: [dimensionKey('h2', 'training')] }],
      [['lowest-level-without-action', null, 'warns']],
    ],
  ])('an action against a dimension in the lowest level is %s', (_what, actions, findings) => {
    expect(told(plan(actions, { lowest: [LOW] }))).toEqual(findings)
  })

  const many = Array.from({ length: ACTIONS_AT_ONCE + 1 }, (_, index) => ({
    inCharge: index % 2 ? 'jefa  de recursos humanos ' : 'Jefa de Recursos Humanos',
  }))
  test.each<[what: string, staff: number | null, actions: Partial<CheckedAction>[], codes: string[]]>([
    ['more at once than one can follow', 100, many, ['too-many-at-once']],
    ['as many as one can', 100, many.slice(1), []],
    ['under 100 people one does everything', 99, many, []],
    ['without a figure nothing is said', null, many, []],
    ['one after the other', 100, [...many.slice(1), { startsOn: '2026-07-01', dueOn: '2026-09-30' }], []],
  ])('of one person: %s', (_what, staff, actions, codes) => {
    expect(checkBeforeSigning(plan(actions, { staff })).map(({ code }) => code)).toEqual(codes)
  })

  test('what blocks stands first and each leads to its action, of the entity that a national role asked for', () => {
    const place = { year: 2026, entityId: 'muni' }
    const findings = checkBeforeSigning(plan([{}, { dueOn: '2027-01-01' }, { dueOn: null }], { place }))
    expect(findings.map(({ code, address }) => [code, address])).toEqual([
      ['no-due-date', '/panel/plan/2026?entidad=muni&accion=a2'],
      ['reaches-past-the-year', '/panel/plan/2026?entidad=muni&accion=a1'],
    ])
    expect(mayBeSigned(findings)).toBe(false)
    expect(mayBeSigned(findings.slice(1))).toBe(true)
  })
})

const day = fc.option(fc.constantFrom('2025-06-01', '2026-01-01', '2026-06-15', '2026-12-31', '2027-03-01'))
const anyAction = fc.record<CheckedAction>({
  id: fc.uuid(),
  title: fc.string(),
  status: fc.constantFrom(...PLAN_ACTION_STATUSES),
  obliges: fc.boolean(),
  responsible: fc.constantFrom('', 'Recursos Humanos'),
  inCharge: fc.constantFrom('', ' ', 'Rosa', 'rosa', 'Luz'),
  startsOn: day,
  dueOn: day,
  soles: fc.option(fc.nat(5000)),
  poiYear: fc.option(fc.constantFrom(2026, 2027)),
  against: fc.subarray([TRAINING]),
  carried: fc.boolean(),
})
const anyPlan = fc.record<CheckedPlan>({
  place: fc.constant(PLACE),
  staff: fc.option(fc.nat(600)),
  actions: fc.array(anyAction, { maxLength: 30 }),
  lowest: fc.subarray([LOW]),
})

test('a plan that may be signed has somebody and a day for all that it will do, and no duty by deciding', () => {
  fc.assert(
    fc.property(anyPlan, (checked) => {
      const repaired = {
        ...checked,
        actions: [...checked.actions, complete].map((action) => ({
          ...action,
          status: action.status === 'proposed' ? ('accepted' as const) : action.status,
        })),
      }
      for (const each of [checked, repaired]) {
        const accepted = each.actions.filter(({ status }) => status === 'accepted')
        const sound =
          accepted.length > 0 &&
          accepted.every(
            ({ responsible, inCharge, dueOn, soles, poiYear }) =>
              responsible !== '' && inCharge.trim() !== '' && dueOn !== null && (!soles || poiYear !== null),
          ) &&
          !each.actions.some(({ status, obliges }) => status === 'proposed' && obliges)
        if (mayBeSigned(checkBeforeSigning(each))) expect(sound).toBe(true)
      }
    }),
  )
})

test('every finding is a sentence, and of an action of the plan', () => {
  fc.assert(
    fc.property(anyPlan, (checked) => {
      const ids = checked.actions.map(({ id }) => id)
      for (const { sentence, actionId } of checkBeforeSigning(checked)) {
        expect(sentence.endsWith('.')).toBe(true)
        if (actionId !== null) expect(ids).toContain(actionId)
      }
    }),
  )
})

test('at once are those of the fullest day', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }))), (pairs) => {
      const date = (number: number) => `2026-02-${String(number).padStart(2, '0')}`
      const runs = pairs.map(([one, other]) => ({
        startsOn: date(Math.min(one, other)),
        dueOn: date(Math.max(one, other)),
      }))
      const days = Array.from({ length: 28 }, (_, index) => date(index + 1))
      const counted = days.map((each) => runs.filter(({ startsOn, dueOn }) => startsOn <= each && each <= dueOn).length)
      expect(mostAtOnce(runs, 2026)).toBe(Math.max(0, ...counted))
    }),
  )
})
