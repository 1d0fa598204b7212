/** What was typed into a form, so that a refused one keeps it. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))
}

/** One way to end a line: forms send CR LF, spreadsheets LF, and neither is a change of the text. */
export function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
