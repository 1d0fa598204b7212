import { and, asc, count, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import {
  accessCodes,
  agreedDomains,
  campaigns,
  campaignWays,
  entities,
  invitedAddresses,
  mails,
  swapLinks,
} from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { findLastDeedAt, type Note } from './audit.server.ts'
import type { LoadedCampaign } from './campaigns.server.ts'
import { insertMail, type Mail } from './mails.server.ts'
import { isTryDue, type DueAt } from '#db/due-mail.server.ts'

/** Kind of the mail that carries a link; queued without a text, for its link does not exist before it is sent. */
const LINK_MAIL = 'swap'

function admitting(scope: Scope, campaignId: string, states: readonly ('scheduled' | 'open')[]): SQL | undefined {
  const mine = within(scope, campaigns.entityId)
  return and(mine, eq(campaigns.id, campaignId), inArray(campaigns.status, [...states]))
}

/** Addresses that were invited to a campaign, in their own order. */
export async function listInvited(database: Database, campaign: LoadedCampaign): Promise<string[]> {
  return database
    .select({ address: invitedAddresses.address })
    .from(invitedAddresses)
    .where(eq(invitedAddresses.campaignId, campaign.id))
    .orderBy(asc(invitedAddresses.address))
    .all()
    .map(({ address }) => address)
}

/** How many addresses were invited to a campaign. */
export async function countInvited(database: Database, campaign: LoadedCampaign): Promise<number> {
  return (
    database
      .select({ invited: count() })
      .from(invitedAddresses)
      .where(eq(invitedAddresses.campaignId, campaign.id))
      .get()?.invited ?? 0
  )
}

/** How many invitations of a campaign were given up, for nobody took their mail. */
export async function countUndelivered(database: Database, campaign: LoadedCampaign): Promise<number> {
  const givenUp = and(eq(mails.kind, LINK_MAIL), isNull(mails.sentAt), isNull(mails.nextTryAt))
  return (
    database
      .select({ mails: count() })
      .from(mails)
      .where(and(eq(mails.campaignId, campaign.id), givenUp))
      .get()?.mails ?? 0
  )
}

/**
 * Takes addresses, each with a mail that waits to be sent. An address counts as a code of the campaign, for its link
 * becomes one; the link itself is made when the mail is sent.
 * @param addresses that were not taken before. @param now ISO instant.
 * @returns whether the campaign still admits and does so by mail.
 */
export async function insertInvited(
  database: Database,
  scope: Scope,
  campaignId: string,
  addresses: readonly string[],
  now: string,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const byMail = and(eq(campaignWays.campaignId, campaignId), eq(campaignWays.way, 'email-swap'))
    if (!transaction.select({ way: campaignWays.way }).from(campaignWays).where(byMail).get()) return false
    const counted = transaction
      .update(campaigns)
      .set({ codesPrinted: sql`codes_printed + ${addresses.length}` })
      .where(admitting(scope, campaignId, ['scheduled', 'open']))
      .run()
    if (counted.changes === 0) return false
    for (const address of [...addresses].sort()) {
      transaction.insert(invitedAddresses).values({ campaignId, address }).run()
      insertMail(transaction, { kind: LINK_MAIL, recipient: address, subject: '', body: '', campaignId }, now)
    }
    note(transaction)
    return true
  })
}

/**
 * Mails that carry a link and whose next try has come, at most `limit`, in no order that anything else has; each with
 * what its text says of the campaign. @param now ISO instant.
 */
export async function listDueLinkMails(database: Database, due: DueAt, limit: number) {
  return database
    .select({
      id: mails.id,
      recipient: mails.recipient,
      tries: mails.tries,
      entityId: campaigns.entityId,
      entityName: entities.name,
      invented: entities.invented,
      closesOn: campaigns.closesOn,
      instrumentHash: campaigns.instrumentHash,
    })
    .from(mails)
    .innerJoin(campaigns, eq(campaigns.id, mails.campaignId))
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .where(
      and(
        eq(mails.kind, LINK_MAIL),
        eq(mails.body, ''),
        isNull(mails.sentAt),
        isTryDue(due),
        inArray(campaigns.status, ['scheduled', 'open']),
      ),
    )
    .orderBy(asc(mails.id))
    .limit(limit)
    .all()
}

/** A mail that has left, with the keyed hash of the link in it, and its text where a mailbox of ours keeps it. */
export type SentLink = {
  readonly mailId: string
  readonly mac: Buffer
  readonly kept: { readonly subject: string; readonly body: string } | null
}

/**
 * Makes the links of mails that have left valid, all in one transaction and in the order of their hashes, so that
 * nothing tells whose each is; the mails are gone with it. A mail that is tried again carries another link: of one that
 * did not leave, or left while the program died, nothing was ever stored.
 * @param now ISO instant.
 */
