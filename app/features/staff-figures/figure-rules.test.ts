import { describe, expect, test } from 'vitest'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import type { CampaignStatus } from '#db/schema/campaigns.ts'
import type { FigureVerdict } from '#db/schema/staff-figures.ts'
import {
  changeInPercent,
  distanceKey,
  distanceTo,
  confirmedFigure,
  figuresToChoose,
  figureState,
  isRecentFor,
  proposalFaults,
  referenceOf,
  scopeInOneSpelling,
  takesFigure,
  waitingFigure,
  type Proposal,
  type ProposalFault,
} from './figure-rules.ts'
import { changeWords, distanceWords, faultProblems, peopleWords, sureWords } from './words.ts'

const SEAT: CampaignScope = { kind: 'headquarters', units: [], serviceContractors: false, interns: false }
const withUnits = (...units: string[]): CampaignScope => ({ ...SEAT, kind: 'with-units', units })
const TODAY = '2026-11-20'

const proposal: Proposal = {
  women: 40,
  men: 60,
  countedOn: '2026-11-01',
  documentDate: '2026-11-02',
  documentLink: '',
  explanation: '',
  sureOf: '',
}
const confirmed = { women: 50, men: 60, countedOn: '2026-10-01' }
const REASON = 'Terminaron diez contratos'

test.each<[string, Partial<Proposal>, typeof confirmed | null, ProposalFault[]]>([
  ['a first figure', {}, null, []],
  ['nobody', { women: 0, men: 0 }, null, ['nobody']],
  ['a day to come', { countedOn: '2026-11-21' }, null, ['to-come']],
  ['today', { countedOn: TODAY }, null, []],
  ['exactly twelve months old', { countedOn: '2025-11-20' }, null, []],
  ['older than twelve months', { countedOn: '2025-11-19' }, null, ['too-old']],
  ['a document to come', { documentDate: '2026-12-01' }, null, ['document-to-come']],
  ['a link that is none', { documentLink: 'javascript:alert(1)' }, null, ['link']],
  ['a link without encryption', { documentLink: 'http://muni.pe/a.pdf' }, null, ['link']],
  ['a link', { documentLink: 'https://muni.pe/a.pdf' }, null, []],
  ['lower, unexplained', {}, confirmed, ['lower-unexplained']],
  ['lower in one sex only, unexplained', { women: 49, men: 90 }, confirmed, ['lower-unexplained']],
  ['lower, explained', { explanation: REASON }, confirmed, []],
  ['higher', { women: 50, men: 61 }, confirmed, []],
  ['older than the confirmed one', { women: 60, countedOn: '2026-09-30' }, confirmed, ['older-than-confirmed']],
  ['of the same day', { women: 60, countedOn: '2026-10-01' }, confirmed, []],
])('%s', (_what, change, before, expected) => {
  expect(proposalFaults({ ...proposal, ...change }, TODAY, before, null, null)).toEqual(expected)
})

describe('for a campaign with more answers than people', () => {
  test.each<[number, number, ProposalFault[]]>([
    [49, 50, ['not-higher']],
    [50, 50, ['not-higher']],
    [90, 11, []],
  ])('%i women and %i men beside 100', (women, men, expected) => {
    expect(proposalFaults({ ...proposal, women, men }, TODAY, confirmed, { women: 50, men: 50 }, null)).toEqual(
      expected,
    )
  })

  test('the figure may be of a day before the confirmed one, for it counts who worked then', () => {
    const old = { ...proposal, women: 90, countedOn: '2025-10-01' }
    expect(proposalFaults(old, TODAY, confirmed, { women: 50, men: 50 }, null)).toEqual([])
  })
})

