import { plainName } from '#surveys/text/written-text.ts'
import type { HistoryRow } from '#db/queries/directory.server.ts'

/** A code made of a name, as it stands in addresses: letters and digits, at most 60. */
export function codeOf(name: string): string {
  return plainName(name).replace(/ /g, '-').slice(0, 60).replace(/-$/, '')
}

/** `codeOf` with a number after it where the code is taken. */
export function freeCode(name: string, isTaken: (code: string) => boolean): string {
  const code = codeOf(name) || 'entidad'
  let free = code
  for (let number = 2; isTaken(free); number += 1) free = `${code}-${number}`
  return free
}

type Rename = Pick<HistoryRow, 'change' | 'before' | 'effectiveOn'>

/** A period in which an entity had a name; ISO dates, `from` null where its beginning is not known, `until` its last day. */
export type NamePeriod = { readonly name: string; readonly from: string | null; readonly until: string | null }

/** The day before an ISO date. */
function dayBefore(isoDate: string): string {
  const day = new Date(`${isoDate}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

/**
 * Every name of an entity with its period, oldest first; one name where it was never renamed.
 * @param name of today. @param renames of the entity, oldest first.
 */
export function namePeriods(name: string, renames: readonly Rename[]): NamePeriod[] {
  const taken = renames.filter(({ change }) => change === 'renamed')
  const starts = [null, ...taken.map(({ effectiveOn }) => effectiveOn)]
  const names = [...taken.map(({ before }) => before), name]
  return names.map((each, index) => {
    const next = starts[index + 1]
    return {
      name: each,
      from: starts[index] ?? null,
      until: next === undefined || next === null ? null : dayBefore(next),
    }
  })
}

/** Name of an entity in a year, as a report on that year says it: the one that it had on its 31 December. */
export function nameIn(name: string, renames: readonly Rename[], year: number): string {
  return nameOn(name, renames, `${year}-12-31`)
}

/**
 * What an entity was attached to on a day: what its first later change of parent took away, or today's.
 * @param parentId of today. @param moves of the entity, oldest first. @returns the code, or null for none.
 */
export function parentOn(parentId: string | null, moves: readonly Rename[], day: string): string | null {
  const later = moves.find(({ change, effectiveOn }) => change === 'parent' && effectiveOn > day)
  return later === undefined ? parentId : later.before || null
}

/**
 * Name of an entity on a day: the one that its first later rename took away, or today's.
 * @param renames of the entity, oldest first. @param day ISO date.
 */
export function nameOn(name: string, renames: readonly Rename[], day: string): string {
  return renames.find(({ change, effectiveOn }) => change === 'renamed' && effectiveOn > day)?.before ?? name
}
