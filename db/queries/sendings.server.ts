import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { sexBesideExperience, SEX_STAYS_FROM } from '#db/sex-beside-experience.ts'
import { preparedOnce } from '#db/unit-of-work.server.ts'
import type { SendingWriter, WaitingPart } from '#db/waiting-answers.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { codeLotSize, planMove } from './lots.server.ts'

export type Sending = {
  readonly campaignId: string
  readonly formMac: Buffer
  readonly contentMac: Buffer
  /** Keyed hash of the one-time code; null for a single link. */
  readonly codeMac: Buffer | null
  /** Answers as JSON, without segments. */
  readonly answers: string
  /** Answers of the prevalence part as JSON: a row of its own under another id. */
  readonly experience: string | null
  readonly sex: string | null
  readonly extraSegment: string | null
}

export type SendingOutcome = 'stored' | 'already-stored' | 'other-answers-stored' | 'not-admitted'

type Admitting = {
  readonly status: string
  readonly instrument: string
  readonly women: number
  readonly men: number
}

const prepared = preparedOnce(({ $client }) => ({
  code: $client.prepare<[Buffer], { campaignId: string; spent: number }>(
    'SELECT campaign_id AS campaignId, spent FROM access_codes WHERE mac = ?',
  ),
  admitting: $client.prepare<[string], Admitting>(
    'SELECT status, instrument_slug AS instrument, population_women AS women, population_men AS men FROM campaigns WHERE id = ?',
  ),
}))

/**
 * With whom an answer waits. What happened to people waits, and is moved, apart from their other answers; where it
 * keeps the sex, both parts do so by sex, or a lot of ten with one man in it would tell which experience is his.
 */
function waitsWith(
  part: ResponsePart,
  sex: string | null,
  { instrument, women, men }: Admitting,
  defences: Defences,
): WaitingPart {
  const enough = { women: SEX_STAYS_FROM, men: SEX_STAYS_FROM }
  const kept = sexBesideExperience(sex, defences['experience-without-sex'] ? { women, men } : enough)
  return instrument === 'sexual-harassment' && kept !== null ? `${part}:${kept}` : part
}

/** Ids of answers, drawn together: one alone costs nearly as much as all. */
function drawIds(count: number): () => Buffer {
  const drawn = randomBytes(16 * count)
  let next = 0
  return () => drawn.subarray(next, (next += 16))
}

/** What the sendings of one commit share. */
type Storing = {
  readonly writer: SendingWriter
  readonly defences: Defences
  readonly nextId: () => Buffer
  /** Of each campaign, as it stands at this moment. */
  readonly admitting: Map<string, Admitting | undefined>
}

function admittingIn(database: Database, { admitting }: Storing, campaignId: string): Admitting | undefined {
  if (!admitting.has(campaignId)) admitting.set(campaignId, prepared(database).admitting.get(campaignId))
  return admitting.get(campaignId)
}

function store(database: Database, storing: Storing, sending: Sending): SendingOutcome {
  const { writer, defences, nextId } = storing
  const { campaignId, formMac, contentMac, codeMac, sex } = sending
  const receipt = writer.findReceipt(campaignId, formMac)
  if (receipt) return receipt.equals(contentMac) ? 'already-stored' : 'other-answers-stored'
  const campaign = admittingIn(database, storing, campaignId)
  // Its first day may have come before the scheduler has said so; the caller has looked at the dates.
  if (!campaign || !['open', 'scheduled'].includes(campaign.status)) return 'not-admitted'
  if (codeMac) {
    const code = prepared(database).code.get(codeMac)
    if (code?.campaignId !== campaignId || code.spent !== 0 || writer.isCodeUsed(campaignId, codeMac))
      return 'not-admitted'
  }
  // The one statement of a sending that can be refused: what follows is written for all of them together.
  writer.insertReceipt(campaignId, formMac, contentMac)
  if (codeMac) writer.useCode(campaignId, codeMac)
  const answer = { id: nextId(), answers: sending.answers, sex, extraSegment: sending.extraSegment }
  writer.insertAnswer(campaignId, waitsWith('main', sex, campaign, defences), answer)
  if (sending.experience === null) return 'stored'
  const part = waitsWith('experience', sex, campaign, defences)
  const kept = { sex: part === 'experience' ? null : sex, extraSegment: null }
  writer.insertAnswer(campaignId, part, { id: nextId(), answers: sending.experience, ...kept })
  return 'stored'
}

/** What becomes of sendings, in the order given. */
type Outcomes = (SendingOutcome | Error)[]

/** Writes sendings one after the other; a fault of one undoes that one alone. */
function storing(database: Database, sendings: readonly Sending[], defences: Defences) {
  return (writer: SendingWriter): Outcomes => {
    // Two of each at most: the answers, and what happened to the person.
    const of = { writer, defences, nextId: drawIds(2 * sendings.length), admitting: new Map() }
    return sendings.map((sending) => {
      try {
        return store(database, of, sending)
      } catch (error) {
        return error instanceof Error ? error : new Error('unknown')
      }
    })
  }
}

/**
 * Stores sendings in one commit of the file of waiting answers that is durable when this comes back, while this thread
 * goes on. The form's id is looked at first, then the code is used up, then the answers are written. Nothing of it touches
 * the database: used codes are marked there, and answers moved there, ten together and outside of anybody's reply. A fault
 * of one sending undoes that one alone. Whoever calls waits for the sendings before.
 * @returns an outcome, or the fault, for each sending in the order given.
 */
export async function storeSendingsBeside(
  database: Database,
  sendings: readonly Sending[],
  defences: Defences = ALL_DEFENCES,
): Promise<Outcomes> {
  const outcomes = await waitingOf(database).insertSendingsBeside(
    codeLotSize(defences),
    defences['waiting-in-id-order'],
    storing(database, sendings, defences),
  )
  planMove(database, defences)
  return outcomes
}

/** The same, durable when this returns: for what takes one step after the other. */
export function storeSendings(
  database: Database,
  sendings: readonly Sending[],
  defences: Defences = ALL_DEFENCES,
): Outcomes {
  const outcomes = waitingOf(database).insertSendings(
    codeLotSize(defences),
    defences['waiting-in-id-order'],
    storing(database, sendings, defences),
  )
  planMove(database, defences)
  return outcomes
}
