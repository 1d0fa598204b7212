import type { GovernmentLevel } from './entity-kind.ts'

/** Sectors of the Peruvian executive: the one of each ministry, in the order of their Spanish names. */
export const SECTORS = [
  'agriculture',
  'environment',
  'foreign-trade-and-tourism',
  'culture',
  'defense',
  'development-and-social-inclusion',
  'economy-and-finance',
  'education',
  'energy-and-mines',
  'interior',
  'justice-and-human-rights',
  'women-and-vulnerable-populations',
  'presidency-of-the-council-of-ministers',
  'production',
  'foreign-affairs',
  'health',
  'labour',
  'transport-and-communications',
  'housing',
] as const
export type Sector = (typeof SECTORS)[number]

/** Whether entities of a level belong to a sector: governments of a territory and bodies with autonomy belong to none. */
export function hasSector(level: GovernmentLevel): boolean {
  return level === 'ministry' || level === 'national-entity'
}

const RUC_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const

/** The last digit that ten digits ask for, by modulo 11, as SUNAT gives it. */
function rucCheckDigit(digits: string): number {
  const sum = RUC_WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return (11 - (sum % 11)) % 10
}

/**
 * What is wrong with the tax number of a legal person: eleven digits that begin with 20, the last of which follows from
 * the others. Null where it is sound; that it is this entity's own nobody can tell from its digits.
 */
export function rucFault(ruc: string): 'malformed' | 'no-legal-person' | 'check-digit' | null {
  if (!/^\d{11}$/.test(ruc)) return 'malformed'
  if (!ruc.startsWith('20')) return 'no-legal-person'
  return rucCheckDigit(ruc) === Number(ruc[10]) ? null : 'check-digit'
}

/** Departments of INEI's geographic code, Callao among them. */
const DEPARTMENTS = 25

/**
 * What is wrong with a geographic code: six digits, two each of department (01 to 25), province and district. A whole
 * department or province has zeros behind it, and no district stands without its province.
 */
export function ubigeoFault(ubigeo: string): 'malformed' | 'unknown' | null {
  if (!/^\d{6}$/.test(ubigeo)) return 'malformed'
  const department = departmentOf(ubigeo)
  if (department < 1 || department > DEPARTMENTS) return 'unknown'
  return ubigeo.slice(2, 4) === '00' && ubigeo.slice(4) !== '00' ? 'unknown' : null
}

/** Number of the department (1 to 25, in the order of their names, which is that of INEI) that a sound code begins with. */
export function departmentOf(ubigeo: string): number {
  return Number(ubigeo.slice(0, 2))
}
