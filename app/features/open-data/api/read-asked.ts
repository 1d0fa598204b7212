import type { Operation, Parameter } from './operations.ts'

/** What an address asks for, or the sentence that says what is wrong with it. */
export type Read =
  | { readonly ok: true; readonly asked: Readonly<Record<string, string | number>> }
  | { readonly ok: false; readonly detail: string }

const LONGEST_VALUE = 200

function readValue({ name, schema }: Parameter, value: string): string | number | { readonly wrong: string } {
  if (schema.type === 'integer') {
    const { minimum = 1, maximum = Number.MAX_SAFE_INTEGER } = schema
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
    return number >= minimum && number <= maximum
      ? number
      : { wrong: `«${name}» debe ser un número entero de ${minimum} a ${maximum}.` }
  }
  if (schema.enum && !schema.enum.includes(value))
    return { wrong: `«${name}» no admite ese valor. Los que admite son: ${schema.enum.join(', ')}.` }
  if (value === '' || value.length > LONGEST_VALUE)
    return { wrong: `«${name}» debe tener de 1 a ${LONGEST_VALUE} letras.` }
  return value
}

/** Reads the fields of an address as its operation describes them; one that it does not know, or that comes twice, is an error. */
export function readAsked({ parameters }: Operation, search: string): Read {
  const asked: Record<string, string | number> = Object.fromEntries(
    parameters.flatMap(({ name, schema }) => (schema.default === undefined ? [] : [[name, schema.default]])),
  )
  const seen = new Set<string>()
  for (const [name, value] of new URLSearchParams(search)) {
    const parameter = parameters.find((each) => each.name === name)
    if (!parameter) {
      const known = parameters.map((each) => each.name).join(', ')
      return {
        ok: false,
        detail:
          known === ''
            ? 'Esta dirección no admite parámetros.'
            : `Hay un parámetro que no existe. Los que hay son: ${known}.`,
      }
    }
    if (seen.has(name)) return { ok: false, detail: `«${name}» está dos veces.` }
    seen.add(name)
    const read = readValue(parameter, value)
    if (typeof read === 'object') return { ok: false, detail: read.wrong }
    asked[name] = read
  }
  return { ok: true, asked }
}
