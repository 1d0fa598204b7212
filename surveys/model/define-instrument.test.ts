import { expect, test } from 'vitest'
import { pinProblems, PINNED_HASHES } from '#surveys/instruments/pins.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { sexualHarassmentV1 } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import { specimen, specimenDefinition } from '#tests/support/specimen/specimen.ts'
import { defineInstrument, InstrumentError, instrumentProblems } from './define-instrument.ts'
import type { InstrumentDefinition } from './instrument.ts'

type Json = Record<string, unknown>

/** The specimen with one thing changed, as plain JSON so that any wrong shape can be made. */
function broken(change: (definition: Json & { survey: Json; scoring: Json }) => void): string[] {
  const copy = structuredClone(specimenDefinition) as unknown as Json & { survey: Json; scoring: Json }
  change(copy)
  return instrumentProblems(copy as unknown as InstrumentDefinition)
}

function at(value: unknown, ...path: (string | number)[]): Json {
  return path.reduce<unknown>((inner, key) => (inner as Json)[key as string], value) as Json
}

test('the specimen is sound', () => {
  expect(instrumentProblems(specimenDefinition)).toEqual([])
})

test.each<[string, (definition: Json & { survey: Json; scoring: Json }) => void, string]>([
  [
    'paper for a conditional question',
    (d) => void (at(d, 'presentation')['onPaper'] = true),
    'paper: question b-02 is conditional',
  ],
  [
    'a scored item that is not asked',
    (d) => void (at(d, 'scoring', 'dimensions', 0, 'items', 0)['id'] = 'zz'),
    'item zz: is scored but is no question of survey.json',
  ],
  [
    'a question that is neither scored nor set aside',
    (d) => void (d.scoring['unscored'] = []),
    'question sex: is neither scored nor listed as unscored',
  ],
  [
    'a choice without points',
    (d) => void delete at(d, 'scoring', 'dimensions', 0, 'items', 0, 'points')['2'],
    'item a-01: choice "2" has neither points nor an explicit null',
  ],
  [
    'points for no choice',
    (d) => void (at(d, 'scoring', 'dimensions', 0, 'items', 0, 'points')['9'] = 1),
    'item a-01: points for "9", which is no choice',
  ],
  [
    'points above 1',
    (d) => void (at(d, 'scoring', 'dimensions', 0, 'items', 0, 'points')['2'] = 1.5),
    'item a-01: points lie in 0..1',
  ],
  [
    'no best choice',
    (d) => void (at(d, 'scoring', 'dimensions', 0, 'items', 0, 'points')['3'] = 0.9),
    'item a-01: its best choice must have 1 point and its worst 0',
  ],
  [
    'a reverse item that is not marked',
    (d) => void (at(d, 'scoring', 'dimensions', 0, 'items', 2)['keyed'] = 'favourable'),
    'item a-03: is marked favourable, but its points are reverse',
  ],
  [
    'a weight of 0',
    (d) => void (at(d, 'scoring', 'dimensions', 0, 'items', 0)['weight'] = 0),
    'item a-01: its weight must be above 0',
  ],
  [
    'a dimension without action',
    (d) => void (d['actions'] = (d['actions'] as Json[]).slice(1)),
    'dimension a: has no action',
  ],
  [
    'an action of no dimension',
    (d) => void (at(d, 'actions', 0)['dimension'] = 'zz'),
    'action x-a01: dimension zz does not exist',
  ],
  [
    'an action that comes after none of the instrument',
    (d) => void (at(d, 'actions', 0)['after'] = ['x-a09']),
    'action x-a01: comes after x-a09, which is none',
  ],
  [
    'actions that come after each other',
    (d) => {
      at(d, 'actions', 0)['after'] = ['x-a02']
      at(d, 'actions', 1)['after'] = ['x-a03']
      at(d, 'actions', 2)['after'] = ['x-a01']
    },
    'action x-a01: comes after itself',
  ],
  [
    'a term of law for what is no duty',
    (d) => void (at(d, 'actions', 0)['legalTerm'] = { kind: 'each-year' }),
    'action x-a01: has a term of law and is no duty',
  ],
  [
    'a trigger on no item',
    (d) => void (at(d, 'actions', 0)['triggers'] = [{ kind: 'item-below', items: ['zz'], score: 50 }]),
    'action x-a01: item zz is not scored',
  ],
  [
    'a norm that does not exist',
    (d) => void (at(d, 'actions', 0)['norms'] = ['ley-1']),
    'action x-a01: norm ley-1 does not exist',
  ],
  [
    'a required question',
    (d) => void (at(d, 'survey', 'pages', 0, 'elements', 0)['isRequired'] = true),
    'question a-01: property "isRequired" is not supported',
  ],
  [
    'a question type that is not supported',
    (d) => void (at(d, 'survey', 'pages', 0, 'elements', 0)['type'] = 'comment'),
    'page one: type "comment" of a-01 is not supported',
  ],
  [
    'the same id twice',
    (d) => void (at(d, 'survey', 'pages', 0, 'elements', 1)['name'] = 'a-01'),
    'question a-01: its id stands twice',
  ],
  [
    'a condition on no question',
    (d) => void (at(d, 'survey', 'pages', 0, 'elements', 2)['visibleIf'] = "{zz} = 'x'"),
    'question a-03: its condition speaks of "zz", which is no question',
  ],
  [
    'a condition that is not understood',
    (d) => void (at(d, 'survey', 'pages', 1)['visibleIf'] = "{a-01} contains 'x'"),
    'question c-01: Condition "{a-01} contains \'x\'": expected = or == or <> or !=',
  ],
  [
    'a prototype name',
    (d) => void (at(d, 'survey', 'pages', 2, 'elements', 0)['name'] = '__proto__'),
    '"__proto__": an id has small letters, digits and single hyphens',
  ],
  ['a question without source', (d) => void (at(d, 'sources')['a-01'] = []), 'question a-01: has no source'],
  [
    'a source of no question',
    (d) => void (at(d, 'sources')['zz'] = [{ kind: 'own', about: '' }]),
    'source of zz: there is no such question',
  ],
  [
    'a part of a source that claims more reading than the work',
    (d) =>
      void (at(d, 'sources')['a-01'] = [
        { kind: 'work', work: { short: 'X', title: 'Equis', read: 'existence' }, about: '', read: 'text' },
      ]),
    'source of a-01: X cannot be better known here than as a whole',
  ],
  [
    'an article of a norm that the action does not name',
    (d) => void (at(d, 'actions', 0)['articles'] = { 'ley-27942': 'artículo 4' }),
    'action x-a01: cites artículo 4 of ley-27942, which is none of its norms',
  ],
  [
    'an article that was not noted of the norm',
    (d) => void (at(d, 'actions', 0)['articles'] = { 'ley-32535': 'artículo 44' }),
    'action x-a01: cites artículo 44 of ley-32535, which was not noted of it',
  ],
  [
    'a reason for a finding that cannot be found',
    (d) => void (d['findingsWithoutAction'] = { any: 'Nada.' }),
    'finding any: there is no such finding',
  ],
  [
    'levels that do not rise',
    (d) => void (d.scoring['levels'] = [60, 40, 80]),
    'scoring: level cuts must rise between 0 and 100',
  ],
  ['a k below 10', (d) => void (d['k'] = 9), 'k: an instrument for staff has at least 10'],
  [
    'an example with no such choice',
    (d) => void (at(d, 'examples', 0)['answers'] = { 'a-01': '7' }),
    'example "Todo lo mejor de las dos primeras": a-01 = "7" is no question and choice',
  ],
])('%s is named exactly', (_what, change, message) => {
  expect(
    broken(change).some((problem) => problem.startsWith(message)),
    broken(change).join('\n'),
  ).toBe(true)
})

