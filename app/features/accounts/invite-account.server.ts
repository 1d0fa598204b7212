import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { findUserId, listMemberships } from '#db/queries/accounts.server.ts'
import { insertInvitation } from '#db/queries/invitations.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { exclusionOf, type Exclusion } from '#app/door/keeper-rules.ts'
import { invitationLimit } from '#app/door/attempts.ts'
import type { Actor } from '#app/door/actor.ts'
import { randomCode } from '#app/kit/codes/random-code.ts'
import { readToken } from '#app/kit/codes/typed-code.ts'
import { accountInvitationMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail, sendsMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { addDays, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'

const DAYS_OF_AN_INVITATION = 7
/** Some 188 bits. */
const TOKEN_LENGTH = 43
const DAY_MS = 24 * 60 * 60 * 1000

/** Whom to invite as what. Whoever calls has checked that she may. */
export type NewInvitation = {
  /** As `readAddress` gives it. */
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly entityId: string | null
  /** For the mail only. */
  readonly entityName: string | null
  readonly headsPlanning?: boolean
  readonly isDelegate?: boolean
  readonly resolution?: string
  /** ISO date of the last day of access. */
  readonly endsOn?: string | null
  /** Membership that ends when this is accepted. */
  readonly replacesMembershipId?: string | null
  /** Of a keeper: her unit, and who lends her (an entity's id, or `mimp`). */
  readonly unit?: string
  readonly lentBy?: string | null
}

/** How links begin (the public address of this installation), and whether a mail carries them. */
export type InvitedFrom = { readonly origin: string; readonly queues: boolean }

/** As this process is configured. @param origin public address of this installation. */
export function invitedFrom(origin: string): InvitedFrom {
  return { origin, queues: queuesMail(runtime().environment) }
}

type Sent = { readonly invitationId: string; readonly link: string }

/** What is stored of the token in a link; the token itself is not. @param typed as an address carries it. */
export function hashOfToken(typed: string): string {
  return createHash('sha256').update(readToken(typed)).digest('hex')
}

/**
 * Invites inside a transaction, for whoever invites many at once: stores the hash of a fresh token, queues the mail and
 * notes the deed. Call `sendSoon()` after it.
 */
export function inviteWithin(
  transaction: Transaction,
  inviter: Actor | typeof PROGRAM,
  invited: NewInvitation,
  { origin, queues }: InvitedFrom,
  now: Date,
): Sent {
  const token = randomCode(TOKEN_LENGTH).toLowerCase()
  const link = `${origin}/invitacion/${token}`
  const { entityName, email, ...rest } = invited
  const { role, entityId } = rest
  const id = randomBytes(16).toString('hex')
  const row = {
    ...rest,
    id,
    email,
    tokenHash: hashOfToken(token),
    invitedBy: inviter === PROGRAM ? PROGRAM : inviter.userId,
    invitedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + DAYS_OF_AN_INVITATION * DAY_MS).toISOString(),
  }
  const deed: Deed = { action: 'account.invited', objectKind: 'invitation', objectId: id, entityId, detail: { role } }
  insertInvitation(transaction, row, (noted) => recordDeed(noted, inviter, deed, now))
  if (queues) {
    const text = accountInvitationMail({
      name: invited.name,
      roleName: ROLE_NAMES[role],
      entityName,
      link,
      lastDay: addDays(limaDate(now), DAYS_OF_AN_INVITATION),
    })
    insertMail(transaction, { kind: 'invitation', recipient: email, ...text }, now.toISOString())
  }
  return { invitationId: id, link }
}

/** What whoever invited is told: the link itself only where no mail carries it. */
export type InvitationSent = { readonly email: string; readonly name: string; readonly link: string | null }

/** After the transaction in which somebody was invited: sends the mail, and says what whoever invited is told. */
export function invitationSent({ name, email }: Pick<NewInvitation, 'name' | 'email'>, link: string): InvitationSent {
  sendSoon()
  return { email, name, link: sendsMail(runtime().environment) ? null : link }
}

/** Invites one person. @param origin public address of this installation. */
export function invite(
  inviter: Actor,
  person: NewInvitation,
  origin: string,
  clock: Clock = systemClock,
): InvitationSent {
  const { link } = inTransaction(runtime().database, (transaction) =>
    inviteWithin(transaction, inviter, person, invitedFrom(origin), clock()),
  )
  return invitationSent(person, link)
}

/** Whether what came of inviting is an invitation. */
export function isSent(answer: InvitationSent | FieldProblems): answer is InvitationSent {
  return 'link' in answer
}

/** Counts an invitation towards what one account may send. @throws {AppError} `too-many-attempts` where that is used up. */
export function noteInvitation(inviter: Actor): void {
  const limit = invitationLimit(inviter.role)
  if (limit.isSpent(inviter.userId)) throw new AppError('too-many-attempts')
  limit.note(inviter.userId)
}

/** What keeps the owner of an address from a role; null where nothing does. @param today ISO date. */
export async function exclusionOfAddress(
  database: Database,
  email: string,
  given: Pick<NewInvitation, 'role' | 'entityId'>,
  today: string,
): Promise<Exclusion | null> {
  const userId = await findUserId(database, email)
  const held = userId ? await listMemberships(database, userId) : []
  return exclusionOf(
    given,
    held.map(({ entity, ...each }) => ({ ...each, entityId: entity?.id ?? null })),
    today,
  )
}

/** Whether a person of this address already holds the role in the entity. @param today ISO date. */
export async function alreadyHolds(
  database: Database,
  email: string,
  role: Role,
  entityId: string | null,
  today: string,
): Promise<boolean> {
  const userId = await findUserId(database, email)
  const held = userId ? await listMemberships(database, userId) : []
  return held.some(
    (membership) =>
      membership.role === role &&
      (membership.entity?.id ?? null) === entityId &&
      membership.endedAt === null &&
      (membership.endsOn ?? today) >= today,
  )
}
