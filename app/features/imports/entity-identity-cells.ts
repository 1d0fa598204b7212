import type { ListedEntity } from '#db/queries/imports.server.ts'
import { hasSector, SECTORS, type Sector } from '#surveys/model/entity-identity.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { RUC_WORDS, SECTOR_WORDS, UBIGEO_WORDS } from '#app/features/directory/entity-rule-words.ts'
import { identityFaults, type EntityFacts, type EntityIdentity } from '#app/features/directory/entity-rules.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import type { CodedRow, EntityBook } from './entity-book.ts'
import type { LineChange } from './report.ts'

/** Identity that a row leaves an entity with, and what is wrong with it. */
export type ReadIdentity = { readonly identity: EntityIdentity; readonly problems: readonly string[] }

/** Blanks and hyphens between the digits are those of the paper. */
const digitsOf = (text: string) => text.replace(/[\s-]/g, '')

function sectorOf(text: string): Sector | null {
  return SECTORS.find((sector) => plainName(SECTOR_NAMES[sector]) === plainName(text)) ?? null
}

function sectorProblem({ sector: text }: CodedRow, governmentLevel: EntityFacts['governmentLevel'] | null) {
  if (text === '' || governmentLevel === null) return null
  if (!hasSector(governmentLevel)) return SECTOR_WORDS
  return sectorOf(text) === null ? `Escriba el sector: ${Object.values(SECTOR_NAMES).join(', ')}` : null
}

/** Whose tax number it is already: an entity in force besides this one, or an earlier row. */
function rucTaken({ code, row }: CodedRow, ruc: string, { byRuc, rowOfRuc }: EntityBook): string | null {
  const owner = byRuc.get(ruc)
  if (owner && owner.id !== code) return `Ese RUC es de ${owner.name} (${owner.id})`
  const first = rowOfRuc.get(ruc)
  return first !== undefined && first !== row ? `El RUC ya está en la fila ${first}` : null
}

/**
 * Tax number, geographic code and sector as a row leaves them; an empty cell changes nothing.
 * @param before what the directory has; null for an entity that it does not have. @param place level and region as the row leaves them; null where the level is none.
 */
export function readIdentity(
  row: CodedRow,
  before: EntityIdentity | null,
  place: Pick<EntityFacts, 'governmentLevel' | 'region'> | null,
  book: EntityBook,
): ReadIdentity {
  const [ruc, ubigeo] = [digitsOf(row.ruc), digitsOf(row.ubigeo)]
  const identity = {
    ruc: ruc === '' ? (before?.ruc ?? null) : ruc,
    ubigeo: ubigeo === '' ? (before?.ubigeo ?? null) : ubigeo,
    sector: row.sector === '' ? (before?.sector ?? null) : sectorOf(row.sector),
  }
  if (place === null) return { identity, problems: [] }
  const faults = identityFaults(identity, place)
  const problems = [
    faults.ruc === null ? (identity.ruc === null ? null : rucTaken(row, identity.ruc, book)) : RUC_WORDS[faults.ruc],
    faults.ubigeo === null ? null : UBIGEO_WORDS[faults.ubigeo],
    sectorProblem(row, place.governmentLevel),
  ]
  return { identity, problems: problems.filter((problem): problem is string => problem !== null) }
}

/** What a row changes of an identity, in words. */
export function identityChanges(
  before: Pick<ListedEntity, keyof EntityIdentity> | null,
  after: EntityIdentity,
): LineChange[] {
  const sectorName = (sector: Sector | null | undefined) => (sector ? SECTOR_NAMES[sector] : null)
  const fields = [
    ['RUC', before?.ruc ?? null, after.ruc],
    ['Ubigeo', before?.ubigeo ?? null, after.ubigeo],
    ['Sector', sectorName(before?.sector), sectorName(after.sector)],
  ] as const
  return fields.flatMap(([label, was, is]) => (is === null || was === is ? [] : [{ label, before: was, after: is }]))
}
