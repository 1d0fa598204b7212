const MONTHS = 'enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre'.split(' ')

/** A whole number in full, as a report writes it: "34,857,232". */
export function inFull(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** "1 capacitación", "1,204 capacitaciones". */
export function counted(value: number, singular: string, plural: string): string {
  return `${inFull(value)} ${value === 1 ? singular : plural}`
}

/** ISO date as "3 de agosto de 2026". */
export function dayWords(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${day} de ${MONTHS[(month ?? 1) - 1]} de ${year}`
}

/** Share of a whole with at most one decimal, "95.2%"; null where there is no whole. */
export function shareWords(part: number, whole: number): string | null {
  return whole > 0 ? `${String(Math.round((1000 * part) / whole) / 10)}%` : null
}

/** "uno, dos y tres"; before a word that begins with the sound of i, "e". */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined || items.length === 1) return last ?? ''
  return `${items.slice(0, -1).join(', ')} ${/^h?[ií](?![aeiouáéíóú])/i.test(last) ? 'e' : 'y'} ${last}`
}
