import { walkXml } from './walk-xml.ts'

/** How a number is shown: as a date or a time, or with so many digits at least ("007" is 7 under the style `000`). */
export type NumberStyle = 'date' | number

/** The dates and times that have a number of their own in every workbook (ECMA-376, part 1, 18.8.30, with those of Asia). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** What is drawn as it stands, and what says a colour, a condition or a language; `[h]` counts hours. */
const LITERAL = /"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi

function styleOf(code: string): NumberStyle | undefined {
  if (/^0{2,30}$/.test(code)) return code.length
  return /[dmyhs]/i.test(code.replace(LITERAL, '').replace(/general|standard/gi, '')) ? 'date' : undefined
}

/**
 * The styles that change what a number says, by their place in the list that cells point to.
 * @param xml the part of styles of a workbook. @throws on anything malformed.
 */
export async function readNumberStyles(xml: string): Promise<Map<string, NumberStyle>> {
  const codes = new Map<number, string>()
  const styles = new Map<string, NumberStyle>()
  let [inCells, index] = [false, 0]
  await walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt' && !inCells) codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name !== 'xf' || !inCells) return
      const id = Number(attribute('numFmtId') ?? 0)
      const code = codes.get(id)
      const style = code === undefined ? (isBuiltInDate(id) ? 'date' : undefined) : styleOf(code)
      if (style !== undefined) styles.set(String(index), style)
      index += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** Day 0 of the numbers by which spreadsheets keep dates. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY = 24 * 60 * 60 * 1000
/** They count a 29 February 1900 that never was: from 1 March of that year, day 61, to the end of 9999. */
const [FIRST, LAST] = [61, 2_958_465]

/**
 * A date as a spreadsheet keeps it: "2026-12-31", or "2026-12-31 14:30" where it has a time.
 * @returns null where the number is no day, as that of a time alone.
 */
export function serialDate(serial: number): string | null {
  if (!(serial >= FIRST && serial < LAST + 1)) return null
  // A minute is no exact part of a day; the second before midnight is of its own day.
  const minutes = Math.floor((serial % 1) * 1440 + 1e-6)
  const [day, time] = new Date(DAY_ZERO + Math.floor(serial) * DAY + minutes * 60_000).toISOString().split('T')
  return minutes === 0 ? (day ?? null) : `${day} ${(time ?? '').slice(0, 5)}`
}
