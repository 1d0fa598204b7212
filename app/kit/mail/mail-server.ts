/** What the mail server did last, where it does not take mails: the code of the fault, and since when. */
export type MailServerFault = { readonly fault: string; readonly since: Date }

/** Less than the minute between two rounds of the schedule: each tries one mail. */
const LEFT_ALONE_MS = 50_000

/** Faults of nodemailer that are no mail's own: the next one would meet the same. */
const OF_THE_SERVER = new Set([
  ...['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL'],
])
/** The server says that it closes (RFC 5321, 3.8). */
const CLOSES = 421

type Known = MailServerFault & { readonly triedAt: number }
// The schedule and the built pages send mails, and the page of state tells of it: each has this module.
const holder = globalThis as { espejoMailServer?: Known | null }

/** Whether a fault is of the server and not of the mail that met it. */
export function isOfMailServer(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  return responseCode === CLOSES || (typeof code === 'string' && OF_THE_SERVER.has(code))
}

/** Remembers that it did not take a mail. @param now of the clock, to be shown. */
export function rememberMailServerFault(fault: string, now: Date): void {
  const since = holder.espejoMailServer?.since ?? now
  holder.espejoMailServer = { fault, since, triedAt: performance.now() }
}

/** It took one. */
export function forgetMailServerFault(): void {
  holder.espejoMailServer = null
}

/** Whether it is left alone for now: fifty mails would each wait as long as one for a server that says nothing. */
export function isMailServerLeftAlone(): boolean {
  const known = holder.espejoMailServer
  return Boolean(known && performance.now() - known.triedAt < LEFT_ALONE_MS)
}

/** What is wrong with it; null where it took the last mail, or none was tried since the program began. */
export function mailServerFault(): MailServerFault | null {
  return holder.espejoMailServer ?? null
}
