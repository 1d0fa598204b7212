import { expect, test } from 'vitest'
import source from '#surveys/country-report/2019/op05-2019.json' with { type: 'json' }
import { COUNTRY_2019 } from '#surveys/country-report/2019/report-2019.ts'
import { composePart } from '#surveys/country-report/compose.ts'
import type { CountryYear } from '#surveys/country-report/country-year.ts'
import { FIGURE_IDS, REPORT_PARTS } from '#surveys/country-report/figures.ts'
import { observationsOf } from '#surveys/country-report/observations.ts'
import { fillTemplate } from '#surveys/country-report/template.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { quantityWords, saidWords } from './figure-words.ts'

const textOf = (year: CountryYear) =>
  REPORT_PARTS.map((part) =>
    saidWords(fillTemplate(composePart(year, legalFrameOn(year.cutOff), part).template, year)),
  ).join('\n\n')

const TEXT_2019 = textOf(COUNTRY_2019)

/** Every number that the source's data hold, each with the words of the report that say it. */
const SAID: readonly (readonly [value: number, words: string])[] = [
  [source.mig.stated_total, '138 mecanismos para la igualdad de género (MIG)'],
  [source.mig.stated.ministry, '19 ministerios'],
  [source.mig.stated['national-entity'], '79 entidades del nivel nacional'],
  [source.mig.stated['autonomous-body'], '5 organismos constitucionalmente autónomos'],
  [source.mig.stated['regional-government'], '25 gobiernos regionales'],
  [source.mig.stated['local-government'], '10 gobiernos locales'],
  [source.activity_plans.total, 'Hubo 67 planes de actividades'],
  [source.activity_plans.national, '50 del nivel nacional'],
  [source.activity_plans.regional, '14 del nivel regional'],
  [source.activity_plans.local, '3 del nivel local'],
  [source.internal_documents_national.total, '58 documentos internos de gestión'],
  [source.internal_documents_national['plan-desarrollo-personas'], '19 Planes de Desarrollo de las Personas'],
  [source.internal_documents_national['reglamento-interno-servicio-civil'], '9 Reglamentos Internos'],
  [source.internal_documents_national['plan-operativo-institucional'], '7 Planes Operativos Institucionales'],
  [source.internal_documents_national['plan-bienestar-social'], '6 Planes de Bienestar Social'],
  [source.internal_documents_national['plan-estrategico-institucional'], '5 Planes Estratégicos Institucionales'],
  [source.internal_documents_national['reglamento-organizacion-funciones'], '1 Reglamento de Organización y Funciones'],
  [source.internal_documents_national['clasificador-cargos'], '1 Clasificador de cargos'],
  [source.strategic_plans_regional_modified, 'se modificaron 7 Planes Estratégicos Institucionales del nivel regional'],
  [source.training.actions_national, 'se hicieron 228 acciones de capacitación'],
  [source.training.people, 'se capacitaron 53,661 personas'],
  [source.training.women, '28,352 mujeres (53%)'],
  [source.training.men, '25,309 hombres (47%)'],
  [source.training.women_percent, '(53%)'],
  [source.training.men_percent, '(47%)'],
  [source.training.regional_governments_with_courses, '6 gobiernos regionales desarrollaron cursos'],
  [source.norms.national, 'Se aprobaron 53 normas a nivel nacional'],
  [source.norms.regional_and_local, 'se aprobaron 8 normas'],
  [source.communication_activities.national, 'Se desarrollaron 166 actividades comunicacionales'],
  [source.communication_activities.regional_governments, '2 gobiernos regionales desarrollaron acciones'],
  [source.self_assessments.total, 'Se aplicaron 50 herramientas de autodiagnóstico'],
  [source.self_assessments['organizational-culture'], '15 de cultura organizacional'],
  [source.self_assessments['public-budget'], '9 de presupuesto público'],
  [source.self_assessments['gender-stereotypes'], '23 de estereotipos de género'],
  [source.self_assessments['sexual-harassment'], '3 de hostigamiento sexual'],
  [source.self_assessments.regional_governments_presented_to, 'se presentaron en 14 gobiernos regionales'],
  [source.gender_budget.budget_programmes, '17 programas presupuestales'],
  [source.gender_budget.executed_million_soles, 'S/ 32,275.8 millones'],
  [source.gender_budget.executed_percent, 'el 95.2% de ejecución'],
  [source.gender_budget.regional_executed_soles, 'S/ 34,857,232'],
  [source.gender_budget.regional_share_percent, 'el 0.1% del presupuesto total de dichas regiones'],
]

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

