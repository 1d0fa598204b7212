/** What an entity records of a year: the lists of the yearly report of the national policy, objective 5. */
export const ENTITY_KINDS = [
  'mechanism-act',
  'mechanism-members',
  'equality-officer',
  'activity-plan',
  'instrument-applied',
  'internal-document',
  'training',
  'norm',
  'communication',
  'good-practice',
] as const
export type EntityFactKind = (typeof ENTITY_KINDS)[number]

/** What the Ministry records of itself. */
export const MINISTRY_KINDS = ['tools-presented', 'training-given', 'assistance-given'] as const
export type MinistryFactKind = (typeof MINISTRY_KINDS)[number]

export const FACT_KINDS = [...ENTITY_KINDS, ...MINISTRY_KINDS] as const
export type FactKind = (typeof FACT_KINDS)[number]

/**
 * Kinds that stand until something ends them: their date may lie in an earlier year, and each year confirms them. Every
 * other fact happened in its year.
 */
export const STANDING_KINDS = [
  'mechanism-act',
  'mechanism-members',
  'equality-officer',
] as const satisfies readonly EntityFactKind[]
export type StandingKind = (typeof STANDING_KINDS)[number]

export function isStanding(kind: FactKind): kind is StandingKind {
  return (STANDING_KINDS as readonly FactKind[]).includes(kind)
}

/** Acts by which a mechanism is created or changed. */
export const ACT_TYPES = [
  'supreme-decree',
  'supreme-resolution',
  'ministerial-resolution',
  'head-resolution',
  'regional-ordinance',
  'regional-resolution',
  'municipal-ordinance',
  'mayoral-resolution',
  'other',
] as const
export type ActType = (typeof ACT_TYPES)[number]

/** Internal management documents that are changed to include criteria of equality; the source names seven types. */
export const DOCUMENT_TYPES = ['pdp', 'ris', 'poi', 'pbs', 'pei', 'rof', 'post-classifier', 'other'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** "Acciones de capacitación (programas, diplomados, cursos, talleres y otros)". */
export const TRAINING_TYPES = ['programme', 'diploma', 'course', 'workshop', 'other'] as const
export type TrainingType = (typeof TRAINING_TYPES)[number]

/** Whether numbers count each person once, or each time that somebody came. They are never added to each other. */
export const COUNTED_AS = ['persons', 'attendances'] as const
export type CountedAs = (typeof COUNTED_AS)[number]

/** Topics of norms that national entities approve, as the report for 2019 lists them. */
export const NATIONAL_TOPICS = ['equality-policy', 'mainstreaming-guidelines', 'harassment-directive'] as const
/** Topics of norms that regional and local governments approve, as the report for 2019 lists them. */
export const SUBNATIONAL_TOPICS = [
  'participatory-budget',
  'investment-criteria',
  'technical-guidelines',
  'environmental-agenda',
] as const
/** `other`: of neither list; it is counted apart. */
export const NORM_TOPICS = [...NATIONAL_TOPICS, ...SUBNATIONAL_TOPICS, 'other'] as const
export type NormTopic = (typeof NORM_TOPICS)[number]
