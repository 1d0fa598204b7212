import type { z } from 'zod'
import { manyLines, oneLine } from '#surveys/text/written-text.ts'

/** What is wrong with a form, by the name of the field. */
export type FieldProblems = Readonly<Record<string, string>>

/** A field exactly as it was sent; empty where it was not. Only for what must not be touched: passwords, what we sealed. */
export function asSent(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}

/** A field of one line, normalised; empty where it was not sent. */
export function lineOf(form: FormData, name: string): string {
  return oneLine(asSent(form, name))
}

/** A field of several lines, normalised; empty where it was not sent. */
export function linesOf(form: FormData, name: string): string {
  return manyLines(asSent(form, name))
}

/** Everything that was chosen under one name. */
export function chosenOf(form: FormData, name: string): string[] {
  return form.getAll(name).map((value) => oneLine(String(value)))
}

/** A file of a form; null where none was sent. */
export function fileOf(form: FormData, name: string): File | null {
  const found = form.get(name)
  return found instanceof File ? found : null
}

/**
 * Reads the fields of a form by a schema, each normalised as text of one line before it is checked and measured; a
 * field that was not sent is empty text.
 * @param long names of those that keep their lines.
 * @returns the first problem of each field where there is one.
 */
export function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  form: FormData,
  long: readonly (keyof Shape)[] = [],
):
  | { readonly ok: true; readonly input: z.infer<z.ZodObject<Shape>> }
  | { readonly ok: false; readonly problems: FieldProblems } {
  const fieldOf = (name: string) => (long.includes(name) ? linesOf(form, name) : lineOf(form, name))
  const parsed = schema.safeParse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, fieldOf(name)])))
  if (parsed.success) return { ok: true, input: parsed.data }
  const problems = parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message] as const)
  return { ok: false, problems: Object.fromEntries(problems.reverse()) }
}

/** Every text of a form as it was typed, in its order: only to be given back to whoever typed it. */
export function typedTexts(form: FormData): (readonly [name: string, value: string])[] {
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
}

/** Whether a file came with a form; a field of files that was left empty sends one without bytes. */
export function hasFile(form: FormData): boolean {
  return [...form].some(([, value]) => typeof value !== 'string' && value.size > 0)
}

/** What was typed into a form, so that a refused one keeps it. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(typedTexts(form))
}

/** Every field of one line, normalised, by its name: for forms whose fields are known only by their questions. */
export function linesByName(form: FormData): Record<string, string> {
  return Object.fromEntries(Object.entries(typedValues(form)).map(([name, value]) => [name, oneLine(value)]))
}
