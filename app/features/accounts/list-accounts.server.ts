import { findMember, listMembers, type Member } from '#db/queries/accounts.server.ts'
import { listUnsettledInvitations, type Invitation } from '#db/queries/invitations.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { confirmationNotice, mayEnd, mayInviteAs, mayResend, standing } from '#app/door/membership-rules.ts'
import { can } from '#app/door/policies.ts'
import { keepersWaitingFor } from './waiting-keepers.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** The entity whose accounts an actor keeps. @throws {AppError} `not-found` for who acts in none. */
export function entityOf(actor: Actor): { id: string; name: string } {
  if (!actor.entity) throw new AppError('not-found')
  return actor.entity
}

/** A member of the actor's scope. @throws {AppError} `not-found` where there is none. */
export async function memberOf(actor: Actor, membershipId: string): Promise<Member> {
  const member = await findMember(runtime().database, actor.scope, membershipId)
  if (!member) throw new AppError('not-found')
  return member
}

/** What is shown of a member. @param due day until which the list must be confirmed. @param today ISO dates. */
export function shown(actor: Actor, member: Member, due: string | null, today: string) {
  const { id, name, role, headsPlanning, isDelegate, resolution, startsOn, endsOn, endedAt, secondFactor, deletedAt } =
    member
  const { unit, refusal } = member
  const email = deletedAt === null ? member.email : 'cuenta borrada'
  return {
    ...{ id, name, email, role, headsPlanning, isDelegate, resolution, startsOn, endsOn, secondFactor },
    ...{ unit, isRefused: refusal !== '' },
    endedOn: endedAt === null ? null : limaDate(new Date(endedAt)),
    standing: standing({ ...member, confirmBy: due }, today),
    mayEnd: endedAt === null && mayEnd(actor, member),
    own: member.userId === actor.userId,
  }
}

export type ShownMember = ReturnType<typeof shown>

/** What is shown of an invitation that waits or was never used. */
function shownInvitation(actor: Actor, invitation: Invitation, now: Date) {
  const { id, name, email, role, expiresAt, replacesMembershipId } = invitation
  return {
    id,
    name,
    email,
    role,
    expiresOn: limaDate(new Date(expiresAt)),
    over: expiresAt <= now.toISOString(),
    handsOver: replacesMembershipId !== null,
    mayResend: mayResend(actor, invitation, limaDate(now)),
  }
}

/** The accounts of the actor's entity, its open invitations, and until when the list must be confirmed. */
export async function getEntityAccounts(actor: Actor, clock: Clock = systemClock) {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const entity = entityOf(actor)
  const due = await confirmBy(database, actor.scope, today)
  const members = (await listMembers(database, actor.scope)).map((member) => shown(actor, member, due, today))
  const invitations = await listUnsettledInvitations(database, actor.scope)
  return {
    entityName: entity.name,
    current: members.filter((member) => member.standing !== 'over'),
    former: members.filter((member) => member.standing === 'over'),
    invitations: invitations.map((invitation) => shownInvitation(actor, invitation, now)),
    mayInvite: mayInviteAs(actor).length > 0,
    mayLend: can(actor.role, 'accounts:lend'),
    waiting: keepersWaitingFor(actor, clock),
    confirmation: { by: due, daysLeft: confirmationNotice(due, today), mayConfirm: actor.role === 'head' },
  }
}

export type EntityAccounts = Awaited<ReturnType<typeof getEntityAccounts>>

/** The accounts of the Ministry itself, in the form in which those of an entity are shown. */
export async function getMinistryAccounts(actor: Actor, clock: Clock = systemClock): Promise<EntityAccounts> {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const members = (await listMembers(database, actor.scope))
    .filter(({ entity }) => entity === null)
    .map((member) => shown(actor, member, null, today))
  const unsettled = await listUnsettledInvitations(database, actor.scope)
  const invitations = unsettled.filter(({ entityId }) => entityId === null)
  return {
    entityName: MINISTRY_NAME,
    current: members.filter((member) => member.standing !== 'over'),
    former: members.filter((member) => member.standing === 'over'),
    invitations: invitations.map((invitation) => shownInvitation(actor, invitation, now)),
    mayInvite: mayInviteAs(actor).length > 0,
    mayLend: false,
    waiting: [],
    confirmation: { by: null, daysLeft: null, mayConfirm: false },
  }
}
