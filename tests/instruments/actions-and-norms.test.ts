import { describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { ActionTemplate, Instrument, Trigger } from '#surveys/model/instrument.ts'
import { everyFinding } from '#surveys/model/findings.ts'
import { duplicatedActions } from '#surveys/model/wording.ts'
import { citation, citationsNotInForce, isVerified, norm, notedArticles } from '#surveys/norms/norms.ts'

/** The day on which the actions were written: they may cite only what was in force then. */
const WRITTEN_ON = '2026-11-23'

const latest = INSTRUMENTS.filter(
  (one) => !INSTRUMENTS.some((other) => other.slug === one.slug && other.version > one.version),
)
const everyAction: readonly ActionTemplate[] = latest.flatMap((instrument) => instrument.actions)

function words(text: string): Set<string> {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return new Set(plain.match(/[a-z]{4,}/g) ?? [])
}

/** Share (0-1) of the words of two texts that both have. */
function likeness(one: string, other: string): number {
  const [first, second] = [words(one), words(other)]
  const common = [...first].filter((word) => second.has(word)).length
  return common / (first.size + second.size - common)
}

function tooAlike(texts: readonly string[]): string[][] {
  return texts.flatMap((text, index) =>
    texts.slice(index + 1).flatMap((other) => (likeness(text, other) > 0.4 ? [[text, other]] : [])),
  )
}

/** What makes a trigger fire at another moment than a second one; triggers of other dimensions do not count. */
function cut(trigger: Trigger, dimension: string): string | null {
  switch (trigger.kind) {
    case 'dimension-below':
      return trigger.dimension === dimension ? `dimension ${trigger.score}` : null
    case 'item-below':
      return `item ${trigger.score}`
    case 'unknown-above':
      return `unknown ${trigger.share}`
    case 'gap':
      return trigger.dimension === dimension ? 'gap' : null
    case 'perceived-norm':
      return `norm ${trigger.points}`
    case 'warning':
      return `warning ${trigger.score}`
    case 'prevalence':
      return `found ${trigger.finding}`
    case 'duty':
      return null
  }
}

function itemsOf(trigger: Trigger): readonly string[] {
  if (trigger.kind === 'warning') return [trigger.item]
  if (trigger.kind === 'perceived-norm') return trigger.items
  return trigger.kind === 'item-below' || trigger.kind === 'unknown-above' ? trigger.items : []
}

test('there are at least 100 actions, each with an id of its own in the form of its instrument', () => {
  expect(everyAction.length).toBeGreaterThanOrEqual(100)
  expect(new Set(everyAction.map(({ id }) => id)).size).toBe(everyAction.length)
  expect(everyAction.filter(({ id }) => !/^(oc|gs|sh|pb)-a\d{2}$/.test(id))).toEqual([])
})

test('the measure of likeness tells a repetition from two texts', () => {
  expect(likeness('Publicar las reglas de encargaturas', 'Publicar las reglas de las encargaturas')).toBe(1)
  expect(likeness('Publicar las reglas de encargaturas', 'Rotar las tareas de apoyo')).toBe(0)
})

test('no two titles and no two rationales are alike', () => {
  expect(tooAlike(everyAction.map(({ title }) => title))).toEqual([])
  expect(tooAlike(everyAction.map(({ rationale }) => rationale))).toEqual([])
})

test('no two actions of different instruments ask for the same thing with the same proof', () => {
  expect(duplicatedActions(latest)).toEqual([])
})

test('the same thing in other words is found', () => {
  const [culture, stereotypes] = [latest[0], latest[1]] as [Instrument, Instrument]
  const [first] = culture.actions as readonly [ActionTemplate]
  const paraphrase = {
    ...first,
    id: 'gs-a99',
    title: 'Publicar un compromiso firmado de los jefes, con tres metas que se midan',
  }
  expect(duplicatedActions([culture, { ...stereotypes, actions: [paraphrase] }])).toEqual([
    `${first.id} y gs-a99 piden casi lo mismo`,
  ])
})

test('every title begins with a verb in the infinitive and is no sentence', () => {
  expect(
    everyAction.filter(({ title }) => !/^[A-ZÁÉÍÓÚ]\p{Ll}*(ar|er|ir)\s/u.test(title) || title.endsWith('.')),
  ).toEqual([])
})

test('no text duplicates masculine and feminine by sign, nor uses a term that the law disputes', () => {
  const stray = /@|\p{L}\/(a|as|o|os)\b|\bles? todes\b|enfoque de género/iu
  const texts = everyAction.flatMap(({ title, rationale, responsibleUnit, verification, indicator }) => [
    title,
    rationale,
    responsibleUnit,
    verification,
    indicator,
  ])
  expect(texts.filter((text) => stray.test(text))).toEqual([])
})

describe.each(
  latest.flatMap((instrument) =>
    instrument.scoring.dimensions.map(({ id }) => [instrument.slug, id, instrument] as const),
  ),
)('%s, dimension %s', (_, dimension, instrument) => {
  const own = instrument.actions.filter((action) => action.dimension === dimension)
  const cuts = own
    .flatMap(({ triggers }) => triggers.map((trigger) => cut(trigger, dimension)))
    .filter((each) => each !== null)

  test('has at least three actions that a score can propose', () => {
    expect(own.filter(({ triggers }) => triggers.some(({ kind }) => kind !== 'duty')).length).toBeGreaterThanOrEqual(3)
  })

  test('has actions at two or more cuts of its own score, and one for a gap', () => {
    const scores = new Set(cuts.filter((each) => each.startsWith('dimension ')))
    expect(scores.size).toBeGreaterThanOrEqual(2)
    if (instrument.nature === 'staff') expect(cuts).toContain('gap')
  })

  test('proposes something at a low score, whichever items it comes from', () => {
    const [, advanced] = instrument.scoring.levels
    expect(cuts).toContain(`dimension ${advanced}`)
  })
})

test.each(latest.map((instrument) => [instrument.slug, instrument] as const))(
  'every item of %s can propose an action, and every action is listed under a dimension that proposes it',
  (_, instrument: Instrument) => {
    const { actions, scoring } = instrument
    const named = new Set(actions.flatMap(({ triggers }) => triggers.flatMap(itemsOf)))
    const items = scoring.dimensions.flatMap((dimension) => dimension.items.map(({ id }) => id))
    expect(items.filter((id) => !named.has(id))).toEqual([])
    const strays = actions.filter(({ dimension, triggers }) => {
      return !triggers.some(
        (trigger) =>
          trigger.kind === 'duty' ||
          trigger.kind === 'prevalence' ||
          trigger.kind === 'perceived-norm' ||
          'dimension' in trigger ||
          itemsOf(trigger).some((id) => id.startsWith(`${dimension}-`)),
      )
    })
    expect(strays).toEqual([])
  },
)

test('every norm that an action cites was in force on the day it was written', () => {
  expect(everyAction.flatMap(({ norms }) => citationsNotInForce(norms, WRITTEN_ON))).toEqual([])
  expect(everyAction.filter(({ norms }) => norms.length === 0)).toEqual([])
})

test('a duty cites the norm that obliges, and only norms that were read as text', () => {
  const duties = everyAction.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'duty'))
  expect(duties.length).toBeGreaterThanOrEqual(2)
  for (const { norms, rationale } of duties) {
    expect(norms.every((id) => isVerified(id))).toBe(true)
    expect(norms.some((id) => rationale.includes(citation(id)))).toBe(true)
  }
})

