import { expect, test } from 'vitest'
import { deadlines, type DatedWork } from './deadlines.ts'

const NOTHING: DatedWork = { campaigns: [], actions: [], confirmBy: null, mandateEnd: null, adapts: false }
const told = (work: Partial<DatedWork>, today: string) =>
  deadlines({ ...NOTHING, ...work }, today).map(({ on, what }) => `${on} ${what}`)

test.each([
  ['2026-01-15', ['2026-06-30', '2026-10-31', '2026-11-30']],
  ['2026-06-30', ['2026-06-30', '2026-10-31', '2026-11-30']],
  ['2026-12-02', ['2027-06-30', '2027-10-31', '2027-11-30']],
])('on %s the days of the year that come are named', (today, days) => {
  expect(deadlines(NOTHING, today).map(({ on }) => on)).toEqual(days)
})

test('everything with a day stands in order, what is overdue first', () => {
  const work = {
    campaigns: [
      { title: 'Cultura organizacional', opensOn: '2026-11-20', closesOn: '2026-12-11' },
      { title: 'Estereotipos', opensOn: '2026-12-10', closesOn: '2026-12-22' },
    ],
    actions: [
      { year: 2026, title: 'Lactario', dueOn: '2026-11-30' },
      { year: 2026, title: 'Directiva', dueOn: '2026-12-20' },
      { year: 2026, title: 'Sin fecha', dueOn: null },
    ],
    confirmBy: '2027-03-01',
    mandateEnd: '2026-12-31',
    adapts: true,
  }
  expect(told(work, '2026-12-02')).toEqual([
    '2026-11-30 Venció en el plan 2026: Lactario',
    '2026-12-10 Empieza la aplicación: Estereotipos',
    '2026-12-11 Cierra la aplicación: Cultura organizacional',
    '2026-12-20 Vence en el plan 2026: Directiva',
    '2026-12-22 Cierra la aplicación: Estereotipos',
    '2026-12-25 Adecuar los documentos de la entidad a la Ley 32535',
    '2026-12-31 Último día de las autoridades elegidas',
    '2027-03-01 Confirmar la lista de cuentas',
    '2027-06-30 Corte del seguimiento del plan, primer semestre',
    '2027-10-31 Corte del seguimiento del plan, para el informe de noviembre',
    '2027-11-30 Informe anual del mecanismo al MIMP',
  ])
})
