import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import {
  ACT_TYPES,
  COUNTED_AS,
  DOCUMENT_TYPES,
  NATIONAL_TOPICS,
  NORM_TOPICS,
  SUBNATIONAL_TOPICS,
  TRAINING_TYPES,
  type FactKind,
} from '#surveys/yearly-record/kinds.ts'
import type { SelectOption } from '#app/kit/forms/select.tsx'
import { ACT_TYPE_NAMES, COUNTED_AS_NAMES, DOCUMENT_TYPE_NAMES, TOPIC_NAMES, TRAINING_TYPE_NAMES } from './words.ts'

/** How a field is asked for and read. `entities`: names of the directory, one a line. */
export type FieldShape = 'line' | 'lines' | 'entities' | 'date' | 'count' | 'hours' | 'choice' | 'choices'

export type FactField = {
  readonly name: string
  readonly label: string
  readonly shape: FieldShape
  readonly help?: string
  readonly optional?: true
  /** Letters. */
  readonly longest?: number
  readonly options?: readonly SelectOption[]
}

/** What was typed, by the name of the field; what was chosen among many is parted by spaces. */
export type FactValues = Readonly<Record<string, string>>

const optionsOf = <Word extends string>(words: readonly Word[], names: Readonly<Record<Word, string>>) =>
  words.map((word): SelectOption => [word, names[word]])

export const INSTRUMENT_NAMES: Readonly<Record<InstrumentSlug, string>> = {
  'organizational-culture': 'Cultura organizacional',
  'public-budget': 'Presupuesto público',
  'gender-stereotypes': 'Estereotipos de género',
  'sexual-harassment': 'Hostigamiento sexual',
}

const EXPIRY: FactField = {
  name: 'vence',
  label: 'Vence el (opcional)',
  shape: 'date',
  optional: true,
  help: 'Deje vacío si no tiene plazo.',
}

const TRAINED: readonly FactField[] = [
  { name: 'nombre', label: 'Nombre de la capacitación', shape: 'line' },
  { name: 'tipo', label: 'Tipo', shape: 'choice', options: optionsOf(TRAINING_TYPES, TRAINING_TYPE_NAMES) },
  { name: 'horas', label: 'Horas que duró', shape: 'hours', help: 'De toda la capacitación, no de cada persona.' },
  { name: 'mujeres', label: 'Mujeres', shape: 'count' },
  { name: 'hombres', label: 'Hombres', shape: 'count' },
  { name: 'cuenta', label: 'Qué se contó', shape: 'choice', options: optionsOf(COUNTED_AS, COUNTED_AS_NAMES) },
]

const PRESENTED: FactField = {
  name: 'entidades',
  label: 'Entidades, una por línea',
  shape: 'entities',
  help: 'Con el nombre que tienen en el directorio.',
  longest: 8000,
}