export function insertSentLinks(database: Database, sent: readonly SentLink[], now: string): void {
  inTransaction(
    database,
    (transaction) => {
      const links = sent.flatMap(({ mailId, mac, kept }) => {
        const mail = and(eq(mails.id, mailId), isNotNull(mails.campaignId))
        const [gone] = kept
          ? transaction
              .update(mails)
              .set({ ...kept, sentAt: now, nextTryAt: null })
              .where(mail)
              .returning({ campaignId: mails.campaignId })
              .all()
          : transaction.delete(mails).where(mail).returning({ campaignId: mails.campaignId }).all()
        // A campaign that ended meanwhile took its mails with it, and gets no link any more.
        return gone?.campaignId ? [{ mac, campaignId: gone.campaignId }] : []
      })
      for (const link of links.sort((one, other) => Buffer.compare(one.mac, other.mac)))
        transaction.insert(swapLinks).values(link).run()
    },
    'immediate',
  )
  emptyLog(database)
}

/**
 * Gives up a mail that nobody took: it never had a link, so that its address is forgotten and its code is free again.
 * @param fault name of the last fault, without addresses.
 */
export function updateLinkMailAsGivenUp(database: Database, mailId: string, fault: string): void {
  inTransaction(database, (transaction) => {
    const mail = transaction
      .select({ recipient: mails.recipient, campaignId: mails.campaignId })
      .from(mails)
      .where(eq(mails.id, mailId))
      .get()
    if (!mail?.campaignId) return
    transaction
      .delete(invitedAddresses)
      .where(and(eq(invitedAddresses.campaignId, mail.campaignId), eq(invitedAddresses.address, mail.recipient)))
      .run()
    transaction
      .update(campaigns)
      .set({ codesPrinted: sql`codes_printed - 1` })
      .where(eq(campaigns.id, mail.campaignId))
      .run()
    transaction.update(mails).set({ recipient: '', fault, nextTryAt: null }).where(eq(mails.id, mailId)).run()
  })
}

/** Domains besides the entity's own to which a campaign may send links, in alphabetical order. */
export async function listAgreedDomains(database: Database, campaign: LoadedCampaign): Promise<string[]> {
  return database
    .select({ domain: agreedDomains.domain })
    .from(agreedDomains)
    .where(eq(agreedDomains.campaignId, campaign.id))
    .orderBy(asc(agreedDomains.domain))
    .all()
    .map(({ domain }) => domain)
}

/** Agrees to a domain for one campaign. @returns whether it is in the scope, admits by mail, and had not agreed yet. */
export async function insertAgreedDomain(
  database: Database,
  scope: Scope,
  agreed: typeof agreedDomains.$inferInsert,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const mine = admitting(scope, agreed.campaignId, ['scheduled', 'open'])
    if (!transaction.select({ id: campaigns.id }).from(campaigns).where(mine).get()) return false
    if (transaction.insert(agreedDomains).values(agreed).onConflictDoNothing().run().changes === 0) return false
    note(transaction)
    return true
  })
}

/**
 * Exchanges an unused link for a code, once: the link is marked without a time, the keyed hash of the code is stored,
 * and nothing tells which belong together. Both pages stand side by side in the write-ahead log until it is emptied.
 * @returns false when there is no such link, or it was used.
 */
export async function exchangeSwapLink(database: Database, linkMac: Buffer, codeMac: Buffer): Promise<boolean> {
  const done = inTransaction(
    database,
    (transaction) => {
      const unused = and(eq(swapLinks.mac, linkMac), eq(swapLinks.used, false))
      const [link] = transaction
        .update(swapLinks)
        .set({ used: true })
        .where(unused)
        .returning({ campaignId: swapLinks.campaignId })
        .all()
      if (!link) return false
      transaction.insert(accessCodes).values({ mac: codeMac, campaignId: link.campaignId, batchId: null }).run()
      return true
    },
    'immediate',
  )
  if (done) emptyLog(database)
  return done
}

/** What a deed that may not be repeated soon is called, and since when (ISO instant) it must not have been done. */
export type Pause = { readonly action: string; readonly since: string }

/**
 * Queues one and the same mail to every invited address, unless that was done since the given instant.
 * @param now ISO instant.
 * @returns whether it was queued.
 */
export async function queueReminders(
  database: Database,
  scope: Scope,
  campaignId: string,
  mail: Omit<Mail, 'recipient' | 'campaignId'>,
  { action, since }: Pause,
  now: string,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    if (
      !transaction
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(admitting(scope, campaignId, ['open']))
        .get()
    )
      return false
    if ((findLastDeedAt(transaction, action, campaignId) ?? '') > since) return false
    const all = transaction
      .select({ address: invitedAddresses.address })
      .from(invitedAddresses)
      .where(eq(invitedAddresses.campaignId, campaignId))
      .orderBy(asc(invitedAddresses.address))
      .all()
    for (const { address } of all) insertMail(transaction, { ...mail, recipient: address, campaignId }, now)
    note(transaction)
    return true
  })
}
