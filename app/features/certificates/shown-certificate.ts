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
  /** How many of the actions that it rests on are accepted today. */
  readonly standingActions: number
}
