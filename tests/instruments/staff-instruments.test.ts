import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { adaptToTheLaw, mechanismAtWork, paternityLeave } from '#surveys/instruments/shared-actions.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { Instrument, InstrumentSlug } from '#surveys/model/instrument.ts'
import { conceptsOf } from '#surveys/model/likeness.ts'
import { sourcesDocument } from '#surveys/model/sources-document.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { duplicatedWordings, wordingProblems } from '#surveys/model/wording.ts'

const itemsOf = ({ scoring }: Instrument) => scoring.dimensions.flatMap(({ items }) => items)
const textsOf = ({ survey }: Instrument) =>
  new Map(placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)]))

/** Fewest dimensions and scored items of every version. */
const SIZES: Readonly<Record<InstrumentSlug, readonly [dimensions: number, items: number]>> = {
  'organizational-culture': [7, 40],
  'gender-stereotypes': [5, 30],
  'sexual-harassment': [5, 25],
  'public-budget': [7, 30],
}
const versions = INSTRUMENTS.map((instrument) => [`${instrument.slug} v${instrument.version}`, instrument] as const)
const versionsOf = (slug: InstrumentSlug) => versions.filter(([, instrument]) => instrument.slug === slug)

test.each(versions)('%s has the dimensions and items that its instrument needs', (_, instrument) => {
  const [dimensions, items] = SIZES[instrument.slug]
  expect(instrument.scoring.dimensions.length).toBeGreaterThanOrEqual(dimensions)
  expect(itemsOf(instrument).length).toBeGreaterThanOrEqual(items)
})

const SHARED: ReadonlySet<string> = new Set([mechanismAtWork.id, adaptToTheLaw.id, paternityLeave.id])

test('no question of one instrument repeats one of another, and no id belongs to two but of a shared action', () => {
  expect(duplicatedWordings(INSTRUMENTS)).toEqual([])
  const owners = new Map<string, string>()
  for (const instrument of INSTRUMENTS) {
    const segments = new Set(instrument.segments.map(({ id }) => id))
    const ids = [...textsOf(instrument).keys()].filter((id) => !segments.has(id))
    for (const id of [
      ...ids,
      ...instrument.scoring.dimensions.map((dimension) => dimension.id),
      ...instrument.actions.map((action) => action.id).filter((id) => !SHARED.has(id)),
    ]) {
      expect(owners.get(id) ?? instrument.slug, id).toBe(instrument.slug)
      owners.set(id, instrument.slug)
    }
  }
})

describe.each(versions)('%s', (_, instrument) => {
  test('its wording is short, balanced, sourced and says no twice', () => {
    expect(wordingProblems(instrument)).toEqual([])
  })

  test('no term that the law disputes', () => {
    for (const text of textsOf(instrument).values())
      expect(text).not.toMatch(/enfoque de género|feminis|masculinidad|las y los/i)
  })

  test('SOURCES.md is what sources.ts says', () => {
    expect(readFileSync(`surveys/instruments/${instrument.slug}/v${instrument.version}/SOURCES.md`, 'utf8')).toBe(
      sourcesDocument(instrument),
    )
  })
})

describe.each(versions.filter(([, { nature }]) => nature === 'staff'))('%s, answered by staff', (_, instrument) => {
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

test.each(versionsOf('gender-stereotypes'))(
  '%s: agreeing with everything gives the middle, and every statement may be left unanswered',
  (_, instrument) => {
    const items = itemsOf(instrument)
    const points = items.map((item) => item.points['4'] ?? 0)
    const agreed = (100 * points.reduce((sum, each) => sum + each, 0)) / items.length
    expect(agreed).toBeGreaterThanOrEqual(40)
    expect(agreed).toBeLessThanOrEqual(60)
    expect(items.filter(({ points: table }) => table['pnr'] !== null)).toEqual([])
  },
)

test.each(versionsOf('gender-stereotypes'))(
  '%s: what colleagues think is asked in one form, of the very matter that the person is asked',
  (_, instrument) => {
    const texts = textsOf(instrument)
    const norms = instrument.scoring.unscored.flatMap((item) => (item.kind === 'perceived-norm' ? [item] : []))
    expect(norms.length).toBe(4)
    for (const { id, about } of norms) {
      expect(texts.get(id), id).toMatch(/^La mayoría de mis colegas /)
      const [own, others] = [conceptsOf(texts.get(about) ?? ''), conceptsOf(texts.get(id) ?? '')]
      expect([...own].filter((concept) => others.has(concept)).length, `${id} and ${about}`).toBeGreaterThanOrEqual(3)
    }
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: no sé has 0 points where knowledge is tested and none elsewhere',
  (_, instrument) => {
    for (const { id, points } of itemsOf(instrument)) expect(points['ns'], id).toBe('5' in points ? null : 0)
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: no questionnaire title speaks of harassment, and only sex is asked of the person',
  (_, instrument) => {
    expect(`${instrument.publicTitle} ${spanish(instrument.survey.title)}`).not.toMatch(
      /hostigamiento|acoso|sexual|denuncia/i,
    )
    expect(instrument.segments.map(({ id }) => id)).toEqual(['sex'])
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: a behaviour that could be welcome is asked as one that was not wanted',
  (_, instrument) => {
    const texts = textsOf(instrument)
    const page = instrument.survey.pages.find(({ name }) => name === 'exp')
    expect(spanish(page?.description ?? '')).toContain('no deseaba')
    for (const id of ['exp-03', 'exp-04', 'exp-05', 'exp-06', 'exp-08', 'exp-09', 'exp-10', 'exp-11'])
      expect(texts.get(id), id).toMatch(/no dese|desear|quisiera|incomod/)
  },
)
