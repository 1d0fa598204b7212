import { expect, test } from 'vitest'
import { calendarDays, type CalendarFacts } from './calendar-days.ts'

const NOTHING: CalendarFacts = {
  campaigns: [],
  kept: [],
  typed: [],
  planYears: [],
  quarterly: [],
  planPage: 'plan',
  actions: [],
  reports: [],
  records: [],
  sheets: [],
  adaptationPage: null,
}
const campaign = { id: 'c1', title: 'Encuesta de ambiente laboral', opensOn: '2026-06-01', closesOn: '2026-06-26' }
const said = (facts: Partial<CalendarFacts>) =>
  calendarDays({ ...NOTHING, ...facts }).map(({ day, title, to }) => `${day} ${title} ${to}`)

test.each<[string, Partial<CalendarFacts>, readonly string[]]>([
  ['nothing', {}, []],
  [
    'a campaign',
    { campaigns: [campaign] },
    [
      '2026-06-01 Se abre: Encuesta de ambiente laboral /panel/aplicaciones/c1',
      '2026-06-23 Quedan tres días: Encuesta de ambiente laboral /panel/aplicaciones/c1',
      '2026-06-26 Último día: Encuesta de ambiente laboral /panel/aplicaciones/c1',
    ],
  ],
  [
    'codes that are handed out',
    { kept: [campaign] },
    [
      '2026-06-01 Primer día de entrega: Encuesta de ambiente laboral /custodia/c1',
      '2026-06-26 Último día de entrega: Encuesta de ambiente laboral /custodia/c1',
    ],
  ],
  [
    'paper',
    { typed: [{ id: 'c1', title: campaign.title, lastDay: '2026-06-26' }] },
    ['2026-06-26 Último día para digitar: Encuesta de ambiente laboral /panel/digitacion'],
  ],
  [
    'a plan with an action, in the order of the days',
    { planYears: [2026], actions: [{ id: 'a1', year: 2026, title: 'Aprobar la directiva', dueOn: '2026-09-30' }] },
    [
      '2026-06-30 Plan de mejora 2026: corte de junio /panel/plan/2026/ejecucion',
      '2026-09-30 Vence: Aprobar la directiva /panel/plan/2026/acciones/a1/avance',
      '2026-10-31 Plan de mejora 2026: corte de octubre /panel/plan/2026/ejecucion',
    ],
  ],
  [
    'a plan that is told of each quarter',
    { planYears: [2026], quarterly: [2026] },
    ['03-31 corte de marzo', '06-30 corte de junio', '09-30 corte de setiembre', '10-31 corte de octubre']
      .concat('12-31 corte de diciembre')
      .map((said) => `2026-${said.slice(0, 5)} Plan de mejora 2026: ${said.slice(6)} /panel/plan/2026/ejecucion`),
  ],
  ...(
    [
      ['own-actions', '/panel/plan/2026/mis-acciones'],
      ['all-plans', '/nacional/revisiones'],
    ] as const
  ).map(([planPage, to]): [string, Partial<CalendarFacts>, readonly string[]] => [
    `plans to whoever reads them at ${to}`,
    { planYears: [2026], planPage },
    [`2026-06-30 Plan de mejora 2026: corte de junio ${to}`, `2026-10-31 Plan de mejora 2026: corte de octubre ${to}`],
  ]),
  [
    'the report of November and the record, each on its own page',
    {
      reports: [{ year: 2026, to: '/panel/informe-noviembre/2026' }],
      records: [{ year: 2026, lastDay: '2027-03-31', to: '/panel/registro-anual/2026' }],
    },
    [
      '2026-11-30 Último día para presentar el informe de noviembre /panel/informe-noviembre/2026',
      '2027-03-31 Último día para llenar el registro anual /panel/registro-anual/2026',
    ],
  ],
  [
    'the half-year sheet of Recursos Humanos',
    { sheets: [{ id: '2026-1', lastDay: '2026-09-30' }] },
    ['2026-09-30 Último día en que la hoja semestral entra en los totales /panel/hoja-servir'],
  ],
  [
    'the sheet of adaptation to whoever reads it there',
    { adaptationPage: '/panel/adecuacion' },
    ['2026-12-25 Último día para adecuar los documentos a la Ley 32535 /panel/adecuacion'],
  ],
])('of %s', (_, facts, days) => {
  expect(said(facts)).toEqual(days)
})

test('every date has a name of its own, alike on every reading', () => {
  const facts = { ...NOTHING, campaigns: [campaign], kept: [campaign], planYears: [2026, 2027] }
  const ids = calendarDays(facts).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(calendarDays(facts).map(({ id }) => id)).toEqual(ids)
})