test('the report of 2019 says every figure of the source, and the table of this test leaves none out', () => {
  const published = Object.entries(source).filter(([name]) => name !== 'year')
  expect(SAID.map(([value]) => value).toSorted((a, b) => a - b)).toEqual(
    numbersIn(Object.fromEntries(published)).toSorted((a, b) => a - b),
  )
  for (const [value, words] of SAID) {
    expect(TEXT_2019).toContain(words)
    const written = value.toLocaleString('en-US', { maximumFractionDigits: 1 })
    expect(words).toContain(written)
  }
})

test('its second pair of percentages stands beside the first', () => {
  expect(TEXT_2019).toContain('el 51% son mujeres y el 49%, hombres')
})

test('it speaks the words of its year, and a later year those of its own', () => {
  expect(TEXT_2019).toContain('criterios de género')
  const later = textOf({ ...COUNTRY_2019, year: 2026, cutOff: '2026-12-31' })
  expect(later).toContain('criterios de igualdad de oportunidades entre mujeres y hombres')
  expect(later).not.toContain('enfoque de género')
})

const OBSERVED = observationsOf(COUNTRY_2019, null).map(({ code, words }) => `${code} ${saidWords(words)}`)

test.each([
  'C01 Documentos internos de gestión del nivel nacional: el total dice 58 y las partes suman 48. Faltan 10 sin detallar.',
  'C04 Capacitación: un párrafo dice 53% de mujeres y 47% de hombres, y otro 51% y 49%. No se dice sobre qué total está el segundo.',
  'C05 Mecanismos: entidades del nivel nacional: el texto dice 79 y la lista nombra 78.',
  'C06 El Ministerio Público (MP-FN) está en la lista entre las entidades del nivel nacional. La Constitución, artículo 158, lo hace autónomo.',
  'C10 Porcentaje de ejecución: dice 95.2% y no da «Presupuesto modificado de esos programas». El porcentaje no se puede comprobar.',
  'C10 Parte del presupuesto regional: dice 0.1% y no da «Presupuesto total de esas regiones». El porcentaje no se puede comprobar.',
  'F01 Documentos: tampoco sumando los 7 planes estratégicos del nivel regional a los 48 detallados se llega a 58: son 55.',
  'F05 Presupuesto: S/ 34,857,232 es también el 0.1% de los S/ 32,275.8 millones de los programas nacionales. La fuente no dice qué regiones son ni cuál es su presupuesto total.',
])('it says where the source disagrees with itself or cannot be checked: %s', (observation) => {
  expect(OBSERVED).toContain(observation)
})

test('nothing else in its arithmetic is at fault, and every other observation is a note of a reading', () => {
  const rules = OBSERVED.filter((words) => words.startsWith('C')).map((words) => words.slice(0, 3))
  expect(rules).toEqual(['C01', 'C04', 'C05', 'C06', 'C10', 'C10'])
  expect(OBSERVED.filter((words) => words.startsWith('F'))).toHaveLength(12)
})

test('a number that nobody knows is no zero, and one is said in the singular', () => {
  expect(quantityWords({ value: null, unit: 'count' })).toBe('sin dato')
  const zero = Object.fromEntries(FIGURE_IDS.map((id) => [id, 0]))
  const one = Object.fromEntries(FIGURE_IDS.map((id) => [id, 1]))
  const year = { ...COUNTRY_2019, source: 'record' as const, year: 2025, cutOff: '2025-12-31' }
  const none = textOf({ ...year, values: zero })
  expect(none).toContain('No se aprobó ninguna norma a nivel nacional')
  expect(none).toContain('no se presentaron en ningún gobierno regional')
  const single = textOf({ ...year, values: one })
  expect(single).toContain('Se aprobó 1 norma a nivel nacional')
  expect(single).toContain('se capacitó 1 persona: 1 mujer (1%) y 1 hombre (1%)')
  expect(single).toContain('1 gobierno regional desarrolló cursos')
  const unknown = textOf({ ...year, values: {} })
  expect(unknown).toContain('Sin dato en la fecha de corte: Normas aprobadas a nivel nacional')
  expect(unknown).not.toMatch(/\d+ normas/)
})
