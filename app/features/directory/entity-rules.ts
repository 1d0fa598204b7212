import { departmentOf, hasSector, rucFault, ubigeoFault, type Sector } from '#surveys/model/entity-identity.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import { plainName } from '#surveys/text/written-text.ts'

// What makes an entity of the directory sound, for whoever writes one: a page's form or a row of a sheet. A rule says
// by a code what is wrong; the sentence is of the place where it is read.

/** What tells an entity from others outside of Espejo; null where it is not known, or where it has none. */
export type EntityIdentity = {
  /** Tax number, eleven digits. */
  readonly ruc: string | null
  /** INEI's code of where it has its seat, six digits. */
  readonly ubigeo: string | null
  /** Of the executive alone. */
  readonly sector: Sector | null
}

/** What the directory says of an entity, besides its code. */
export type EntityFacts = EntityIdentity & {
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
  readonly parentId: string | null
}
/** Norm or document that says so, and the ISO date from which it counts. */
export type Grounds = { readonly document: string; readonly effectiveOn: string }
/** Women and men who work in an entity on a day (ISO date), and where the figure comes from. */
export type StaffCount = {
  readonly women: number
  readonly men: number
  readonly countedOn: string
  readonly source: string
}

/** Shortest name in letters and digits, longest as it is written. */
export const NAME_LETTERS = { shortest: 5, longest: 160 } as const
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST_CODE = 60
const TEXT_LETTERS = { shortest: 3, longest: 200 } as const
/** Months during which the accounts of an entity that ended may still read and download. */
const LONGEST_READING_MONTHS = 12

export type LengthFault = 'too-short' | 'too-long'

export function nameFault(name: string): LengthFault | null {
  if (plainName(name).length < NAME_LETTERS.shortest) return 'too-short'
  return name.length > NAME_LETTERS.longest ? 'too-long' : null
}

/** A code as somebody chose it: it stands in addresses. */
export function codeFault(code: string): 'malformed' | null {
  return CODE.test(code) && code.length <= LONGEST_CODE ? null : 'malformed'
}

/** Governments of a territory are in a region; a region of the others would be that of their building. */
export function needsRegion(governmentLevel: GovernmentLevel): boolean {
  return governmentLevel === 'regional-government' || governmentLevel === 'local-government'
}

export function regionFault({
  governmentLevel,
  region,
}: Pick<EntityFacts, 'governmentLevel' | 'region'>): 'missing' | 'misplaced' | null {
  if (needsRegion(governmentLevel)) return region === null ? 'missing' : null
  return region === null ? null : 'misplaced'
}

/** What may be wrong with an identity, field by field. */
export type IdentityFaults = {
  readonly ruc: ReturnType<typeof rucFault>
  readonly ubigeo: ReturnType<typeof ubigeoFault> | 'other-region'
  readonly sector: 'misplaced' | null
}

/** That a government of a territory has its seat there; a region outside of the law's list has no code. */
function isInRegion(ubigeo: string, region: string | null): boolean {
  return region === null || REGIONS[departmentOf(ubigeo) - 1] === region
}

/** @param region that the entity has; null for those that are in none. */
export function identityFaults(
  { ruc, ubigeo, sector }: EntityIdentity,
  { governmentLevel, region }: Pick<EntityFacts, 'governmentLevel' | 'region'>,
): IdentityFaults {
  const malformed = ubigeo === null ? null : ubigeoFault(ubigeo)
  const astray = ubigeo !== null && malformed === null && !isInRegion(ubigeo, region)
  return {
    ruc: ruc === null ? null : rucFault(ruc),
    ubigeo: astray ? 'other-region' : malformed,
    sector: sector !== null && !hasSector(governmentLevel) ? 'misplaced' : null,
  }
}

/** Where an entity stands: whether it is in force, and what it belongs to. */
export type Placed = { readonly active: boolean; readonly parentId: string | null }

/**
 * An entity belongs to one in force that does not, however far, belong to it.
 * @param code of the entity; empty for one that has none yet. @param find null for a code that nobody has.
 */
export function parentFault(
  code: string,
  parentId: string,
  find: (code: string) => Placed | null,
): 'unknown' | 'circle' | null {
  if (!find(parentId)?.active) return 'unknown'
  const seen = new Set<string>()
  for (let above: string | null = parentId; above !== null && !seen.has(above); above = find(above)?.parentId ?? null) {
    if (above === code) return 'circle'
    seen.add(above)
  }
  return null
}

/** Whether a text is a number of people: up to six digits. */
export function isPeopleNumber(text: string): boolean {
  return /^\d{1,6}$/.test(text)
}

export function peopleFault({ women, men }: Pick<StaffCount, 'women' | 'men'>): 'nobody' | null {
  return women + men === 0 ? 'nobody' : null
}

/** A norm or document that says so, or the source of a figure. */
export function textFault(text: string): LengthFault | null {
  if (text.length < TEXT_LETTERS.shortest) return 'too-short'
  return text.length > TEXT_LETTERS.longest ? 'too-long' : null
}

/** What is written down has happened. @param isoDate of a figure, or from which a change counts. */
export function dayFault(isoDate: string, today: string): 'to-come' | null {
  return isoDate > today ? 'to-come' : null
}

/** Last day (ISO date) until which accounts of an entity that ends today may read. */
export function furthestReading(today: string): string {
  return addMonths(today, LONGEST_READING_MONTHS)
}

export function lastDayFault(isoDate: string, today: string): 'over' | 'too-far' | null {
  if (isoDate < today) return 'over'
  return isoDate > furthestReading(today) ? 'too-far' : null
}
