import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import { DOCUMENT_TYPES, NORM_TOPICS } from '#surveys/yearly-record/kinds.ts'
import { FIGURE_IDS, FIGURES } from './figures.ts'
import { recordYear } from './record-year.ts'

const ENTITIES = GOVERNMENT_LEVELS.flatMap((level) =>
  [1, 2].map((place) => ({
    id: `${level}-${place}`,
    name: `${level} ${place}`,
    level,
    parentId: null,
    parentName: null,
  })),
)

const when = { on: '2025-05-04', submittedOn: '2025-06-01', year: 2025, letter: null }
const stage = fc.option(fc.constant({ document: 'RA 1', action: 'Curso', on: '2025-03-01' }), { nil: null })
const people = fc.record({
  ...{ name: fc.constant('Curso'), type: fc.constant('course'), hours: fc.constant(8) },
  ...{ women: fc.nat(90), men: fc.nat(90), counts: fc.constantFrom('persons', 'attendances') },
})
const CONTENTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'mechanism-act': fc.constant({ actType: 'municipal-ordinance', number: '1', expiresOn: null }),
  'activity-plan': fc.record({ title: fc.constant('Plan'), approved: stage, implemented: stage }),
  'instrument-applied': fc.record({
    instrument: fc.constantFrom(...INSTRUMENT_SLUGS),
    document: fc.constant('Oficio 1'),
  }),
  'internal-document': fc.record({
    ...{ type: fc.constantFrom(...DOCUMENT_TYPES), title: fc.constant('T') },
    ...{ document: fc.constant('D'), criterion: fc.constant('C') },
  }),
  training: people,
  norm: fc.record({
    ...{ topic: fc.constantFrom(...NORM_TOPICS), number: fc.constant('1'), title: fc.constant('N') },
  }),
  communication: fc.constant({ name: 'Feria', channel: 'Plaza' }),
  'good-practice': fc.constant({ title: 'Práctica', text: 'Texto' }),
}
const KINDS = Object.keys(CONTENTS)

const entityFact = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    entityId: fc.constantFrom(...ENTITIES.map(({ id }) => id), 'gone'),
    kind: fc.constant(kind),
    content: fc.option(CONTENTS[kind] ?? fc.constant(null), { nil: null, freq: 8 }),
    origin: fc.constantFrom('entity', 'ministry', 'espejo'),
    state: fc.constantFrom('draft', 'submitted', 'observed', 'validated'),
  }),
)
const presented = fc.record({
  ...{ entityId: fc.constant(null), kind: fc.constant('tools-presented'), origin: fc.constant('ministry') },
  state: fc.constant('validated'),
  content: fc.record({
    ...{ entityIds: fc.subarray(ENTITIES.map(({ id }) => id)), instruments: fc.constant(INSTRUMENT_SLUGS) },
    about: fc.constant('Presentación'),
  }),
})
const facts = fc
  .array(fc.oneof({ weight: 6, arbitrary: entityFact }, { weight: 1, arbitrary: presented }), { maxLength: 40 })
  .map((made) => made.map((fact, place) => ({ ...fact, ...when, id: `f${place}` })) as unknown as RecordFact[])

const yearOf = (told: readonly RecordFact[]) =>
  recordYear({ year: 2025, toldBy: '2026-01-31', entities: ENTITIES, facts: told, money: null })

/** Shares are of sums, and money is MEF's: neither is a sum over what entities recorded. */
const isSummed = (id: (typeof FIGURE_IDS)[number]) => FIGURES[id].unit !== 'percent' && !id.startsWith('budget')

describe('what a figure counts', () => {
  test('adds up to the figure, whatever was told', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const { values, counted } = yearOf(told)
        for (const id of FIGURE_IDS.filter(isSummed)) {
          const sum = (counted?.figures[id] ?? []).reduce((all, [, count]) => all + count, 0)
          expect([id, sum]).toEqual([id, values[id] ?? 0])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('names each entity once, and none that is not of the year', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const { counted } = yearOf(told)
        const names = counted?.entities ?? []
        expect(new Set(names).size).toBe(names.length)
        const known = new Set(ENTITIES.map(({ name }) => name))
        expect(names.filter((name) => !known.has(name))).toEqual([])
        for (const rows of Object.values(counted?.figures ?? {}))
          expect(new Set(rows.map(([entity]) => entity)).size).toBe(rows.length)
      }),
    )
  })
})
