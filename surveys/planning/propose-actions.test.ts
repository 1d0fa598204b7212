import { expect, test } from 'vitest'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { sexualHarassmentV1 as harassment } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { PrevalenceSpec } from '#surveys/model/prevalence-spec.ts'
import { createPrevalenceCounter } from '#surveys/scoring/prevalence.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'
import { NO_NOISE, seededNoise } from '#tests/support/noise.ts'
import { inPlanOrder } from './plan-order.ts'
import { proposeActions } from './propose-actions.ts'
import { publishedFindings } from './published-findings.ts'
import { isUrgent } from './urgency.ts'

/** People who give every item of a dimension the same favourability (1 worst, 5 best), a little spread. */
function responses(count: number, favourability: Readonly<Record<string, number>>, usual: number): MadeResponse[] {
  return Array.from({ length: count }, (_, person) => ({
    answers: Object.fromEntries(
      instrument.scoring.dimensions.flatMap(({ id, items }) =>
        items.map((item, place) => {
          const wanted = Math.min(5, Math.max(1, (favourability[id] ?? usual) + ((person + place) % 3) - 1))
          return [item.id, String(item.keyed === 'reverse' ? 6 - wanted : wanted)]
        }),
      ),
    ),
    segments: { sex: person % 2 === 0 ? 'mujer' : 'hombre' },
  }))
}

function proposals(made: readonly MadeResponse[]) {
  const release = makeRelease(instrument, aggregateOf(instrument, made), {
    k: 10,
    population: { women: 100, men: 100 },
    noise: NO_NOISE,
  })
  return { release, proposed: proposeActions(instrument, release) }
}

test('after the duties the first reason of the plan names the weakest dimension', () => {
  const { proposed } = proposals(responses(60, { cor: 2, par: 3 }, 4))
  const [first] = proposed.filter(({ reasons }) => reasons.every(({ kind }) => kind !== 'duty'))
  expect(first?.action.dimension).toBe('cor')
  expect(first?.reasons[0]).toMatchObject({ kind: 'dimension', rank: 1, trigger: { dimension: 'cor' } })
  expect(first?.sure).toBe(true)
})

test('a dimension is called one of the lowest only where its interval is apart from the highest', () => {
  const lowest = (made: readonly MadeResponse[]) =>
    proposals(made).proposed.flatMap(({ reasons }) =>
      reasons.flatMap((reason) =>
        reason.kind === 'dimension' && reason.amongLowest ? [reason.trigger.dimension] : [],
      ),
    )
  expect([...new Set(lowest(responses(60, { cor: 2, par: 3 }, 4)))]).toEqual(['cor'])
  // All alike: there is an order to work in, and nothing to say of it.
  const alike = responses(60, {}, 2)
  expect(proposals(alike).proposed.some(({ reasons }) => reasons.some(({ kind }) => kind === 'dimension'))).toBe(true)
  expect(lowest(alike)).toEqual([])
})

test('duties come first, then actions of the weakest dimension before those of the next', () => {
  const { proposed } = proposals(responses(60, { cor: 2, par: 3 }, 4))
  const duties = proposed.map(({ reasons }) => reasons.some(({ kind }) => kind === 'duty'))
  expect(duties.lastIndexOf(true)).toBe(duties.filter(Boolean).length - 1)
  const dimensions = proposed.flatMap(({ action, reasons: [reason] }) =>
    reason?.kind === 'dimension' ? [action.dimension] : [],
  )
  expect(dimensions.lastIndexOf('cor')).toBeLessThan(dimensions.indexOf('par'))
})

