import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/kit/program/clock.ts'
import { CAMPAIGN_STATUSES } from '#db/schema/campaigns.ts'
import { ROLES, type Role } from '#db/schema/roles.ts'
import { addressed, happeningsOf, LAST_DAYS, type CampaignFact, type DayFacts, type Reader } from './notices-of-day.ts'
import { DUE_DAYS, NEWS_DAYS } from './news-days.ts'

const TODAY = '2026-12-01'
const inDays = (days: number) => addDays(TODAY, days)
const NONE: DayFacts = {
  campaigns: [],
  steps: [],
  words: [],
  budgets: [],
  actions: [],
  lapses: [],
  backs: [],
  handedBack: [],
  observed: [],
  reportSteps: [],
  unpresented: [],
  unadapted: [],
}

const CAMPAIGN: CampaignFact = {
  id: 'c1',
  entityId: 'uno',
  title: 'Encuesta sobre la vida en mi entidad',
  status: 'open',
  opensOn: inDays(-20),
  closesOn: inDays(20),
  closedOn: null,
  releasedOn: null,
  selfExtended: false,
  byKeptCodes: true,
  onPaper: false,
  printed: true,
  destroyed: false,
}
const ENDED = { opensOn: inDays(-30), closesOn: inDays(-1), closedOn: TODAY } as const

/** What is told of a campaign: kinds with the roles. */
const ofCampaign = (more: Partial<CampaignFact>) =>
  happeningsOf({ ...NONE, campaigns: [{ ...CAMPAIGN, ...more }] }, TODAY).map(
    ({ kind, roles }) => `${kind}: ${roles.join(', ')}`,
  )

describe('of a campaign', () => {
  test.each<[string, Partial<CampaignFact>, readonly string[]]>([
    ['runs', {}, []],
    ['waits', { status: 'scheduled', opensOn: TODAY }, []],
    ['opens', { opensOn: TODAY }, ['campaign-opened: coordinator, head, custodian']],
    ['has paper', { opensOn: TODAY, onPaper: true }, ['campaign-opened: coordinator, head, custodian, transcriber']],
    ['has a link for all', { opensOn: TODAY, byKeptCodes: false }, ['campaign-opened: coordinator, head']],
    ['opened while nobody told', { opensOn: inDays(1 - NEWS_DAYS) }, ['campaign-opened: coordinator, head, custodian']],
    ['opened too long ago', { opensOn: inDays(-NEWS_DAYS) }, []],
    ['four days are left', { closesOn: inDays(LAST_DAYS + 1) }, []],
    ['three days are left', { closesOn: inDays(LAST_DAYS) }, ['campaign-last-days: coordinator, custodian']],
    ['closes today', { closesOn: TODAY }, ['campaign-last-days: coordinator, custodian']],
    ['prolonged itself', { closesOn: inDays(LAST_DAYS), selfExtended: true }, []],
    [
      'closed with a release',
      { ...ENDED, status: 'closed', releasedOn: TODAY },
      ['campaign-closed: coordinator, head, custodian', 'results-ready: coordinator, head, reader'],
    ],
    [
      'waits for the population',
      { ...ENDED, status: 'population-review' },
      ['campaign-closed: coordinator, head, custodian', 'population-review: coordinator, analyst'],
    ],
    [
      'of the same, nothing was printed',
      { ...ENDED, status: 'closed', printed: false },
      ['campaign-closed: coordinator, head'],
    ],
    [
      'of the same, the act is signed',
      { ...ENDED, status: 'closed', destroyed: true },
      ['campaign-closed: coordinator, head'],
    ],
    ['was called off', { ...ENDED, status: 'cancelled' }, ['campaign-closed: custodian']],
    ['is being closed', { ...ENDED, status: 'closing' }, []],
    [
      'closed long ago',
      { status: 'closed', closesOn: inDays(-40), closedOn: inDays(-39), releasedOn: inDays(-39) },
      [],
    ],
  ])('that %s', (_, more, told) => {
    expect(ofCampaign(more)).toEqual(told)
  })

  test('to a keeper every end looks alike', () => {
    const ends = (['closed', 'population-review', 'annulled', 'cancelled'] as const).map((status) =>
      happeningsOf({ ...NONE, campaigns: [{ ...CAMPAIGN, ...ENDED, status }] }, TODAY)
        .filter(({ roles }) => roles.includes('custodian'))
        .map(({ kind, key, facts }) => ({ kind, key, facts })),
    )
    for (const end of ends) expect(end).toEqual(ends[0])
  })
})