describe('far from what is known', () => {
  const known = (women: number, men: number) => ({ women, men, countedOn: '2026-10-01' })

  test.each<[women: number, men: number, reference: [number, number] | null, isFar: boolean]>([
    [60, 60, null, false],
    [60, 60, [60, 60], false],
    // 10 of 55 are no fifth, 11 are; the same above.
    [36, 45, [45, 55], false],
    [45, 44, [45, 55], true],
    [54, 65, [50, 60], false],
    [50, 71, [50, 60], false],
    [50, 72, [50, 60], true],
    // A fifth that is fewer than ten people says nothing.
    [16, 15, [20, 20], false],
    [15, 15, [20, 20], true],
    // One sex alone.
    [60, 40, [50, 50], true],
    [59, 41, [50, 50], false],
    [0, 100, [10, 90], true],
    // Nobody was known of one sex.
    [10, 300, [0, 300], true],
    [9, 300, [0, 300], false],
  ])('%i women and %i men beside %j: %s', (women, men, reference, isFar) => {
    const held = reference && known(...reference)
    expect(distanceTo(referenceOf(null, held, null), { women, men }) !== null).toBe(isFar)
  })

  test('the reference is what it replaces: the population under review, the confirmed figure, then the directory', () => {
    const [one, two, three] = [known(1, 1), known(2, 2), known(3, 3)]
    expect(referenceOf(one, two, three)).toEqual({ ...one, kind: 'reviewed' })
    expect(referenceOf(null, two, three)).toEqual({ ...two, kind: 'confirmed' })
    expect(referenceOf(null, null, three)).toEqual({ ...three, kind: 'headcount' })
    expect(referenceOf(null, null, null)).toBeNull()
  })

  const far = distanceTo(referenceOf(null, null, known(60, 60)), { women: 40, men: 44 })
  test.each<[string, Partial<Proposal>, ProposalFault[]]>([
    ['neither ticked nor explained', {}, ['far', 'far-unexplained']],
    ['ticked', { sureOf: '40-44-60-60' }, ['far-unexplained']],
    ['explained', { explanation: REASON }, ['far']],
    ['both', { sureOf: '40-44-60-60', explanation: REASON }, []],
    ['ticked for other numbers', { sureOf: '40-45-60-60', explanation: REASON }, ['far']],
    ['ticked beside another reference', { sureOf: '40-44-60-61', explanation: REASON }, ['far']],
  ])('%s', (_what, change, expected) => {
    if (!far) throw new Error('near')
    expect(distanceKey(far)).toBe('40-44-60-60')
    expect(proposalFaults({ ...proposal, women: 40, men: 44, ...change }, TODAY, null, null, far)).toEqual(expected)
  })

  test('the question says both numbers', () => {
    if (!far) throw new Error('near')
    expect(sureWords(far)).toBe(
      'Sí, son 84 personas (40 mujeres y 44 hombres) y no 120 personas (60 mujeres y 60 hombres)',
    )
    expect(distanceWords(far)).toBe(
      'La cifra propuesta, 84 personas (40 mujeres y 44 hombres), se aleja de la referencia del directorio: 120 personas (60 mujeres y 60 hombres), al 1 de octubre de 2026',
    )
    expect(faultProblems(['far', 'far-unexplained'], far)).toMatchObject({
      lejos: expect.stringContaining('marque que son los correctos'),
      explicacion: expect.stringContaining('10 letras'),
    })
  })
})

test.each<[CampaignStatus, number, number, boolean]>([
  ['draft', 10, 10, true],
  ['draft', 200, 200, true],
  ['scheduled', 51, 60, true],
  ['open', 51, 60, true],
  ['open', 50, 60, false],
  ['open', 49, 60, false],
  ['open', 49, 90, false],
  ['closing', 90, 90, false],
  ['population-review', 90, 90, false],
  ['closed', 90, 90, false],
  ['cancelled', 90, 90, false],
  ['annulled', 90, 90, false],
])('a campaign that is %s with 50 women and 60 men, and a figure of %i and %i', (status, women, men, takes) => {
  expect(takesFigure({ status, populationWomen: 50, populationMen: 60 }, { women, men })).toBe(takes)
})

