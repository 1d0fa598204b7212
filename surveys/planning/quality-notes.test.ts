import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { countsCases, NOTE_CODES, qualityNotes, type NotedAction, type NotedPlan } from './quality-notes.ts'

const UNITS = ['Recursos Humanos', 'Secretaría General', 'Planeamiento'] as const
const EFFORTS = ['medium', 'low', 'high'] as const

/** Complete in every respect, and unlike the others of its plan. */
function complete(index: number, more: Partial<NotedAction> = {}): NotedAction {
  return {
    id: `a${index}`,
    title: `Acción ${index}`,
    status: 'accepted',
    decisionReason: null,
    responsible: UNITS[index % 3] ?? '',
    inCharge: '',
    dueOn: `2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
    verification: `Resolución ${index} publicada`,
    indicator: `Parte ${index} hecha (sí o no)`,
    target: null,
    movesDimension: null,
    soles: 0,
    poiActivity: '',
    poiYear: null,
    effort: EFFORTS[index % 3] ?? null,
    against: [],
    ...more,
  }
}
const PLAN: NotedPlan = { actions: [0, 1, 2, 3, 4, 5].map((index) => complete(index)), staff: 300, lowest: [] }
const all = (more: Partial<NotedAction>) => ({ ...PLAN, actions: PLAN.actions.map((each) => ({ ...each, ...more })) })
const third = (more: Partial<NotedAction>) => ({
  ...PLAN,
  actions: PLAN.actions.map((each, index) => (index === 2 ? { ...each, ...more } : each)),
})
const LOWEST = { key: 'h1 trato', title: 'Trato', instrument: 'Cultura' }

/** A plan, and what is found in it: code, action, and what it is about. */
const TABLE: readonly (readonly [string, NotedPlan, readonly (readonly [string, string | null, string])[]])[] = [
  ['complete', PLAN, []],
  ['without any action', { ...PLAN, actions: [] }, [['nothing-accepted', null, '']]],
  ['nothing accepted', third({}), []],
  ['the lowest dimension left alone', { ...PLAN, lowest: [LOWEST] }, [['lowest-dimension-missing', null, 'h1 trato']]],
  ['the lowest dimension worked on', { ...third({ against: ['h1 trato'] }), lowest: [LOWEST] }, []],
  [
    'worked on by what will not be done',
    {
      ...third({ against: ['h1 trato'], status: 'rejected', decisionReason: 'Se hizo en mayo' }),
      lowest: [LOWEST],
    },
    [['lowest-dimension-missing', null, 'h1 trato']],
  ],
  ['one person for all', all({ inCharge: 'Rosa Quispe' }), [['one-person-for-all', null, '']]],
  [
    'one person, said in other letters',
    all({ responsible: 'RR. HH.', inCharge: '' }),
    [['one-person-for-all', null, '']],
  ],
  ['one person where 99 work', { ...all({ inCharge: 'Rosa Quispe' }), staff: 99 }, []],
  ['one person where nobody knows how many work', { ...all({ inCharge: 'Rosa Quispe' }), staff: null }, []],
  ['one text', all({ verification: 'Informe' }), [['same-text-everywhere', null, 'verification']]],
  [
    'both texts',
    all({ verification: 'Informe', indicator: 'Sí.' }),
    [
      ['same-text-everywhere', null, 'verification'],
      ['same-text-everywhere', null, 'indicator'],
    ],
  ],
  [
    'two alike of six',
    { ...PLAN, actions: PLAN.actions.map((each, at) => (at < 2 ? { ...each, indicator: 'Sí' } : each)) },
    [],
  ],
  ['only little effort', all({ effort: 'low' }), [['only-low-effort', null, '']]],
  ['effort that nobody knows', all({ effort: null }), []],
  ['one day for all', all({ dueOn: '2026-12-31' }), [['all-due-on-one-day', null, '']]],
  ['nobody responsible', third({ responsible: ' ', inCharge: '' }), [['nobody-responsible', 'a2', '']]],
  ['no date', third({ dueOn: null }), [['no-due-date', 'a2', '']]],
  ['no proof', third({ verification: '-' }), [['no-verification', 'a2', '']]],
  ['no indicator', third({ indicator: '' }), [['no-indicator', 'a2', '']]],
  ['cases', third({ indicator: 'Número de denuncias recibidas' }), [['indicator-counts-cases', 'a2', '']]],
  ['a target from nowhere', third({ target: 60 }), [['target-without-baseline', 'a2', '']]],
  ['a target with its baseline', third({ target: 60, movesDimension: 'trato' }), []],
  ['money from nowhere', third({ soles: 1200, poiActivity: '' }), [['money-without-poi', 'a2', '']]],
  ['money of a year', third({ soles: 1200, poiActivity: 'AOI 12', poiYear: 2027 }), []],
  ['deferred', third({ status: 'deferred', decisionReason: null }), [['deferred-without-reason', 'a2', '']]],
  [
    'deferred with one word',
    third({ status: 'deferred', decisionReason: 'No.' }),
    [['deferred-without-reason', 'a2', '']],
  ],
  ['deferred with a reason', third({ status: 'deferred', decisionReason: 'Espera el presupuesto de 2027' }), []],
  ['rejected', third({ status: 'rejected', decisionReason: '—' }), [['rejected-without-reason', 'a2', '']]],
  ['what is not accepted needs no date', third({ status: 'rejected', decisionReason: 'Ya se hace', dueOn: null }), []],
]

test.each(TABLE)('of a plan %s', (_what, plan, expected) => {
  expect(qualityNotes(plan).map(({ code, actionId, about }) => [code, actionId, about])).toEqual(expected)
})

test('every rule is met by a row of the table', () => {
  const met = new Set(TABLE.flatMap(([, , notes]) => notes.map(([code]) => code)))
  expect([...NOTE_CODES].filter((code) => !met.has(code))).toEqual([])
})

test.each([
  ['Número de casos atendidos', true],
  ['N.º de denuncias', true],
  ['Porcentaje de quejas resueltas', true],
  ['Reducción de víctimas', true],
  ['Modelo de acta a mano de quien recibe denuncias (sí o no)', false],
  ['Porcentaje del personal que sabe ante quién denunciar', false],
  ['Número de servidores que conocen el canal de denuncias', false],
  ['Días entre la denuncia y las medidas de protección', false],
  ['Personas capacitadas', false],
])('%s: counts cases %s', (indicator, counts) => {
  expect(countsCases(indicator)).toBe(counts)
})

test('no action of the catalogue is found fault with for its words', () => {
  const actions = INSTRUMENTS.flatMap(({ actions: own }) => own).flatMap(
    ({ id, title, verification, indicator, effort, variants = [] }) =>
      [{}, ...variants].map((variant, at) =>
        complete(at, {
          id,
          title,
          effort,
          ...{ verification, indicator },
          responsible: `Oficina ${at}`,
          ...pick(variant),
        }),
      ),
  )
  expect(actions.length).toBeGreaterThan(100)
  expect(
    qualityNotes({ actions, staff: 300, lowest: [] }).map(({ sentence, actionId }) => [actionId, sentence]),
  ).toEqual([])
})

function pick({ verification, indicator }: { verification?: string | undefined; indicator?: string | undefined }) {
  return { ...(verification ? { verification } : {}), ...(indicator ? { indicator } : {}) }
}

const anyText = fc.constantFrom('', '-', 'Informe', 'Número de casos', 'Acta', 'No', 'Porque no hay presupuesto')
const anyAction: fc.Arbitrary<NotedAction> = fc.record({
  id: fc.uuid(),
  title: fc.string(),
  status: fc.constantFrom('accepted', 'rejected', 'deferred'),
  decisionReason: fc.option(anyText),
  responsible: anyText,
  inCharge: anyText,
  dueOn: fc.constantFrom(null, '2026-06-30', '2026-12-31'),
  verification: anyText,
  indicator: anyText,
  target: fc.option(fc.integer({ min: 0, max: 100 })),
  movesDimension: fc.option(fc.constant('trato')),
  soles: fc.option(fc.nat(5000)),
  poiActivity: anyText,
  poiYear: fc.option(fc.constant(2027)),
  effort: fc.constantFrom('low', 'medium', 'high', null),
  against: fc.subarray(['h1 trato', 'h1 apoyo']),
})

test('a complete plan has no note, however many actions it has and people work there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.option(fc.nat(5000)),
      fc.subarray(['h1 trato', 'h1 apoyo']),
      (size, staff, low) => {
        const actions = Array.from({ length: size }, (_, index) => complete(index, index === 0 ? { against: low } : {}))
        const lowest = low.map((key) => ({ key, title: key, instrument: 'Cultura' }))
        expect(qualityNotes({ actions, staff, lowest })).toEqual([])
      },
    ),
  )
})

test('a note says something, of an action of the plan or of the whole, and no note is found twice', () => {
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 12 }), fc.option(fc.nat(400)), (actions, staff) => {
      const plan = { actions, staff, lowest: [LOWEST, { ...LOWEST, key: 'h1 apoyo' }] }
      const notes = qualityNotes(plan)
      const keys = notes.map(({ code, actionId, about }) => `${code} ${actionId} ${about}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(
        notes.every(
          ({ sentence, actionId }) =>
            sentence.endsWith('.') && (actionId === null || actions.some(({ id }) => id === actionId)),
        ),
      ).toBe(true)
      expect(qualityNotes(plan)).toEqual(notes)
    }),
  )
})
