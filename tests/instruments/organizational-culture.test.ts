import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { citationsNotInForce } from '#surveys/norms/norms.ts'

const TODAY = '2026-11-23'
const items = instrument.scoring.dimensions.flatMap((dimension) => dimension.items)
const texts = new Map(placedQuestions(instrument.survey).map(({ question }) => [question.name, spanish(question.title)]))
const textOf = (id: string) => texts.get(id) ?? ''
const words = (text: string) => text.split(/\s+/).length

test('there are at least 7 dimensions and 40 items', () => {
  expect(instrument.scoring.dimensions.length).toBeGreaterThanOrEqual(7)
  expect(items.length).toBeGreaterThanOrEqual(40)
})

test('at least a quarter of the items is keyed in reverse, in every dimension but few, and none by adding "no"', () => {
  const reverse = items.filter(({ keyed }) => keyed === 'reverse')
  expect(reverse.length / items.length).toBeGreaterThanOrEqual(0.25)
  for (const { id } of reverse) expect(textOf(id), id).not.toMatch(/\b(no|nunca|jamás|sin)\b/i)
  for (const dimension of instrument.scoring.dimensions) {
    const count = dimension.items.filter(({ keyed }) => keyed === 'reverse').length
    expect(count, dimension.id).toBeGreaterThanOrEqual(1)
    expect(count, dimension.id).toBeLessThanOrEqual(2)
  }
})

test('sentences are short, with one idea and no double negative', () => {
  const lengths = items.map(({ id }) => words(textOf(id))).sort((one, other) => one - other)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(20)
  expect(lengths.at(-1)).toBeLessThanOrEqual(25)
  for (const { id } of items) {
    expect(textOf(id), id).not.toMatch(/y\/o|\/as?\b|@/)
    expect((textOf(id).match(/\b(no|nunca|ni|nadie|ninguna?)\b/gi) ?? []).length, id).toBeLessThanOrEqual(1)
  }
})

test('no term that the law disputes', () => {
  for (const text of texts.values()) expect(text).not.toMatch(/género|feminis|masculinidad|las y los/i)
})

test('no question is required and none asks for text', () => {
  for (const { question } of placedQuestions(instrument.survey)) {
    expect(question).not.toHaveProperty('isRequired')
    expect(['radiogroup', 'dropdown']).toContain(question.type)
  }
})

test('SOURCES.md names every item with where it comes from and whether that was verified', () => {
  const sources = readFileSync('surveys/instruments/organizational-culture/v1/SOURCES.md', 'utf8')
  for (const { id } of items) expect(sources, id).toMatch(new RegExp(`^\\| ${id} \\|[^|]+\\|[^|]+\\| (leído|extracto|por verificar)`, 'm'))
})

test('there are at least 30 actions; every dimension has three or more, at different cuts', () => {
  expect(instrument.actions.length).toBeGreaterThanOrEqual(30)
  for (const { id } of instrument.scoring.dimensions) {
    const mine = instrument.actions.filter(({ dimension }) => dimension === id)
    const cuts = new Set(mine.flatMap(({ triggers }) => triggers.flatMap((trigger) => ('score' in trigger ? [trigger.score] : []))))
    expect(mine.length, id).toBeGreaterThanOrEqual(3)
    expect(cuts.size, id).toBeGreaterThanOrEqual(2)
  }
})

test('an action begins with a verb, and no two say the same', () => {
  const { actions } = instrument
  for (const { title, id } of actions) expect(title, id).toMatch(/^[A-ZÁÉÍÓÚ][a-záéíóúñ]+(ar|er|ir)\b/)
  for (const key of ['title', 'rationale', 'verification', 'indicator'] as const) {
    expect(new Set(actions.map((action) => action[key])).size, key).toBe(actions.length)
  }
})

test('every citation is of a norm in force today', () => {
  const cited = [...instrument.norms, ...instrument.actions.flatMap(({ norms }) => norms)]
  expect(citationsNotInForce(cited, TODAY)).toEqual([])
})
