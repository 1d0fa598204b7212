import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { changeOverTime } from '#surveys/disclosure/over-time.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { genderStereotypesV1 } from '#surveys/instruments/gender-stereotypes/v1/instrument.ts'
import { genderStereotypesV2 } from '#surveys/instruments/gender-stereotypes/v2/instrument.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { comparability } from '#surveys/model/crosswalk.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { readScored } from '#tests/attacks/scored-entities.ts'
import { describe as described } from '../view-results.server.ts'
import type { Applied } from './change-between.ts'
import { twoYears, whenWord } from './two-years-facts.ts'

const SEAT = { kind: 'headquarters', units: [], serviceContractors: false, interns: false } as const

function releaseAt(lean: number, women = 60, men = 60): Release {
  const of = (sex: string, n: number) =>
    Array.from({ length: n }, (_, person) => ({
      segments: { sex },
      scores: instrument.scoring.dimensions.map((_each, place) => lean + 12 * ((person % 5) - 2) + (place % 3)),
    }))
  return readScored(
    { people: [...of('mujer', women), ...of('hombre', men)], population: { women: 80, men: 70 } },
    ALL_DEFENCES,
  )
}

const applied = (releasedOn: string, release: Release, scope: Applied['scope'] = SEAT): Applied => ({
  releasedOn,
  release,
  scope,
})

const culture = described(instrument)
const [low, middle, high] = [releaseAt(40), releaseAt(42), releaseAt(62)]
const history = [applied('2023-10-01', low), applied('2024-10-01', middle)]
const now = applied('2026-03-01', high)
const asked = (word: string | undefined, before = history, record = now) =>
  twoYears({ record, before, instrument: culture, word })

describe('which application an address names', () => {
  test.each([
    ['2023', '2023'],
    ['2024', '2024'],
    ['2024-10-01', '2024'],
  ])('%s', (word, name) => {
    const found = asked(word)
    expect([found.asked, found.shown?.sides.map((side) => side.name)]).toEqual([name, [name, '2026']])
  })

  test.each(['2019', '2026', '2024-10-02'])('%s is none, and it is said with what there is', (word) => {
    expect(asked(word)).toEqual({ choices: ['2023', '2024'], asked: word, shown: null })
  })

  test('a year with two results names them by their days; the year alone means the last', () => {
    const twice = [applied('2024-01-10', low), applied('2024-11-20', middle)]
    expect(asked(undefined, twice).choices).toEqual(['2024-01-10', '2024-11-20'])
    expect(asked('2024', twice).asked).toBe('2024-11-20')
    expect(asked('2024-01-10', twice).shown?.sides[0].name).toBe('2024-01-10')
  })

  test('each word leads back to the result that it was made of', () => {
    const days = fc.uniqueArray(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      {
        minLength: 1,
        maxLength: 6,
        selector: (date) => date.toISOString().slice(0, 10),
      },
    )
    fc.assert(
      fc.property(days, (dates) => {
        const before = dates
          .map((date) => applied(date.toISOString().slice(0, 10), low))
          .sort((a, b) => (a.releasedOn < b.releasedOn ? -1 : 1))
        for (const each of before) {
          const { shown } = asked(whenWord(each, [...before, now]), before)
          expect(shown?.sides[0].releasedOn).toBe(each.releasedOn)
        }
      }),
    )
  })
})

describe('what is said of two applications', () => {
  test('is what the page of time says of them: the same figures, the same change, the three states', () => {
    const { shown } = asked('2023')
    const change = changeOverTime(low, high, comparability([instrument], instrument, instrument))
    expect(shown?.rows.map((row) => row.change)).toEqual([
      change.overall,
      ...change.dimensions.map((each) => each.change),
    ])
    expect(shown?.rows.slice(1).map(({ first, second }) => [first, second])).toEqual(
      low.dimensions.map(({ figure }, at) => [figure, high.dimensions[at]?.figure]),
    )
    expect(shown?.says).toMatch(/^Cambio desde la aplicación de 2023: Resultado general; /)
    expect(asked('2024', [applied('2024-10-01', low)], applied('2025-10-01', middle)).shown?.says).toBe(
      'En ningún caso el cambio desde la aplicación de 2024 se distingue del azar. No significa que todo siga igual.',
    )
  })

  test('of other people asked: both stand there, whom each asked is told, and no change is', () => {
    const wider = applied('2024-10-01', low, { ...SEAT, kind: 'with-units', units: ['UGEL Norte'] })
    const { shown } = asked('2024', [wider])
    expect(shown?.scopes).toEqual({
      earlier: 'Sede central y: UGEL Norte (sin locadores, sin practicantes)',
      later: 'Sede central (sin locadores, sin practicantes)',
    })
    expect(new Set(shown?.rows.map(({ change }) => change.kind))).toEqual(new Set(['other-scope']))
    expect(shown?.says).toBe('No hay nada que se pueda comparar.')
    expect(shown?.rows.every(({ first, second }) => first?.kind === 'scored' && second?.kind === 'scored')).toBe(true)
  })

  test('of another version only what both ask alike is compared', () => {
    const ofVersion = ({ slug, version, hash, scoring }: Instrument, from: Release): Release =>
      ({
        ...from,
        instrument: { slug, version, hash },
        dimensions: scoring.dimensions.map(({ id }, at) => ({ id, figure: from.dimensions[at]?.figure })),
      }) as Release
    const { shown } = twoYears({
      record: applied('2026-03-01', ofVersion(genderStereotypesV2, high)),
      before: [applied('2025-01-01', ofVersion(genderStereotypesV1, low))],
      instrument: described(genderStereotypesV2),
      word: '2025',
    })
    expect(shown?.versions).toEqual({ earlier: 1, later: 2 })
    const kinds = Object.fromEntries(shown?.rows.map(({ id, change }) => [id, change.kind]) ?? [])
    const common = comparability([genderStereotypesV1, genderStereotypesV2], genderStereotypesV1, genderStereotypesV2)
    expect(Object.values(kinds)).toContain('not-comparable')
    expect(Object.values(kinds)).toContain('estimated')
    for (const [id, comparable] of Object.entries(common.dimensions))
      expect(kinds[id], id).toBe(comparable ? 'estimated' : 'not-comparable')
  })

  test('where one of the two is hidden, nothing is said of the change, and why it is hidden stands in its place', () => {
    const few = releaseAt(50, 4, 3)
    const { shown } = asked('2024', [applied('2024-10-01', few)])
    expect(shown?.rows[0]).toMatchObject({ first: { kind: 'suppressed' }, change: { kind: 'not-shown' } })
  })
})
