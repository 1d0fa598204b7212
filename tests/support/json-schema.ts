type Schema = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Words of a schema that say nothing of a value. */
const SILENT = new Set(['description', 'default'])
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}

function isOfType(value: unknown, type: unknown): boolean {
  const own = typeOf(value)
  const types = Array.isArray(type) ? type : [type]
  return types.includes(own) || (own === 'integer' && types.includes('number'))
}

type Check = (value: unknown, word: unknown, schema: Schema, at: string, root: Schema) => string[]

const said = (isRight: boolean, what: string): string[] => (isRight ? [] : [what])

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (value, word, _schema, at, root) => {
    const path = String(word).replace('#/', '').split('/')
    const target = path.reduce<unknown>((found, part) => (isObject(found) ? found[part] : undefined), root)
    if (!isObject(target)) throw new Error(`${String(word)} leads nowhere`)
    return schemaFaults(value, target, root, at)
  },
  type: (value, word, _schema, at) => said(isOfType(value, word), `${at}: ${typeOf(value)} is no ${String(word)}`),
  enum: (value, word, _schema, at) => said((word as unknown[]).includes(value), `${at}: ${String(value)} is no choice`),
  const: (value, word, _schema, at) => said(value === word, `${at}: is not ${String(word)}`),
  minimum: (value, word, _schema, at) => said(typeof value !== 'number' || value >= Number(word), `${at}: too small`),
  maximum: (value, word, _schema, at) => said(typeof value !== 'number' || value <= Number(word), `${at}: too large`),
  pattern: (value, word, _schema, at) =>
    said(typeof value !== 'string' || new RegExp(String(word)).test(value), `${at}: does not fit ${String(word)}`),
  format: (value, word, _schema, at) => {
    if (word !== 'date') throw new Error(`The format ${String(word)} is not known here`)
    return said(typeof value !== 'string' || DAY.test(value), `${at}: is no day`)
  },
  items: (value, word, _schema, at, root) =>
    Array.isArray(value)
      ? value.flatMap((each, place) => schemaFaults(each, word as Schema, root, `${at}[${place}]`))
      : [],
  properties: (value, word, _schema, at, root) =>
    isObject(value)
      ? Object.entries(word as Readonly<Record<string, Schema>>).flatMap(([name, each]) =>
          name in value ? schemaFaults(value[name], each, root, `${at}.${name}`) : [],
        )
      : [],
  required: (value, word, _schema, at) =>
    isObject(value) ? (word as string[]).filter((name) => !(name in value)).map((name) => `${at}: lacks ${name}`) : [],
  additionalProperties: (value, word, schema, at, root) => {
    if (!isObject(value)) return []
    const known = Object.keys((schema['properties'] ?? {}) as Schema)
    const others = Object.keys(value).filter((name) => !known.includes(name))
    if (word === false) return others.map((name) => `${at}: ${name} is not described`)
    return others.flatMap((name) => schemaFaults(value[name], word as Schema, root, `${at}.${name}`))
  },
}

/**
 * Where a value is not what a JSON Schema (2020-12) says, of the words that our description uses; one that is not known here
 * is an error, so that nothing goes unchecked.
 * @param root document in which `$ref` is looked up.
 */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema, at = '$'): string[] {
  return Object.entries(schema).flatMap(([name, word]) => {
    if (SILENT.has(name)) return []
    const check = CHECKS[name]
    if (!check) throw new Error(`The word ${name} is not known here`)
    return check(value, word, schema, at, root)
  })
}
