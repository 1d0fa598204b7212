import type Sqlite from 'better-sqlite3'
import type { ResponsePart } from './schema/campaigns.ts'
import { inFileTransaction } from './unit-of-work.server.ts'

/** Sexes beside which a part may wait apart: so many answer each that a lot of ten of one sex comes together. */
export const WAITING_SEXES = ['mujer', 'hombre'] as const
type WaitingSex = (typeof WAITING_SEXES)[number]
/** What waits together and is moved together: a part of a campaign, and where it keeps the sex, of one sex. */
export type WaitingPart = ResponsePart | `${ResponsePart}:${WaitingSex}`

/** An answer that waits, under the id that its row will have until the close. */
export type WaitingAnswer = {
  readonly id: Buffer
  /** As JSON, without segments. */
  readonly answers: string
  readonly sex: string | null
  readonly extraSegment: string | null
}
export type WaitingLot = {
  readonly campaignId: string
  readonly part: WaitingPart
  readonly answers: readonly WaitingAnswer[]
}
type Kept = { readonly id: string; readonly answers: object } & Pick<WaitingAnswer, 'sex' | 'extraSegment'>

/** Bytes of a keyed hash. */
const MAC_BYTES = 32

/** In the order of their random ids, so that the place of an answer tells nothing of when it came. */
function inIdOrder(answers: readonly WaitingAnswer[]): WaitingAnswer[] {
  return [...answers].sort((one, other) => Buffer.compare(one.id, other.id))
}

/** What the file holds of an answer; written again with each sending that joins it, so it is made once. */
const texts = new WeakMap<WaitingAnswer, string>()
function textOf(answer: WaitingAnswer): string {
  const { id, answers, sex, extraSegment } = answer
  const text =
    texts.get(answer) ??
    `{"id":"${id.toString('hex')}","sex":${JSON.stringify(sex)},"extraSegment":${JSON.stringify(extraSegment)},"answers":${answers}}`
  texts.set(answer, text)
  return text
}

/** Size of a page of the file; see `BLANK`. */
export const PAGE_BYTES = 1024

/**
 * Stands before the answers of a lot. Where SQLite moves cells between pages it leaves copies of them in the gaps, which
 * `secure_delete` does not overwrite (measured); pages that a value alone fills it does. With pages of 1024 bytes at
 * most 230 of a value stand in a cell (SQLite file format, 1.6): these blanks, and no answer.
 */
const BLANK = ' '.repeat(256)

function readLot(text: string): WaitingAnswer[] {
  return (JSON.parse(text) as Kept[]).map(({ id, answers, ...rest }) => ({
    id: Buffer.from(id, 'hex'),
    answers: JSON.stringify(answers),
    ...rest,
  }))
}

const keyOf = (campaignId: string, part: WaitingPart) => `${part} ${campaignId}`

/** What one commit changes: kept apart until it is durable. */
class Changes {
  readonly lots = new Map<string, WaitingLot>()
  readonly codes = new Map<string, Buffer[]>()

  constructor(private readonly before: ReadonlyMap<string, WaitingLot>) {}

  lot(campaignId: string, part: WaitingPart): WaitingLot {
    const key = keyOf(campaignId, part)
    return this.lots.get(key) ?? this.before.get(key) ?? { campaignId, part, answers: [] }
  }

  set(lot: WaitingLot): void {
    this.lots.set(keyOf(lot.campaignId, lot.part), lot)
  }
}

/** Writes what one sending brings; all sendings of one commit share it. */
export type SendingWriter = {
  readonly findReceipt: (campaignId: string, formMac: Buffer) => Buffer | null
  readonly insertReceipt: (campaignId: string, formMac: Buffer, contentMac: Buffer) => void
  readonly isCodeUsed: (campaignId: string, mac: Buffer) => boolean
  readonly useCode: (campaignId: string, mac: Buffer) => void
  readonly insertAnswer: (campaignId: string, part: WaitingPart, answer: WaitingAnswer) => void
}

