import { findCalendarFeed } from '#db/queries/calendar-feeds.server.ts'
import { listMailChoices, updateMailChoices } from '#db/queries/notices.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { recordAccountDeed } from '#app/door/record-account-deed.server.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { kindsFor, type NoticeKind } from './notice-kinds.ts'

/** Kinds of which she may be told in any of the roles that she holds today. */
function kindsOf({ memberships }: Account): NoticeKind[] {
  return kindsFor(memberships.flatMap(({ standing, role }) => (standing === 'in-force' ? [role] : [])))
}

/** What she is told of by mail, and her calendar; everything is told until she says no. */
export function viewMailChoices(account: Account) {
  const { database, environment } = runtime()
  const refused = new Set(
    listMailChoices(database, account.userId).flatMap(({ kind, wanted }) => (wanted ? [] : [kind])),
  )
  const feed = findCalendarFeed(database, account.userId)
  const ofFeed = account.memberships.find(({ id }) => id === feed?.membershipId)
  return {
    email: account.email,
    sends: queuesMail(environment),
    kinds: kindsOf(account).map((kind) => ({ kind, wanted: !refused.has(kind) })),
    mayHaveCalendar: account.active !== null,
    calendar: feed && {
      madeOn: feed.madeOn,
      role: ofFeed?.role ?? null,
      entityName: ofFeed?.entity?.name ?? null,
      isRead: ofFeed?.standing === 'in-force',
    },
  }
}

export type MailChoicesView = ReturnType<typeof viewMailChoices>

/** Keeps of which kinds she wants to be told. Of kinds that are none of hers nothing is kept. */
export function chooseMails(account: Account, wanted: readonly string[], clock: Clock = systemClock): void {
  const { database } = runtime()
  const choices = kindsOf(account).map((kind) => ({ kind, wanted: wanted.includes(kind) }))
  inTransaction(database, (transaction) =>
    updateMailChoices(transaction, account.userId, choices, (noted) =>
      recordAccountDeed(noted, account, 'account.mails-chosen', clock()),
    ),
  )
}
