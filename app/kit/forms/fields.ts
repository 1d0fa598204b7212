import type { z } from 'zod'

/** What is wrong with a form, by the name of the field. */
export type FieldProblems = Readonly<Record<string, string>>

/**
 * Reads the fields of a form by a schema; a field that was not sent is empty text.
 * @returns the first problem of each field where there is one.
 */
export function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  form: FormData,
):
  | { readonly ok: true; readonly input: z.infer<z.ZodObject<Shape>> }
  | { readonly ok: false; readonly problems: FieldProblems } {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.keys(schema.shape).map((name) => [name, String(form.get(name) ?? '')])),
  )
  if (parsed.success) return { ok: true, input: parsed.data }
  const problems = parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message] as const)
  return { ok: false, problems: Object.fromEntries(problems.reverse()) }
}

/** What was typed into a form, so that a refused one keeps it. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  )
}

/** One way to end a line: forms send CR LF, spreadsheets LF, and neither is a change of the text. */
export function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
