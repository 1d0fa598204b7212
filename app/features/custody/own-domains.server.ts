import { listMembers } from '#db/queries/accounts.server.ts'
import { listAgreedDomains } from '#db/queries/swaps.server.ts'
import type { LoadedCampaign } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { standing } from '#app/door/membership-rules.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { domainNotice, domainOf } from '#app/features/accounts/mail-domain.ts'

/**
 * Domains that count as the entity's own: those of its head's account, or where it has no head, of whoever coordinates
 * it; never one where anybody opens a mailbox. Accounts of both were granted by the ministry, which looked at their domain.
 * @param today ISO date.
 */
async function ownDomains({ scope }: Actor, today: string): Promise<string[]> {
  const { database } = runtime()
  const due = await confirmBy(database, scope, today)
  const inForce = (await listMembers(database, scope)).filter(
    (member) => !member.isDelegate && standing({ ...member, confirmBy: due }, today) === 'in-force',
  )
  const heads = inForce.filter(({ role }) => role === 'head')
  const who = heads.length > 0 ? heads : inForce.filter(({ role }) => role === 'coordinator')
  return who
    .map(({ email }) => email)
    .filter((email) => domainNotice(email, []) !== 'open-to-all')
    .map(domainOf)
}

/** Domains to whose mailboxes a campaign may send links: the entity's own, and those that its head agreed to. */
export async function allowedDomains(actor: Actor, campaign: LoadedCampaign, today: string): Promise<Set<string>> {
  return new Set([...(await ownDomains(actor, today)), ...(await listAgreedDomains(runtime().database, campaign))])
}
