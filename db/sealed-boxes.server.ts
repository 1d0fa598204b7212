import type Sqlite from 'better-sqlite3'
import { ownerOf } from './campaign-keys.server.ts'
import { listTablesAmong } from './copied-tables.server.ts'
import { SEALED } from './sealed-rows.ts'
import type { SealedBox } from './sealed-tables.server.ts'

type Place = { readonly campaignId: string; readonly part: string | null; readonly piece: number }

/** Tables of a backup with sealed values, and the name of the key of each. */
const KEY_OF = { [SEALED.table]: 'campaign_id', [SEALED.parts]: "campaign_id || '.' || part" } as const

type Sealing = keyof typeof KEY_OF

/** Whether each value is one row: in backups of before values had pieces. */
function isWhole(held: Sqlite.Database, what: Sealing): boolean {
  return !(held.pragma(`table_info(${what})`) as { name: string }[]).some(({ name }) => name === 'piece')
}

/** Finds sealed values by their keys, one piece at a time: nothing is being read between two of them. */
function boxFinder(held: Sqlite.Database, what: Sealing): (key: string) => SealedBox {
  const whole = isWhole(held, what)
  const find = held.prepare<[Place], { box: Buffer }>(
    `SELECT box FROM ${what} WHERE campaign_id = @campaignId
     AND ${what === SEALED.parts ? 'part = @part' : '@part IS NULL'} AND ${whole ? '0' : 'piece'} = @piece`,
  )
  return (key) => {
    const { campaignId, part } = ownerOf(key) ?? { campaignId: key, part: null }
    function* pieces() {
      for (let piece = 0; ; piece += 1) {
        const row = find.get({ campaignId, part, piece })
        if (!row) return
        yield row.box
      }
    }
    return { key, what, pieces, isWhole: whole }
  }
}

/** Sealed values of one table of a backup, in the order of their keys; a backup of an older version lacks the table of parts. */
export function listBoxes(held: Sqlite.Database, what: Sealing): SealedBox[] {
  if (listTablesAmong(held, [what]).length === 0) return []
  const keys = held.prepare<[], { key: string }>(`SELECT DISTINCT ${KEY_OF[what]} AS key FROM ${what} ORDER BY 1`).all()
  return keys.map(({ key }) => key).map(boxFinder(held, what))
}

/** Parts of the answers of a closed campaign that are sealed in a backup. */
export function listPartsOf(held: Sqlite.Database, campaignId: string): SealedBox[] {
  if (listTablesAmong(held, [SEALED.parts]).length === 0) return []
  const keys = held
    .prepare<[string], { key: string }>(
      `SELECT DISTINCT ${KEY_OF[SEALED.parts]} AS key FROM ${SEALED.parts} WHERE campaign_id = ? ORDER BY 1`,
    )
    .all(campaignId)
  return keys.map(({ key }) => key).map(boxFinder(held, SEALED.parts))
}
