import { randomBytes } from 'node:crypto'
import { findUserId, type NewMembership } from '#db/queries/accounts.server.ts'
import {
  acceptInvitation as acceptStored,
  findInvitationByToken,
  type Invitation,
  type NewUser,
} from '#db/queries/invitations.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { auth, cookiesOf } from '#app/door/auth.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { endRole } from '#app/door/end-role.server.ts'
import { isKeeper } from '#app/door/membership-rules.ts'
import { knownFrom, signIn } from '#app/door/sign-in.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { passwordProblems } from '#app/features/sign-in/password-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { sendsMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { NewAccount } from './form.ts'
import { exclusionOfAddress, hashOfToken } from './invite-account.server.ts'
import { tellVouchers } from './waiting-keepers.server.ts'

/** What an invitation says to whoever holds its link; null where it is used, withdrawn, over or never was. */
export async function readInvitation(token: string, account: Account | null, clock: Clock = systemClock) {
  const { database } = runtime()
  const found = findInvitationByToken(database, hashOfToken(token), clock().toISOString())
  if (!found) return null
  const { name, email, role, entityId, entityName, endsOn } = found
  const today = limaDate(clock())
  const known = (await findUserId(database, email)) !== null
  const visitor = account
    ? account.email === email
      ? ('invited' as const)
      : ('another' as const)
    : ('nobody' as const)
  // Only she herself is told why she cannot have it.
  const excluded = visitor === 'invited' ? await exclusionOfAddress(database, email, found, today) : null
  return { name, email, role, entityId, entityName, endsOn, known, visitor, excluded }
}

export type ReadInvitation = NonNullable<Awaited<ReturnType<typeof readInvitation>>>

type Person = { readonly userId: string; readonly name: string; readonly newUser: NewUser | null }

function membershipFor(invitation: Invitation, userId: string, today: string) {
  const { role, entityId, headsPlanning, isDelegate, resolution, endsOn, unit, lentBy, invitedBy } = invitation
  const id = randomBytes(8).toString('hex')
  return {
    id,
    userId,
    role,
    entityId,
    headsPlanning,
    isDelegate,
    resolution,
    endsOn,
    startsOn: today,
    ...(isKeeper(role) ? { unit, lentBy, proposedBy: invitedBy } : {}),
  } satisfies NewMembership
}

/** Gives the role, ends the one it replaces and notes both. @throws {AppError} `conflict` where somebody was quicker. */
function give(
  transaction: Transaction,
  invitation: Invitation,
  { userId, name, newUser }: Person,
  { now, origin }: { readonly now: Date; readonly origin: string },
): void {
  const { role, entityId, entityName, replacesMembershipId } = invitation
  const membership = membershipFor(invitation, userId, limaDate(now))
  const entity = entityId && entityName ? { id: entityId, name: entityName } : null
  const actor = actorFor({ userId, name, role, entity, membershipId: membership.id })
  const accepted: Deed = {
    action: 'account.accepted',
    objectKind: 'membership',
    objectId: membership.id,
    detail: { invitation: invitation.id },
  }
  const isGiven = acceptStored(transaction, invitation, { membership, newUser }, now, (noted) =>
    recordDeed(noted, actor, accepted, now),
  )
  if (!isGiven) throw new AppError('conflict')
  if (isKeeper(role) && entity) {
    const keeper = { membershipId: membership.id, userId, name, role, proposedBy: invitation.invitedBy }
    tellVouchers(transaction, { ...keeper, entityId: entity.id, entityName: entity.name }, origin, now)
  }
  if (!replacesMembershipId) return
  const handedOver: Deed = {
    action: 'membership.handed-over',
    objectKind: 'membership',
    objectId: replacesMembershipId,
    detail: { to: membership.id },
  }
  endRole(transaction, actor, { id: replacesMembershipId }, handedOver, now)
}

/** Where whoever accepted goes on, what it says there, and the cookies of the session that began. */
export type Accepted = {
  readonly to: string
  readonly text: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}
export type AcceptProblem = { readonly problems: FieldProblems; readonly status: 404 | 409 | 422 }

const READY = 'Su cuenta está lista, y ya ingresó.'
const READY_TO_SIGN_IN = 'Su cuenta está lista. Ingrese con su correo y la contraseña que eligió.'

/** Somebody, or she herself in another window, was quicker. */
const MEANWHILE: AcceptProblem = { problems: {}, status: 409 }

/** @returns false where somebody was quicker; then nothing is stored. */
function gives(invitation: Invitation, person: Person, when: { readonly now: Date; readonly origin: string }): boolean {
  try {
    inTransaction(runtime().database, (transaction) => give(transaction, invitation, person, when))
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}

async function acceptAsNew(
  visitor: Visitor,
  invitation: Invitation,
  { name, password, again }: NewAccount,
  now: Date,
): Promise<Accepted | AcceptProblem> {
  const { email } = invitation
  const problems: FieldProblems = {
    ...(name.length < 3 ? { nombre: 'Escriba su nombre y apellidos' } : {}),
    ...passwordProblems(password, again, email),
  }
  if (Object.keys(problems).length > 0) return { problems, status: 422 }
  const passwordHash = await (await auth().$context).password.hash(password)
  const { environment } = runtime()
  const userId = randomBytes(16).toString('hex')
  const newUser = { id: userId, name, email, emailVerified: sendsMail(environment), passwordHash }
  if (!gives(invitation, { userId, name, newUser }, { now, origin: visitor.origin })) return MEANWHILE
  sendSoon()
  const signedIn = await signIn(visitor, { email, password, back: null })
  if (!(signedIn instanceof Response))
    return { to: '/ingresar', text: READY_TO_SIGN_IN, headers: knownFrom(visitor, email) }
  return { to: signedIn.headers.get('location') ?? '/', text: READY, headers: cookiesOf(signedIn) }
}

/** @property account of whoever is signed in meanwhile. @property person what a new person says of herself. */
export type Acceptance = {
  readonly token: string
  readonly account: Account | null
  readonly person: NewAccount
}

/**
 * Accepts an invitation: a new person with name and password, which also signs her in; one who has an account by being
 * signed in to it. A link alone never opens an account that exists.
 */
export async function acceptInvitation(
  visitor: Visitor,
  { token, account, person }: Acceptance,
  clock: Clock = systemClock,
): Promise<Accepted | AcceptProblem> {
  const now = clock()
  const { database } = runtime()
  const invitation = findInvitationByToken(database, hashOfToken(token), now.toISOString())
  if (!invitation) return { problems: {}, status: 404 }
  if ((await findUserId(database, invitation.email)) === null) return acceptAsNew(visitor, invitation, person, now)
  if (account?.email !== invitation.email) return { problems: {}, status: 409 }
  if (await exclusionOfAddress(database, invitation.email, invitation, limaDate(now)))
    return { problems: {}, status: 409 }
  const { userId, name } = account
  if (!gives(invitation, { userId, name, newUser: null }, { now, origin: visitor.origin })) return MEANWHILE
  sendSoon()
  return { to: '/cuenta/funciones', text: 'Usted aceptó la invitación: su función nueva está abajo.', headers: [] }
}
