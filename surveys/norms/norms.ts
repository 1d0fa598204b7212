import { NORMS } from './data.ts'
import { assertIsoDate } from './iso-date.ts'

/** Every norm that may be cited, by the id under which instruments, actions and pages cite it. */
export const NORM_IDS = [
  'ley-32535',
  'ley-28983',
  'ds-005-2017-mimp',
  'ds-013-2023-mimp',
  'ds-008-2019-mimp',
  'ds-002-2020-mimp',
  'ley-27942',
  'ds-014-2019-mimp',
  'rpe-144-2019-servir',
  'rm-115-2020-mimp',
  'ley-30709',
  'ds-002-2018-tr',
  'ley-31572',
  'ds-002-2023-tr',
  'ley-29409',
  'ley-26644',
  'ley-27240',
  'ley-29896',
  'ds-001-2016-mimp',
  'ley-32003',
  'rm-125-2025-mimp',
  'ley-30364',
  'ley-30057',
  'ds-040-2014-pcm',
  'rpe-150-2017-servir',
  'rpe-141-2016-servir',
  'ley-26772',
  'ley-29783',
  'ley-27815',
  'ley-29735',
  'dleg-1440',
  'ley-28056',
  'rs-024-2019-ef',
  'ley-29733',
  'ds-016-2024-jus',
  'ley-27806',
  'dleg-1412',
  'rsgtd-002-2024-pcm',
  'dleg-635',
  'ley-28048',
  'oit-r206',
  'dleg-713',
  'ley-31381',
  'ley-31530',
  'ley-31788',
  'ley-31822',
] as const

export type NormId = (typeof NORM_IDS)[number]
/** `being-replaced`: still in force, and a later norm orders that another take its place. */
export type NormStatus = 'in-force' | 'repealed' | 'being-replaced'
/** How well the text was read: whole, in part, only that it exists, or known without having been read. */
export type Reading = 'text' | 'excerpt' | 'existence' | 'own-knowledge'

export type Norm = {
  readonly id: NormId
  /** ISO date, or a year alone where the day is not known. */
  readonly published: string
  /** Short citation in Spanish: "Ley 32535". */
  readonly label: string
  readonly title: string
  readonly status: NormStatus
  /** ISO date of the first day on which it is no longer in force; `null` while it lasts. */
  readonly ended: string | null
  /** The norm that repealed it or orders its replacement. */
  readonly endedBy: NormId | null
  /** One plain Spanish sentence: what it obliges or says. */
  readonly says: string
  /** Articles that matter here, as they are cited; empty where none was noted. */
  readonly articles: string
  readonly read: Reading
}

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
  const { articles } = NORMS[id]
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
 * ISO date from which a norm is in force: the day after its publication (Constitución Política del Perú, article 109).
 * A year alone counts from 31 December, so that nothing is cited before it surely was in force.
 */
export function inForceFrom(id: NormId): string {
  const { published } = NORMS[id]
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

/**
 * Citations that may not stand in a document of this day.
 * @throws {RangeError} when the day is not written as an ISO date.
 */
export function citationsNotInForce(ids: readonly NormId[], isoDate: string): NormId[] {
  return ids.filter((id) => !inForceOn(id, isoDate))
}
