/** The one place that rounds for display and writes numbers and dates; es-PE: point for decimals, comma for thousands. */
const LOCALE = 'es-PE'
const MINUS = '\u2212'

const statistic = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })

/** A number with at most one decimal, with the typographic minus sign. */
export function formatNumber(value: number): string {
  // What is written most on a page, and what `Intl` would say of it.
  if (value >= 0 && value < 1000 && Number.isInteger(value)) return String(value)
  return number.format(value).replace('-', MINUS)
}

/** Decimals that all numbers of one column have. */
export type Decimals = 0 | 1
const fixed = ([0, 1] as const).map(
  (digits) => new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)

/** A number of a column, rounded to the decimals that all of the column have: "46.0" beside "45.2", "70" beside "69". */
export function formatInColumn(value: number, decimals: Decimals): string {
  const said = fixed[decimals]?.format(value) ?? number.format(value)
  return (Number(said) === 0 ? said.replace('-', '') : said).replace('-', MINUS)
}

/** A coefficient such as a correlation, with two decimals. */
export function formatStatistic(value: number): string {
  return statistic.format(value).replace('-', MINUS)
}

export function formatPercent(percent: number): string {
  return `${formatNumber(percent)}%`
}

const wholeSoles = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })

/** Whole céntimos → "S/ 34,857,232", with its céntimos where there are any: money is not rounded. */
export function formatSoles(centimos: number): string {
  return `S/ ${(centimos % 100 === 0 ? wholeSoles : statistic).format(centimos / 100)}`
}

/** A difference of points with its sign: "+7", "−3"; in a column with the decimals of the column. */
export function formatDifference(value: number, decimals?: Decimals): string {
  const rounded = decimals === undefined ? formatNumber(value) : formatInColumn(value, decimals)
  return value > 0 && Number(rounded) !== 0 ? `+${rounded}` : rounded
}

export const MONTH_NAMES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'setiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const
const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const

/** ISO date → "3 de agosto de 2026". */
export function formatDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${day} de ${MONTH_NAMES[(month ?? 1) - 1]} de ${year}`
}

/** ISO date → "lunes 3 de agosto de 2026". */
export function formatLongDate(isoDate: string): string {
  const weekday = WEEKDAYS[new Date(`${isoDate}T00:00:00Z`).getUTCDay()]
  return `${weekday} ${formatDate(isoDate)}`
}

/** ISO date → "03/08/2026". */
export function formatShortDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-')
  return `${day}/${month}/${year}`
}

const lima = (style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: 'America/Lima', ...style })
const moment = lima({
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const ownClock = new Intl.DateTimeFormat(LOCALE, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** ISO instant → "24/11/2026, 10:32", Lima time. */
export function formatMoment(instant: string): string {
  return moment.format(new Date(instant))
}

/** "10:32:05", by the clock of the machine on which it is called: in a browser, that of whoever reads. */
export function formatOwnClock(now: Date): string {
  return ownClock.format(now)
}

/** "1 día", "4 días". */
export function formatCount(count: number, singular: string, plural: string): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`
}

/** A full hour of the day (0-23) with its article: "las 3:00 p. m.", "la 1:00 a. m.". */
export function formatFullHour(hour: number): string {
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  return `${twelve === 1 ? 'la' : 'las'} ${twelve}:00 ${hour < 12 ? 'a. m.' : 'p. m.'}`
}

/** A name that begins with a capital, inside a sentence: only its first letter changes, for an abbreviation keeps its own. */
export function withinSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Bytes of a file, as people say them: "12 kB", "2.4 MB", "52 GB". */
export function formatFileSize(bytes: number): string {
  if (bytes < 1024 ** 2) return `${formatNumber(Math.max(1, Math.round(bytes / 1024)))} kB`
  return bytes < 1024 ** 3 ? `${formatNumber(bytes / 1024 ** 2)} MB` : `${formatNumber(bytes / 1024 ** 3)} GB`
}
