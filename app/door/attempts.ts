import type { Role } from '#db/schema/roles.ts'
import { createAttemptLimit } from '#app/kit/program/attempt-limit.ts'
import { createSlowdown } from './slowdown.ts'

const MINUTE = 60_000

/** Links for a new password that one account is sent. */
export const resetMails = createAttemptLimit(3, 60 * MINUTE)
/** Requests for a new password by address of the visitor: a carrier's address stands for thousands of people. */
export const resetRequests = createAttemptLimit(300, 10 * MINUTE)
/** Wrong passwords of somebody who is signed in, by session: whoever sits at an open computer is no better off than outside. */
export const askedAgain = createSlowdown({
  free: 5,
  firstMs: 2000,
  longestMs: 30_000,
  forgetMs: 15 * MINUTE,
})
/** Wrong passwords or codes of somebody who wants to delete her account, by account. */
export const deletionTries = createAttemptLimit(5, 10 * MINUTE)
/** Wrong codes of somebody who signs a plan, by account. */
export const signingTries = createAttemptLimit(5, 10 * MINUTE)
/** Files with one's own data, by account. */
export const dataExports = createAttemptLimit(20, 10 * MINUTE)
/** Addresses of calendars that open nothing, by address of the visitor: programs of calendars ask for many people. */
export const strangeCalendars = createAttemptLimit(600, 10 * MINUTE)
/** Readings of one account's calendar. */
export const calendarReads = createAttemptLimit(60, 10 * MINUTE)
/** Requests of an account that are stored, by address of the visitor: a carrier's address stands for thousands of people. */
export const accountRequestsMade = createAttemptLimit(200, 60 * MINUTE)

/** Requests to the public interface within a minute, by network of whoever asks: a carrier's address stands for many people. */
export const API_REQUESTS = { most: 300, windowMs: MINUTE } as const
export const apiRequests = createAttemptLimit(API_REQUESTS.most, API_REQUESTS.windowMs)

const invitationsSent = createAttemptLimit(60, 60 * MINUTE)
/** The Ministry invites for every entity of the country. */
const ministryInvitationsSent = createAttemptLimit(400, 60 * MINUTE)

/** Invitations that one account sends, new ones and again. */
export function invitationLimit(role: Role): ReturnType<typeof createAttemptLimit> {
  return role === 'administrator' ? ministryInvitationsSent : invitationsSent
}
/** Wrong tokens for the metrics, by address of the visitor. */
export const strangeTokens = createAttemptLimit(10, 10 * MINUTE)
