import { expect, test } from 'vitest'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { MATURITY_LEVELS } from '#surveys/disclosure/pool/level-counts.ts'
import { commitmentText, commitmentWords, minimumOf, type CommitmentView } from './commitment-words.ts'

const NONE = { count: 0, dueOn: [] }
const view: CommitmentView = {
  entity: 'Municipalidad de Ñawinpuquio',
  logo: null,
  questionnaire: 'Encuesta sobre cómo se trabaja',
  opensOn: '2026-03-02',
  until: '2026-03-20',
  participation: 'Las respuestas equivalen a entre la mitad y tres cuartos del personal.',
  levels: MATURITY_LEVELS.map((level) => ({ id: level, title: `Tema ${level}`, level, says: LEVEL_NAMES[level] })),
  plan: {
    signedYears: [2026],
    unsignedYears: [],
    groups: [
      {
        state: 'done',
        listed: [{ title: 'Abrir el lactario', dueOn: '2026-06-30' }],
        own: { count: 2, dueOn: ['2026-12-01', '2026-05-01'] },
      },
      { state: 'stopped', listed: [], own: { count: 1, dueOn: [] } },
    ],
  },
  additions: [
    {
      ...{ id: 'scores', heading: 'Puntajes', says: 'De 0 a 100.' },
      columns: ['Tema', 'Puntaje', 'Margen'],
      rows: [{ id: 'overall', cells: ['Resultado general', '62', 'entre 58 y 66'] }],
    },
  ],
  asOf: '2026-11-29',
}

test('says everything in the order of the page, as one text', () => {
  expect(commitmentText(commitmentWords(view)).split('\n')).toEqual([
    'Municipalidad de Ñawinpuquio',
    'Ustedes dijeron, nosotros hicimos',
    'Encuesta sobre cómo se trabaja, del 2 de marzo de 2026 al 20 de marzo de 2026. Las respuestas equivalen a entre la mitad y tres cuartos del personal. Gracias a quienes respondieron.',
    'Qué salió',
    'Nivel de cada tema, de cuatro: inicial, en proceso, avanzado y consolidado:',
    'Tema initial: inicial',
    'Tema in-process: en proceso',
    'Tema advanced: avanzado',
    'Tema consolidated: consolidado',
    'Qué se hace',
    'El plan 2026 de la entidad, como estaba el 29 de noviembre de 2026.',
    'Hechas (3):',
    '• Abrir el lactario. Hasta el 30 de junio de 2026.',
    'Y 2 acciones redactadas por la entidad (hasta el 1 de mayo de 2026 y 1 de diciembre de 2026).',
    'Detenidas (1):',
    '1 acción redactada por la entidad.',
    'Puntajes',
    'De 0 a 100.',
    'Resultado general: 62; entre 58 y 66',
    'Las respuestas son anónimas: nadie, tampoco la entidad, sabe quién respondió qué. Nunca intente averiguarlo.',
  ])
})

test('the minimum holds nothing of what was added', () => {
  const text = commitmentText(commitmentWords(minimumOf(view)))
  expect(text).not.toMatch(/Hasta el|hasta el|Puntaje|62|58/)
  expect(text).toContain('• Abrir el lactario.')
  expect(text).toContain('Y 2 acciones redactadas por la entidad.')
  expect(minimumOf(minimumOf(view))).toEqual(minimumOf(view))
})

const planned = (plan: Partial<CommitmentView['plan']>) => {
  const { none, intro } = commitmentWords({ ...view, plan: { ...view.plan, ...plan } }).actions
  return none ?? intro
}

test.each([
  [
    { signedYears: [], unsignedYears: [2026], groups: [] },
    'El plan de mejora todavía no está firmado. Cuando se firme, sus acciones estarán aquí.',
  ],
  [
    { signedYears: [], unsignedYears: [2026, 2027], groups: [] },
    'El plan de mejora todavía no está firmado. Cuando se firme, sus acciones estarán aquí.',
  ],
  [{ groups: [] }, 'El plan 2026 está firmado y no tiene acciones aceptadas.'],
  [{ groups: [], signedYears: [2026, 2027] }, 'Los planes 2026 y 2027 están firmados y no tienen acciones aceptadas.'],
  [
    { unsignedYears: [2027] },
    'El plan 2026 de la entidad, como estaba el 29 de noviembre de 2026. El plan 2027 todavía no está firmado.',
  ],
  [{ signedYears: [2026, 2027] }, 'Los planes 2026 y 2027 de la entidad, como estaban el 29 de noviembre de 2026.'],
  [
    { signedYears: [2026], groups: [{ state: 'done', listed: [], own: NONE }] },
    'El plan 2026 de la entidad, como estaba el 29 de noviembre de 2026.',
  ],
] satisfies [Partial<CommitmentView['plan']>, string][])('of which plan it speaks: %j', (plan, says) => {
  expect(planned(plan)).toBe(says)
})
