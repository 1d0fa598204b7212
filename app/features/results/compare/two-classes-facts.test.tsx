import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { readScored } from '#tests/attacks/scored-entities.ts'
import { describe as described } from '../view-results.server.ts'
import { twoClasses } from './two-classes-facts.ts'
import { TwoClassesPart } from './two-classes.tsx'

const AGE = 'age-band'
const culture = described(instrument)
const values = culture.segments.find(({ id }) => id === AGE)?.choices.map(({ value }) => value) ?? []
const [young = '', older = '', few = ''] = values

const people = [
  ...Array.from({ length: 60 }, (_, at) => ({ age: young, at })),
  ...Array.from({ length: 70 }, (_, at) => ({ age: older, at })),
  ...Array.from({ length: 4 }, (_, at) => ({ age: few, at })),
].map(({ age, at }) => ({
  segments: { sex: at % 2 ? 'mujer' : 'hombre', [AGE]: age },
  scores: instrument.scoring.dimensions.map((_each, place) => 50 + 12 * ((at % 5) - 2) + (place % 3)),
}))
const entity = { people, population: { women: 100, men: 100 } }
/** As it was released before groups that nobody counts were closed. */
const before = readScored(
  entity,
  {
    ...ALL_DEFENCES,
    'cell-population-at-least-k': false,
    'levels-need-nobody-outside': false,
    'spread-stays-open': false,
  },
  { segments: ['sex', AGE] },
)

test('a release of today holds no class, so nothing is offered, whatever the address asks for', () => {
  const today = readScored(entity, ALL_DEFENCES, { segments: ['sex', AGE] })
  expect(twoClasses(today, culture, { segmento: AGE, una: young, otra: older })).toBeNull()
})

test('of a release of before two classes stand side by side, with the figures that it holds and no difference', () => {
  const found = twoClasses(before, culture, { segmento: AGE, una: young, otra: older })
  const cells = before.cuts.find(({ segment }) => segment === AGE)?.cells
  if (!found?.shown || !cells || cells === 'none') throw new Error('the release holds no classes')
  const [one, other] = [young, older].map((value) => cells.find((cell) => cell.value === value))
  expect(found.shown.rows.map(({ first, second }) => [first, second])).toEqual([
    [one?.overall, other?.overall],
    ...culture.dimensions.map(({ id }) => [one?.dimensions[id], other?.dimensions[id]]),
  ])
  expect(Object.keys(found.shown.rows[0] ?? {}).sort()).toEqual(['first', 'id', 'second', 'title'])
})

test.each([
  ['the sex, which has a part of its own', { segmento: 'sex', una: 'mujer', otra: 'hombre' }],
  ['a class of which nothing is shown', { segmento: AGE, una: young, otra: few }],
  ['one class twice', { segmento: AGE, una: young, otra: young }],
  ['words that are none', { segmento: AGE, una: 'x', otra: '' }],
])('%s is not put beside anything', (_what, asked) => {
  expect(twoClasses(before, culture, asked)?.shown).toBeNull()
})

test('a class of which nothing is shown is not offered', () => {
  expect(twoClasses(before, culture, {})?.segments).toMatchObject([
    { id: AGE, classes: [{ value: young }, { value: older }] },
  ])
})

test('the part is a form that works without a script, and a table beside the figure', () => {
  const found = twoClasses(before, culture, { segmento: AGE, una: young, otra: older })
  const router = createMemoryRouter([{ path: '*', element: <TwoClassesPart campaignId="a" found={found} /> }])
  const page = renderToStaticMarkup(<RouterProvider router={router} />)
  expect(page).toContain('method="get"')
  expect(page).toContain('action="/panel/aplicaciones/a/resultados/mujeres-y-hombres"')
  expect(page.match(/<tr>/g)).toHaveLength(culture.dimensions.length + 2)
})
