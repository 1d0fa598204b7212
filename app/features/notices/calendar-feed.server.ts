import { createHash, randomBytes } from 'node:crypto'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { deleteCalendarFeed, findFeedBySecret, updateCalendarFeed } from '#db/queries/calendar-feeds.server.ts'
import { findReader } from '#db/queries/notices.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { actorFor, type Actor } from '#app/door/actor.ts'
import { calendarReads, strangeCalendars } from '#app/door/attempts.ts'
import { standingMemberships, type Account } from '#app/door/current-account.server.ts'
import { recordAccountDeed } from '#app/door/record-account-deed.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { SITE_NAME } from '#app/kit/words/names.ts'
import { calendarDays, type CalendarDay } from './calendar-days.ts'
import { calendarFacts } from './calendar-facts.server.ts'

/** Bytes of chance in the address. */
const SECRET_BYTES = 32
/** How often a program of calendars should ask, in seconds. */
const ASKED_EVERY = 24 * 60 * 60

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/**
 * Gives an account the calendar of the role in which it acts; an address from before opens nothing any more.
 * @returns the address, which is shown once and stored nowhere. @throws {AppError} `not-found` without a role in force.
 */
export function makeCalendar(account: Account, origin: string, clock: Clock = systemClock): string {
  const { userId, active } = account
  if (!active) throw new AppError('not-found')
  const now = clock()
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const feed = { userId, membershipId: active.id, secretHash: hashOf(secret), madeOn: limaDate(now) }
  inTransaction(runtime().database, (transaction) =>
    updateCalendarFeed(transaction, feed, (noted) => recordAccountDeed(noted, account, 'account.calendar-made', now)),
  )
  return `${origin}/calendario/${secret}.ics`
}

/** Ends the calendar of an account at once. */
export function endCalendar(account: Account, clock: Clock = systemClock): void {
  inTransaction(runtime().database, (transaction) =>
    deleteCalendarFeed(transaction, account.userId, (noted) =>
      recordAccountDeed(noted, account, 'account.calendar-ended', clock()),
    ),
  )
}

/** For whom a secret reads today: the role for which it was made, while that is in force. */
async function actorOfSecret(secret: string, today: string): Promise<Actor | null> {
  const { database } = runtime()
  const feed = findFeedBySecret(database, hashOf(secret))
  const person = feed && findReader(database, feed.userId)
  if (!feed || !person) return null
  const memberships = await standingMemberships(database, feed.userId, today)
  const found = memberships.find(({ id, standing }) => id === feed.membershipId && standing === 'in-force')
  if (!found) return null
  const { id, userId, role, entity } = found
  return actorFor({ userId, name: person.name, role, entity, membershipId: id })
}

function asFile(days: readonly CalendarDay[], origin: string, now: Date): string {
  const { host } = new URL(origin)
  const calendar = ical({
    name: SITE_NAME,
    prodId: { company: SITE_NAME, product: 'Calendario', language: 'ES' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASKED_EVERY,
  })
  for (const { id, day, title, to } of days)
    calendar.createEvent({
      id: `${id}@${host}`,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      summary: title,
      url: `${origin}${to}`,
      stamp: now,
    })
  return calendar.toString()
}

/**
 * The calendar that a secret opens, with what its role may know at this moment.
 * @returns null for a secret that is none, was replaced or ended: they look alike.
 * @throws {AppError} `too-many-attempts` for who tries one after the other, and for a program that asks without end.
 */
export async function readCalendar(
  secret: string,
  { address, origin }: Visitor,
  clock: Clock = systemClock,
): Promise<string | null> {
  const now = clock()
  const today = limaDate(now)
  const actor = await actorOfSecret(secret, today)
  if (!actor) {
    if (strangeCalendars.isSpent(address)) throw new AppError('too-many-attempts')
    strangeCalendars.note(address)
    return null
  }
  if (calendarReads.isSpent(actor.userId)) throw new AppError('too-many-attempts')
  calendarReads.note(actor.userId)
  return asFile(calendarDays(await calendarFacts(runtime().database, actor, today)), origin, now)
}
