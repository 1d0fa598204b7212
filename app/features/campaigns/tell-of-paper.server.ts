import type { Database } from '#db/client.server.ts'
import { listMembers, type Member } from '#db/queries/accounts.server.ts'
import { findDeed } from '#db/queries/audit.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { listBatchesEndingFrom, type PaperBatch } from '#db/queries/typing.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { actorFor, programScope } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { standing } from '#app/door/membership-rules.ts'
import type { MailText } from '#app/kit/mail/account-mail-words.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { noteOf } from './load-campaign.server.ts'
import { closedWithoutMail, handOverMail, paperWaitMail, typeSoonMail, typingEndedMail } from './paper-words.ts'
import { typedUntil, untypedPaper, waitsForPaper, type UntypedPaper } from './untyped-paper.ts'

/** A close that lies further back is no news. */
const NEWS_DAYS = 30

type Told = {
  readonly batches: readonly PaperBatch[]
  readonly first: PaperBatch
  readonly paper: UntypedPaper
  readonly action: 'campaign.paper-waited-for' | 'campaign.paper-close-told'
}

/** What is to be told of a campaign today; null where nothing. */
function newsOf(batches: readonly PaperBatch[], today: string): Told | null {
  const [first] = batches
  const paper = untypedPaper(batches)
  if (!first || !paper) return null
  const waits = first.campaignStatus === 'open' && waitsForPaper(batches, first.closesOn, today)
  if (waits) return { batches, first, paper, action: 'campaign.paper-waited-for' }
  const isClosed = ['closed', 'population-review'].includes(first.campaignStatus)
  if (!isClosed) return null
  return { batches, first, paper, action: 'campaign.paper-close-told' }
}

/** The mail for one person, by her role; null for whoever is not told. */
function mailFor({ name, role }: Pick<Member, 'name' | 'role'>, told: Told, origin: string | null): MailText | null {
  const { first, paper } = told
  const title = instrumentByHash(first.instrumentHash).title
  const link = (path: string) => origin && `${origin}${path}`
  const about = { name, title, entityName: first.entityName, link: link(`/panel/aplicaciones/${first.campaignId}`) }
  const typing = { ...about, link: link('/panel/digitacion') }
  const until = typedUntil(first.closesOn)
  const waits = told.action === 'campaign.paper-waited-for'
  const mails: Partial<Record<Role, () => MailText>> = waits
    ? {
        coordinator: () => paperWaitMail({ ...about, until, paper }),
        custodian: () => handOverMail({ ...about, until }),
        transcriber: () => typeSoonMail({ ...typing, until }),
      }
    : { coordinator: () => closedWithoutMail({ ...about, paper }), transcriber: () => typingEndedMail(typing) }
  return mails[role]?.() ?? null
}

async function tell(database: Database, told: Told, origin: string | null, now: Date): Promise<void> {
  const { first, action } = told
  const entity = { id: first.entityId, name: first.entityName }
  const { scope } = actorFor({ userId: PROGRAM, name: PROGRAM, role: 'head', entity })
  const today = limaDate(now)
  const due = await confirmBy(database, scope, today)
  const people = (await listMembers(database, scope)).filter(
    (member) => standing({ ...member, confirmBy: due }, today) === 'in-force',
  )
  inTransaction(database, (transaction) => {
    for (const person of people) {
      const text = mailFor(person, told, origin)
      if (text) insertMail(transaction, { kind: 'paper', recipient: person.email, ...text }, now.toISOString())
    }
    noteOf(PROGRAM, { id: first.campaignId, entityId: first.entityId }, action, now)(transaction)
  })
}

/**
 * Tells whoever coordinates, keeps and types, each once, that a close waits for paper, and that it closed without some.
 * @param origin public address, or null where none is configured. @returns how many campaigns were told of.
 */
export async function tellOfPaper(database: Database, origin: string | null, now: Date): Promise<number> {
  const byCampaign = new Map<string, PaperBatch[]>()
  const today = limaDate(now)
  for (const batch of await listBatchesEndingFrom(database, programScope(), addDays(today, -NEWS_DAYS)))
    byCampaign.set(batch.campaignId, [...(byCampaign.get(batch.campaignId) ?? []), batch])
  let count = 0
  for (const batches of byCampaign.values()) {
    const told = newsOf(batches, today)
    if (!told || findDeed(database, told.action, 'campaign', told.first.campaignId, {})) continue
    await tell(database, told, origin, now)
    count += 1
  }
  return count
}
