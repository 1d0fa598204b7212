import type { CertificateContent } from '#db/schema/certificates.ts'

/** A certificate as it may be seen. */
export type ShownCertificate = {
  /** As it is printed. */
  readonly code: string
  /** ISO date. */
  readonly issuedOn: string
  /** Which actions it rests on is not shown, how many of them there were is. */
  readonly content: Omit<CertificateContent, 'actionIds'>
  /** SHA-256, hexadecimal. */
  readonly digest: string
  /** How far the actions are today that it rests on; null of an old one, which does not name them. */
  readonly actionsToday: ActionsToday | null
}

/** How many are accepted and not done, done, or no longer part of a plan. */
export type ActionsToday = { readonly standing: number; readonly done: number; readonly dropped: number }
