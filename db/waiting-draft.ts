import { placeAmong } from './place-among.ts'
import { receiptIn, withReceipts } from './sorted-receipts.ts'
import { MAC_BYTES, type WaitingAnswer, type WaitingContent, type WaitingPart } from './waiting-content.ts'

/** What the sendings of one commit bring to a campaign. */
type Brought = {
  readonly receipts: Buffer[]
  readonly codes: Map<string, Buffer>
  readonly lots: Map<WaitingPart, WaitingAnswer[]>
}

/** In the order of their random ids, so that the place of an answer tells nothing of when it came. @param answers in that order. */
function inIdOrder(answers: readonly WaitingAnswer[], joining: readonly WaitingAnswer[]): WaitingAnswer[] {
  const all = [...answers]
  for (const one of joining) {
    const isBefore = (place: number) => Buffer.compare(all[place]?.id ?? one.id, one.id) < 0
    all.splice(placeAmong(all.length, isBefore), 0, one)
  }
  return all
}

/** What one commit of sendings changes, by campaign: kept apart until it is durable. */
export class WaitingDraft {
  private readonly brought = new Map<string, Brought>()

  /**
   * @param before what waits of a campaign without it.
   * @param findFormer the hash of the content of a form of former days.
   */
  constructor(
    private readonly before: (campaignId: string) => WaitingContent,
    private readonly findFormer: (campaignId: string, formMac: Buffer) => Buffer | null,
  ) {}

  private to(campaignId: string): Brought {
    const known = this.brought.get(campaignId)
    if (known) return known
    const brought: Brought = { receipts: [], codes: new Map(), lots: new Map() }
    this.brought.set(campaignId, brought)
    return brought
  }

  findReceipt(campaignId: string, formMac: Buffer): Buffer | null {
    const mine = this.brought.get(campaignId)?.receipts.find((each) => each.subarray(0, MAC_BYTES).equals(formMac))
    return (
      mine?.subarray(MAC_BYTES) ??
      receiptIn(this.before(campaignId).receipts, formMac) ??
      this.findFormer(campaignId, formMac)
    )
  }

  insertReceipt(campaignId: string, formMac: Buffer, contentMac: Buffer): void {
    const receipt = Buffer.concat([formMac, contentMac])
    this.to(campaignId).receipts.push(receipt)
  }

  isCodeUsed(campaignId: string, mac: Buffer): boolean {
    const code = mac.toString('hex')
    return this.before(campaignId).codes.has(code) || (this.brought.get(campaignId)?.codes.has(code) ?? false)
  }

  useCode(campaignId: string, mac: Buffer): void {
    this.to(campaignId).codes.set(mac.toString('hex'), mac)
  }

  insertAnswer(campaignId: string, part: WaitingPart, answer: WaitingAnswer): void {
    const { lots } = this.to(campaignId)
    const lot = lots.get(part)
    if (lot) lot.push(answer)
    else lots.set(part, [answer])
  }

  /**
   * What waits of each campaign with it.
   * @param codesAtLeast used codes of a campaign that are listed together at least.
   * @param shuffled false only in a test that takes it away.
   */
  contents(codesAtLeast: number, shuffled: boolean): Map<string, WaitingContent> {
    return new Map(
      [...this.brought].map(([campaignId, brought]) => {
        const before = this.before(campaignId)
        const lots = new Map(before.lots)
        for (const [part, joining] of brought.lots) {
          const answers = lots.get(part) ?? []
          lots.set(part, shuffled ? inIdOrder(answers, joining) : [...answers, ...joining])
        }
        const codes = new Map([...before.codes, ...brought.codes])
        // Ten together can be marked; that they must be is as durable as the answers that they admitted.
        const codesListed = before.codesListed || codes.size >= codesAtLeast
        return [campaignId, { lots, codes, codesListed, receipts: withReceipts(before.receipts, brought.receipts) }]
      }),
    )
  }
}

/** Writes what one sending brings; all sendings of one commit share it. */
export type SendingWriter = Pick<
  WaitingDraft,
  'findReceipt' | 'insertReceipt' | 'isCodeUsed' | 'useCode' | 'insertAnswer'
>