const STEP = { id: 7, entityId: 'uno', year: 2026, userId: 'u-jefa' }
const BUDGET = { id: 'b1', entityId: 'uno', year: 2026, returnedOn: null, reviewedOn: null, items: 2 }
const ACTION = { id: 'a1', entityId: 'uno', year: 2026, title: 'Aprobar la directiva', assigneeId: 'u-equipo' }

const BACK = { ...ACTION, eventId: 9, userId: 'u-jefa' }

test.each<[string, Partial<DayFacts>, readonly string[]]>([
  ['a plan waits for the head', { steps: [{ ...STEP, step: 'submitted' }] }, ['plan-submitted 7']],
  ['a plan was returned', { steps: [{ ...STEP, step: 'returned' }] }, ['plan-returned 7']],
  ['a plan was signed', { steps: [{ ...STEP, step: 'signed' }] }, ['plan-signed 7']],
  ['a plan was taken back', { steps: [{ ...STEP, step: 'taken-back' }] }, []],
  [
    'three comments on one day and one on the next',
    {
      words: [TODAY, TODAY, TODAY, inDays(-1)].map((on) => ({ entityId: 'uno', year: 2026, version: 1, on })),
    },
    [`plan-commented uno 2026 1 ${TODAY}`, `plan-commented uno 2026 1 ${inDays(-1)}`],
  ],
  [
    'a budget was returned',
    { budgets: [{ ...BUDGET, status: 'returned', returnedOn: inDays(-1) }] },
    [`budget-returned b1 ${inDays(-1)}`],
  ],
  [
    'a budget was decided',
    { budgets: [{ ...BUDGET, status: 'reviewed', returnedOn: inDays(-9), reviewedOn: TODAY }] },
    [`budget-decided b1 ${TODAY}`],
  ],
  ['a budget was handed in', { budgets: [{ ...BUDGET, status: 'submitted' }] }, []],
  [
    'actions around their term',
    {
      actions: [DUE_DAYS + 1, DUE_DAYS, 0, -1, -NEWS_DAYS, -NEWS_DAYS - 1].map((days) => ({
        ...ACTION,
        dueOn: inDays(days),
      })),
    },
    [
      `action-due a1 ${inDays(DUE_DAYS)}`,
      `action-due a1 ${TODAY}`,
      `action-overdue a1 ${inDays(-1)}`,
      `action-overdue a1 ${inDays(-NEWS_DAYS)}`,
    ],
  ],
  [
    'a plan was not read in time',
    { lapses: [{ entityId: 'uno', year: 2026, version: 2 }] },
    ['plan-review-lapsed uno 2026 2'],
  ],
  ['what was told done came back', { backs: [BACK] }, ['action-sent-back 9']],
  [
    'two roles ended that followed up actions of two plans',
    {
      handedBack: [
        { entityId: 'uno', year: 2026, at: 'T1', on: TODAY },
        { entityId: 'uno', year: 2026, at: 'T1', on: TODAY },
        { entityId: 'uno', year: 2027, at: 'T1', on: TODAY },
        { entityId: 'uno', year: 2026, at: 'T2', on: TODAY },
        { entityId: 'uno', year: 2026, at: 'T0', on: inDays(-NEWS_DAYS) },
      ],
    },
    ['actions-handed-back uno 2026 T1', 'actions-handed-back uno 2027 T1', 'actions-handed-back uno 2026 T2'],
  ],
])('%s', (_, facts, keys) => {
  expect(happeningsOf({ ...NONE, ...facts }, TODAY).map(({ key }) => key)).toEqual(keys)
})

const reader = (
  userId: string,
  role: Role,
  entityId: string | null = 'uno',
  shared: readonly string[] = [],
): Reader => ({
  ...{ userId, role, entityId },
  shared: new Set(shared),
})
const PEOPLE = [
  reader('u-coord', 'coordinator'),
  reader('u-jefa', 'head'),
  reader('u-equipo', 'contributor'),
  reader('u-otra', 'contributor'),
  reader('u-lee', 'reader', 'uno', ['c1']),
  reader('u-lee-otra', 'reader', 'uno', ['c9']),
  reader('u-custodia', 'custodian'),
  reader('u-digita', 'transcriber'),
  reader('u-analista', 'analyst', null),
  reader('u-admin', 'administrator', null),
  reader('u-vecina', 'coordinator', 'dos'),
]
const toldTo = (facts: Partial<DayFacts>) =>
  addressed(happeningsOf({ ...NONE, ...facts }, TODAY), PEOPLE).map(({ kind, userId }) => `${kind} ${userId}`)

