import { describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { PINNED_HASHES } from '#surveys/instruments/pins.ts'
import { organizationalCultureV1 as culture } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { sexualHarassmentV1 as harassment } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { Instrument } from '../instrument.ts'
import { placedQuestions } from '../survey-json.ts'
import { checkExplanations, EXPLANATION_LIMITS } from './explanations.ts'

const staff = INSTRUMENTS.filter(({ nature }) => nature === 'staff')

describe.each(staff.map((one) => [`${one.slug} v${one.version}`, one] as const))('%s', (_, instrument) => {
  test('every question that staff are asked has its explanation, the segments too', () => {
    const asked = placedQuestions(instrument.survey).map(({ question }) => question.name)
    expect(Object.keys(instrument.explanations ?? {}).sort()).toEqual([...asked].sort())
    expect(checkExplanations(instrument)).toEqual([])
  })

  test('its hash is the one that was published: an explanation is no wording', () => {
    expect(instrument.hash).toBe(PINNED_HASHES[`${instrument.slug}/v${instrument.version}`])
  })
})

/** What is said of an explanation in place of one that stands. */
function saidOf(instrument: Instrument, id: string, text: string): string[] {
  return checkExplanations({ ...instrument, explanations: { ...instrument.explanations, [id]: text } })
}

test.each<[string, Instrument, string, string, string]>([
  ['is long', culture, 'lid-01', `La frase dice que ${'x'.repeat(EXPLANATION_LIMITS.letters)}.`, 'letters'],
  ['has three sentences', culture, 'lid-01', 'La frase dice que sí. Es así. Y ya.', 'has 3 sentences'],
  ['is no sentence', culture, 'lid-01', 'La frase dice que hablan', 'is no whole sentence'],
  ['states the matter', culture, 'lid-02', 'Las tareas se reparten mal en todas partes.', 'states the matter itself'],
  ['gives an example', culture, 'rem-04', 'La frase dice que sirven, por ejemplo, café.', '"por ejemplo" leads'],
  ['judges', culture, 'sel-06', 'La frase dice que, lamentablemente, no se renueva.', '"lamentablemente" leads'],
  ['says what should be', culture, 'par-03', 'La frase dice que usted debería poder hablar.', '"debería" leads'],
  ['tells what is true', harassment, 'con-01', 'La frase dice que basta una vez: es verdadera.', '"verdadera" leads'],
  [
    'names a choice of what tests knowledge',
    harassment,
    'con-05',
    'Se pregunta si es ante Recursos Humanos, o quien haga sus veces.',
    'names the choice',
  ],
])('refused when it %s', (_, instrument, id, text, problem) => {
  expect(saidOf(instrument, id, text).join('\n')).toContain(problem)
})

test('a question without one, and one without a question, are told', () => {
  const others = Object.fromEntries(Object.entries(culture.explanations ?? {}).filter(([id]) => id !== 'lid-01'))
  const explanations = { ...others, 'zz-01': 'La frase dice que no está.' }
  expect(checkExplanations({ ...culture, explanations })).toEqual([
    'question lid-01: has no explanation',
    'explanation of zz-01: there is no such question',
  ])
})