test('a good result is asked for its duties and nothing else', () => {
  const { proposed } = proposals(responses(60, {}, 5))
  expect(proposed.map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual(proposed.map(() => ['duty']))
  expect(proposed.length).toBeGreaterThan(0)
})

test('suppressed numbers ask for nothing but to be measured, with every dimension that was not', () => {
  const { proposed } = proposals(responses(9, {}, 1))
  const others = proposed.filter(({ reasons }) => reasons.every(({ kind }) => kind !== 'duty'))
  expect(others.map(({ action, reasons }) => [action.id, reasons])).toEqual([
    [
      'measure-organizational-culture',
      [
        {
          kind: 'not-measured',
          dimensions: instrument.scoring.dimensions.map(({ id }) => id),
          instrumentHash: instrument.hash,
        },
      ],
    ],
  ])
})

test('each action stands once with all its reasons, strongest first', () => {
  const { proposed } = proposals(responses(60, {}, 2))
  const ids = proposed.map(({ action }) => action.id)
  expect(new Set(ids).size).toBe(ids.length)
  const rota = proposed.find(({ action }) => action.id === 'oc-a15')
  expect(rota?.reasons.map(({ kind }) => kind)).toEqual(['dimension', 'item'])
})

test('no sé above its share is a reason of its own', () => {
  const made = responses(60, {}, 5).map((response, index) =>
    index < 30 ? { ...response, answers: { ...response.answers, 'lid-03': 'ns' } } : response,
  )
  const { proposed } = proposals(made)
  expect(proposed.find(({ action }) => action.id === 'oc-a02')?.reasons[0]).toMatchObject({
    kind: 'unknown',
    item: 'lid-03',
    percent: 50,
  })
})

/** People who answer everything well but for some items, some of whom tell what happened to them. */
function harassmentRelease(count: number, low: readonly string[], told: number) {
  const made = responses(0, {}, 5)
  const favourable = (points: Readonly<Record<string, number | null>>, wanted: number) =>
    Object.entries(points).find(([, value]) => value === wanted)?.[0] ?? ''
  const people = Array.from(
    { length: count },
    (_, person): MadeResponse => ({
      answers: Object.fromEntries(
        harassment.scoring.dimensions.flatMap(({ items }) =>
          items.map((item) => [
            item.id,
            favourable(item.points, low.includes(item.id) ? (person % 2 === 0 ? 0 : 0.25) : 1),
          ]),
        ),
      ),
    }),
  )
  const aggregate = aggregateOf(harassment, [...made, ...people])
  const counter = createPrevalenceCounter(harassment.scoring.prevalence as PrevalenceSpec)
  for (let person = 0; person < count; person += 1) counter.add({ 'exp-01': person < told ? 'varias' : 'no' }, 'mujer')
  return makeRelease(
    harassment,
    { ...aggregate, prevalence: counter.finish() },
    { k: 10, population: null, noise: NO_NOISE },
  )
}

test('after the duties the gravest that may happen to people goes first whatever the means, then signs of danger', () => {
  const proposed = proposeActions(harassment, harassmentRelease(40, ['pro-01'], 10))
  const others = proposed.filter(({ reasons }) => reasons.every(({ kind }) => kind !== 'duty'))
  expect(proposed.slice(-others.length)).toEqual(others)
  const kinds = others.map(({ reasons: [reason] }) => reason?.kind)
  expect(kinds[0]).toBe('prevalence')
  expect(kinds.indexOf('warning')).toBeGreaterThan(0)
  expect(kinds.indexOf('warning')).toBeLessThan(kinds.indexOf('item') === -1 ? kinds.length : kinds.indexOf('item'))
  expect(others.length).toBeLessThan(proposed.length)
})

test('the duties of the harassment law are proposed whatever the result', () => {
  const duties = proposeActions(harassment, harassmentRelease(40, [], 0)).filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === 'duty'),
  )
  const cited = duties.map(({ action }) => action.rationale).join(' ')
  for (const article of [10, 11, 17, 18, 24, 38]) expect(cited).toMatch(new RegExp(`artículo ${article}\\)`))
})

const bestHarassmentAnswers = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.entries(points).find(([, value]) => value === 1)?.[0] ?? '']),
  ),
)

type Told = Readonly<Record<string, number>>

/** A release in which so many of the people tell of each behaviour. */
function toldRelease(told: Told, count = 60, noise = NO_NOISE) {
  const aggregate = aggregateOf(
    harassment,
    Array.from({ length: count }, () => ({ answers: bestHarassmentAnswers })),
  )
  const counter = createPrevalenceCounter(harassment.scoring.prevalence as PrevalenceSpec)
  for (let person = 0; person < count; person += 1) {
    const behaviours = Object.entries(told).map(([id, people]) => [id, person < people ? 'una' : 'no'] as const)
    counter.add(Object.fromEntries(behaviours), 'mujer')
  }
  return makeRelease(harassment, { ...aggregate, prevalence: counter.finish() }, { k: 10, population: null, noise })
}

const EVERYTHING: Told = Object.fromEntries(
  Array.from({ length: 14 }, (_, index) => [`exp-${String(index + 1).padStart(2, '0')}`, 12]),
)
/** What an outsider sees of a plan: which actions, for what kind of reason, and in which order. */
const stateOf = (release: ReturnType<typeof toldRelease>) =>
  proposeActions(harassment, release).map(({ action, reasons, sure }) => [
    action.id,
    sure,
    reasons.map(({ kind, ...reason }) => [kind, 'gravity' in reason ? reason.gravity : null]),
  ])

test.each([15, 60, 150, 320])('with %d participants a plan is the same whatever happened to people', (count) => {
  const nobody = stateOf(toldRelease({}, count))
  expect(stateOf(toldRelease(EVERYTHING, count))).toEqual(nobody)
  for (const seed of [1, 2, 3]) expect(stateOf(toldRelease({ 'exp-11': 1 }, count, seededNoise(seed)))).toEqual(nobody)
  const preventive = proposeActions(harassment, toldRelease({}, count)).filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === 'prevalence'),
  )
  const named = new Set(
    harassment.actions.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'prevalence')).map(({ id }) => id),
  )
  expect(new Set(preventive.map(({ action }) => action.id))).toEqual(named)
})

