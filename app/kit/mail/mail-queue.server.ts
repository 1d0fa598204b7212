import type { Database } from '#db/client.server.ts'
import {
  updateMailAsTried,
  deleteOldMails,
  listDueMails,
  updateMailAsFailed,
  updateMailAsSent,
  type QueuedMail,
} from '#db/queries/mails.server.ts'
import type { Environment } from '../program/environment.server.ts'
import { systemClock } from '../program/clock.ts'
import { faultName } from '../program/fault-name.server.ts'
import { MAIL_DAYS } from '../program/retention-terms.ts'
import { runtime } from '../program/runtime.server.ts'
import { forgetMailServerFault, isMailServerLeftAlone, isOfMailServer, rememberMailServerFault } from './mail-server.ts'
import { contactLines, currentSender } from './sender.server.ts'
import { smtpTransport, type MailTransport, type OutgoingMail } from './transport.server.ts'

const MINUTE = 60_000
/** Minutes until the next try after the first, second and so on; after the last of them a mail is given up. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440] as const
/** The longest, and an hour: two rounds do not begin at one moment. */
const LONGEST_WAIT = Math.max(...WAITS) + 60
const AT_ONCE = 50

/** When a mail that was tried so often is tried again; null: no more. */
export function nextTry(triesBefore: number, now: Date): Date | null {
  const wait = WAITS[triesBefore]
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE)
}

/** Name of a fault, or the code of the mail server's; its message could hold an address. */
export function mailFault(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code)) return code
  return faultName(error)
}

/**
 * Until when a mail may be due that was never tried in vain: one whose next try lies further ahead was queued or tried
 * before the clock was set back.
 */
export function furthestTry(now: Date): string {
  return new Date(now.getTime() + LONGEST_WAIT * MINUTE).toISOString()
}

/** Sends, and remembers how the server took it. */
export async function sendNoted(send: MailTransport, mail: OutgoingMail): Promise<void> {
  try {
    await send(mail)
  } catch (error) {
    if (isOfMailServer(error)) rememberMailServerFault(mailFault(error), systemClock())
    else forgetMailServerFault()
    throw error
  }
  forgetMailServerFault()
}

async function trySending(database: Database, send: MailTransport, mail: QueuedMail, now: Date): Promise<boolean> {
  const again = nextTry(mail.tries, now)
  if (!updateMailAsTried(database, mail, again?.toISOString() ?? null)) return false
  try {
    await sendNoted(send, {
      ...{ to: mail.recipient, subject: mail.subject, text: `${mail.body}${contactLines(database)}` },
      id: mail.id,
    })
  } catch (error) {
    updateMailAsFailed(database, mail.id, mailFault(error), again === null)
    return false
  }
  updateMailAsSent(database, mail.id, now.toISOString())
  return true
}

/**
 * Sends what is due and forgets what was sent so long ago that its term is over. May be called as often as one likes.
 * Where the server takes none the others wait, without a try of their own, for the next minute.
 * @returns how many were sent.
 */
export async function sendDueMails(database: Database, transport: MailTransport, now: Date): Promise<number> {
  let sent = 0
  const due = { now: now.toISOString(), furthest: furthestTry(now) }
  for (const mail of await listDueMails(database, due, AT_ONCE))
    if (!isMailServerLeftAlone() && (await trySending(database, transport, mail, now))) sent += 1
  deleteOldMails(database, new Date(now.getTime() - MAIL_DAYS * 24 * 60 * MINUTE).toISOString())
  return sent
}

/** Whether mails leave this machine. Where they do not, links are shown on screen instead. */
export function sendsMail(environment: Environment): boolean {
  return environment.ESPEJO_MODE !== 'demo' && Boolean(environment.ESPEJO_MAIL_URL)
}

/** Whether a mail is worth queueing: it will be sent, or read in the mailbox of the demonstration. */
export function queuesMail(environment: Environment): boolean {
  return environment.ESPEJO_MODE === 'demo' || sendsMail(environment)
}

/** What sends mails now, or null where none leave: the server of the environment, the sender that is in force. */
export function transportOf(database: Database, environment: Environment): MailTransport | null {
  return sendsMail(environment) ? smtpTransport(environment, currentSender(database, environment)) : null
}

/** Whether somebody sends, and whether more was queued since she looked. */
const soon = { sending: false, again: false }

async function sendUntilNone(): Promise<void> {
  const { database, environment } = runtime()
  try {
    do {
      soon.again = false
      const transport = transportOf(database, environment)
      if (transport) await sendDueMails(database, transport, systemClock())
    } while (soon.again)
  } finally {
    // Here and not by whoever waits for this: between the two somebody could queue a mail that nobody sends.
    soon.sending = false
  }
}

/**
 * Sends what was just queued without keeping the visitor waiting; what fails is tried again later. One after another: a
 * hundred people who invite do not open a hundred lines to a server that says nothing.
 */
export function sendSoon(): void {
  soon.again = true
  if (soon.sending) return
  soon.sending = true
  setImmediate(() => {
    sendUntilNone().catch((error: unknown) => console.error(JSON.stringify({ fault: mailFault(error), at: 'mail' })))
  })
}
