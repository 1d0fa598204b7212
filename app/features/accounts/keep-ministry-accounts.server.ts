import {
  administratorsInForce,
  endMembership,
  memberWithin,
  membersWithin,
  type Member,
} from '#db/queries/accounts.server.ts'
import { unsettledInvitations } from '#db/queries/invitations.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { GRANTS, leavesAnAdministrator, mayInviteAs } from '#app/door/membership-rules.ts'
import { shown, shownInvitation, type EntityAccount, type EntityAccounts } from './keep-entity-accounts.server.ts'
import { readInvitationForm } from './form.ts'
import { alreadyHolds, invite, noteInvitation, type InvitationSent } from './invite-account.server.ts'

const MINISTRY = 'Ministerio de la Mujer y Poblaciones Vulnerables'

/** The accounts of the Ministry itself, in the form in which those of an entity are shown. */
export async function getMinistryAccounts(actor: Actor, clock: Clock = systemClock): Promise<EntityAccounts> {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const members = (await membersWithin(database, actor.scope))
    .filter(({ entity }) => entity === null)
    .map((member) => shown(actor, member, null, today))
  const invitations = (await unsettledInvitations(database, actor.scope)).filter(({ entityId }) => entityId === null)
  return {
    entityName: MINISTRY,
    current: members.filter((member) => member.standing !== 'over'),
    former: members.filter((member) => member.standing === 'over'),
    invitations: invitations.map((invitation) => shownInvitation(actor, invitation, now)),
    mayInvite: mayInviteAs(actor).length > 0,
    confirmation: { by: null, daysLeft: null, mayConfirm: false },
  }
}

/** Invites an analyst or an administrator as the form says. @param origin public address of this installation. */
export async function inviteToMinistry(
  actor: Actor,
  form: FormData,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent | FieldProblems> {
  const today = limaDate(clock())
  const read = readInvitationForm(form, mayInviteAs(actor), () => false, today)
  if (!read.ok) return read.problems
  const { kind, name, email, resolution, endsOn } = read.form
  if (await alreadyHolds(runtime().database, email, GRANTS[kind].role, null, today))
    return { correo: 'Esta persona ya tiene esa función en el Ministerio' }
  noteInvitation(actor)
  return invite(
    actor,
    { ...GRANTS[kind], email, name, resolution, endsOn, entityId: null, entityName: null },
    origin,
    clock,
  )
}

async function memberOf(actor: Actor, membershipId: string): Promise<Member> {
  const member = await memberWithin(runtime().database, actor.scope, membershipId)
  if (!member || member.entity !== null) throw new AppError('not-found')
  return member
}

/** Whether ending it would leave nobody who administers the platform. Another role, or one that is not in force, never does. */
function isLast(
  database: Parameters<typeof administratorsInForce>[0],
  actor: Actor,
  member: Member,
  today: string,
): boolean {
  if (member.role !== 'administrator') return false
  const inForce = administratorsInForce(database, today)
  return (
    inForce.some(({ userId }) => userId === member.userId) &&
    !leavesAnAdministrator(actor.userId, member.userId, inForce)
  )
}

/** One account of the Ministry; `mayEnd` is false for the last one that administers. */
export async function getMinistryAccount(
  actor: Actor,
  membershipId: string,
  clock: Clock = systemClock,
): Promise<EntityAccount> {
  const member = await memberOf(actor, membershipId)
  const today = limaDate(clock())
  const seen = shown(actor, member, null, today)
  return {
    entityName: MINISTRY,
    member: { ...seen, mayEnd: seen.mayEnd && !isLast(runtime().database, actor, member, today) },
    releases: [],
  }
}

/**
 * Ends a role in the Ministry at once. What the person did stays under her name.
 * @throws {AppError} `conflict` where it is over by now, or nobody would be left who administers.
 */
export async function endMinistryAccount(
  actor: Actor,
  membershipId: string,
  clock: Clock = systemClock,
): Promise<void> {
  const member = await memberOf(actor, membershipId)
  const now = clock()
  runtime().database.transaction((transaction) => {
    if (
      isLast(transaction, actor, member, limaDate(now)) ||
      !endMembership(transaction, membershipId, actor.userId, now.toISOString())
    )
      throw new AppError('conflict')
    recordDeed(
      transaction,
      actor,
      { action: 'membership.ended', objectKind: 'membership', objectId: membershipId, detail: { role: member.role } },
      now,
    )
  })
}
