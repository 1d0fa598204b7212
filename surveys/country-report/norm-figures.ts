import { NATIONAL_TOPICS, SUBNATIONAL_TOPICS, type NormTopic } from '#surveys/yearly-record/kinds.ts'
import { counted } from './figure-row.ts'

/** Norms of the year by their topic, as the report for 2019 lists the topics without counting them. */
export const NORM_FIGURES = {
  'norms-national-equality-policy': counted(
    'norms',
    'normas-politicas',
    'Normas nacionales: políticas de igualdad',
    'Normas del año, de entidades nacionales, que aprueban políticas que promueven la igualdad.',
  ),
  'norms-national-mainstreaming-guidelines': counted(
    'norms',
    'normas-lineamientos',
    'Normas nacionales: lineamientos de transversalización',
    'Normas del año, de entidades nacionales, con lineamientos para transversalizar el enfoque.',
  ),
  'norms-national-harassment-directive': counted(
    'norms',
    'normas-hostigamiento',
    'Normas nacionales: directivas sobre hostigamiento sexual',
    'Normas del año, de entidades nacionales, para prevenir y sancionar el hostigamiento sexual.',
  ),
  'norms-national-other': counted(
    'norms',
    'normas-nacional-otras',
    'Normas nacionales: otros temas',
    'Normas del año, de entidades nacionales, que no son de los tres temas anteriores.',
  ),
  'norms-sub-national-participatory-budget': counted(
    'norms',
    'normas-presupuesto-participativo',
    'Normas regionales y locales: presupuesto participativo',
    'Normas del año, de gobiernos regionales y locales, sobre presupuesto participativo.',
  ),
  'norms-sub-national-investment-criteria': counted(
    'norms',
    'normas-inversiones',
    'Normas regionales y locales: priorización de inversiones',
    'Normas del año, de gobiernos regionales y locales, con criterios para priorizar inversiones que reduzcan desigualdades.',
  ),
  'norms-sub-national-technical-guidelines': counted(
    'norms',
    'normas-lineamientos-tecnicos',
    'Normas regionales y locales: lineamientos técnicos',
    'Normas del año, de gobiernos regionales y locales, con lineamientos técnicos para transversalizar el enfoque.',
  ),
  'norms-sub-national-environmental-agenda': counted(
    'norms',
    'normas-agenda-ambiental',
    'Normas regionales y locales: agenda ambiental',
    'Normas del año, de gobiernos regionales y locales, con agenda ambiental local.',
  ),
  'norms-sub-national-other': counted(
    'norms',
    'normas-subnacional-otras',
    'Normas regionales y locales: otros temas',
    'Normas del año, de gobiernos regionales y locales, que no son de los cuatro temas anteriores.',
  ),
} as const

export type NormFigure = keyof typeof NORM_FIGURES

/** Which norms each of these figures counts: those of a topic of the list of their level, and all that are of none of it. */
export const NORMS_COUNTED: readonly {
  readonly figure: NormFigure
  readonly level: 'national' | 'sub-national'
  readonly holds: (topic: NormTopic) => boolean
}[] = [
  ...NATIONAL_TOPICS.map((topic) => ({
    ...{ figure: `norms-national-${topic}` as const, level: 'national' as const },
    holds: (each: NormTopic) => each === topic,
  })),
  ...SUBNATIONAL_TOPICS.map((topic) => ({
    ...{ figure: `norms-sub-national-${topic}` as const, level: 'sub-national' as const },
    holds: (each: NormTopic) => each === topic,
  })),
  {
    ...{ figure: 'norms-national-other', level: 'national' },
    holds: (each) => !(NATIONAL_TOPICS as readonly string[]).includes(each),
  },
  {
    ...{ figure: 'norms-sub-national-other', level: 'sub-national' },
    holds: (each) => !(SUBNATIONAL_TOPICS as readonly string[]).includes(each),
  },
]