/**
 * The answers that wait, receipts of forms, and codes that were used and are not yet marked. Answers of a campaign and
 * part are one row, an array in the order of random ids that is written whole each time: neither the place of a cell
 * nor that in the array keeps the order of arrival. What waits is also kept in memory, for this process alone has the
 * file.
 */
export class WaitingAnswers {
  private lots = new Map<string, WaitingLot>()
  /** Used codes that are not yet marked in the database; up to nine of a campaign stand nowhere else. */
  private readonly codes = new Map<string, Map<string, Buffer>>()
  private readonly statements

  constructor(private readonly client: Sqlite.Database) {
    this.statements = {
      receipt: client.prepare<[string, Buffer], { contentMac: Buffer }>(
        'SELECT content_mac AS contentMac FROM form_receipts WHERE campaign_id = ? AND form_mac = ?',
      ),
      addReceipt: client.prepare<[string, Buffer, Buffer]>('INSERT INTO form_receipts VALUES (?, ?, ?)'),
      setLot: client.prepare<[string, string, string]>(
        'INSERT INTO waiting_answers VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET answers = excluded.answers',
      ),
      deleteLot: client.prepare<[string, string]>('DELETE FROM waiting_answers WHERE campaign_id = ? AND part = ?'),
      setCodes: client.prepare<[string, Buffer]>(
        'INSERT INTO codes_to_mark VALUES (?, ?) ON CONFLICT DO UPDATE SET macs = excluded.macs',
      ),
      deleteCodes: client.prepare<[string]>('DELETE FROM codes_to_mark WHERE campaign_id = ?'),
      deleteReceipts: client.prepare<[string]>('DELETE FROM form_receipts WHERE campaign_id = ?'),
      campaigns: client.prepare<[], { id: string }>(
        'SELECT campaign_id AS id FROM form_receipts UNION SELECT campaign_id FROM waiting_answers UNION SELECT campaign_id FROM codes_to_mark',
      ),
    } as const
    this.load()
  }

  private load(): void {
    for (const { campaignId, part, answers } of this.client
      .prepare<[], { campaignId: string; part: WaitingPart; answers: string }>(
        'SELECT campaign_id AS campaignId, part, answers FROM waiting_answers',
      )
      .all())
      this.lots.set(keyOf(campaignId, part), { campaignId, part, answers: readLot(answers) })
    for (const { campaignId, macs } of this.client
      .prepare<[], { campaignId: string; macs: Buffer }>('SELECT campaign_id AS campaignId, macs FROM codes_to_mark')
      .all())
      for (let at = 0; at < macs.length; at += MAC_BYTES) this.keepCode(campaignId, macs.subarray(at, at + MAC_BYTES))
  }

  private keepCode(campaignId: string, mac: Buffer): void {
    const codes = this.codes.get(campaignId) ?? new Map<string, Buffer>()
    this.codes.set(campaignId, codes.set(mac.toString('hex'), mac))
  }

  /** One durable commit; what is kept in memory follows it, never precedes it. */
  private commit<T>(work: (changes: Changes) => T, shuffled = true): T {
    const changes = new Changes(this.lots)
    const result = inFileTransaction(this.client, () => {
      const done = work(changes)
      if (shuffled)
        for (const lot of [...changes.lots.values()]) changes.set({ ...lot, answers: inIdOrder(lot.answers) })
      for (const { campaignId, part, answers } of changes.lots.values()) {
        if (answers.length === 0) this.statements.deleteLot.run(campaignId, part)
        else this.statements.setLot.run(campaignId, part, `${BLANK}[${answers.map(textOf).join()}]`)
      }
      return done
    })
    for (const [key, lot] of changes.lots) {
      if (lot.answers.length === 0) this.lots.delete(key)
      else this.lots.set(key, lot)
    }
    for (const [campaignId, macs] of changes.codes) for (const mac of macs) this.keepCode(campaignId, mac)
    return result
  }

