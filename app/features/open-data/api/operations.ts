import { DATASET_LIST } from '#surveys/open-data/datasets.ts'
import { DATASET_IDS, type Column, type DatasetDescription, type DatasetId } from '#surveys/open-data/dataset.ts'
import { count, day, exactly, listOf, orNull, rowSchema, text, type JsonSchema } from './json-schema.ts'

/** A field behind the question mark, as the description says it and as the answer reads it. */
export type Parameter = {
  readonly name: string
  readonly description: string
  readonly schema: JsonSchema
}

/** What an address of the interface gives. */
export type Operation = {
  readonly id: string
  /** Under `/api/v1`; `{anio}` stands for a year. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly answer: JsonSchema
  /** What makes the answer; of rows, which dataset. */
  readonly gives:
    | { readonly kind: 'start' | 'datasets' | 'log' | 'description' }
    | { readonly kind: 'rows' | 'dataset'; readonly dataset: DatasetId }
}

export const MOST_ROWS = 1000
export const USUAL_ROWS = 100

const LICENCE_SCHEMA = exactly({ nombre: text('Nombre de la licencia'), direccion: text('Su texto') })

const COLUMN_SCHEMA = exactly({
  nombre: text('Nombre de la columna'),
  tipo: text('year, code, name, text, date, number o address'),
  significado: text('Qué dice'),
  unidad: orNull(text('Qué cuenta')),
  vacia: orNull(text('Qué significa un nulo; nulo si nunca lo hay')),
  codigos: {
    description: 'Qué significa cada código; nulo si no es una lista',
    type: ['object', 'null'],
    additionalProperties: { type: 'string' },
  },
  filtro: { type: 'boolean', description: 'Si se puede filtrar por ella' },
})

const YEAR_SCHEMA = exactly({
  anio: count('Año', 2000),
  edicion: count('Edición vigente', 1),
  publicada_el: day('Día en que se publicó'),
  filas: count('Cuántas filas tiene'),
  direccion: text('Dónde están las filas'),
})

const DATASET_SCHEMA = exactly({
  conjunto: { type: 'string', enum: DATASET_IDS, description: 'Palabra de su dirección' },
  titulo: text('Título'),
  descripcion: text('Qué contiene'),
  advertencia: text('Qué no se debe concluir'),
  columnas: listOf(COLUMN_SCHEMA),
  clave: listOf(text('Columna de la clave')),
  anios: listOf(YEAR_SCHEMA),
})

const LOG_SCHEMA = exactly({
  ediciones: listOf(
    exactly({
      anio: count('Año de los datos', 2000),
      numero: count('Número dentro del año', 1),
      clase: { type: 'string', enum: ['publicada', 'retirada'], description: 'Si se publicó o se retiró' },
      fecha: day('Día'),
      motivo: orNull(text('Por qué corrige o retira; nulo en la primera')),
      firma: text('Quién firma'),
      cargo: text('En qué cargo'),
      huella: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 de lo publicado' },
    }),
  ),
})

const PAGING: readonly Parameter[] = [
  {
    name: 'pagina',
    description: 'Página, desde 1',
    schema: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
  },
  {
    name: 'por_pagina',
    description: 'Filas de una página',
    schema: { type: 'integer', minimum: 1, maximum: MOST_ROWS, default: USUAL_ROWS },
  },
]

const VERSION: Parameter = {
  name: 'version',
  description: 'Edición del año; si falta, la vigente',
  schema: { type: 'integer', minimum: 1, maximum: 9999 },
}

function filterOf({ name, meaning, codes }: Column): Parameter {
  return {
    name,
    description: `Solo las filas con este valor. ${meaning}`,
    schema: { type: 'string', ...(codes ? { enum: Object.keys(codes) } : {}) },
  }
}

function rowsOf(dataset: DatasetDescription): Operation {
  return {
    id: `filas-${dataset.id}`,
    path: `/conjuntos/${dataset.id}/{anio}`,
    summary: dataset.title,
    description: `${dataset.description} ${dataset.caution}`,
    parameters: [...dataset.columns.filter(({ filter }) => filter).map(filterOf), ...PAGING, VERSION],
    answer: exactly({
      conjunto: { type: 'string', const: dataset.id },
      anio: count('Año', 2000),
      edicion: count('Edición', 1),
      publicada_el: day('Día en que se publicó'),
      licencia: LICENCE_SCHEMA,
      total: count('Filas que quedan después de filtrar'),
      pagina: count('Página', 1),
      paginas: count('Cuántas páginas hay', 1),
      filas: listOf(rowSchema(dataset)),
    }),
    gives: { kind: 'rows', dataset: dataset.id },
  }
}

function descriptionOf({ id, title }: DatasetDescription): Operation {
  return {
    id: `conjunto-${id}`,
    path: `/conjuntos/${id}`,
    summary: `Descripción de «${title}»`,
    description: 'Qué contiene, sus columnas, y los años publicados.',
    parameters: [],
    answer: DATASET_SCHEMA,
    gives: { kind: 'dataset', dataset: id },
  }
}

/**
 * Every address of the interface: from this list come the published description, the reading of what is asked, and the
 * choice of the answer. What does not stand here does not exist.
 */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'inicio',
    path: '/',
    summary: 'Dónde está cada cosa',
    description: 'Direcciones de la descripción, de los conjuntos y del registro.',
    parameters: [],
    answer: exactly({
      descripcion: text('OpenAPI'),
      conjuntos: text('Conjuntos de datos'),
      ediciones: text('Registro de ediciones'),
      catalogo: text('Catálogo para personas'),
      licencia: LICENCE_SCHEMA,
    }),
    gives: { kind: 'start' },
  },
  {
    id: 'conjuntos',
    path: '/conjuntos',
    summary: 'Conjuntos de datos',
    description: 'Todos, con sus columnas y los años publicados de cada uno.',
    parameters: [],
    answer: exactly({ conjuntos: listOf(DATASET_SCHEMA) }),
    gives: { kind: 'datasets' },
  },
  ...DATASET_LIST.flatMap((dataset) => [descriptionOf(dataset), rowsOf(dataset)]),
  {
    id: 'ediciones',
    path: '/ediciones',
    summary: 'Registro de ediciones, correcciones y retiros',
    description: 'Todo lo que se publicó, se corrigió y se retiró, lo más reciente primero.',
    parameters: [],
    answer: LOG_SCHEMA,
    gives: { kind: 'log' },
  },
  {
    id: 'openapi',
    path: '/openapi.json',
    summary: 'Esta descripción',
    description: 'La descripción de la interfaz en OpenAPI 3.1.',
    parameters: [],
    answer: { type: 'object' },
    gives: { kind: 'description' },
  },
]

/** The operation that an address leads to, with the year that it names; null where there is none. @param path under `/api/v1`. */
export function operationAt(path: string): { readonly operation: Operation; readonly year: number | null } | null {
  const parts = path.split('/').filter(Boolean)
  for (const operation of OPERATIONS) {
    const own = operation.path.split('/').filter(Boolean)
    const fits = own.length === parts.length && own.every((part, at) => part === parts[at] || isYear(part, parts[at]))
    if (!fits) continue
    const at = own.indexOf('{anio}')
    return { operation, year: at < 0 ? null : Number(parts[at]) }
  }
  return null
}

function isYear(pattern: string, part: string | undefined): boolean {
  return pattern === '{anio}' && part !== undefined && /^20\d\d$/.test(part)
}
