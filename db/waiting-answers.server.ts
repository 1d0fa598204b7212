import { withoutReceipts } from './sorted-receipts.ts'
import {
  encodeContent,
  inByteOrder,
  isKept,
  NOTHING_WAITS,
  RECEIPT_BYTES,
  type WaitingAnswer,
  type WaitingContent,
  type WaitingPart,
} from './waiting-content.ts'
import { WaitingDraft, type SendingWriter } from './waiting-draft.ts'
import type { WaitingEntries } from './waiting-entries.server.ts'
import type { Receipts } from './waiting-receipts.server.ts'

export { WAITING_SEXES, type WaitingAnswer, type WaitingPart } from './waiting-content.ts'
export type { SendingWriter } from './waiting-draft.ts'

export type WaitingLot = {
  readonly campaignId: string
  readonly part: WaitingPart
  readonly answers: readonly WaitingAnswer[]
}

/**
 * Receipts of a campaign that are put among the others together: until then all of them, 32 KB at most, are written with each
 * sending. Their file waits four times for the disk.
 */
const MANY_RECEIPTS = 512
const areMany = (receipts: Buffer) => receipts.length >= MANY_RECEIPTS * RECEIPT_BYTES

/** Without what is not there any more: a part of which nothing waits is none. */
function withLot(content: WaitingContent, part: WaitingPart, answers: readonly WaitingAnswer[]): WaitingContent {
  const lots = new Map(content.lots)
  if (answers.length === 0) lots.delete(part)
  else lots.set(part, answers)
  return { ...content, lots }
}

type Stored<T> = { readonly result: T; readonly changed: ReadonlyMap<string, WaitingContent> }

/**
 * The answers that wait, receipts of forms, and codes that were used and are not yet marked. All that waits of a campaign
 * is one entry of the file, in the order of random ids and hashes, and is written whole each time: no place in it keeps
 * the order of arrival. What waits is also kept in memory, for this process alone has the file.
 */
export class WaitingAnswers {
  private readonly contents: Map<string, WaitingContent>
  /** What is being written while this thread goes on. */
  private readonly pending = new Map<string, WaitingContent>()
  private writing: Promise<void> = Promise.resolve()
  /** So many used codes of a campaign are listed in the file, as the last sendings had it. */
  private codesAtLeast = Number.POSITIVE_INFINITY

  constructor(
    private readonly entries: WaitingEntries,
    private readonly receipts: Receipts,
    found: ReadonlyMap<string, WaitingContent>,
  ) {
    this.contents = new Map(found)
  }

  private contentOf(campaignId: string): WaitingContent {
    return this.contents.get(campaignId) ?? NOTHING_WAITS
  }

  /** What stands in the file, or will once what is being written is there. */
  private standing(campaignId: string): WaitingContent {
    return this.pending.get(campaignId) ?? this.contentOf(campaignId)
  }

  private keep(campaignId: string, content: WaitingContent): void {
    this.pending.delete(campaignId)
    if (isKept(content) || content.codes.size > 0) this.contents.set(campaignId, content)
    else this.contents.delete(campaignId)
  }

  private static encoded(changed: ReadonlyMap<string, WaitingContent>): Map<string, readonly Buffer[]> {
    return new Map([...changed].map(([campaignId, content]) => [campaignId, encodeContent(content)]))
  }

  /** One durable commit; what is kept in memory follows it, never precedes it. */
  private commit(changed: ReadonlyMap<string, WaitingContent>): void {
    const [kept, empty] = [true, false].map(
      (wanted) => new Map([...changed].filter(([, each]) => isKept(each) === wanted)),
    )
    if (kept && kept.size > 0) this.entries.writeSync(WaitingAnswers.encoded(kept))
    if (empty && empty.size > 0) this.entries.deleteSync([...empty.keys()])
    for (const [campaignId, content] of changed) this.keep(campaignId, content)
  }

  private drafted<T>(codesAtLeast: number, shuffled: boolean, work: (writer: SendingWriter) => T): Stored<T> {
    this.codesAtLeast = codesAtLeast
    const draft = new WaitingDraft(
      (id) => this.standing(id),
      (id, formMac) => this.receipts.find(id, formMac),
    )
    const result = work(draft)
    return { result, changed: draft.contents(codesAtLeast, shuffled) }
  }

  /**
   * Writes the sendings of one moment in one commit that is durable when this returns.
   * @param codesAtLeast used codes of a campaign that are marked together at least; fewer are kept in memory alone.
   * @param shuffled false only in a test that takes it away.
   */
  insertSendings<T>(codesAtLeast: number, shuffled: boolean, work: (writer: SendingWriter) => T): T {
    const { result, changed } = this.drafted(codesAtLeast, shuffled, work)
    this.commit(changed)
    return result
  }

