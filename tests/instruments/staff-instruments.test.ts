import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { sourcesDocument } from '#surveys/model/sources-document.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { duplicatedWordings, wordingProblems } from '#surveys/model/wording.ts'

const staff = INSTRUMENTS.filter(({ nature }) => nature === 'staff')
const itemsOf = ({ scoring }: Instrument) => scoring.dimensions.flatMap(({ items }) => items)
const textsOf = ({ survey }: Instrument) => new Map(placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)]))

test.each([
  ['organizational-culture', 7, 40],
  ['gender-stereotypes', 5, 30],
  ['sexual-harassment', 5, 25],
  ['public-budget', 7, 30],
] as const)('%s has at least %d dimensions and %d items', (slug, dimensions, items) => {
  const instrument = INSTRUMENTS.find((each) => each.slug === slug)
  expect(instrument?.scoring.dimensions.length).toBeGreaterThanOrEqual(dimensions)
  expect(instrument && itemsOf(instrument).length).toBeGreaterThanOrEqual(items)
})

test('no question of one instrument repeats one of another, and no id belongs to two', () => {
  expect(duplicatedWordings(INSTRUMENTS)).toEqual([])
  const owners = new Map<string, string>()
  for (const instrument of INSTRUMENTS) {
    const segments = new Set(instrument.segments.map(({ id }) => id))
    const ids = [...textsOf(instrument).keys()].filter((id) => !segments.has(id))
    for (const id of [...ids, ...instrument.scoring.dimensions.map((dimension) => dimension.id), ...instrument.actions.map((action) => action.id)]) {
      expect(owners.get(id) ?? instrument.slug, id).toBe(instrument.slug)
      owners.set(id, instrument.slug)
    }
  }
})

describe.each(INSTRUMENTS.map((instrument) => [`${instrument.slug} v${instrument.version}`, instrument] as const))('%s', (_, instrument) => {
  test('its wording is short, balanced, sourced and says no twice', () => {
    expect(wordingProblems(instrument)).toEqual([])
  })

  test('no term that the law disputes', () => {
    for (const text of textsOf(instrument).values()) expect(text).not.toMatch(/enfoque de género|feminis|masculinidad|las y los/i)
  })

  test('SOURCES.md is what sources.ts says', () => {
    expect(readFileSync(`surveys/instruments/${instrument.slug}/v${instrument.version}/SOURCES.md`, 'utf8')).toBe(sourcesDocument(instrument))
  })
})

describe.each(staff.map((instrument) => [`${instrument.slug} v${instrument.version}`, instrument] as const))('%s, answered by staff', (_, instrument) => {
  const texts = textsOf(instrument)

  test('a statement keyed in reverse is a claim of its own, not one with "no" added', () => {
    for (const { id, keyed, points } of itemsOf(instrument)) {
      if (keyed === 'reverse' && '5' in points) expect(texts.get(id), id).not.toMatch(/\b(no|nunca|jamás|sin)\b/i)
    }
  })

  test('no question is required and none asks for text', () => {
    for (const { question } of placedQuestions(instrument.survey)) {
      expect(question).not.toHaveProperty('isRequired')
      expect(['radiogroup', 'dropdown']).toContain(question.type)
    }
  })
})

const byslug = (slug: string) => INSTRUMENTS.find((each) => each.slug === slug) as Instrument

test('stereotypes: agreeing with everything gives the middle, and every statement may be left unanswered', () => {
  const instrument = byslug('gender-stereotypes')
  const items = itemsOf(instrument)
  const points = items.map((item) => item.points['4'] ?? 0)
  const agreed = (100 * points.reduce((sum, each) => sum + each, 0)) / items.length
  expect(agreed).toBeGreaterThanOrEqual(40)
  expect(agreed).toBeLessThanOrEqual(60)
  expect(items.filter(({ points: table }) => table['pnr'] !== null)).toEqual([])
})

test('harassment: no sé has 0 points where knowledge is tested and none elsewhere', () => {
  for (const { id, points } of itemsOf(byslug('sexual-harassment'))) expect(points['ns'], id).toBe('5' in points ? null : 0)
})

test('harassment: no questionnaire title speaks of harassment, and only sex is asked of the person', () => {
  const instrument = byslug('sexual-harassment')
  expect(`${instrument.publicTitle} ${spanish(instrument.survey.title)}`).not.toMatch(/hostigamiento|acoso|sexual|denuncia/i)
  expect(instrument.segments.map(({ id }) => id)).toEqual(['sex'])
})
