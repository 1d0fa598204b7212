import { IN_FORCE, type NormId, type NormRows } from '../norm.ts'

/** Laws that make a day a national holiday in every public entity. */
export const HOLIDAY_NORMS = {
  'dleg-713': {
    ...IN_FORCE,
    published: '1991-11-08',
    label: 'D.Leg. 713',
    title: 'Consolida la legislación sobre descansos remunerados',
    says: 'Su artículo 6 enumera los feriados nacionales, que se guardan en su fecha.',
    articles: '6; 7',
    read: 'text',
  },
  'ley-31381': {
    ...IN_FORCE,
    published: '2021-12-31',
    label: 'Ley 31381',
    title: 'Declara feriado nacional el 9 de diciembre',
    says: 'Declara feriado el día de la Batalla de Ayacucho en todas las entidades públicas.',
    articles: '1; 3',
    read: 'text',
  },
  'ley-31530': {
    ...IN_FORCE,
    // In July, on a day that was not read: the press names the first 6 August for which it held, that of 2022.
    published: '2022',
    label: 'Ley 31530',
    title: 'Declara feriado nacional el 6 de agosto',
    says: 'Declara feriado el día de la Batalla de Junín en todas las entidades públicas.',
    articles: '1; 2',
    read: 'text',
  },
  'ley-31788': {
    ...IN_FORCE,
    published: '2023-06-15',
    label: 'Ley 31788',
    title: 'Declara feriado nacional el 7 de junio',
    says: 'Declara feriado el día de la Batalla de Arica y de la Bandera, también en las entidades públicas.',
    articles: 'único; primera disposición final',
    read: 'text',
  },
  'ley-31822': {
    ...IN_FORCE,
    published: '2023-07-08',
    label: 'Ley 31822',
    title: 'Declara feriado nacional el 23 de julio',
    says: 'Declara feriado el Día de la Fuerza Aérea del Perú y fija la lista vigente de feriados.',
    articles: '1; primera disposición modificatoria',
    read: 'text',
  },
} satisfies NormRows

export type Holiday = {
  readonly name: string
  /** The same day every year ("06-29"), or so many days from Easter Sunday. */
  readonly on: { readonly monthDay: string } | { readonly daysFromEaster: number }
  /** First year in which it is one: a law of June cannot make the day of its own year. */
  readonly firstYear: number
  readonly norm: NormId
}

const SINCE_1992 = { firstYear: 1992, norm: 'dleg-713' } as const

/**
 * National public holidays of Peru. Days that a decree only lets be made up later (*no laborables compensables*) and
 * holidays of one region or trade are not among them: they differ by year and place, and the work of the day is owed.
 */
export const HOLIDAYS: readonly Holiday[] = [
  { name: 'Año Nuevo', on: { monthDay: '01-01' }, ...SINCE_1992 },
  { name: 'Jueves Santo', on: { daysFromEaster: -3 }, ...SINCE_1992 },
  { name: 'Viernes Santo', on: { daysFromEaster: -2 }, ...SINCE_1992 },
  { name: 'Día del Trabajo', on: { monthDay: '05-01' }, ...SINCE_1992 },
  { name: 'Batalla de Arica y Día de la Bandera', on: { monthDay: '06-07' }, firstYear: 2024, norm: 'ley-31788' },
  { name: 'San Pedro y San Pablo', on: { monthDay: '06-29' }, ...SINCE_1992 },
  { name: 'Día de la Fuerza Aérea del Perú', on: { monthDay: '07-23' }, firstYear: 2023, norm: 'ley-31822' },
  { name: 'Fiestas Patrias', on: { monthDay: '07-28' }, ...SINCE_1992 },
  { name: 'Fiestas Patrias, segundo día', on: { monthDay: '07-29' }, ...SINCE_1992 },
  { name: 'Batalla de Junín', on: { monthDay: '08-06' }, firstYear: 2022, norm: 'ley-31530' },
  { name: 'Santa Rosa de Lima', on: { monthDay: '08-30' }, ...SINCE_1992 },
  { name: 'Combate de Angamos', on: { monthDay: '10-08' }, ...SINCE_1992 },
  { name: 'Todos los Santos', on: { monthDay: '11-01' }, ...SINCE_1992 },
  { name: 'Inmaculada Concepción', on: { monthDay: '12-08' }, ...SINCE_1992 },
  { name: 'Batalla de Ayacucho', on: { monthDay: '12-09' }, firstYear: 2022, norm: 'ley-31381' },
  { name: 'Navidad', on: { monthDay: '12-25' }, ...SINCE_1992 },
]
