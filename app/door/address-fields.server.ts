import { z } from 'zod'
import { AppError } from '#app/kit/program/app-error.server.ts'

export type Fields = Readonly<Record<string, z.ZodType>>
export type Typed<F extends Fields> = { readonly [Name in keyof F]: z.infer<F[Name]> }
// eslint wants no empty object type; a record of nothing is what an address without fields has.
export type None = Record<never, z.ZodType>

export const NO_FIELDS: Fields = {}

/** Made once of each address: to make one anew costs more than to read by it. */
const shapes = new WeakMap<Fields, z.ZodType>()

function shapeOf(fields: Fields): z.ZodType {
  const shape = shapes.get(fields) ?? z.object(fields)
  shapes.set(fields, shape)
  return shape
}

/**
 * What an address holds, read by the schemas of its parts. One whose parts are none that we know looks like one that does
 * not exist.
 * @throws {AppError} `not-found`
 */
export function typed(fields: Fields, values: Readonly<Record<string, string | undefined>>): unknown {
  const read = shapeOf(fields).safeParse(values)
  if (!read.success) throw new AppError('not-found')
  return read.data
}

/** Fields behind the question mark, the first of each name. */
export function searchValues(url: URL): Record<string, string> {
  return Object.fromEntries([...url.searchParams].reverse())
}
