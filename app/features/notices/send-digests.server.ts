import { z } from 'zod'
import type { Database } from '#db/client.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import {
  findReader,
  listMailChoices,
  listWaitingNotices,
  listWaitingReaders,
  updateNoticesAsTold,
  type NoticeRow,
} from '#db/queries/notices.server.ts'
import { ROLES, type Role } from '#db/schema/roles.ts'
import { inTransaction, type Handle } from '#db/unit-of-work.server.ts'
import { standingMemberships, type StandingMembership } from '#app/door/current-account.server.ts'
import { limaDate, limaTime } from '#app/kit/program/clock.ts'
import { digestMail, type ToldOf } from './digest-words.ts'
import { gatherNotices } from './gather-notices.server.ts'
import { readNotice, TOLD_TO, type Notice } from './notice-kinds.ts'

/** Time of day in Lima from which the mails of a day go out: before work begins. */
export const DIGEST_TIME = '07:00'

const told = z.looseObject({ role: z.enum(ROLES) })

/** The role in force in which a notice is still hers, or null: roles end between the writing down and the mail. */
function heldFor(row: NoticeRow, memberships: readonly StandingMembership[]): StandingMembership | null {
  const { role } = told.safeParse(row.facts).data ?? {}
  return (
    memberships.find(
      (membership) =>
        membership.standing === 'in-force' &&
        membership.role === role &&
        (membership.entity === null || membership.entity.id === row.entityId),
    ) ?? null
  )
}

/** What of it somebody wants: everything but what she said no to. */
function wantedOf(database: Handle, userId: string) {
  const refused = new Set(listMailChoices(database, userId).flatMap(({ kind, wanted }) => (wanted ? [] : [kind])))
  return ({ kind }: Notice) => !refused.has(kind)
}

type InRole = { readonly name: string; readonly role: Role; readonly notices: Notice[] }

/** Her notices by the place in which she holds the role: an entity, or the Ministry. */
function byPlace(
  rows: readonly NoticeRow[],
  memberships: readonly StandingMembership[],
  isWanted: (notice: Notice) => boolean,
): ToldOf[] {
  const places = new Map<string, InRole>()
  for (const row of rows) {
    const membership = heldFor(row, memberships)
    const notice = readNotice(row.kind, row.facts)
    if (!membership || !notice || !isWanted(notice) || !TOLD_TO[notice.kind].includes(membership.role)) continue
    const { id, role, entity } = membership
    const place = places.get(id) ?? { name: entity?.name ?? 'MIMP', role, notices: [] }
    place.notices.push(notice)
    places.set(id, place)
  }
  return [...places.values()]
}

/** Tells one person all that waits for her, in one mail, or in none where nothing of it is hers or wanted. */
async function tell(database: Database, userId: string, origin: string | null, now: Date): Promise<boolean> {
  const today = limaDate(now)
  const memberships = await standingMemberships(database, userId, today)
  return inTransaction(
    database,
    (transaction) => {
      const person = findReader(transaction, userId)
      const rows = listWaitingNotices(transaction, userId)
      const places = person ? byPlace(rows, memberships, wantedOf(transaction, userId)) : []
      updateNoticesAsTold(transaction, userId, today)
      if (!person || places.length === 0) return false
      const text = digestMail({ name: person.name, places, today, origin })
      insertMail(transaction, { kind: 'digest', recipient: person.email, ...text }, now.toISOString())
      return true
    },
    'immediate',
  )
}

/**
 * Queues the mails of the day, at most one for each person, from seven in the morning on; may be called as often as one
 * likes, and goes on where it was interrupted.
 * @param origin public address, or null where none is configured. @returns how many mails were queued.
 */
export async function sendDigests(database: Database, origin: string | null, now: Date): Promise<number> {
  if (limaTime(now) < DIGEST_TIME) return 0
  await gatherNotices(database, now)
  let queued = 0
  for (const userId of listWaitingReaders(database)) if (await tell(database, userId, origin, now)) queued += 1
  return queued
}
