import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { isWriteHeld, isWrittenElsewhere, later } from '#db/later.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { campaigns } from '#db/schema/index.ts'
import { inTransaction, preparedOnce } from '#db/unit-of-work.server.ts'
import type { WaitingLot } from '#db/waiting-answers.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { moveReadySheets } from './typed-sheets.server.ts'

/** Answers of a campaign that are stored together at least, and codes that are marked together. */
export const SMALLEST_LOT = 10

const prepared = preparedOnce(({ $client }) => ({
  insert: $client.prepare<[string, Buffer, string, string | null, string | null, string]>(
    'INSERT OR IGNORE INTO responses (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  spend: $client.prepare<[Buffer, string]>('UPDATE access_codes SET spent = 1 WHERE mac = ? AND campaign_id = ?'),
}))

/** Smallest number of answers that move together. */
export function lotSize(defences: Defences): number {
  return defences['stored-in-lots'] ? SMALLEST_LOT : 1
}

/** Smallest number of codes that are marked together. */
export function codeLotSize(defences: Defences): number {
  return defences['codes-marked-in-lots'] ? SMALLEST_LOT : 1
}

/**
 * First commit of a move: writes what waited among the responses, in the order of its random ids. Where the program
 * stopped between the two commits it is repeated, and changes nothing.
 */
export function insertLot(database: Database, { campaignId, part, answers }: WaitingLot): void {
  const [stored = 'main'] = part.split(':') as [ResponsePart]
  inTransaction(
    database,
    (transaction) => {
      const { insert } = prepared(transaction)
      for (const { id, answers: text, sex, extraSegment } of [...answers].sort((a, b) => Buffer.compare(a.id, b.id)))
        insert.run(campaignId, id, text, sex, extraSegment, stored)
    },
    'immediate',
  )
}

/** Marks used codes of a campaign, all in one commit in which nothing else stands. */
export function spendCodes(database: Database, campaignId: string, macs: readonly Buffer[]): void {
  inTransaction(
    database,
    (transaction) => {
      for (const mac of macs) prepared(transaction).spend.run(mac, campaignId)
    },
    'immediate',
  )
}

/**
 * Moves answers of a campaign that wait into the responses: a lot each, two commits each, for nothing is atomic over
 * two files; then the write-ahead log is emptied, so that no two lots lie there side by side.
 */
export function moveLots(database: Database, atLeast: number, campaignId?: string): void {
  const waiting = waitingOf(database)
  for (const lot of waiting.listLots(atLeast, campaignId)) {
    insertLot(database, lot)
    waiting.deleteLot(lot)
    emptyLog(database)
  }
}

/** Ends what the program did not live to end: a campaign that is over keeps nothing in the file of waiting answers. */
function deleteEnded(database: Database): void {
  const waiting = waitingOf(database)
  for (const id of waiting.listCampaigns()) {
    const campaign = database.select({ status: campaigns.status }).from(campaigns).where(eq(campaigns.id, id)).get()
    if (campaign && ['closed', 'annulled', 'cancelled'].includes(campaign.status)) waiting.deleteCampaign(id)
  }
}

/**
 * Does all that is due of what waits: marks codes, moves answers and sheets of finished batches, each in lots of ten
 * or more. It may run at any time and be repeated after a stop; while somebody else writes it leaves all for later.
 */
export function moveDueLots(database: Database, defences: Defences = ALL_DEFENCES): void {
  if (isWrittenElsewhere(database) || isWriteHeld(database)) return
  const waiting = waitingOf(database)
  for (const { campaignId, macs } of waiting.listUsedCodes(codeLotSize(defences))) {
    spendCodes(database, campaignId, macs)
    waiting.deleteUsedCodes(campaignId, macs)
    emptyLog(database)
  }
  moveLots(database, lotSize(defences))
  waiting.moveReceipts()
  if (moveReadySheets(database)) emptyLog(database)
  deleteEnded(database)
}

/**
 * So many waiting together are moved without a pause: all of them are written again with each that joins, some 120 KB. Fewer
 * would be moved too often, each time with waits of this thread for the disk: an answer of a hundred costs half as much
 * again as one of two hundred.
 */
const LARGE_LOT = 200

/** Plans a move outside of everybody's reply, where one is due. */
export function planMove(database: Database, defences: Defences = ALL_DEFENCES): void {
  const waiting = waitingOf(database)
  const isDue =
    waiting.listLots(lotSize(defences)).length > 0 ||
    waiting.listUsedCodes(codeLotSize(defences)).length > 0 ||
    waiting.hasManyReceipts()
  if (isDue) later(database, () => moveDueLots(database, defences), waiting.listLots(LARGE_LOT).length > 0)
}
