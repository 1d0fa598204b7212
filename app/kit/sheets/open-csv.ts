/** Spreadsheets run a text that begins so as a formula. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return `"${(LIKE_A_FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
}

/**
 * A table as programs exchange it (RFC 4180): commas, lines that end with CR LF, UTF-8 without a mark, the point as decimal
 * sign. Text is always quoted, so that an empty cell and an empty text are told apart, and gets an apostrophe where a
 * spreadsheet would run it. For people the other files of the house are separated by semicolons.
 */
export function openCsv(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [header.join(','), ...rows.map((row) => row.map(field).join(','))].map((line) => `${line}\r\n`).join('')
}
