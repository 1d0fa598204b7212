/** What a fact sheet asks: totals of staff, each by sex. Service contractors and interns are none of it. */

/** Tables that each count everybody once; their rows stand in the order in which neighbours are merged. */
export const PEOPLE_TABLES = ['regime', 'group', 'pay'] as const
export type PeopleTable = (typeof PEOPLE_TABLES)[number]

type Line = { readonly id: string; readonly title: string }

/** Bands of monthly pay are in soles, before deductions. */
export const TABLE_ROWS: Readonly<Record<PeopleTable, readonly Line[]>> = {
  regime: [
    { id: 'd276', title: 'Decreto Legislativo 276' },
    { id: 'd728', title: 'Decreto Legislativo 728' },
    { id: 'cas', title: 'CAS (Decreto Legislativo 1057)' },
    { id: 'servir', title: 'Ley 30057, del Servicio Civil' },
    { id: 'career', title: 'Carreras especiales y otros regímenes' },
  ],
  group: [
    { id: 'head', title: 'Directivos y jefaturas' },
    { id: 'professional', title: 'Profesionales' },
    { id: 'technical', title: 'Técnicos' },
    { id: 'support', title: 'Auxiliares y apoyo' },
  ],
  pay: [
    { id: 'to2000', title: 'Hasta 2,000 soles' },
    { id: 'to4000', title: 'De 2,001 a 4,000 soles' },
    { id: 'to6000', title: 'De 4,001 a 6,000 soles' },
    { id: 'to8000', title: 'De 6,001 a 8,000 soles' },
    { id: 'to12000', title: 'De 8,001 a 12,000 soles' },
    { id: 'over12000', title: 'Más de 12,000 soles' },
  ],
}

/** Staff from which on pay is asked in bands. */
export const PAY_FROM = 100

export const SEXES = ['women', 'men'] as const
export type Sex = (typeof SEXES)[number]

/** What happened in the year; each counts people, but the last, which counts their hours. */
export const YEAR_LINES = [
  { id: 'maternity', title: 'Tomaron licencia por maternidad', asks: ['women'] },
  { id: 'paternity-due', title: 'Tuvieron derecho a licencia por paternidad', asks: ['men'] },
  { id: 'paternity', title: 'Tomaron licencia por paternidad', asks: ['men'] },
  { id: 'nursing', title: 'Usaron la hora de lactancia', asks: ['women'] },
  { id: 'care', title: 'Tomaron licencia para cuidar a un familiar', asks: ['women', 'men'] },
  { id: 'trained', title: 'Recibieron capacitación', asks: ['women', 'men'] },
  { id: 'hours', title: 'Horas de capacitación, sumadas', asks: ['women', 'men'] },
] as const satisfies readonly (Line & { readonly asks: readonly Sex[] })[]
export type YearLine = (typeof YEAR_LINES)[number]['id']

/** Lines that say something only together: all of them are saved, or none. */
export const TOGETHER = [
  ['maternity'],
  ['paternity-due', 'paternity'],
  ['nursing'],
  ['care'],
  ['trained', 'hours'],
] as const
