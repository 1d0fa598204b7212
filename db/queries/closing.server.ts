import { eq } from 'drizzle-orm'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { FittedProposal } from '#surveys/planning/proposal.ts'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { inLots } from '#db/in-lots.server.ts'
import { campaigns, frozenReleases } from '#db/schema/index.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { ADMISSIONS_OF_LOT, deleteNextAdmissions } from './admissions.server.ts'
import { deleteFrozenRelease, findFrozenDigest, findFrozenRelease, publishRelease } from './frozen-releases.server.ts'
import { moveLots } from './lots.server.ts'
import { countResponseRows, findStand, listResponseTexts, type ResponseText } from './responses.server.ts'
import { insertRewrite, ROWS_OF_LOT, updateNextRows, type KeptSexes } from './row-rewrites.server.ts'
import { moveSheets } from './typed-sheets.server.ts'

type Campaign = typeof campaigns.$inferSelect

/** What the rows of a campaign come to: a release, or the wait for a look at the population. */
export type Settlement =
  | {
      readonly kind: 'released'
      readonly release: Release
      readonly digest: string
      readonly keptSexes: KeptSexes
      readonly proposals: readonly FittedProposal[]
    }
  | { readonly kind: 'population-review' }

/** What a close came to; `unfinished` where somebody still reads what must be gone first. */
export type CloseOutcome = Settlement['kind'] | 'unfinished'

/** What of a settled campaign is noted: its release, or null where it waits for a look at the population. */
export type SettledNote = (
  transaction: Transaction,
  campaign: Campaign,
  frozen: { readonly digest: string; readonly releasedOn: string } | null,
) => void

export type Closing = {
  readonly campaignId: string
  /** Notes that nobody is admitted any more, in the transaction that says so. */
  readonly noteBegin: (transaction: Transaction, campaign: Campaign) => void
  /** Notes the close in the audit log, in its transaction. */
  readonly note: SettledNote
  /** ISO date in Lima time. */
  readonly today: string
  /** Why before the last day; null when the last day is over. */
  readonly earlyReason: string | null
}

function findCampaignIn(handle: Database | Transaction, campaignId: string): Campaign | undefined {
  return handle.select().from(campaigns).where(eq(campaigns.id, campaignId)).get()
}

/**
 * First step of a close: from here on nobody is admitted, also when the rest takes long or the program stops.
 * @returns whether the campaign is one that can be closed.
 */
export function beginClose(
  database: Database,
  { campaignId, noteBegin, today, earlyReason }: Pick<Closing, 'campaignId' | 'noteBegin' | 'today' | 'earlyReason'>,
): boolean {
  return inTransaction(
    database,
    (transaction) => {
      const campaign = findCampaignIn(transaction, campaignId)
      if (!campaign || !['open', 'closing', 'population-review'].includes(campaign.status)) return false
      if (campaign.status === 'closing' && campaign.closedOn !== null) return true
      transaction
        .update(campaigns)
        .set({
          status: 'closing',
          closedOn: campaign.closedOn ?? today,
          closingReason: campaign.closingReason ?? earlyReason,
        })
        .where(eq(campaigns.id, campaignId))
        .run()
      if (campaign.status === 'open') noteBegin(transaction, campaign)
      return true
    },
    'immediate',
  )
}

/** Second step: what still waits belongs to the result, also what was typed from paper. */
export function moveAll(database: Database, campaignId: string): void {
  moveLots(database, 1, campaignId)
  if (inTransaction(database, (transaction) => moveSheets(transaction, campaignId, 'all', 1), 'immediate'))
    emptyLog(database)
}

/** Answers one after another, and how many: of all of them at once the text alone would take a thousand bytes for each. */
class ReadRows implements Iterable<ResponseText> {
  /** How many were read. */
  count = 0

  constructor(private readonly rows: Iterable<ResponseText>) {}

  *[Symbol.iterator](): Generator<ResponseText> {
    for (const row of this.rows) {
      this.count += 1
      yield row
    }
  }
}

/** A campaign whose release is to be computed. @throws where it is not closing any more. */
function requireClosing(transaction: Transaction, campaignId: string): Campaign {
  const campaign = findCampaignIn(transaction, campaignId)
  if (campaign?.status !== 'closing') throw new Error('The campaign is not closing any more')
  return campaign
}

/** What a third step is told: it is data, so that another thread may take it. */
export type Freezing = Pick<Closing, 'campaignId' | 'today'>

/** The release of a campaign that is closing; null where it was frozen before. */
function computeRelease(
  database: Database,
  campaignId: string,
  settle: (campaign: Campaign, rows: Iterable<ResponseText>) => Settlement,
) {
  return inTransaction(database, (transaction) => {
    if (findFrozenRelease(transaction, campaignId)) return null
    const campaign = requireClosing(transaction, campaignId)
    const read = new ReadRows(listResponseTexts(transaction, campaignId))
    const settlement = settle(campaign, read)
    return { campaign, rows: read.count, settlement }
  })
}

/** Tries to freeze between two commits of others; after so many the rows are counted while nobody else may write. */
const TRIES = 5

/**
 * Freezes what the rows came to, where nobody sees it. Rows are counted beforehand: of 300,000 that would take too long to
 * hold the right to write. Where somebody wrote since then they are counted again.
 * @throws where there are not as many rows as were read.
 */
