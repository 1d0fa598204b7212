import { randomUUID } from 'node:crypto'
import type {
  AdmitsFrom,
  RefusalProblem,
  RespondentCampaign,
  SentForm,
  StatePageKind,
  ThanksKind,
} from '#app/respondent/contract.ts'
import type { Database } from '#db/client.server.ts'
import type { Sending } from '#db/queries/sendings.server.ts'
import { createAttemptLimit } from '#app/kit/program/attempt-limit.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { networkOf } from '#app/kit/program/network-of.ts'
import { contentMac, formMac } from './access-code.ts'
import { findAdmission, type Admission } from './admission.server.ts'
import { checkAnswers } from './check-answers.ts'
import { createGroupCommit } from './group-commit.ts'

const FORM_ID = /^[0-9a-f]{32}$/

/** 122 random bits; Node draws them for many at once, which for one alone would be a tenth of its page. */
const newFormId = () => randomUUID().replaceAll('-', '')

/** Unknown codes from one network; a valid code is never counted nor limited: a whole office shares one address. */
const GUESSES = { most: 20, windowMs: 10 * 60 * 1000 }

export type Opened =
  | { readonly kind: 'form'; readonly campaign: RespondentCampaign; readonly formId: string }
  | {
      readonly kind: 'state'
      readonly state: StatePageKind
      readonly campaign: RespondentCampaign | null
      readonly from?: AdmitsFrom
    }

export type Sent =
  | { readonly kind: 'thanks'; readonly thanks: ThanksKind; readonly campaign: RespondentCampaign }
  | {
      readonly kind: 'refused'
      readonly campaign: RespondentCampaign
      readonly problems: readonly RefusalProblem[]
    }
  | { readonly kind: 'bad-form' }
  | Extract<Opened, { kind: 'state' }>

/** Answering: opening a questionnaire by a code and sending it. One for each open database. */
export function createRespondentDesk(database: Database, key: string, clock: Clock = systemClock) {
  const commit = createGroupCommit(database)
  const guesses = createAttemptLimit(GUESSES.most, GUESSES.windowMs)

  /** Notes an unknown code. @returns whether this network had tried too many before. */
  function isGuessing(address: string): boolean {
    const network = networkOf(address)
    const isSpent = guesses.isSpent(network)
    guesses.note(network)
    return isSpent
  }

  function notAdmitted(
    admission: Exclude<Admission, { kind: 'admits' }>,
    address: string,
    unknown: 'unknown-code' | 'not-taken',
  ): Extract<Opened, { kind: 'state' }> {
    if (admission.kind === 'not-yet-this-hour')
      return { kind: 'state', state: admission.kind, campaign: admission.campaign, from: admission.from }
    if (admission.kind !== 'unknown') return { kind: 'state', state: admission.kind, campaign: admission.campaign }
    return { kind: 'state', state: isGuessing(address) ? 'too-many-attempts' : unknown, campaign: null }
  }

  return {
    /** What a code opens. @param address of the client, for counting unknown codes in memory only. */
    async open(code: string, address: string): Promise<Opened> {
      const admission = await findAdmission(database, key, code, clock())
      if (admission.kind !== 'admits') return notAdmitted(admission, address, 'unknown-code')
      return { kind: 'form', campaign: admission.campaign, formId: newFormId() }
    },

    /** Stores a form at most once and durably, or says why not. */
    async send(code: string, address: string, form: SentForm): Promise<Sent> {
      const { formId } = form
      if (!FORM_ID.test(formId)) return { kind: 'bad-form' }
      const admission = await findAdmission(database, key, code, clock())
      if (admission.kind !== 'admits') return notAdmitted(admission, address, 'not-taken')
      const { campaign } = admission
      const checked = checkAnswers(campaign, form)
      if (!checked.ok) return { kind: 'refused', campaign, problems: checked.problems }
      const { answers, experience, sex, extraSegment } = checked
      const sending: Sending = {
        ...{ campaignId: campaign.campaignId, codeMac: admission.codeMac, answers, experience, sex, extraSegment },
        formMac: formMac(key, formId),
        // None of them holds the end of a line: what is sent means one thing.
        contentMac: contentMac(key, formId, [answers, experience, sex, extraSegment].join('\n')),
      }
      const outcome = await commit(sending)
      // Names no campaign: whoever tries a spent code learns that it does not serve, and nothing else.
      if (outcome === 'not-admitted') return notAdmitted({ kind: 'unknown' }, address, 'not-taken')
      return { kind: 'thanks', thanks: outcome, campaign }
    },
  }
}

export type RespondentDesk = ReturnType<typeof createRespondentDesk>
