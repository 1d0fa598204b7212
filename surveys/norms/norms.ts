import { NORMS } from './data.ts'
import { assertIsoDate } from './iso-date.ts'
import { NORM_IDS, type Norm, type NormId } from './norm.ts'

export function isNormId(id: string): id is NormId {
  return Object.hasOwn(NORMS, id)
}

export function norm(id: NormId): Norm {
  return { id, ...NORMS[id] }
}

/** Short Spanish label: "Ley 32535", "D.S. 014-2019-MIMP". */
export function citation(id: NormId): string {
  return NORMS[id].label
}

/** First and last article of each entry of a list like "7; 10-12; 35". */
function ranges(articles: string): [first: number, last: number][] {
  return [...articles.matchAll(/(?:^|; )(\d+)(?:\.\d+)?(?:-(\d+))?(?=;|$)/g)].map(([, first, last]) => [
    Number(first),
    Number(last ?? first),
  ])
}

/**
 * Whether every article that a citation names («artículos 16.1 y 37») was noted of the norm when it was read; a final
 * provision or a preliminary title, where the list holds one.
 */
export function notedArticles(id: NormId, place: string): boolean {
  const { articles, places = [] } = norm(id)
  if (places.some((own) => own.place === place && own.inForceFrom === null)) return false
  if (/disposici/.test(place)) return /disposici/.test(articles)
  if (/^artículo III\b/.test(place)) return /\bIII\b/.test(articles)
  const cited = [...place.replace(/\.\d+/g, '').matchAll(/\d+/g)].map(([number]) => Number(number))
  return (
    cited.length > 0 &&
    cited.every((article) => ranges(articles).some(([first, last]) => first <= article && article <= last))
  )
}

/** Whether the whole text was read; every other norm is shown as "por verificar". */
export function isVerified(id: NormId): boolean {
  return NORMS[id].read === 'text'
}

/**
 * ISO date from which a norm is in force: the one that it gives itself, or the day after its publication (Constitución
 * Política del Perú, article 109). A year alone counts from 31 December, so that nothing is cited before it surely was
 * in force.
 */
export function inForceFrom(id: NormId): string {
  const { published, inForceFrom: own } = norm(id)
  if (own !== undefined) return own
  const day = new Date(`${published.length === 4 ? `${published}-12-31` : published}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

/**
 * Whether a norm was in force on a day; the day on which it ended is the first without it.
 * @throws {RangeError} when the day is not written as an ISO date (2026-11-23).
 */
export function inForceOn(id: NormId, isoDate: string): boolean {
  assertIsoDate(isoDate)
  const { ended } = NORMS[id]
  return isoDate >= inForceFrom(id) && (ended === null || isoDate < ended)
}

/** A norm that a text names by its citation. */
export function namedNorms(text: string): NormId[] {
  return NORM_IDS.filter((id) => text.includes(citation(id)))
}

/**
 * What a reader of a day must know about a citation besides its name, each a few Spanish words; empty for most.
 * A text keeps the norms of the day on which it was written: whoever reads it later learns which of them ended since.
 * @throws {RangeError} when the day is not written as an ISO date.
 */
export function marksOf(id: NormId, isoDate: string): string[] {
  assertIsoDate(isoDate)
  const { ended, endedBy, standing } = norm(id)
  const gone = ended !== null && isoDate >= ended
  return [
    ...(isVerified(id) ? [] : ['por verificar']),
    ...(gone && endedBy ? [`derogada desde el ${plainDay(ended)} por ${citation(endedBy)}`] : []),
    ...startMarks(id, isoDate),
    ...(standing === undefined ? [] : [standing]),
  ]
}

/** Of a norm known by its year alone nobody can say, within that year, that it is not in force yet. */
function startMarks(id: NormId, isoDate: string): string[] {
  const { published } = norm(id)
  if (isoDate >= inForceFrom(id)) return []
  return published.length === 4 && isoDate.startsWith(published) ? ['vigencia por verificar'] : ['aún no vigente']
}

/** "26/07/2021". */
function plainDay(isoDate: string): string {
  return isoDate.split('-').reverse().join('/')
}

/**
 * Citations that may not stand in a document of this day.
 * @throws {RangeError} when the day is not written as an ISO date.
 */
export function citationsNotInForce(ids: readonly NormId[], isoDate: string): NormId[] {
  return ids.filter((id) => !inForceOn(id, isoDate))
}
