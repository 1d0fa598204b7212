import type { InvitedFrom } from '#app/features/accounts/invite-account.server.ts'
import type { ImportLine } from './report.ts'

/** A person who was invited and the link that makes her account. */
export type InvitedLink = {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly entityName: string
  readonly link: string
}

/** What an import is told of the installation: whoever stores it in another thread has no environment. */
export type Circumstances = {
  readonly now: Date
  readonly from: InvitedFrom
  /** Whether what is added belongs to the demonstration country. */
  readonly invented: boolean
}

/** What a sheet would do within a transaction, and how it is done there. */
export type Prepared = {
  readonly lines: readonly ImportLine[]
  /** What decides besides the words of the lines. */
  readonly basis: readonly string[]
  /** Does all of it; only where no line is refused. @returns the links of whoever was invited. */
  readonly apply: () => readonly InvitedLink[]
}