  /**
   * The same, while this thread goes on; durable when it comes back. Whatever else is written meanwhile has these sendings
   * in it, so that neither waits for the other. One after the other: whoever calls waits for the last.
   */
  async insertSendingsBeside<T>(
    codesAtLeast: number,
    shuffled: boolean,
    work: (writer: SendingWriter) => T,
  ): Promise<T> {
    const { result, changed } = this.drafted(codesAtLeast, shuffled, work)
    if (changed.size === 0) return result
    for (const [campaignId, content] of changed) this.pending.set(campaignId, content)
    const mine = () => [...changed].filter(([campaignId, content]) => this.pending.get(campaignId) === content)
    const writing = this.entries.write(WaitingAnswers.encoded(changed))
    this.writing = writing.catch(() => undefined)
    try {
      await writing
    } catch (fault) {
      for (const [campaignId] of mine()) this.pending.delete(campaignId)
      throw fault
    }
    for (const [campaignId, content] of mine()) this.keep(campaignId, content)
    return result
  }

  /** Comes back when what was being written is known here as stored, or failed. */
  async settled(): Promise<void> {
    await this.writing
  }

  /** Whether a code was used and is not yet marked in the database. */
  isCodeUsed(campaignId: string, mac: Buffer): boolean {
    return this.contentOf(campaignId).codes.has(mac.toString('hex'))
  }

  /** Used codes of campaigns of which at least so many are not yet marked, in the order of their hashes. */
  listUsedCodes(atLeast: number): { readonly campaignId: string; readonly macs: readonly Buffer[] }[] {
    return [...this.contents]
      .filter(([, { codes }]) => codes.size >= Math.max(1, atLeast))
      .map(([campaignId, { codes }]) => ({ campaignId, macs: inByteOrder(codes.values()) }))
  }

  /** Forgets used codes once they are marked. */
  deleteUsedCodes(campaignId: string, macs: readonly Buffer[]): void {
    const content = this.standing(campaignId)
    const codes = new Map(content.codes)
    for (const mac of macs) codes.delete(mac.toString('hex'))
    this.commit(new Map([[campaignId, { ...content, codes, codesListed: codes.size >= this.codesAtLeast }]]))
  }

  /** What waits together, at least so many; of one campaign where it is given. */
  listLots(atLeast: number, campaignId?: string): WaitingLot[] {
    const campaigns = campaignId === undefined ? [...this.contents.keys()] : [campaignId]
    return campaigns.flatMap((id) =>
      [...this.contentOf(id).lots].flatMap(([part, answers]) =>
        answers.length >= atLeast ? [{ campaignId: id, part, answers }] : [],
      ),
    )
  }

  /** Deletes answers that stand among the responses. */
  deleteLot({ campaignId, part, answers }: WaitingLot): void {
    const moved = new Set(answers.map(({ id }) => id.toString('hex')))
    const content = this.standing(campaignId)
    const left = (content.lots.get(part) ?? []).filter(({ id }) => !moved.has(id.toString('hex')))
    this.commit(new Map([[campaignId, withLot(content, part, left)]]))
  }

  /** Deletes answers of which something is true, if there are any. */
  deleteWhere(isDone: (answer: { readonly campaignId: string; readonly id: Buffer }) => boolean): void {
    for (const lot of this.listLots(1)) {
      const done = lot.answers.filter(({ id }) => isDone({ campaignId: lot.campaignId, id }))
      if (done.length > 0) this.deleteLot({ ...lot, answers: done })
    }
  }

  /** Whether so many receipts of a campaign are written with each sending that they are to be put among the others. */
  hasManyReceipts(): boolean {
    return [...this.contents.values()].some(({ receipts }) => areMany(receipts))
  }

  /** Puts receipts of which many came together among the others; where it is cut off, they stand in both. */
  moveReceipts(): void {
    for (const [campaignId, { receipts }] of [...this.contents]) {
      if (!areMany(receipts)) continue
      this.receipts.insert(campaignId, receipts)
      const content = this.standing(campaignId)
      this.commit(new Map([[campaignId, { ...content, receipts: withoutReceipts(content.receipts, receipts) }]]))
    }
  }

  /** Campaigns of which anything is here. */
  listCampaigns(): string[] {
    return [...new Set([...this.contents.keys(), ...this.receipts.listCampaigns()])]
  }

  /** Deletes whatever is here of a campaign: answers, receipts, codes. */
  deleteCampaign(campaignId: string): void {
    this.receipts.delete(campaignId)
    this.commit(new Map([[campaignId, NOTHING_WAITS]]))
  }

  close(): void {
    this.entries.close()
    this.receipts.close()
  }
}
