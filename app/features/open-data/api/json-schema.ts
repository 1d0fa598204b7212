import type { Column, DatasetDescription } from '#surveys/open-data/dataset.ts'

/** A schema as OpenAPI 3.1 has it (JSON Schema 2020-12), of the few words that this interface needs. */
export type JsonSchema = {
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | null)[]
  readonly const?: string | number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: number
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false | JsonSchema
}

/** An object that has exactly these members. */
export function exactly(properties: Readonly<Record<string, JsonSchema>>, description?: string): JsonSchema {
  return {
    ...(description === undefined ? {} : { description }),
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
export const text = (description: string): JsonSchema => ({ type: 'string', description })
export const day = (description: string): JsonSchema => ({ type: 'string', format: 'date', description })
export const count = (description: string, minimum = 0): JsonSchema => ({ type: 'integer', minimum, description })
export const orNull = (schema: JsonSchema): JsonSchema => ({ ...schema, type: [String(schema.type), 'null'] })

const TYPES = {
  year: { type: 'integer', minimum: 2000, maximum: 2099 },
  code: { type: 'string' },
  name: { type: 'string' },
  text: { type: 'string' },
  date: { type: 'string', format: 'date' },
  number: { type: 'number' },
  address: { type: 'string', pattern: '^/' },
} as const

function cellSchema({ type, codes, empty, meaning, unit }: Column): JsonSchema {
  const codeList = codes ? Object.keys(codes) : null
  const said = [
    `${meaning}.`,
    ...(unit ? [`Unidad: ${unit}.`] : []),
    ...(empty ? [`Nulo: ${empty}.`] : []),
    ...Object.entries(codes ?? {}).map(([code, means]) => `${code}: ${means}.`),
  ]
  const schema: JsonSchema = {
    ...TYPES[type],
    description: said.join(' '),
    ...(codeList ? { enum: empty === undefined ? codeList : [...codeList, null] } : {}),
  }
  return empty === undefined ? schema : orNull(schema)
}

/** A row of a dataset, as its columns describe it. */
export function rowSchema({ columns }: DatasetDescription): JsonSchema {
  return exactly(Object.fromEntries(columns.map((column) => [column.name, cellSchema(column)])))
}
