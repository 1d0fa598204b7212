import { and, asc, count, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { accessCodes, campaigns, campaignWays, invitedAddresses, swapLinks } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { findLastDeedAt, type Note } from './audit.server.ts'
import type { LoadedCampaign } from './campaigns.server.ts'
import { insertMail, type Mail } from './mails.server.ts'

/** Somebody invited by mail: the keyed hash of her link, and the mail that carries it. */
export type SwapInvitation = { readonly mac: Buffer; readonly mail: Mail }

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

/**
 * Stores invitations by mail and queues their mails. Each link counts as a code of the campaign, for it becomes one.
 * Links go in by the order of their hashes and mails by that of their addresses, so that neither order tells of the other.
 * @param now ISO instant.
 * @returns whether the campaign still admits and does so by mail.
 */
export async function insertSwapInvitations(
  database: Database,
  scope: Scope,
  campaignId: string,
  invitations: readonly SwapInvitation[],
  now: string,
  note: Note,
): Promise<boolean> {
  const done = inTransaction(database, (transaction) => {
    const byMail = and(eq(campaignWays.campaignId, campaignId), eq(campaignWays.way, 'email-swap'))
    if (!transaction.select({ way: campaignWays.way }).from(campaignWays).where(byMail).get()) return false
    const counted = transaction
      .update(campaigns)
      .set({ codesPrinted: sql`codes_printed + ${invitations.length}` })
      .where(admitting(scope, campaignId, ['scheduled', 'open']))
      .run()
    if (counted.changes === 0) return false
    const macs = invitations.map(({ mac }) => mac).sort((one, other) => Buffer.compare(one, other))
    for (const mac of macs) transaction.insert(swapLinks).values({ mac, campaignId }).run()
    for (const mail of invitations
      .map((each) => each.mail)
      .sort((one, other) => one.recipient.localeCompare(other.recipient))) {
      transaction.insert(invitedAddresses).values({ campaignId, address: mail.recipient }).run()
      insertMail(transaction, mail, now)
    }
    note(transaction)
    return true
  })
  emptyLog(database)
  return done
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
  mail: Omit<Mail, 'recipient'>,
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
    for (const { address } of all) insertMail(transaction, { ...mail, recipient: address }, now)
    note(transaction)
    return true
  })
}
