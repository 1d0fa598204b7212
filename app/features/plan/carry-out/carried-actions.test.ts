import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROGRESS_STATES } from '#db/schema/plan-words.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { readCarryOutSearch } from './search.ts'
import {
  asked,
  carriedPart,
  choicesOf,
  isFiltered,
  ORIGINS,
  originOf,
  SORTS,
  STATE_WORDS,
  type Filters,
  type PlacedAction,
} from './carried-actions.ts'

const TODAY = '2026-10-31'
const ALL: Filters = { origin: '', unit: '', person: '', state: '', overdue: false, sort: 'plan' }

function action(id: string, more: Partial<PlacedAction> = {}): PlacedAction {
  const { progress = 'not-started', dueOn = null } = more
  return {
    ...{ id, year: 2026, title: `Acción ${id}`, responsible: 'Recursos Humanos', inCharge: '', assignee: null },
    ...{ startsOn: null, dueOn, progress, part: carriedPart({ progress, dueOn }, TODAY), proofs: 0, toldFor: [] },
    ...{ told: null, why: '', staysSame: true, revision: 1, origin: 'propuesta' },
    ...more,
  }
}

const PLAN = [
  action('a', { origin: 'urgente', dueOn: '2026-12-01', inCharge: 'Jefatura', responsible: 'Órgano de Control' }),
  action('b', { origin: 'deber', dueOn: '2026-03-01', progress: 'under-way', assignee: 'Rosa Quispe' }),
  action('c', { dueOn: '2026-03-01', progress: 'done', startsOn: '2026-02-01', responsible: 'Ñuñoa, sede' }),
  action('d', { origin: 'propia', progress: 'stopped', inCharge: 'Rosa Quispe', responsible: 'Nómina' }),
]

describe('what the address asks for', () => {
  test.each([
    ['everything, as the plan has it', {}, 'abcd'],
    ['what cannot wait', { origin: 'urgente' }, 'a'],
    ['what a norm obliges to', { origin: 'deber' }, 'b'],
    ['what the entity added', { origin: 'propia' }, 'd'],
    ['of one unit', { unit: 'Nómina' }, 'd'],
    ['of a person, whether in charge or with an account', { person: 'Rosa Quispe' }, 'bd'],
    ['what nobody began', { state: 'sin-empezar' }, 'a'],
    ['what stopped', { state: 'detenida' }, 'd'],
    ['what is overdue', { overdue: true }, 'b'],
    ['of a person what is overdue', { person: 'Rosa Quispe', overdue: true }, 'b'],
    ['nothing, of whom nothing is', { person: 'Nadie' }, ''],
    ['by the last day, without one at the end', { sort: 'vence' }, 'bcad'],
    ['by the first day', { sort: 'inicio' }, 'cabd'],
    ['by unit, Ñ after N and O after Ñ', { sort: 'unidad' }, 'dcab'],
    ['what presses first', { sort: 'avance' }, 'bdac'],
  ] as const)('%s', (_what, filters, ids) => {
    const given = { ...ALL, ...filters }
    expect(
      asked(PLAN, given)
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids)
    expect(isFiltered(given)).toBe(Object.keys(filters).some((name) => name !== 'sort'))
  })

  test('a choice of each field leaves what has it, each action stands once, and together they are all', () => {
    const any = fc.record({
      origin: fc.constantFrom(...ORIGINS),
      progress: fc.constantFrom(...PROGRESS_STATES),
      dueOn: fc.option(fc.constantFrom('2026-01-15', '2026-12-15')),
      responsible: fc.constantFrom('Uno', 'Dos'),
      inCharge: fc.constantFrom('', 'Ana'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 200 }), fc.constantFrom(...SORTS), (given, sort) => {
        const actions = given.map((more, index) => action(String(index), more))
        const ids = (filters: Partial<Filters>) => asked(actions, { ...ALL, sort, ...filters }).map(({ id }) => id)
        const together = (parts: readonly string[][]) => parts.flat().sort()
        const all = actions.map(({ id }) => id).sort()
        expect(together(ORIGINS.map((origin) => ids({ origin })))).toEqual(all)
        expect(together(STATE_WORDS.map((state) => ids({ state })))).toEqual(all)
        expect(together(['Uno', 'Dos'].map((unit) => ids({ unit })))).toEqual(all)
        for (const id of ids({ overdue: true })) expect(actions[Number(id)]?.part).toBe('overdue')
      }),
    )
  })
})

const reason = (more: object) => ({ instrumentHash: 'x', ...more }) as unknown as ProposalReason

test.each([
  ['one of its own', [], null, 'propia'],
  ['what a score asks for', [reason({ kind: 'dimension' })], 't', 'propuesta'],
  ['whose reasons a reader may not see', [], 't', 'propuesta'],
  ['a duty', [reason({ kind: 'dimension' }), reason({ kind: 'duty' })], 't', 'deber'],
  ['a duty of others', [reason({ kind: 'duty', onlyIf: [{ kind: 'staff', minimum: 20 }] })], 't', 'propuesta'],
  ['a sign of danger', [reason({ kind: 'warning' }), reason({ kind: 'duty' })], 't', 'urgente'],
  [
    'the gravest, found',
    [reason({ kind: 'prevalence', gravity: 0, published: { id: 'a', share: { low: 3 } } })],
    't',
    'urgente',
  ],
  ['the gravest, not found', [reason({ kind: 'prevalence', gravity: 0, published: null })], 't', 'urgente'],
  [
    'what may happen, found',
    [reason({ kind: 'prevalence', gravity: null, published: { id: 'a', share: { low: 3 } } })],
    't',
    'propuesta',
  ],
  ['what may happen, not found', [reason({ kind: 'prevalence', gravity: null, published: null })], 't', 'propuesta'],
] as const)('where an action comes from: %s', (_what, reasons, templateId, origin) => {
  expect(originOf({ reasons, templateId })).toBe(origin)
})

test('the choices of a filter stand once, in the order of the alphabet', () => {
  expect(choicesOf(['Ñaña', 'Nazca', '', 'Oyón', 'Nazca', 'área'])).toEqual(['área', 'Nazca', 'Ñaña', 'Oyón'])
})

test('an address that is not understood asks for everything', () => {
  expect(readCarryOutSearch({ origen: 'x', estado: '7', orden: '', vista: 'mapa', pagina: '-3' })).toMatchObject({
    filters: ALL,
    view: 'tabla',
    page: 1,
  })
  expect(readCarryOutSearch({ estado: 'hecha', vencidas: 'si', vista: 'tablero', pagina: '2' })).toMatchObject({
    filters: { ...ALL, state: 'hecha', overdue: true },
    view: 'tablero',
    page: 2,
  })
})
