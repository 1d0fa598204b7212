import { expect, test } from 'vitest'
import type { ActionWeight, ReleasedDimensions } from '#db/queries/plan-review-facts.server.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { qualityNotes } from '#surveys/planning/quality-notes.ts'
import { signedAction } from '#tests/support/small-reviews.ts'
import { lowestOf, notedPlan } from './noted-plan.ts'

const culture = latestInstrument('organizational-culture')
const harassment = latestInstrument('sexual-harassment')
const [first, second] = culture.scoring.dimensions.map(({ id }) => id)

function figure(level: 'initial' | 'in-process', spansCut = false): Figure {
  const value = level === 'initial' ? 30 : 50
  return {
    ...{ kind: 'scored', value, bound: 'exact', margin: 2, low: value - 2, high: value + 2, level, spansCut },
    count: { kind: 'exact', n: 80 },
  }
}

const release = (releasedOn: string, figures: readonly Figure[]): ReleasedDimensions => ({
  ...{ entityId: 'uno', releasedOn, hash: culture.hash, slug: culture.slug },
  dimensions: figures.map((each, index) => ({ id: [first, second][index] ?? '', figure: each })),
})

test.each([
  ['in the lowest level', [figure('initial')], [first]],
  ['in the lowest level, perhaps', [figure('initial', true)], []],
  ['above it', [figure('in-process')], []],
  ['hidden', [{ kind: 'suppressed', reason: 'too-few-answers' } as const], []],
])('a dimension %s is called so', (_what, figures, expected) => {
  expect(lowestOf([release('2026-05-01', figures)], '2026-06-01').map(({ key }) => key.split(' ')[1])).toEqual(expected)
})

test('what counts is the newest release when the plan was signed', () => {
  const releases = [
    release('2026-07-01', [figure('initial'), figure('initial')]),
    release('2026-05-01', [figure('in-process'), figure('initial')]),
    release('2025-05-01', [figure('initial')]),
  ]
  expect(lowestOf(releases, '2026-06-01').map(({ key }) => key)).toEqual([`${culture.hash} ${second}`])
})

const weight = (reasons: readonly ProposalReason[]): ReadonlyMap<string, ActionWeight> =>
  new Map([['uno', { id: 'uno', effort: 'high', dimension: first ?? null, reasons, baseline: null }]])

test('an action against what may happen to people changes no note, however grave that is', () => {
  const told = (gravity: number | null) =>
    weight([
      {
        ...{ kind: 'prevalence', trigger: { kind: 'prevalence', finding: 'any' } },
        ...{ gravity, instrumentHash: harassment.hash },
      },
    ])
  const version = { content: [signedAction('uno')], signedOn: '2026-06-01' }
  const low = [release('2026-05-01', [figure('initial')])]
  const one = qualityNotes(notedPlan(version, told(0), low, 300))
  expect(one).toEqual(qualityNotes(notedPlan(version, told(null), low, 300)))
  expect(one.map(({ code }) => code)).toEqual(['lowest-dimension-missing'])
})

test('an action that was proposed for a dimension works against it', () => {
  const why: ProposalReason = {
    ...{ kind: 'dimension', trigger: { kind: 'dimension-below', dimension: first ?? '', score: 60 } },
    ...{ figure: figure('initial') as Extract<Figure, { kind: 'scored' }>, rank: 1, instrumentHash: culture.hash },
  }
  const version = { content: [signedAction('uno')], signedOn: '2026-06-01' }
  const low = [release('2026-05-01', [figure('initial')])]
  expect(qualityNotes(notedPlan(version, weight([why]), low, 300))).toEqual([])
})
