import type { AdmissionWay } from '#db/schema/campaigns.ts'
import type { Instrument } from '#surveys/model/instrument.ts'

/** What the pages for staff need to know of a campaign. */
export type RespondentCampaign = {
  readonly campaignId: string
  readonly entityId: string
  readonly entityName: string
  readonly instrument: Instrument
  /** First and last day of answering, ISO dates in Lima time. */
  readonly opensOn: string
  readonly closesOn: string
  readonly k: number
  readonly consentText: string
  /** Segment asked besides sex, or null. */
  readonly extraSegment: string | null
  readonly admission: AdmissionWay
  /** Where the entity takes complaints; harassment only. */
  readonly complaintChannel: string | null
  /** ISO date on which the entity last tried the help lines; harassment only. */
  readonly helpLinesCheckedOn: string | null
  /** The entity and its data are invented. */
  readonly invented: boolean
  /** The public page that its notice promises; null where it promises none. */
  readonly promised: PromisedPage | null
}

export type PromisedPage = {
  readonly publicId: string /** ISO date of the promise, which says what it holds. */
  readonly on: string
}

/** Leaves this page at once for a neutral one, and clears what the browser kept of it. */
export const QUICK_EXIT_ADDRESS = '/r/salir'

/** Where a code is typed, after the person has asked that nothing of her answers stays. */
export const FORGET_AND_LEAVE_ADDRESS = '/r?borrar=si'
/** A picture of nothing; whoever loads it forgets the pages before. */
export const FORGET_ADDRESS = '/r/olvido'

/** Field of the form whose value is "si" when "He leído y acepto participar" is ticked; never stored. */
export const CONSENT_FIELD = 'consentimiento'
/** Hidden field with the random id of the form (32 hexadecimal digits). */
export const FORM_ID_FIELD = 'formulario'

/**
 * Part of the address that says in which language the questions are read. It is of this visit alone: no cookie, row or log
 * has it, and with a script not even the sending.
 */
export const LANGUAGE_FIELD = 'lengua'

/** A sent form, as the desk takes it. */
export type SentForm = {
  /** Random id that the page carried, or whatever stood in its place. */
  readonly formId: string
  /** Whether "He leído y acepto participar" was ticked. */
  readonly consents: boolean
  /** Value of every other field by its name, segments among them; nothing of it is checked yet. */
  readonly answers: ReadonlyMap<string, string>
}

/** Id of a question in the page, where something leads to it. @param name of its fields. */
export function questionId(name: string): string {
  return `p-${name}`
}

/** Why a sending was refused; `question` where it belongs to one. */
export type RefusalProblem =
  | { readonly kind: 'no-consent' }
  | { readonly kind: 'unknown-choice'; readonly question: string }
  | { readonly kind: 'unknown-field' }
  | { readonly kind: 'nothing-answered' }

export type StatePageKind =
  | 'unknown-code'
  | 'unknown-link'
  | 'not-taken'
  | 'too-many-attempts'
  | 'not-yet-open'
  | 'not-yet-this-hour'
  | 'too-late'
  | 'closed'
  | 'withdrawn'
/** From when a code that was exchanged for a link admits: ISO date and full hour (0-23) in Lima. */
export type AdmitsFrom = { readonly day: string; readonly hour: number }
export type ThanksKind = 'stored' | 'already-stored' | 'other-answers-stored'
