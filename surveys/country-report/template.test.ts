import { expect, test } from 'vitest'
import { COUNTRY_2019 } from './2019/report-2019.ts'
import { composePart } from './compose.ts'
import { FIGURE_IDS, FIGURES, REPORT_PARTS } from './figures.ts'
import { fillTemplate, figuresIn, templateFaults } from './template.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'

const filled = (template: string, values: Record<string, number>) =>
  fillTemplate(template, { values })
    .map((part) => (typeof part === 'string' ? part : String(part.value)))
    .join('')

test.each([
  ['[mig]', 3, '3'],
  ['Hay [mig: # mecanismo | # mecanismos].', 1, 'Hay 1 mecanismo.'],
  ['Hay [mig: # mecanismo | # mecanismos].', 2, 'Hay 2 mecanismos.'],
  ['Hay [mig: # mecanismo | # mecanismos].', 0, 'Hay 0 mecanismos.'],
  ['[mig: No hay ninguno | Hay # | Hay #].', 0, 'No hay ninguno.'],
  ['[mig: No hay ninguno | Hay # | Hay los #].', 7, 'Hay los 7.'],
  ['Sin cifra [otra cosa] queda.', 7, 'Sin cifra [otra cosa] queda.'],
])('%s of %i reads %s', (template, value, words) => {
  expect(filled(template, { mechanisms: value })).toBe(words)
})

test('a figure that nobody knows stays unknown in its place', () => {
  expect(fillTemplate('Hay [mig: # uno | # varios].', { values: {} })).toEqual([
    'Hay ',
    { value: null, unit: 'count' },
    ' varios',
    '.',
  ])
})

test('whoever deletes a locked figure is told, and whoever writes a place of none', () => {
  const proposed = 'Hay [mig: # mecanismo | # mecanismos] y [planes] planes.'
  expect(templateFaults(proposed, proposed)).toEqual([])
  expect(templateFaults('Hay [mig: un solo mecanismo: # | #] y otros [planes].', proposed)).toEqual([])
  expect(templateFaults('Hay 138 mecanismos y [planes].', proposed)).toEqual([
    { kind: 'missing', figure: 'mechanisms' },
  ])
  expect(templateFaults('[mig] [planes] [normas]', proposed)).toEqual([{ kind: 'unknown-slot', slot: 'normas' }])
  expect(templateFaults('[mig: uno | varios] [planes]', proposed)).toEqual([{ kind: 'no-number', slot: 'mig' }])
  expect(templateFaults('[mig] [planes', proposed)).toEqual([
    { kind: 'unclosed' },
    { kind: 'missing', figure: 'plans' },
  ])
})

test('every figure has a place of its own name, and the proposed texts have no fault', () => {
  const slots = FIGURE_IDS.map((id) => FIGURES[id].slot)
  expect(new Set(slots).size).toBe(slots.length)
  for (const part of REPORT_PARTS) {
    const { template } = composePart(COUNTRY_2019, legalFrameOn('2019-12-31'), part)
    expect(templateFaults(template, template)).toEqual([])
    for (const figure of figuresIn(template)) expect(FIGURES[figure].part).toBe(part)
  }
})

test('the report of 2019 says every figure that its source has', () => {
  const said = REPORT_PARTS.flatMap((part) =>
    figuresIn(composePart(COUNTRY_2019, legalFrameOn('2019-12-31'), part).template),
  )
  expect(said.toSorted()).toEqual(Object.keys(COUNTRY_2019.values).toSorted())
})