const FIELDS: Readonly<Record<FactKind, readonly FactField[]>> = {
  'mechanism-act': [
    { name: 'tipo', label: 'Tipo de norma', shape: 'choice', options: optionsOf(ACT_TYPES, ACT_TYPE_NAMES) },
    { name: 'numero', label: 'Número', shape: 'line', help: 'Por ejemplo: 045-2018-VIVIENDA.' },
    EXPIRY,
  ],
  'mechanism-members': [
    { name: 'preside', label: 'Quién lo preside: cargo o unidad', shape: 'line' },
    { name: 'secretaria', label: 'Secretaría técnica: unidad', shape: 'line' },
    {
      name: 'unidades',
      label: 'Otras unidades que lo integran, una por línea',
      shape: 'lines',
      optional: true,
      longest: 2000,
    },
    { name: 'mujeres', label: 'Mujeres', shape: 'count' },
    { name: 'hombres', label: 'Hombres', shape: 'count' },
    EXPIRY,
  ],
  'equality-officer': [
    { name: 'cargo', label: 'Cargo', shape: 'line' },
    { name: 'unidad', label: 'Unidad', shape: 'line' },
    {
      name: 'nombre',
      label: 'Nombre (opcional)',
      shape: 'line',
      optional: true,
      help: 'Es un cargo público. El nombre lo ven la entidad y el MIMP, y no sale en ningún informe.',
    },
    { name: 'acto', label: 'Documento que designa', shape: 'line' },
    EXPIRY,
  ],
  'activity-plan': [
    { name: 'titulo', label: 'Nombre del plan', shape: 'line' },
    {
      name: 'aprobado',
      label: 'Documento que lo aprueba (opcional)',
      shape: 'line',
      optional: true,
      help: 'La resolución con su número, o «firmado por la persona titular».',
    },
    { name: 'aprobado-fecha', label: 'Fecha de la aprobación', shape: 'date', optional: true },
    {
      name: 'cumplida',
      label: 'Primera acción cumplida (opcional)',
      shape: 'line',
      optional: true,
      help: 'Con su medio de verificación.',
    },
    { name: 'cumplida-fecha', label: 'Fecha en que se cumplió', shape: 'date', optional: true },
  ],
  'instrument-applied': [
    {
      name: 'herramienta',
      label: 'Herramienta',
      shape: 'choice',
      options: optionsOf(INSTRUMENT_SLUGS, INSTRUMENT_NAMES),
    },
    { name: 'acto', label: 'Documento que lo muestra', shape: 'line', help: 'Por ejemplo: Informe 12-2026-OGRH.' },
  ],
  'internal-document': [
    {
      name: 'tipo',
      label: 'Tipo de documento',
      shape: 'choice',
      options: optionsOf(DOCUMENT_TYPES, DOCUMENT_TYPE_NAMES),
    },
    { name: 'titulo', label: 'Nombre del documento', shape: 'line' },
    { name: 'acto', label: 'Norma que aprobó el cambio', shape: 'line' },
    { name: 'criterio', label: 'Qué criterio de igualdad se incluyó', shape: 'line', longest: 300 },
  ],
  training: TRAINED,
  norm: [
    { name: 'tema', label: 'Tema', shape: 'choice', options: optionsOf(NORM_TOPICS, TOPIC_NAMES) },
    { name: 'numero', label: 'Tipo y número', shape: 'line', help: 'Por ejemplo: Ordenanza regional 012-2026.' },
    { name: 'titulo', label: 'Título', shape: 'line', longest: 300 },
  ],
  communication: [
    { name: 'nombre', label: 'Nombre de la actividad', shape: 'line' },
    { name: 'medio', label: 'Medio', shape: 'line', help: 'Por ejemplo: redes sociales, radio, feria.' },
  ],
  'good-practice': [
    { name: 'titulo', label: 'Título', shape: 'line' },
    {
      name: 'texto',
      label: 'Qué se hizo y qué se logró',
      shape: 'lines',
      longest: 1000,
      help: 'Hasta 1000 letras. Sin nombres de personas.',
    },
  ],
  'tools-presented': [
    PRESENTED,
    {
      name: 'herramientas',
      label: 'Herramientas',
      shape: 'choices',
      options: optionsOf(INSTRUMENT_SLUGS, INSTRUMENT_NAMES),
    },
    { name: 'asunto', label: 'Actividad (opcional)', shape: 'line', optional: true },
  ],
  'training-given': TRAINED,
  'assistance-given': [PRESENTED, { name: 'asunto', label: 'Sobre qué', shape: 'line' }],
}

/** Fields of a kind; topics of norms are those of the level of the entity. */
export function factFields(kind: FactKind, level: GovernmentLevel | null): readonly FactField[] {
  if (kind !== 'norm' || level === null) return FIELDS[kind]
  const isSubnational = level === 'regional-government' || level === 'local-government'
  const topics = [...(isSubnational ? SUBNATIONAL_TOPICS : NATIONAL_TOPICS), 'other'] as const
  return FIELDS.norm.map((field) =>
    field.name === 'tema' ? { ...field, options: optionsOf(topics, TOPIC_NAMES) } : field,
  )
}
