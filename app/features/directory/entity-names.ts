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

/**
 * Name of an entity on a day: the one that its first later rename took away, or today's.
 * @param renames of the entity, oldest first. @param day ISO date.
 */
export function nameOn(name: string, renames: readonly Rename[], day: string): string {
  return renames.find(({ change, effectiveOn }) => change === 'renamed' && effectiveOn > day)?.before ?? name
}
