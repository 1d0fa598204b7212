import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { findKey, keyFor, type KeysFolder } from './campaign-keys.server.ts'
import type { SealedTables } from './sealed-rows.ts'
import { seal, SealError, unseal } from './sealing.server.ts'

/** Seals rows to a key, which is made where there is none. @param room bytes that what is sealed fills at least. */
export function sealTables(keys: KeysFolder, key: string, what: string, tables: SealedTables, room: number): Buffer {
  return seal(keyFor(keys, key), { campaignId: key, what }, deflateRawSync(JSON.stringify(tables)), room)
}

/** Rows that were sealed to a key; null where it is not there (any more), or opens something else. */
export function openTables(keys: KeysFolder, key: string, what: string, box: Buffer): SealedTables | null {
  const known = findKey(keys, key)
  if (!known) return null
  try {
    return JSON.parse(inflateRawSync(unseal(known, { campaignId: key, what }, box)).toString()) as SealedTables
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
