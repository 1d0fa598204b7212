import type { Visitor } from '#app/door/visitor.ts'
import { createHash, randomBytes } from 'node:crypto'
import { redirect } from '@remix-run/node'
import type { Database } from '#db/client.server.ts'
import { endMembership, insertMembership, membershipsOf, userIdByEmail } from '#db/queries/accounts.server.ts'
import {
  insertInvitation,
  insertUser,
  invitationByToken,
  spendInvitation,
  unsettledInvitation,
  type Invitation,
} from '#db/queries/invitations.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import type { Role } from '#db/schema/accounts.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { auth } from '#app/door/auth.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { actorFor, type Actor } from '#app/door/actor.ts'
import { addDays, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { invitationMail } from '#app/kit/mail/mail-texts.ts'
import { queuesMail, sendsMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { signIn } from '#app/door/sign-in.server.ts'
import { mayResend } from '#app/door/membership-rules.ts'
import { invitationLimit, linkUses } from '#app/door/attempts.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { passwordProblems } from '#app/features/sign-in/password-rules.ts'

const DAYS_OF_AN_INVITATION = 7
const DAY_MS = 24 * 60 * 60 * 1000

/** Whom to invite as what. Whoever calls has checked that she may. */
export type NewInvitation = {
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
}

type Sent = { readonly invitationId: string; readonly link: string }

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Invites inside a transaction, for whoever invites many at once: stores the hash of a fresh token, queues the mail and
 * notes the deed. Call `sendSoon()` after it. @param origin public address of this installation.
 */
export function inviteWithin(
  transaction: Pick<Database, 'select' | 'insert' | 'update'>,
  inviter: Actor | typeof PROGRAM,
  invited: NewInvitation,
  origin: string,
  now: Date,
): Sent {
  const token = randomBytes(32).toString('base64url')
  const link = `${origin}/invitacion/${token}`
  const { entityName, email, ...rest } = invited
  const id = randomBytes(16).toString('hex')
  const address = email.trim().toLowerCase()
  const expiresAt = new Date(now.getTime() + DAYS_OF_AN_INVITATION * DAY_MS).toISOString()
  const invitedBy = inviter === PROGRAM ? PROGRAM : inviter.userId
  insertInvitation(transaction, {
    ...rest,
    id,
    email: address,
    tokenHash: hashOf(token),
    invitedBy,
    invitedAt: now.toISOString(),
    expiresAt,
  })
  recordDeed(
    transaction,
    inviter,
    {
      action: 'account.invited',
      objectKind: 'invitation',
      objectId: id,
      entityId: invited.entityId,
      detail: { role: invited.role },
    },
    now,
  )
  if (queuesMail(runtime().environment)) {
    const text = invitationMail({
      name: invited.name,
      roleName: ROLE_NAMES[invited.role],
      entityName,
      link,
      lastDay: addDays(limaDate(now), DAYS_OF_AN_INVITATION),
    })
    queueMail(transaction, { kind: 'invitation', recipient: address, ...text }, now.toISOString())
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

/** Invites one person. */
export function invite(
  inviter: Actor,
  person: NewInvitation,
  origin: string,
  clock: Clock = systemClock,
): InvitationSent {
  const { link } = runtime().database.transaction((transaction) =>
    inviteWithin(transaction, inviter, person, origin, clock()),
  )
  return invitationSent(person, link)
}

/** Counts an invitation towards what one account may send. @throws {AppError} `too-many-attempts` where that is used up. */
export function noteInvitation(inviter: Actor): void {
  const limit = invitationLimit(inviter.role)
  if (limit.isSpent(inviter.userId)) throw new AppError('too-many-attempts')
  limit.note(inviter.userId)
}

/**
 * Sends an invitation anew that nobody used, be it over or not: the same person and role, a new link and term. The old
 * link dies. @param origin public address of this installation.
 * @throws {AppError} `not-found` where there is none that she may send; `conflict` where the person has the role by now,
 * or somebody was quicker.
 */
export async function resendInvitation(
  actor: Actor,
  invitationId: string,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent> {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const found = unsettledInvitation(database, actor.scope, invitationId)
  if (!found || !mayResend(actor, found, today)) throw new AppError('not-found')
  if (await alreadyHolds(database, found.email, found.role, found.entityId, today)) throw new AppError('conflict')
  noteInvitation(actor)
  const {
    name,
    email,
    role,
    entityId,
    entityName,
    headsPlanning,
    isDelegate,
    resolution,
    endsOn,
    replacesMembershipId,
  } = found
  const person = {
    name,
    email,
    role,
    entityId,
    entityName,
    headsPlanning,
    isDelegate,
    resolution,
    endsOn,
    replacesMembershipId,
  }
  const link = database.transaction((transaction) => {
    if (!unsettledInvitation(transaction, actor.scope, invitationId)) throw new AppError('conflict')
    const sent = inviteWithin(transaction, actor, person, origin, now)
    recordDeed(
      transaction,
      actor,
      {
        action: 'account.invitation-resent',
        objectKind: 'invitation',
        objectId: invitationId,
        entityId,
        detail: { invitation: sent.invitationId },
      },
      now,
    )
    return sent.link
  })
  return invitationSent(person, link)
}

/** What an invitation says to whoever holds its link; null where it is used, withdrawn, over or never was. */
export async function readInvitation(token: string, account: Account | null, clock: Clock = systemClock) {
  const { database } = runtime()
  const found = invitationByToken(database, hashOf(token), clock().toISOString())
  if (!found) return null
  const { name, email, role, entityId, entityName, endsOn } = found
  const known = (await userIdByEmail(database, email)) !== null
  const visitor = account
    ? account.email === email
      ? ('invited' as const)
      : ('another' as const)
    : ('nobody' as const)
  return { name, email, role, entityId, entityName, endsOn, known, visitor }
}

export type ReadInvitation = NonNullable<Awaited<ReturnType<typeof readInvitation>>>

type Accepting = { readonly invitation: Invitation; readonly userId: string; readonly name: string; readonly now: Date }

/** Gives the role, ends the one it replaces and notes both. @throws {AppError} `conflict` where somebody was quicker. */
function give(
  transaction: Pick<Database, 'select' | 'insert' | 'update' | 'delete'>,
  { invitation, userId, name, now }: Accepting,
): void {
  if (!spendInvitation(transaction, invitation.id, now.toISOString())) throw new AppError('conflict')
  const { role, entityId, entityName, headsPlanning, isDelegate, resolution, endsOn, replacesMembershipId } = invitation
  const membershipId = randomBytes(8).toString('hex')
  insertMembership(transaction, {
    id: membershipId,
    userId,
    role,
    entityId,
    headsPlanning,
    isDelegate,
    resolution,
    endsOn,
    startsOn: limaDate(now),
  })
  const actor = actorFor({
    userId,
    name,
    role,
    entity: entityId && entityName ? { id: entityId, name: entityName } : null,
    membershipId,
  })
  recordDeed(
    transaction,
    actor,
    {
      action: 'account.accepted',
      objectKind: 'membership',
      objectId: membershipId,
      detail: { invitation: invitation.id },
    },
    now,
  )
  if (replacesMembershipId && endMembership(transaction, replacesMembershipId, userId, now.toISOString())) {
    recordDeed(
      transaction,
      actor,
      {
        action: 'membership.handed-over',
        objectKind: 'membership',
        objectId: replacesMembershipId,
        detail: { to: membershipId },
      },
      now,
    )
  }
}

export type AcceptProblem = { readonly problems: FieldProblems; readonly status: 404 | 409 | 422 | 429 }

async function acceptAsNew(
  visitor: Visitor,
  invitation: Invitation,
  form: FormData,
  now: Date,
): Promise<Response | AcceptProblem> {
  const [name, password, again] = ['nombre', 'clave', 'clave2'].map((field) => String(form.get(field) ?? ''))
  const named = (name ?? '').trim().slice(0, 120)
  const problems: FieldProblems = {
    ...(named.length < 3 ? { nombre: 'Escriba su nombre y apellidos' } : {}),
    ...passwordProblems(password ?? '', again ?? '', invitation.email),
  }
  if (Object.keys(problems).length > 0) return { problems, status: 422 }
  const passwordHash = await (await auth().$context).password.hash(password ?? '')
  const { database, environment } = runtime()
  const person = {
    id: randomBytes(16).toString('hex'),
    name: named,
    email: invitation.email,
    emailVerified: sendsMail(environment),
    passwordHash,
  }
  database.transaction((transaction) => {
    insertUser(transaction, person, now)
    give(transaction, { invitation, userId: person.id, name: named, now })
  })
  const signedIn = await signIn(visitor, { email: invitation.email, password: password ?? '', back: null })
  return signedIn instanceof Response ? signedIn : redirect('/ingresar?aviso=cuenta', 303)
}

/**
 * Accepts an invitation: a new person with name and password, which also signs her in; one who has an account by being
 * signed in to it. A link alone never opens an account that exists.
 */
export async function acceptInvitation(
  visitor: Visitor,
  token: string,
  account: Account | null,
  form: FormData,
  address: string,
  clock: Clock = systemClock,
): Promise<Response | AcceptProblem> {
  if (linkUses.isSpent(address)) return { problems: {}, status: 429 }
  linkUses.note(address)
  const now = clock()
  const { database } = runtime()
  const invitation = invitationByToken(database, hashOf(token), now.toISOString())
  if (!invitation) return { problems: {}, status: 404 }
  if ((await userIdByEmail(database, invitation.email)) === null) return acceptAsNew(visitor, invitation, form, now)
  if (account?.email !== invitation.email) return { problems: {}, status: 409 }
  database.transaction((transaction) =>
    give(transaction, { invitation, userId: account.userId, name: account.name, now }),
  )
  return redirect('/cuenta/funciones', 303)
}

/** Whether a person of this address already holds the role in the entity. @param today ISO date. */
export async function alreadyHolds(
  database: Database,
  email: string,
  role: Role,
  entityId: string | null,
  today: string,
): Promise<boolean> {
  const userId = await userIdByEmail(database, email)
  const held = userId ? await membershipsOf(database, userId) : []
  return held.some(
    (membership) =>
      membership.role === role &&
      (membership.entity?.id ?? null) === entityId &&
      membership.endedAt === null &&
      (membership.endsOn ?? today) >= today,
  )
}