test('a release is told to the reader to whom it was shared, and to nobody of another entity', () => {
  const closed = { ...CAMPAIGN, ...ENDED, status: 'closed', releasedOn: TODAY } as const
  expect(toldTo({ campaigns: [closed] })).toEqual([
    'campaign-closed u-coord',
    'campaign-closed u-jefa',
    'campaign-closed u-custodia',
    'results-ready u-coord',
    'results-ready u-jefa',
    'results-ready u-lee',
  ])
})

test('an action is told to whoever coordinates and to the contributor who is in charge of it', () => {
  expect(toldTo({ actions: [{ ...ACTION, dueOn: TODAY }] })).toEqual(['action-due u-coord', 'action-due u-equipo'])
  expect(toldTo({ actions: [{ ...ACTION, dueOn: TODAY, assigneeId: null }] })).toEqual(['action-due u-coord'])
})

test('what came back is told to whoever coordinates and follows it up, a lapsed reading to the head too', () => {
  expect(toldTo({ backs: [BACK] })).toEqual(['action-sent-back u-coord', 'action-sent-back u-equipo'])
  expect(toldTo({ lapses: [{ entityId: 'uno', year: 2026, version: 1 }] })).toEqual([
    'plan-review-lapsed u-coord',
    'plan-review-lapsed u-jefa',
  ])
  expect(toldTo({ handedBack: [{ entityId: 'uno', year: 2026, at: 'T1', on: TODAY }] })).toEqual([
    'actions-handed-back u-coord',
  ])
})

test('whoever did it needs not be told', () => {
  expect(toldTo({ steps: [{ ...STEP, step: 'signed' }] })).toEqual(['plan-signed u-coord'])
})

test('somebody with two roles is told once', () => {
  const both = [reader('u', 'head'), reader('u', 'coordinator')]
  const told = addressed(happeningsOf({ ...NONE, campaigns: [{ ...CAMPAIGN, opensOn: TODAY }] }, TODAY), both)
  expect(told.map(({ userId, role }) => `${userId} ${role}`)).toEqual(['u coordinator'])
})

/** Two rows of a table never have one id; two alike would be told under one key. */
const numbered = <Fact extends object>(letter: string, facts: readonly Fact[]) =>
  facts.map((fact, at) => ({ ...fact, id: `${letter}${at + 1}` }))

const facts = fc.record({
  campaigns: fc
    .array(
      fc
        .record({
          status: fc.constantFrom(...CAMPAIGN_STATUSES),
          opens: fc.integer({ min: -60, max: 10 }),
          term: fc.integer({ min: 4, max: 40 }),
          released: fc.boolean(),
          byKeptCodes: fc.boolean(),
          onPaper: fc.boolean(),
          printed: fc.boolean(),
          destroyed: fc.boolean(),
          selfExtended: fc.boolean(),
        })
        .map(({ opens, term, released, ...rest }) => ({
          ...CAMPAIGN,
          ...rest,
          opensOn: inDays(opens),
          closesOn: inDays(opens + term),
          closedOn: rest.status === 'closed' ? inDays(opens + term + 1) : null,
          releasedOn: released && rest.status === 'closed' ? inDays(opens + term + 1) : null,
        })),
      { maxLength: 5 },
    )
    .map((campaigns) => numbered('c', campaigns)),
  actions: fc
    .array(
      fc.integer({ min: -30, max: 30 }).map((days) => ({ ...ACTION, dueOn: inDays(days) })),
      { maxLength: 5 },
    )
    .map((actions) => numbered('a', actions)),
})

test('keepers hear of handing out, typing and the act alone; readers of releases alone; nobody of a reader’s matter else', () => {
  const heard: Partial<Record<Role, ReadonlySet<string>>> = {
    custodian: new Set(['campaign-opened', 'campaign-last-days', 'campaign-closed']),
    transcriber: new Set(['campaign-opened', 'campaign-last-days']),
    reader: new Set(['results-ready']),
    analyst: new Set(['population-review']),
    administrator: new Set(),
  }
  fc.assert(
    fc.property(facts, (given) => {
      for (const { role, kind } of addressed(happeningsOf({ ...NONE, ...given }, TODAY), PEOPLE))
        if (heard[role]) expect([...heard[role]]).toContain(kind)
    }),
  )
  expect(ROLES).toEqual(expect.arrayContaining(Object.keys(heard)))
})

test('what is told on one day and still news on the next keeps its key, so that it is told once', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const on = (today: string) => happeningsOf({ ...NONE, ...given }, today)
      const first = new Map(on(TODAY).map(({ key, kind, facts: told }) => [key, { kind, told }]))
      for (const { key, kind, facts: told } of on(inDays(1)))
        if (first.has(key)) expect(first.get(key)).toEqual({ kind, told })
    }),
  )
})