  /**
   * Writes the sendings of one moment in one commit that is durable when this returns.
   * @param codesAtLeast used codes of a campaign that are marked together at least; fewer are kept in memory alone.
   * @param shuffled false only in a test that takes it away.
   */
  insertSendings<T>(codesAtLeast: number, shuffled: boolean, work: (writer: SendingWriter) => T): T {
    const { receipt, addReceipt, setCodes } = this.statements
    return this.commit((changes) => {
      const result = work({
        findReceipt: (campaignId, formMac) => receipt.get(campaignId, formMac)?.contentMac ?? null,
        insertReceipt: (campaignId, formMac, contentMac) => void addReceipt.run(campaignId, formMac, contentMac),
        isCodeUsed: (campaignId, mac) =>
          this.isCodeUsed(campaignId, mac) ||
          (changes.codes.get(campaignId)?.some((used) => used.equals(mac)) ?? false),
        useCode: (campaignId, mac) =>
          void changes.codes.set(campaignId, [...(changes.codes.get(campaignId) ?? []), mac]),
        insertAnswer: (campaignId, part, answer) => {
          const lot = changes.lot(campaignId, part)
          changes.set({ ...lot, answers: [...lot.answers, answer] })
        },
      })
      // Ten together can be marked; that they must be is as durable as the answers that they admitted.
      for (const [campaignId, used] of changes.codes) {
        const all = [...(this.codes.get(campaignId)?.values() ?? []), ...used].sort((a, b) => Buffer.compare(a, b))
        if (all.length >= codesAtLeast) setCodes.run(campaignId, Buffer.concat(all))
      }
      return result
    }, shuffled)
  }

  /** Whether a code was used and is not yet marked in the database. */
  isCodeUsed(campaignId: string, mac: Buffer): boolean {
    return this.codes.get(campaignId)?.has(mac.toString('hex')) ?? false
  }

  /** Used codes of campaigns of which at least so many are not yet marked, in the order of their hashes. */
  listUsedCodes(atLeast: number): { readonly campaignId: string; readonly macs: readonly Buffer[] }[] {
    return [...this.codes]
      .filter(([, codes]) => codes.size >= atLeast)
      .map(([campaignId, codes]) => ({
        campaignId,
        macs: [...codes.values()].sort((one, other) => Buffer.compare(one, other)),
      }))
  }

  /** Forgets used codes once they are marked. */
  deleteUsedCodes(campaignId: string, macs: readonly Buffer[]): void {
    this.commit(() => void this.statements.deleteCodes.run(campaignId))
    const codes = this.codes.get(campaignId)
    for (const mac of macs) codes?.delete(mac.toString('hex'))
    if (codes?.size === 0) this.codes.delete(campaignId)
  }

  /** What waits together, at least so many; of one campaign where it is given. */
  listLots(atLeast: number, campaignId?: string): WaitingLot[] {
    return [...this.lots.values()].filter(
      (lot) => lot.answers.length >= atLeast && (campaignId === undefined || lot.campaignId === campaignId),
    )
  }

  /** Deletes answers that stand among the responses. */
  deleteLot({ campaignId, part, answers }: WaitingLot): void {
    const moved = new Set(answers.map(({ id }) => id.toString('hex')))
    this.commit((changes) => {
      const lot = changes.lot(campaignId, part)
      changes.set({ ...lot, answers: lot.answers.filter(({ id }) => !moved.has(id.toString('hex'))) })
    })
  }

  /** Deletes answers of which something is true, if there are any. */
  deleteWhere(isDone: (answer: { readonly campaignId: string; readonly id: Buffer }) => boolean): void {
    for (const lot of [...this.lots.values()]) {
      const done = lot.answers.filter(({ id }) => isDone({ campaignId: lot.campaignId, id }))
      if (done.length > 0) this.deleteLot({ ...lot, answers: done })
    }
  }

  /** Campaigns of which anything is here. */
  listCampaigns(): string[] {
    return this.statements.campaigns.all().map(({ id }) => id)
  }

  /** Deletes whatever is here of a campaign: answers, receipts, codes. */
  deleteCampaign(campaignId: string): void {
    this.commit((changes) => {
      for (const lot of this.listLots(1, campaignId)) changes.set({ ...lot, answers: [] })
      this.statements.deleteReceipts.run(campaignId)
      this.statements.deleteCodes.run(campaignId)
    })
    this.codes.delete(campaignId)
  }

  close(): void {
    this.client.close()
  }
}
