import { afterAll, describe, expect, test } from 'vitest'
import { methodReferences } from '#app/features/methodology/references.ts'
import { METHOD_RULES } from '#app/features/methodology/rules/all-rules.ts'
import { METHOD_SECTIONS, type MethodRule, type MethodSectionId } from '#app/features/methodology/rules/method-rule.ts'
import { METHOD_VERSIONS } from '#app/features/methodology/versions.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { formatDate } from '#app/kit/format.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { runBuiltServer, testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { file } = createTestDatabase()
testEnvironment(file)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#x27': "'", lt: '<', gt: '>' }
const decoded = (html: string) => html.replace(/&(amp|quot|#x27|lt|gt);/g, (_, name: string) => ENTITIES[name] ?? '')
const textOf = (html: string) =>
  decoded(html.replace(/<!-- -->/g, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
/** The served page without what it carries for its script. */
const bodyOf = async (address: string) =>
  (await (await fetch(origin + address)).text()).replace(/<script[\s\S]*?<\/script>/g, '')

const page = await bodyOf('/metodologia')

/** Each section's markup by its anchor. */
const sections = new Map(
  [...page.matchAll(/<section aria-labelledby="([^"]+)">([\s\S]*?)<\/section>/g)].map(([, anchor = '', html = '']) => [
    anchor,
    html,
  ]),
)

/** Each rule's markup by its anchor, within one section. */
function rulesIn(section: string): Map<string, string> {
  const [, ...blocks] = section.split('<details class="regla"')
  return new Map(blocks.map((block) => [/ id="regla-([^"]+)"/.exec(block)?.[1] ?? '', `<details${block}`]))
}

/** What the rules of scoring, of the budget and of disclosure ask for, section by section. */
const ASKED: Readonly<Record<MethodSectionId, readonly string[]>> = {
  person: [
    'answer-text',
    'item-points',
    'item-left-out',
    'knowledge-unknown',
    'not-applicable',
    'dimension-score',
    'minimum-answered',
    'weights',
    'overall-score',
    'participation',
  ],
  figure: [
    'figure-mean',
    'margin',
    'population-correction',
    'more-answers-than-people',
    'interval-clipped',
    'no-variation',
    'margin-limits',
  ],
  sample: ['required-sample', 'representative-number', 'representative-sexes'],
  unknown: ['unknown-finding'],
  levels: ['levels-staff', 'levels-budget', 'level-spans-cut', 'level-not-certificate', 'no-ranking', 'no-index'],
  gaps: ['gap-welch', 'gap-holm', 'gap-called', 'gap-not-on-items'],
  prevalence: ['prevalence-share', 'prevalence-noise', 'prevalence-interval'],
  norms: ['perceived-norm'],
  time: ['change-comparable', 'change-interval', 'change-family', 'change-claimed', 'change-lowest'],
  compare: [
    'compare-what',
    'compare-pairs',
    'compare-sexes',
    'compare-silent',
    'compare-groups',
    'compare-bands',
    'compare-standing',
  ],
  budget: ['budget-points', 'budget-not-applicable', 'budget-verified', 'budget-unverified', 'budget-cap'],
  reliability: ['alpha', 'alpha-conditions'],
  disclosure: [
    'fewest-answers',
    'small-entity',
    'rounding',
    'left-out-class',
    'one-way-cuts',
    'extreme-shares',
    'extreme-means',
    'open-participation',
    'prevalence-thresholds',
    'pools',
    'released-once',
    'superseding',
    'reason-in-words',
  ],
}

describe('the methodology', () => {
  test.each(METHOD_SECTIONS)(
    'section $anchor: every rule that is asked for stands there once, in words, and what is calculated has its example',
    ({ id, anchor }) => {
      const rules: readonly MethodRule[] = METHOD_RULES.filter(({ section }) => section === id)
      expect(rules.map((rule) => rule.id)).toEqual(ASKED[id])
      const drawn = rulesIn(sections.get(anchor) ?? '')
      expect([...drawn.keys()]).toEqual(rules.map((rule) => rule.anchor))
      for (const rule of rules) {
        const [words = '', example = ''] = (drawn.get(rule.anchor) ?? '')
          .split('<div class="caja ejemplo">')
          .map(textOf)
        expect(words, rule.id).toContain(rule.title)
        expect(words.length - rule.title.length, rule.id).toBeGreaterThan(50)
        expect(example.startsWith('Ejemplo calculado'), rule.id).toBe(!rule.isPrinciple)
        // Something is worked out in it: a number, or that none comes of it.
        if (!rule.isPrinciple) expect(example, rule.id).toMatch(/\d|no entra/)
        expect(`${words}${example}`, rule.id).not.toMatch(/undefined|NaN|null/)
      }
    },
  )

  test('says its version with its date, what each version changed, and how to cite it today', () => {
    const [newest] = METHOD_VERSIONS
    const text = textOf(page)
    expect(text).toContain(`Versión ${newest.version} , del ${formatDate(newest.date)}`)
    for (const { version, says } of METHOD_VERSIONS)
      for (const each of [version, ...says]) expect(textOf(sections.get('versiones') ?? '')).toContain(each)
    const citation = textOf(sections.get('citar') ?? '')
    for (const part of [
      `versión ${newest.version}`,
      formatDate(newest.date),
      `${origin}/metodologia`,
      `consultada el ${formatDate(limaDate(new Date()))}`,
    ])
      expect(citation).toContain(part)
  })

  test('every reference stands there with its reading and leads to its rules; norms too', () => {
    const html = sections.get('referencias') ?? ''
    const { methods, statistics, norms } = methodReferences()
    for (const { id, text, reading } of [...methods, ...statistics]) {
      const line = html.slice(html.indexOf(`id="ref-${id}"`))
      expect(decoded(line), id).toContain(text)
      expect(textOf(line.slice(0, line.indexOf('</li>'))), id).toContain(reading)
    }
    for (const { id, label, reading } of norms) {
      const line = html.slice(html.indexOf(`id="norma-${id}"`))
      expect(textOf(`<li ${line.slice(0, line.indexOf('</li>'))}`), id).toMatch(
        new RegExp(`${label.replace(/[.]/g, '\\.')}.*${reading}$`),
      )
    }
  })

  test('every link within the page leads somewhere', () => {
    const broken = [...page.matchAll(/href="#([^"]+)"/g)]
      .map(([, id = '']) => id)
      .filter((id) => !page.includes(`id="${id}"`))
    expect(broken).toEqual([])
  })
})

describe('the page of an instrument', () => {
  test.each(INSTRUMENTS.map((instrument) => ({ instrument, name: `${instrument.slug} v${instrument.version}` })))(
    '$name: every question with every choice, those about the person too',
    async ({ instrument }) => {
      const html = textOf(await bodyOf(`/herramientas/${instrument.slug}?version=${instrument.version}`))
      for (const { question } of placedQuestions(instrument.survey)) {
        expect(html, question.name).toContain(spanish(question.title))
        for (const choice of question.choices)
          expect(html, `${question.name} ${choice.value}`).toContain(spanish(choice.text).replace(/\.$/, ''))
      }
    },
  )

  test('of the budget: four levels for each question, with text, points and documents', async () => {
    const instrument = latestInstrument('public-budget')
    const html = await bodyOf('/herramientas/public-budget')
    for (const { id } of instrument.scoring.dimensions.flatMap(({ items }) => items)) {
      const table = html.slice(html.indexOf(`Niveles de la pregunta ${id}`))
      const rows = [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr><th scope="row">([\s\S]*?)<\/tr>/g)].map(
        ([, row = '']) => textOf(row),
      )
      expect(
        rows.map((row) => row.slice(0, 7)),
        id,
      ).toEqual(['Nivel 0', 'Nivel 1', 'Nivel 2', 'Nivel 3'])
      for (const level of [1, 2, 3] as const)
        for (const document of instrument.rubric?.[id]?.documents[level] ?? [])
          expect(rows[level], id).toContain(document)
    }
  })
})
