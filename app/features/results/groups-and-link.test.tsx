import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'
import { readScored, type ScoredPerson } from '#tests/attacks/scored-entities.ts'
import { resultsCsv } from './export-results.server.ts'
import { askedQuestions } from './questions/question-order.ts'
import { QuestionList } from './questions/question-list.tsx'
import { Participation } from './participation.tsx'
import type { InstrumentDescription, Results } from './view-results.server.ts'
import { WomenAndMen } from './women-and-men.tsx'

const POPULATION = { women: 80, men: 70 }

function people(women: number, men: number, others: number): ScoredPerson[] {
  const of = (sex: string, n: number, lean: number) =>
    Array.from({ length: n }, (_, person) => ({
      segments: { sex },
      scores: instrument.scoring.dimensions.map((_each, place) => lean + 12 * ((person % 5) - 2) + (place % 3)),
    }))
  return [...of('mujer', women, 48), ...of('hombre', men, 62), ...of('pnr', others, 50)]
}

const release = (women: number, men: number, others: number, singleLink = false) =>
  readScored({ people: people(women, men, others), population: POPULATION }, ALL_DEFENCES, { singleLink })

const described = {
  levels: instrument.scoring.levels,
  title: instrument.title,
  version: instrument.version,
  dimensions: instrument.scoring.dimensions.map(({ id, title, meaning }) => ({ id, title, meaning, items: [] })),
  norms: [],
} as unknown as InstrumentDescription

const sexes = (of: Release) => renderToStaticMarkup(<WomenAndMen release={of} instrument={described} />)
const ALONE = 'Hay menos de 10 respuestas fuera de estos grupos'

function csvOf(of: Release): string {
  const record = { release: of, entityName: 'Entidad', opensOn: '2026-01-05', closesOn: '2026-01-30', closedOn: null }
  return resultsCsv({
    record: { ...record, releasedOn: '2026-01-31', digest: 'd', invented: true },
    instrument: described,
    history: null,
  } as unknown as Results)
}

describe('with a few people outside the groups', () => {
  const few = release(43, 38, 3)

  test('the page says why there is only the difference, and never how many they are', () => {
    const page = sexes(few)
    expect(page).toContain(ALONE)
    expect(page).toContain('Mujeres menos hombres, en puntos')
    // No level of either: neither a column nor a mark of them.
    expect(page).not.toMatch(/data-titulo="(Mujeres|Hombres)"|class="(mujeres|rombo)"/)
    expect(page).not.toMatch(/\b3 personas\b/)
  })

  test('the differences stand around zero: a full mark where one was called, an empty one where not', () => {
    const page = sexes(few)
    const shown = Object.values(few.gaps).flatMap((gap) => (gap.kind === 'estimated' ? [gap] : []))
    const called = shown.filter((gap) => gapVerdict(gap) === 'called').length
    expect(shown.length).toBeGreaterThan(1)
    expect(page.match(/class="eje-cero"/g)).toHaveLength(shown.length)
    expect((page.match(/<circle class="marca"/g) ?? []).length).toBe(called)
    expect((page.match(/<circle class="declarado"/g) ?? []).length).toBe(shown.length - called)
  })

  test('the export has the difference with its interval, and the same words', () => {
    const [line = ''] = csvOf(few)
      .split('\n')
      .filter((row) => row.includes('Mujeres menos hombres'))
    expect(line).toContain(ALONE)
    const { overall } = few.gaps
    if (overall?.kind !== 'estimated') throw new Error('hidden')
    for (const number of [overall.difference, overall.low, overall.high]) expect(line).toContain(String(number))
  })

  test('with nobody outside both levels stand side by side, without those words', () => {
    const page = sexes(release(43, 38, 0))
    expect(page).toContain('data-titulo="Mujeres"')
    expect(page).not.toContain('class="eje-cero"')
    expect(page).not.toContain(ALONE)
    expect(csvOf(release(43, 38, 0))).not.toContain(ALONE)
  })
})

describe('by the single link', () => {
  const byLink = release(43, 38, 0, true)

  test('it is said that one may have answered twice, on the page and in the export', () => {
    const source = { populationSource: 'Planilla', populationDate: '2026-01-01' }
    const said = 'cualquiera con el enlace pudo responder más de una vez'
    expect(renderToStaticMarkup(<Participation release={byLink} source={source} />)).toContain(said)
    expect(csvOf(byLink)).toContain(said)
    expect(renderToStaticMarkup(<Participation release={release(43, 38, 0)} source={source} />)).not.toContain(said)
  })

  test('neither questions nor groups of under 100 answers are opened, and it is said why', () => {
    const why = 'se muestran desde 100 respuestas'
    expect(byLink.items).toEqual([])
    expect(sexes(byLink)).toContain(why)
    expect(renderToStaticMarkup(<QuestionList view={askedQuestions(byLink, described, {})} open />)).toContain(why)
  })
})

test('a release of before still renders: without the link, with levels beside a few people outside', () => {
  const before = JSON.parse(JSON.stringify(release(43, 38, 0))) as Release
  expect('singleLink' in before).toBe(false)
  const others = { ...before, participation: { kind: 'shown', n: 84, percentOfPopulation: 56 } } as Release
  expect(sexes(others)).toContain('<table')
})
