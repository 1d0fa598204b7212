import type { Database as Client } from 'better-sqlite3'
import { findKey, keyFor, keysFolderOf, type KeysFolder } from './campaign-keys.server.ts'
import { seal, SealError, unseal, type About } from './sealing.server.ts'

export type Answers = Readonly<Record<string, string>>

/** Where a sheet belongs: it opens there alone. */
export type SheetPlace = {
  readonly campaignId: string
  readonly batchId: string
  readonly sheet: number
  readonly entry: number
}

/** Bytes that a sheet takes: the longest questionnaire on paper has 720, a blank sheet two. */
const ROOM = 1024

function about({ campaignId, batchId, sheet, entry }: SheetPlace): About {
  return { campaignId, what: JSON.stringify(['typed_sheets', batchId, sheet, entry]) }
}

/** What stands on a sheet, sealed to the key of its campaign. */
export function sealSheet(keys: KeysFolder, place: SheetPlace, answers: Answers): Buffer {
  return seal(keyFor(keys, place.campaignId), about(place), Buffer.from(JSON.stringify(answers)), ROOM)
}

/** What stands on a sheet. @throws {SealError} where the key of its campaign is not there, or another. */
export function openSheet(keys: KeysFolder, place: SheetPlace, sealed: Buffer): Answers {
  const key = findKey(keys, place.campaignId)
  if (!key) throw new SealError('The key of a campaign is not there')
  return JSON.parse(unseal(key, about(place), sealed).toString()) as Answers
}

/** What migration 0016 calls for sheets that an older version kept in the clear. */
export function defineSealForMigration(client: Client): void {
  client.function('seal_sheet', { directOnly: true }, (campaignId, batchId, sheet, entry, answers) => {
    const place = {
      campaignId: String(campaignId),
      batchId: String(batchId),
      sheet: Number(sheet),
      entry: Number(entry),
    }
    return sealSheet(keysFolderOf(client), place, JSON.parse(String(answers)) as Answers)
  })
}