const figure = (
  id: string,
  scope: CampaignScope,
  verdict: FigureVerdict | null,
  campaignId: string | null = null,
  countedOn = '2026-11-01',
) => ({
  id,
  scope,
  countedOn,
  campaignId,
  decision: verdict && { verdict, reason: '', decidedOn: '2026-11-02' },
})

test('of each scope the newest confirmed figure is chosen from, and one that waits only where there is none', () => {
  const figures = [
    figure('a', SEAT, null),
    figure('b', SEAT, 'confirmed'),
    figure('c', SEAT, 'confirmed'),
    figure('d', withUnits('UGEL Norte'), 'refused'),
    figure('e', withUnits('UGEL Norte'), null),
    figure('f', withUnits('UGEL Sur'), 'replaced'),
    figure('g', { ...SEAT, interns: true }, null, 'revisada'),
  ]
  expect(figuresToChoose(figures).map(({ id }) => id)).toEqual(['b', 'e'])
  expect(confirmedFigure(figures, SEAT)?.id).toBe('b')
  expect(waitingFigure(figures, SEAT)?.id).toBe('a')
  expect(confirmedFigure(figures, withUnits('ugel norte'))).toBeNull()
})

test('a scope has one spelling, whatever order, accents and repetitions it is typed with', () => {
  const known = withUnits('Red de Salud Ñaña', 'UGEL Norte')
  expect(scopeInOneSpelling(withUnits('ugel norte', 'RED DE SALUD NANA', 'Ugel  Norte'), [known])).toBe(known)
  expect(scopeInOneSpelling(withUnits('B', 'A', 'a'), [known])).toEqual(withUnits('B', 'a'))
  expect(scopeInOneSpelling({ ...known, interns: true }, [known])).not.toBe(known)
})

test.each<[string, Parameters<typeof figureState>[0], ReturnType<typeof figureState>]>([
  ['none', null, 'missing'],
  ['waiting', figure('a', SEAT, null), 'waiting'],
  ['refused', figure('a', SEAT, 'refused'), 'refused'],
  ['replaced', figure('a', SEAT, 'replaced'), 'missing'],
  ['confirmed', figure('a', SEAT, 'confirmed'), 'good'],
  ['confirmed a year before', figure('a', SEAT, 'confirmed', null, '2025-11-20'), 'good'],
  ['confirmed more than a year before', figure('a', SEAT, 'confirmed', null, '2025-11-19'), 'too-old'],
])('a campaign that opens on %s figure', (_what, given, expected) => {
  expect(figureState(given, TODAY)).toBe(expected)
})

test('twelve months are counted to the day', () => {
  expect(isRecentFor('2025-11-20', TODAY)).toBe(true)
  expect(isRecentFor('2025-11-19', TODAY)).toBe(false)
})

test('the change is told in whole percent, and each fault at its field', () => {
  expect(changeInPercent({ women: 50, men: 50 }, { women: 60, men: 65 })).toBe(25)
  expect(changeWords({ women: 50, men: 50 }, { women: 60, men: 65 })).toBe('25% más de personas')
  expect(changeWords({ women: 50, men: 50 }, { women: 40, men: 47 })).toBe('13% menos de personas')
  expect(changeWords({ women: 500, men: 500 }, { women: 501, men: 500 })).toBe('menos de 1% más de personas')
  expect(changeWords({ women: 50, men: 50 }, { women: 60, men: 40 })).toBe('el mismo número de personas')
  expect(peopleWords({ women: 1, men: 2 })).toBe('1 mujer y 2 hombres')
  expect(
    Object.keys(faultProblems(['nobody', 'to-come', 'link', 'lower-unexplained', 'document-to-come'], null)).sort(),
  ).toEqual(['documento-fecha', 'enlace', 'explicacion', 'fecha', 'mujeres'])
})
