import type { Receipts } from './waiting-receipts.server.ts'
import {
  encodeContent,
  inByteOrder,
  isKept,
  MAC_BYTES,
  NOTHING_WAITS,
  type WaitingAnswer,
  type WaitingContent,
  type WaitingPart,
} from './waiting-content.ts'
import type { WaitingEntries } from './waiting-entries.server.ts'

export { WAITING_SEXES, type WaitingAnswer, type WaitingPart } from './waiting-content.ts'

export type WaitingLot = {
  readonly campaignId: string
  readonly part: WaitingPart
  readonly answers: readonly WaitingAnswer[]
}

/** Receipts of a campaign that are put among the others together: until then all of them are written with each sending. */
const MANY_RECEIPTS = 128

/** In the order of their random ids, so that the place of an answer tells nothing of when it came. */
function inIdOrder(answers: readonly WaitingAnswer[]): WaitingAnswer[] {
  return [...answers].sort((one, other) => Buffer.compare(one.id, other.id))
}

/** Without what is not there any more: a part of which nothing waits is none. */
function withLot(content: WaitingContent, part: WaitingPart, answers: readonly WaitingAnswer[]): WaitingContent {
  const lots = new Map(content.lots)
  if (answers.length === 0) lots.delete(part)
  else lots.set(part, answers)
  return { ...content, lots }
}

function receiptIn(receipts: readonly Buffer[], formMac: Buffer): Buffer | null {
  const head = formMac.readUInt32BE(0)
  const found = receipts.find(
    (receipt) => receipt.readUInt32BE(0) === head && receipt.compare(formMac, 0, MAC_BYTES, 0, MAC_BYTES) === 0,
  )
  return found?.subarray(MAC_BYTES) ?? null
}

/** What a commit changes, by campaign: kept apart until it is durable. */
class Draft {
  readonly changed = new Map<string, WaitingContent>()

  constructor(
    private readonly before: (campaignId: string) => WaitingContent,
    private readonly receipts: Receipts,
  ) {}

  of(campaignId: string): WaitingContent {
    return this.changed.get(campaignId) ?? this.before(campaignId)
  }

  findReceipt(campaignId: string, formMac: Buffer): Buffer | null {
    return receiptIn(this.of(campaignId).receipts, formMac) ?? this.receipts.find(campaignId, formMac)
  }

  insertReceipt(campaignId: string, formMac: Buffer, contentMac: Buffer): void {
    const content = this.of(campaignId)
    const receipt = Buffer.concat([formMac, contentMac])
    this.changed.set(campaignId, { ...content, receipts: [...content.receipts, receipt] })
  }

  isCodeUsed(campaignId: string, mac: Buffer): boolean {
    return this.of(campaignId).codes.has(mac.toString('hex'))
  }

  useCode(campaignId: string, mac: Buffer): void {
    const content = this.of(campaignId)
    this.changed.set(campaignId, { ...content, codes: new Map(content.codes).set(mac.toString('hex'), mac) })
  }

  insertAnswer(campaignId: string, part: WaitingPart, answer: WaitingAnswer): void {
    const content = this.of(campaignId)
    this.changed.set(campaignId, withLot(content, part, [...(content.lots.get(part) ?? []), answer]))
  }
}

/** Writes what one sending brings; all sendings of one commit share it. */
export type SendingWriter = Pick<Draft, 'findReceipt' | 'insertReceipt' | 'isCodeUsed' | 'useCode' | 'insertAnswer'>

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
  private draft(): Draft {
    return new Draft((id) => this.pending.get(id) ?? this.contentOf(id), this.receipts)
  }

  private keep(campaignId: string, content: WaitingContent): void {
    this.pending.delete(campaignId)
    if (isKept(content) || content.codes.size > 0) this.contents.set(campaignId, content)
    else this.contents.delete(campaignId)
  }

  private static encoded(changed: ReadonlyMap<string, WaitingContent>): Map<string, Buffer> {
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
    const draft = this.draft()
    const result = work(draft)
    const changed = new Map(
      [...draft.changed].map(([campaignId, content]) => {
        const lots = [...content.lots].map(([part, all]) => [part, shuffled ? inIdOrder(all) : all] as const)
        return [
          campaignId,
          {
            ...{ lots: new Map(lots), codes: content.codes, receipts: inByteOrder(content.receipts) },
            // Ten together can be marked; that they must be is as durable as the answers that they admitted.
            codesListed: content.codesListed || content.codes.size >= codesAtLeast,
          },
        ]
      }),
    )
    return { result, changed }
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
    const content = this.draft().of(campaignId)
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
    const content = this.draft().of(campaignId)
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
    return [...this.contents.values()].some(({ receipts }) => receipts.length >= MANY_RECEIPTS)
  }

  /** Puts receipts of which many came together among the others; where it is cut off, they stand in both. */
  moveReceipts(): void {
    for (const [campaignId, { receipts }] of [...this.contents]) {
      if (receipts.length < MANY_RECEIPTS) continue
      this.receipts.insert(campaignId, receipts)
      const moved = new Set(receipts)
      const content = this.draft().of(campaignId)
      const left = content.receipts.filter((receipt) => !moved.has(receipt))
      this.commit(new Map([[campaignId, { ...content, receipts: left }]]))
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