test('a finding without an action and without a reason is named, and so is one with both', () => {
  const { findingsWithoutAction, ...silent } = sexualHarassmentV1
  expect(instrumentProblems(silent)).toContain('finding witnessed: proposes no action, and no reason is given')
  expect(instrumentProblems({ ...silent, findingsWithoutAction: { ...findingsWithoutAction, coercion: 'x' } })).toEqual(
    ['finding coercion: proposes an action and is listed as one that does not'],
  )
})

test('a broken instrument cannot be loaded, and the error lists every problem', () => {
  const definition = { ...specimenDefinition, k: 3, actions: [] }
  expect(() => defineInstrument(definition)).toThrow(InstrumentError)
  expect(() => defineInstrument(definition)).toThrow(/k: an instrument[\s\S]*dimension a: has no action/)
})

test('the hash depends on the form and the scoring, not on actions', () => {
  const reworded = structuredClone(specimenDefinition) as InstrumentDefinition
  expect(defineInstrument({ ...reworded, examples: [] }).hash).toBe(specimen.hash)
  expect(defineInstrument({ ...reworded, survey: { ...reworded.survey, title: 'Otro' } }).hash).not.toBe(specimen.hash)
})

test('a published version must keep its pinned hash', () => {
  const published = defineInstrument({ ...specimenDefinition, publishedOn: '2026-11-01' })
  const name = 'gender-stereotypes/v99'
  expect(pinProblems([published], {})).toEqual([`${name} is published and has no pinned hash`])
  expect(pinProblems([published], { [name]: 'other' })).toEqual([
    `${name} was changed after its publication: make a new version instead`,
  ])
  expect(pinProblems([published], { [name]: published.hash })).toEqual([])
})

test('all published instruments keep their pins', () => {
  expect(pinProblems(INSTRUMENTS, PINNED_HASHES)).toEqual([])
})
