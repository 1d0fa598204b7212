import { expect, test } from 'vitest'
import type { ItemDistribution } from '#surveys/disclosure/release.ts'
import { askedQuestions } from './question-order.ts'
import type { QuestionsAsked } from './questions-search.ts'

const item = (id: string) => ({ id, text: id }) as never
const dimensions = [
  { id: 'x', title: 'Equis', meaning: '', weight: 1, items: [item('x-1'), item('x-2'), item('x-3')] },
  { id: 'y', title: 'Ye', meaning: '', weight: 1, items: [item('y-1'), item('y-2')] },
]
const shown = (value: number, unknown: number | null) =>
  ({
    kind: 'shown',
    count: { kind: 'exact', n: 60 },
    mean: { value, precision: 'exact' },
    leftOut: { kind: 'shown', unknown, rest: 0 },
  }) as unknown as ItemDistribution
const items = [
  { id: 'x-1', distribution: shown(60, null) },
  { id: 'x-2', distribution: { kind: 'suppressed', reason: 'too-few-answers' } as const },
  { id: 'x-3', distribution: shown(40, 30) },
  { id: 'y-1', distribution: shown(40, 45) },
  { id: 'y-2', distribution: shown(20, 5) },
]
const order = (asked: QuestionsAsked) =>
  askedQuestions({ items, k: 10 }, { dimensions }, asked).groups.map(({ title, questions }) => [
    title,
    questions.map((each) => each.item.id).join(' '),
  ])

test.each<[QuestionsAsked, readonly (readonly [string | null, string])[]]>([
  [
    {},
    [
      ['Equis', 'x-1 x-2 x-3'],
      ['Ye', 'y-1 y-2'],
    ],
  ],
  [{ dimension: 'y' }, [['Ye', 'y-1 y-2']]],
  [
    { dimension: 'no-hay' },
    [
      ['Equis', 'x-1 x-2 x-3'],
      ['Ye', 'y-1 y-2'],
    ],
  ],
  // What is hidden comes last and in the order in which it was asked: its place tells nothing.
  [{ orden: 'menor' }, [[null, 'y-2 x-3 y-1 x-1 x-2']]],
  [{ dimension: 'x', orden: 'menor' }, [[null, 'x-3 x-1 x-2']]],
  [{ orden: 'nose' }, [[null, 'y-1 x-3 y-2 x-1 x-2']]],
])('%o', (asked, expected) => {
  expect(order(asked)).toEqual(expected)
})

test('an order unfolds ten questions, and folds the rest in the same order', () => {
  const many = Array.from({ length: 14 }, (_, place) => ({
    id: `z-${place}`,
    distribution: shown(90 - place, null),
  }))
  const one = [{ id: 'z', title: 'Zeta', meaning: '', weight: 1, items: many.map(({ id }) => item(id)) }]
  const { groups } = askedQuestions({ items: many, k: 10 }, { dimensions: one }, { orden: 'menor' })
  expect(groups.map(({ questions }) => questions.length)).toEqual([10, 4])
  expect(groups.flatMap(({ questions }) => questions.map((each) => each.item.id))).toEqual(
    many.map(({ id }) => id).reverse(),
  )
})
