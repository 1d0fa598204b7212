import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanWithVersions } from '#db/queries/commitments.server.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { promiseSentence } from '#app/respondent/pages/promised-words.ts'
import { latestInstrument, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { madeRelease } from '#tests/support/made-releases.ts'
import { commitmentView, possibleAdditions, type CommitmentFacts } from './commitment-view.ts'
import { electionWarning } from './election-warning.ts'
import { ADDITIONS, commitmentText, commitmentWords, minimumOf } from './commitment-words.ts'

const culture = latestInstrument('organizational-culture')
const staff = LATEST_INSTRUMENTS.filter(({ nature }) => nature === 'staff')
const TITLES = culture.actions.map(({ title }) => title)

/** Of what a plan holds and a page must not: each of these words would be found in it. */
const SECRETS = ['porque-si', 'oficina-tal', 'persona-tal', 'indicador-tal', 'medio-tal', 'poi-tal'] as const
const [rationale, responsible, inCharge, indicator, verification, poiActivity] = SECRETS

function signed(id: string, title: string, more: Partial<SignedAction> = {}): SignedAction {
  return {
    ...{ id, title, rationale, responsible, inCharge, indicator, verification, poiActivity },
    ...{ status: 'accepted', decidedOn: '2026-02-01', decisionReason: 'porque-si', startsOn: null },
    ...{ dueOn: '2026-09-30', termMonths: 7, target: 77, movesDimension: 'lid', soles: 4321, poiYear: 2026, pei: '' },
    baseline: { campaignId: 'c', instrumentHash: 'h', dimension: 'lid', value: 33.3 },
    norms: [],
    ...more,
  }
}

type Row = PlanWithVersions['actions'][number]
const row = (id: string, more: Partial<Row> = {}): Row => ({
  ...{ id, year: 2026, progress: 'not-started', carriedFromId: null, campaignId: 'c' },
  reasons: [{ kind: 'not-measured', dimensions: [], instrumentHash: culture.hash }],
  ...more,
})

const plan = (year: number, versions: PlanWithVersions['versions'], actions: readonly Row[]): PlanWithVersions => ({
  ...{ year, versions: [...versions] },
  actions: actions.map((action) => ({ ...action, year })),
})

function resultOf(instrument = culture, n = 60, wanted = {}): CommitmentFacts['result'] {
  const release = madeRelease(instrument, wanted)
  return { instrument, release, participation: { kind: 'shown', n, percentOfPopulation: 50 } }
}

const facts = (more: Partial<CommitmentFacts> = {}): CommitmentFacts => ({
  ...{ campaignId: 'c', entity: 'Entidad', logo: null, opensOn: '2026-01-05', until: '2026-01-20' },
  ...{ releasedOn: '2026-01-21', promisedOn: '2026-01-02', result: resultOf(), plans: [], additions: [] },
  today: '2026-10-15',
  ...more,
})
const textOf = (of: CommitmentFacts) => commitmentText(commitmentWords(commitmentView(of)))
const groupsOf = (plans: readonly PlanWithVersions[], more: Partial<CommitmentFacts> = {}) =>
  Object.fromEntries(
    commitmentView(facts({ plans, ...more })).plan.groups.map(({ state, listed, own }) => [
      state,
      [...listed.map(({ title }) => title), ...(own.count > 0 ? [own.count] : [])],
    ]),
  )
const [one = '', two = '', three = ''] = TITLES

test('every signed action stands under how far it is, in the words of the catalogue or counted', () => {
  const versions = [
    [
      signed('a', one),
      signed('b', two),
      signed('c', 'Nuestra propia acción, que firma el alcalde'),
      signed('d', three),
      signed('e', `${two} y algo más`),
      signed('f', one, { status: 'rejected' }),
    ],
  ]
  const rows = [
    row('a', { progress: 'done' }),
    row('b', { progress: 'under-way' }),
    row('c', { progress: 'done' }),
    row('d', { progress: 'stopped' }),
    row('e'),
    row('f'),
  ]
  expect(groupsOf([plan(2026, versions, rows)])).toEqual({
    done: [one, 1],
    overdue: [two, 1],
    stopped: [three],
  })
  expect(groupsOf([plan(2026, versions, rows)], { today: '2026-05-01' })).toEqual({
    done: [one, 1],
    'under-way': [two],
    'not-started': [1],
    stopped: [three],
  })
})

test('an amendment that is not signed changes nothing; one that is says what is no longer in the plan', () => {
  const first = [signed('a', one), signed('b', two)]
  const rows = [row('a'), row('b')]
  const today = '2026-05-01'
  expect(groupsOf([plan(2026, [first], rows)], { today })).toEqual({ 'not-started': [one, two].sort() })
  const second = [signed('a', one), signed('b', two, { status: 'rejected' })]
  expect(groupsOf([plan(2026, [first, second], rows)], { today })).toEqual({ 'not-started': [one], dropped: [two] })
})

test('what a year left undone is followed into the signed plan of the next', () => {
  const old = plan(2026, [[signed('a', one), signed('b', two)]], [row('a'), row('b', { progress: 'done' })])
  const next = (versions: PlanWithVersions['versions'], more: Partial<Row> = {}) =>
    plan(2027, versions, [row('a2', { carriedFromId: 'a', ...more })])
  const today = '2027-03-01'
  const later = { dueOn: '2027-12-01' }
  expect(groupsOf([old, next([])], { today })).toEqual({ done: [two], 'passed-on': [one] })
  const kept = [[signed('a2', one, later)]]
  expect(groupsOf([old, next(kept)], { today })).toEqual({ done: [two], 'not-started': [one] })
  expect(groupsOf([old, next(kept, { progress: 'done' })], { today })).toEqual({ done: [one, two].sort() })
  expect(groupsOf([old, next([[signed('a2', one, { status: 'rejected' })]])], { today })).toEqual({
    done: [two],
    dropped: [one],
  })
})

test('which plans: those that hold what the result asked for; a result from October leads to the next year', () => {
  const here = plan(2026, [[signed('a', one)]], [row('a', { campaignId: 'other' })])
  const next = plan(2027, [], [row('b')])
  const view = commitmentView(facts({ plans: [here, next], releasedOn: '2026-10-20' }))
  expect(view.plan).toEqual({ signedYears: [], unsignedYears: [2027], groups: [] })
  expect(textOf(facts({ plans: [] }))).toContain('El plan de mejora todavía no está firmado.')
})

const anyScore = fc.option(fc.tuple(fc.integer({ min: 6, max: 94 }), fc.integer({ min: 1, max: 9 })), {
  nil: null,
  freq: 6,
})
const anyResult = fc.record({
  slug: fc.constantFrom(...staff.map(({ slug }) => slug)),
  n: fc.integer({ min: 10, max: 200 }),
  scores: fc.array(anyScore, { minLength: 12, maxLength: 12 }),
  gap: fc.integer({ min: -40, max: 40 }),
})

function madeResult({ slug, n, scores, gap }: typeof anyResult extends fc.Arbitrary<infer Made> ? Made : never) {
  const instrument = latestInstrument(slug)
  const ids = instrument.scoring.dimensions.map(({ id }) => id)
  const dimensions = Object.fromEntries(ids.map((id, place) => [id, scores[place] ?? null]))
  return resultOf(instrument, n, { dimensions, gaps: { [ids[0] ?? '']: gap }, found: { any: 24 } })
}

test('the minimum tells levels of all dimensions or of none, and never a score, whatever is added', () => {
  const plans = [plan(2026, [[signed('a', one), signed('b', 'De la entidad')]], [row('a'), row('b')])]
  fc.assert(
    fc.property(anyResult, fc.subarray([...ADDITIONS]), (made, additions) => {
      const result = madeResult(made)
      const view = commitmentView(facts({ plans, result, additions }))
      const { instrument, participation, release } = result
      const tells = instrument.slug === 'organizational-culture' && participation.n >= 30
      expect(view.levels?.length ?? null).toBe(tells ? release.dimensions.length + 1 : null)
      for (const { id, level, says } of view.levels ?? []) {
        const figure = id === 'overall' ? release.overall : release.dimensions.find((each) => each.id === id)?.figure
        expect(level === null).toBe(figure?.kind === 'suppressed')
        expect(says).toMatch(
          figure?.kind === 'suppressed' ? /^no se muestra$/ : /^(inicial|en proceso|avanzado|consolidado)/,
        )
      }
      if (!tells) expect(view.additions).toEqual([])
      for (const table of view.additions) expect(table.rows.length).toBe(release.dimensions.length + 1)
      const whole = JSON.stringify(view)
      for (const secret of [...SECRETS, 'De la entidad']) expect(whole).not.toContain(secret)
      // Without dates and counts of actions there is no number left in the minimum.
      const minimum = minimumOf(view)
      const undated = { ...minimum, plan: null, asOf: '', opensOn: '', until: '' }
      expect(JSON.stringify(undated).replace(/"n[1-4]"/g, '')).not.toMatch(/\d/)
      expect(JSON.stringify(minimum.plan.groups).replace(/"count":\d+/g, '')).not.toMatch(/\d/)
    }),
    { numRuns: 300 },
  )
})

test('two results that differ in what happened to people alone give the same page, letter by letter', () => {
  const harassment = latestInstrument('sexual-harassment')
  const pages = [{}, { any: 3 }, { any: 60, physical: 40 }].map((found) =>
    textOf(facts({ result: resultOf(harassment, 120, { found }), additions: [...ADDITIONS] })),
  )
  expect(new Set(pages).size).toBe(1)
})

test('only whole parts of which something is shown can be added', () => {
  const gaps = { [culture.scoring.dimensions[0]?.id ?? '']: 12 }
  expect(possibleAdditions(resultOf(culture, 60, { gaps }), '2026-01-01')).toEqual(['scores', 'gaps', 'due-dates'])
  expect(possibleAdditions(resultOf(culture, 29, { gaps }), '2026-01-01')).toEqual(['due-dates'])
  for (const slug of ['gender-stereotypes', 'sexual-harassment'] as const)
    expect(possibleAdditions(resultOf(latestInstrument(slug), 200), '2026-01-01')).toEqual(['due-dates'])
})

test('while elections are called, whoever publishes or prints is warned of the article, which is to be verified', () => {
  expect(electionWarning('2026-11-29')).toBeNull()
  expect(electionWarning('2026-03-01')).toBe(
    'Están convocadas: Elecciones Generales 2026; Elecciones Regionales y Municipales 2026. Hasta ese día, el artículo 192 de la Ley 26859, Ley Orgánica de Elecciones (por verificar), limita la publicidad de las entidades del Estado. Esta hoja no lleva nombre, imagen ni lema de ninguna autoridad; consulte a asesoría jurídica antes de publicarla o colgarla.',
  )
})

test('the notice promises levels where the page will tell them, and only there', () => {
  for (const instrument of staff) {
    const sentence = promiseSentence(instrument, '2026-11-29')
    const tells = commitmentView(facts({ result: resultOf(instrument, 30) })).levels !== null
    expect(/nivel de cada tema/.test(sentence), instrument.slug).toBe(tells)
    expect(sentence).toContain('90 días después del cierre')
  }
})
