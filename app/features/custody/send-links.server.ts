import { updateMailAsFailed, updateMailAsTried } from '#db/queries/mails.server.ts'
import { insertSentLinks, listDueLinkMails, updateLinkMailAsGivenUp, type SentLink } from '#db/queries/swaps.server.ts'
import { furthestTry, mailFault, nextTry, sendNoted, transportOf } from '#app/kit/mail/mail-queue.server.ts'
import { isMailServerLeftAlone } from '#app/kit/mail/mail-server.ts'
import type { MailTransport } from '#app/kit/mail/transport.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { runtime, type Runtime } from '#app/kit/program/runtime.server.ts'
import { swapMac } from '#app/respondent/desk/access-code.ts'
import { newSwapToken } from '#app/respondent/desk/swap-code.ts'
import { answerInvitationMail, mailFacts } from './answer-mail-words.ts'

/** Links of so many mails become valid together: as many as answers are stored together. */
const LOT = 10
const LOTS_AT_ONCE = 5

/** What sends mails, and whether what was sent is kept to be read in our own mailbox, as in the demonstration. */
export type LinkPost = { readonly send: MailTransport; readonly keeps: boolean; readonly origin: string }

type Due = Awaited<ReturnType<typeof listDueLinkMails>>[number]

async function trySending(
  { database, environment }: Runtime,
  { send, keeps, origin }: LinkPost,
  mail: Due,
  now: Date,
): Promise<SentLink | null> {
  const again = nextTry(mail.tries, now)
  if (!updateMailAsTried(database, mail, again?.toISOString() ?? null)) return null
  // The link exists from here on, in this process alone; where its mail does not leave it never did.
  const token = newSwapToken()
  const text = answerInvitationMail(mailFacts(mail, origin), `${origin}/r/canje/${token}`)
  try {
    // Without an id of its own: each try carries another link, and only that of the last one opens.
    await sendNoted(send, { to: mail.recipient, subject: text.subject, text: text.body })
  } catch (error) {
    if (again === null) updateLinkMailAsGivenUp(database, mail.id, mailFault(error))
    else updateMailAsFailed(database, mail.id, mailFault(error), false)
    return null
  }
  return { mailId: mail.id, mac: swapMac(environment.ESPEJO_CODE_KEY, token), kept: keeps ? text : null }
}

/**
 * Sends what is due of the mails that carry a link. A link is stored only after its mail has left, with those of the
 * same lot: nothing that waits, or that failed, holds one. May be called as often as one likes. Where the server takes no
 * mail the others wait for the next minute.
 * @returns how many were sent.
 */
export async function sendLinks(on: Runtime, post: LinkPost, now: Date): Promise<number> {
  let sent = 0
  for (let lot = 0; lot < LOTS_AT_ONCE; lot += 1) {
    const due = await listDueLinkMails(on.database, { now: now.toISOString(), furthest: furthestTry(now) }, LOT)
    const left = []
    for (const mail of due) if (!isMailServerLeftAlone()) left.push(await trySending(on, post, mail, now))
    const links = left.filter((link) => link !== null)
    insertSentLinks(on.database, links, now.toISOString())
    sent += links.length
    if (due.length < LOT || isMailServerLeftAlone()) break
  }
  return sent
}

/**
 * How links leave this installation, or null where none can: it has no mail server or, in the demonstration, nobody has
 * asked by an address that they could carry. @param origin public address by which somebody asks, or null.
 */
function linkPost({ database, environment }: Runtime, origin: string | null): LinkPost | null {
  if (environment.ESPEJO_MODE === 'demo')
    return origin === null ? null : { send: () => Promise.resolve(), keeps: true, origin }
  const send = transportOf(database, environment)
  return send && environment.ESPEJO_ORIGIN ? { send, keeps: false, origin: environment.ESPEJO_ORIGIN } : null
}

/** The schedule's part: what is due, where there is a mail server. */
export async function sendDueLinks(on: Runtime, now: Date): Promise<void> {
  const post = linkPost(on, on.environment.ESPEJO_ORIGIN ?? null)
  if (post) await sendLinks(on, post, now)
}

/**
 * Sends what was just taken without keeping the visitor waiting; what fails is tried again by the schedule.
 * @param origin public address of Espejo, by which the page was asked.
 */
export function sendLinksSoon(origin: string): void {
  const on = runtime()
  const post = linkPost(on, origin)
  if (!post) return
  setImmediate(() => {
    sendLinks(on, post, systemClock()).catch((error: unknown) =>
      console.error(JSON.stringify({ fault: mailFault(error), at: 'links' })),
    )
  })
}