function insertSettlement(
  database: Database,
  { campaign, settlement, rows }: NonNullable<ReturnType<typeof computeRelease>>,
  today: string,
): void {
  if (settlement.kind !== 'released') return
  const { id: campaignId, entityId, instrumentSlug } = campaign
  const { release: content, digest, proposals, keptSexes } = settlement
  const counted = (transaction: Transaction) => {
    if (countResponseRows(transaction, campaignId) !== rows)
      throw new Error('Answers came or went while the release was computed')
    return findStand(transaction)
  }
  for (let tries = 1; ; tries += 1) {
    const stand = inTransaction(database, counted)
    const isDone = inTransaction(
      database,
      (transaction) => {
        if (findFrozenRelease(transaction, campaignId)) return true
        requireClosing(transaction, campaignId)
        if (findStand(transaction) !== stand) {
          if (tries < TRIES) return false
          counted(transaction)
        }
        transaction
          .insert(frozenReleases)
          .values({ campaignId, entityId, instrumentSlug, releasedOn: today, content, digest, proposals })
          .run()
        insertRewrite(transaction, campaignId, keptSexes)
        return true
      },
      'immediate',
    )
    if (isDone) return
  }
}

/**
 * Third step: the rows are read and settled, and the release is frozen where nobody sees it; then the rows are written
 * anew, and codes, links and addresses deleted, in lots of which none holds the right to write for 50 ms. No answer comes
 * or goes meanwhile, for nobody is admitted. A release that is frozen already is left as it is, and what was not done after
 * it is done.
 * @returns what the rows came to.
 */
export function freezeRelease(
  database: Database,
  { campaignId, today }: Pick<Closing, 'campaignId' | 'today'>,
  settle: (campaign: Campaign, rows: Iterable<ResponseText>) => Settlement,
  defences: Defences = ALL_DEFENCES,
): Settlement['kind'] {
  const computed = computeRelease(database, campaignId, settle)
  if (computed) insertSettlement(database, computed, today)
  inLots(database, ROWS_OF_LOT, (rows) => updateNextRows(database, campaignId, defences, rows))
  if (defences['admissions-forgotten'])
    inLots(database, ADMISSIONS_OF_LOT, (rows) => deleteNextAdmissions(database, campaignId, rows))
  return computed?.settlement.kind ?? 'released'
}

/** Fourth step: the file of waiting answers keeps neither receipts nor codes of the campaign. */
export function deleteReceipts(database: Database, campaignId: string, defences: Defences = ALL_DEFENCES): void {
  if (defences['admissions-forgotten']) waitingOf(database).deleteCampaign(campaignId)
}

/** Last step, when nothing of codes and links is left: the release is shown, or the wait for a look at the population. */
export function endClose(
  database: Database,
  { campaignId, note }: Pick<Closing, 'campaignId' | 'note'>,
  kind: Settlement['kind'],
): void {
  // Read before: to make data of its text takes longer than to write its rows, and nobody else could write meanwhile.
  const frozen = findFrozenRelease(database, campaignId)
  inTransaction(
    database,
    (transaction) => {
      const campaign = requireClosing(transaction, campaignId)
      if (findFrozenDigest(transaction, campaignId) !== (frozen?.digest ?? null))
        throw new Error('The release was frozen anew meanwhile')
      if (kind === 'released' && frozen) publishRelease(transaction, frozen)
      transaction
        .update(campaigns)
        .set({ status: kind === 'released' ? 'closed' : 'population-review' })
        .where(eq(campaigns.id, campaignId))
        .run()
      deleteFrozenRelease(transaction, campaignId)
      note(transaction, campaign, frozen && { digest: frozen.digest, releasedOn: frozen.releasedOn })
    },
    'immediate',
  )
}

async function takeSteps(
  database: Database,
  closing: Closing,
  freeze: (closing: Freezing) => Settlement['kind'] | Promise<Settlement['kind']>,
  defences: Defences,
): Promise<CloseOutcome | null> {
  const { campaignId, today } = closing
  // Where another process has the answers that wait, nothing is begun.
  const waiting = waitingOf(database)
  if (!beginClose(database, closing)) return null
  // Whoever was admitted before is on the way to the disk.
  await waiting.settled()
  if (!findFrozenRelease(database, campaignId)) moveAll(database, campaignId)
  const kind = await freeze({ campaignId, today })
  deleteReceipts(database, campaignId, defences)
  const isEmpty = defences['log-emptied'] ? emptyLog(database) : true
  if (!isEmpty && defences['log-checked']) return 'unfinished'
  endClose(database, closing, kind)
  return kind
}

/** Closes in progress, by campaign: whoever comes second waits for the first. */
const inProgress = new WeakMap<Database, Map<string, ReturnType<typeof takeSteps>>>()

/**
 * Ends a campaign step by step; one that was begun and not ended is ended, and what was computed is never computed
 * again. It is done, and its release shown, only when nothing of codes and links is left in the write-ahead log.
 * @param freeze does the third step, `freezeRelease`, here or in another thread.
 * @param defences all, but in a test that takes one away.
 * @returns null when the campaign is not there or not in a state that can be closed.
 */
export async function settleCampaign(
  database: Database,
  closing: Closing,
  freeze: (closing: Freezing) => Settlement['kind'] | Promise<Settlement['kind']>,
  defences: Defences = ALL_DEFENCES,
): Promise<CloseOutcome | null> {
  const { campaignId } = closing
  const closes = inProgress.get(database) ?? new Map<string, ReturnType<typeof takeSteps>>()
  inProgress.set(database, closes)
  const running = closes.get(campaignId)
  if (running) return running
  const steps = takeSteps(database, closing, freeze, defences).finally(() => closes.delete(campaignId))
  closes.set(campaignId, steps)
  return steps
}