test('the order in which a plan of several results is read does not tell either', () => {
  const inOrder = (told: Told) =>
    inPlanOrder(
      proposeActions(harassment, toldRelease(told, 320)).map(({ action, reasons }, position) => ({
        templateId: action.id,
        effort: action.effort,
        reasons,
        position,
      })),
    ).map(({ templateId }) => templateId)
  expect(inOrder(EVERYTHING)).toEqual(inOrder({}))
})

test('the gravest go first, however many are told of others', () => {
  const proposed = proposeActions(harassment, toldRelease({ 'exp-01': 200, 'exp-11': 6, 'exp-12': 7 }, 320)).filter(
    ({ reasons }) => reasons.every(({ kind }) => kind !== 'duty'),
  )
  const first = proposed.flatMap(({ reasons: [reason] }) =>
    reason?.kind === 'prevalence' && reason.gravity !== null ? [reason] : [],
  )
  expect(
    first
      .slice(0, 2)
      .map(({ trigger }) => trigger.finding)
      .sort(),
  ).toEqual(['coercion', 'physical'])
  const gravities = first.map(({ gravity }) => gravity ?? 0)
  expect(gravities).toEqual([...gravities].sort((one, other) => one - other))
})

test('what is published of a finding is of the whole, the group or the family, and of what followed nothing', () => {
  const publishedFor = (count: number, finding: string) =>
    publishedFindings(harassment, toldRelease({ 'exp-11': 10 }, count)).get(finding)?.id ?? null
  expect([15, 60, 150, 320].map((count) => publishedFor(count, 'physical'))).toEqual([
    null,
    null,
    'attention-or-contact',
    'physical',
  ])
  expect([15, 60, 150, 320].map((count) => publishedFor(count, 'any'))).toEqual([null, 'any', 'any', 'any'])
  expect(publishedFor(320, 'reprisals')).toBeNull()
})

test('no plan holds anything of what was found: its reasons are the same to the letter', () => {
  const reasons = (told: Told, count: number) =>
    proposeActions(harassment, toldRelease(told, count, seededNoise(7))).map((each) => each.reasons)
  for (const count of [15, 60, 150, 320]) expect(reasons(EVERYTHING, count)).toEqual(reasons({}, count))
})

test('an action is urgent for a sign of danger, and never for what was found', () => {
  const urgent = (release: ReturnType<typeof toldRelease>) =>
    proposeActions(harassment, release).filter(({ reasons }) => isUrgent(reasons)).length
  expect(urgent(toldRelease(EVERYTHING, 320))).toBe(0)
  expect(urgent(harassmentRelease(40, ['pro-01'], 0))).toBeGreaterThan(0)
})

test('a block from before there was noise says nothing', () => {
  const release = toldRelease({}, 60)
  const old = { ...release, prevalence: { ...release.prevalence, kind: 'shown' } } as unknown as typeof release
  expect([...publishedFindings(harassment, old)]).toEqual([])
})

test('a perceived norm asks for something only where its interval excludes zero', () => {
  const stereotypes = latestInstrument('gender-stereotypes')
  const { dimensions, unscored } = stereotypes.scoring
  const norm = unscored.find((item) => item.kind === 'perceived-norm')
  const own = dimensions.flatMap(({ items }) => items).find(({ id }) => id === norm?.about)
  if (!norm || !own) throw new Error('The instrument asks for perceived norms')
  /** So many of a hundred choose each step, from the most favourable on. */
  const chosen = (keyed: string, person: number, steps: readonly number[]) => {
    const ends = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, each) => sum + each, 0))
    const step = ends.findIndex((last) => person % 100 < last) + 1
    return String(keyed === 'reverse' ? step : 6 - step)
  }
  const reasons = (people: number) => {
    const made = Array.from({ length: people }, (_, person) => ({
      answers: {
        ...Object.fromEntries(dimensions.flatMap(({ items }) => items.map(({ id }) => [id, '3']))),
        [own.id]: chosen(own.keyed, person, [35, 35, 10, 10, 10]),
        [norm.id]: chosen(norm.keyed, person, [26, 26, 16, 16, 16]),
      },
      segments: { sex: person % 2 === 0 ? 'mujer' : 'hombre' },
    }))
    const release = makeRelease(stereotypes, aggregateOf(stereotypes, made), {
      k: 10,
      population: { women: 9000, men: 9000 },
      noise: NO_NOISE,
    })
    expect(release.perceivedNorms?.find(({ id }) => id === norm.id)?.gap).toMatchObject({ own: 70, perceived: 52 })
    return proposeActions(stereotypes, release).flatMap((each) => each.reasons.map(({ kind }) => kind))
  }
  expect(reasons(100)).not.toContain('perceived-norm')
  expect(reasons(1000)).toContain('perceived-norm')
})