test('a rationale that names an article cites a norm that was read as text', () => {
  const naming = everyAction.filter(({ rationale }) => /artículo|disposici(ón|ones)/i.test(rationale))
  expect(naming.length).toBeGreaterThan(0)
  expect(naming.filter(({ norms }) => !norms.every((id) => isVerified(id)))).toEqual([])
})

test('an action says which article stands behind it, wherever articles of the norm were noted', () => {
  const bare = everyAction.flatMap(({ id, norms, articles = {} }) =>
    norms.filter((each) => norm(each).articles !== '' && !articles[each]).map((each) => `${id}: ${each}`),
  )
  expect(bare).toEqual([])
  expect(
    everyAction
      .flatMap(({ articles = {} }) => Object.values(articles))
      .filter((place) => !/artículo|disposici/.test(place)),
  ).toEqual([])
})

test('an article that was not noted of a norm is told from one that was', () => {
  expect(notedArticles('ds-014-2019-mimp', 'artículos 16.1 y 37')).toBe(true)
  expect(notedArticles('ds-014-2019-mimp', 'artículo 74')).toBe(false)
  expect(notedArticles('ley-30057', 'artículo III')).toBe(true)
  expect(notedArticles('ley-32535', 'cuarta disposición complementaria final')).toBe(true)
  expect(notedArticles('ley-27942', 'cuarta disposición complementaria final')).toBe(false)
  expect(notedArticles('ley-29409', 'artículo 1')).toBe(false)
})

describe('what the harassment instrument may find', () => {
  const [instrument] = latest.filter(({ scoring }) => scoring.prevalence) as [Instrument]
  const { actions, scoring, findingsWithoutAction = {} } = instrument
  const proposing = new Set(
    actions.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'prevalence' ? [trigger.finding] : [])),
    ),
  )

  test('proposes an action or is listed, with a reason, as what needs none', () => {
    const findings = scoring.prevalence ? everyFinding(scoring.prevalence) : []
    expect(findings.length).toBeGreaterThan(30)
    expect(findings.filter((id) => proposing.has(id) === id in findingsWithoutAction)).toEqual([])
    expect(Object.values(findingsWithoutAction).filter((why) => !why.endsWith('.'))).toEqual([])
  })

  test('needs an action where the law was not kept or somebody was hurt', () => {
    for (const finding of [
      'physical',
      'coercion',
      'by-authority',
      'reprisals',
      'no-health-care',
      'no-protection',
      'no-rights-read',
    ])
      expect(proposing).toContain(finding)
  })

  test('has its signs of danger: a cost for complaining, no reserve, reprisals, terms not kept', () => {
    const warnings = actions.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'warning' ? [trigger.item] : [])),
    )
    expect(warnings.toSorted()).toEqual(['cli-03', 'pro-01', 'pro-02', 'pro-03'])
  })

  test('leads to the report to prosecution or police in 24 hours where there are signs of a crime', () => {
    const route = actions.find(({ triggers }) =>
      triggers.some((trigger) => trigger.kind === 'prevalence' && trigger.finding === 'coercion'),
    )
    expect(route?.articles).toEqual({ 'ds-014-2019-mimp': 'artículo 21' })
    expect(route?.triggers).toContainEqual({ kind: 'prevalence', finding: 'physical' })
    expect(route?.title).not.toMatch(/\bpide\b|a pedido/)
  })
})

test('every instrument knows of an entity that did something like one of its actions', () => {
  expect(latest.filter(({ actions }) => !actions.some(({ example }) => example)).map(({ slug }) => slug)).toEqual([])
})

test('an example names its source', () => {
  const sourced = everyAction.flatMap(({ example }) => (example === undefined ? [] : [example]))
  expect(sourced.length).toBeGreaterThan(0)
  expect(sourced.filter((example) => !/\(.+\)\.$/.test(example))).toEqual([])
})
