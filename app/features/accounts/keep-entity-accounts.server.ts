import {
  endMembership,
  insertConfirmation,
  memberWithin,
  membersWithin,
  type Member,
} from '#db/queries/accounts.server.ts'
import {
  unsettledInvitation,
  unsettledInvitations,
  withdrawInvitation,
  type Invitation,
} from '#db/queries/invitations.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import { sharedWith, shareReleases } from '#db/queries/shared-releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import {
  confirmationNotice,
  GRANTS,
  mayEnd,
  mayInviteAs,
  mayResend,
  needsResolution,
  standing,
} from '#app/door/membership-rules.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { readInvitationForm } from './form.ts'
import { alreadyHolds, invite, noteInvitation, resendInvitation, type InvitationSent } from './invite-account.server.ts'

function entityOf(actor: Actor): { id: string; name: string } {
  if (!actor.entity) throw new AppError('not-found')
  return actor.entity
}

/** What is shown of a member. @param due day until which the list must be confirmed. @param today ISO dates. */
export function shown(actor: Actor, member: Member, due: string | null, today: string) {
  const { id, name, role, headsPlanning, isDelegate, resolution, startsOn, endsOn, endedAt, secondFactor, deletedAt } =
    member
  const email = deletedAt === null ? member.email : 'cuenta borrada'
  return {
    ...{ id, name, email, role, headsPlanning, isDelegate, resolution, startsOn, endsOn, secondFactor },
    endedOn: endedAt === null ? null : limaDate(new Date(endedAt)),
    standing: standing({ ...member, confirmBy: due }, today),
    mayEnd: endedAt === null && mayEnd(actor, member),
    own: member.userId === actor.userId,
  }
}

export type ShownMember = ReturnType<typeof shown>

/** What is shown of an invitation that waits or was never used. */
export function shownInvitation(actor: Actor, invitation: Invitation, now: Date) {
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
  const due = await confirmBy(database, entity.id, today)
  const members = (await membersWithin(database, actor.scope)).map((member) => shown(actor, member, due, today))
  const invitations = await unsettledInvitations(database, actor.scope)
  return {
    entityName: entity.name,
    current: members.filter((member) => member.standing !== 'over'),
    former: members.filter((member) => member.standing === 'over'),
    invitations: invitations.map((invitation) => shownInvitation(actor, invitation, now)),
    mayInvite: mayInviteAs(actor).length > 0,
    confirmation: { by: due, daysLeft: confirmationNotice(due, today), mayConfirm: actor.role === 'head' },
  }
}

export type EntityAccounts = Awaited<ReturnType<typeof getEntityAccounts>>

/** Invites somebody to the actor's entity as its form says. @param origin public address of this installation. */
export async function inviteToEntity(
  actor: Actor,
  form: FormData,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent | FieldProblems> {
  const today = limaDate(clock())
  const entity = entityOf(actor)
  const read = readInvitationForm(form, mayInviteAs(actor), (kind) => needsResolution(actor, kind), today)
  if (!read.ok) return read.problems
  const { kind, name, email, resolution, endsOn } = read.form
  const grant = GRANTS[kind]
  if (await alreadyHolds(runtime().database, email, grant.role, entity.id, today))
    return { correo: 'Esta persona ya tiene esa función en la entidad' }
  noteInvitation(actor)
  return invite(
    actor,
    {
      ...grant,
      email,
      name,
      resolution,
      endsOn,
      entityId: entity.id,
      entityName: entity.name,
      replacesMembershipId: kind === 'successor' ? actor.membershipId : null,
    },
    origin,
    clock,
  )
}

/** Whether the answer of `inviteToEntity` is an invitation. */
export function isSent(answer: InvitationSent | FieldProblems): answer is InvitationSent {
  return 'link' in answer
}

/** Takes an invitation back that nobody used. @throws {AppError} `not-found` where there is none of the entity. */
export function withdraw(actor: Actor, invitationId: string, clock: Clock = systemClock): void {
  const now = clock()
  const at = now.toISOString()
  const done = runtime().database.transaction((transaction) => {
    const found = unsettledInvitation(transaction, actor.scope, invitationId)
    if (!found || !withdrawInvitation(transaction, invitationId, at)) return false
    recordDeed(
      transaction,
      actor,
      {
        action: 'account.invitation-withdrawn',
        objectKind: 'invitation',
        objectId: invitationId,
        entityId: found.entityId,
      },
      now,
    )
    return true
  })
  if (!done) throw new AppError('not-found')
}

/**
 * What the lists of accounts do with an invitation: `retirar` takes it back, `reenviar` sends it anew.
 * @param origin public address of this installation. @returns what was sent, or null. @throws {AppError}
 */
export async function changeInvitation(actor: Actor, form: FormData, origin: string): Promise<InvitationSent | null> {
  const id = String(form.get('invitacion') ?? '')
  if (form.get('accion') === 'reenviar') return resendInvitation(actor, id, origin)
  if (form.get('accion') !== 'retirar') throw new AppError('invalid-input')
  withdraw(actor, id)
  return null
}

/** The head says that the list of accounts is right: for the next year. */
export function confirmAccounts(actor: Actor, clock: Clock = systemClock): void {
  if (actor.role !== 'head') throw new AppError('not-found')
  const entity = entityOf(actor)
  const now = clock()
  runtime().database.transaction((transaction) => {
    insertConfirmation(transaction, entity.id, limaDate(now), actor.userId)
    recordDeed(transaction, actor, { action: 'accounts.confirmed', objectKind: 'entity', objectId: entity.id }, now)
  })
}

async function memberOf(actor: Actor, membershipId: string): Promise<Member> {
  const member = await memberWithin(runtime().database, actor.scope, membershipId)
  if (!member) throw new AppError('not-found')
  return member
}

/** One account of the entity; of a reader with the releases that may be shared. */
export async function getEntityAccount(actor: Actor, membershipId: string, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const entity = entityOf(actor)
  const member = shown(actor, await memberOf(actor, membershipId), await confirmBy(database, entity.id, today), today)
  if (member.role !== 'reader') return { entityName: entity.name, member, releases: [] }
  const shared = await sharedWith(database, membershipId)
  const releases = (await listReleases(database, actor.scope)).map(({ campaignId, releasedOn, release }) => ({
    campaignId,
    releasedOn,
    title: instrumentByHash(release.instrument.hash).title,
    shared: shared.includes(campaignId),
  }))
  return { entityName: entity.name, member, releases }
}

export type EntityAccount = Awaited<ReturnType<typeof getEntityAccount>>

/** Ends a membership of the entity at once. What the person did stays under her name, and open campaigns go on. */
export async function endAccount(actor: Actor, membershipId: string, clock: Clock = systemClock): Promise<void> {
  const member = await memberOf(actor, membershipId)
  if (!mayEnd(actor, member)) throw new AppError('not-found')
  const now = clock()
  const ended = runtime().database.transaction((transaction) => {
    if (!endMembership(transaction, membershipId, actor.userId, now.toISOString())) return false
    recordDeed(
      transaction,
      actor,
      { action: 'membership.ended', objectKind: 'membership', objectId: membershipId, detail: { role: member.role } },
      now,
    )
    return true
  })
  if (!ended) throw new AppError('conflict')
}

/** Sets which releases of the entity a reader may read. Releases of others are not found. */
export async function shareWithReader(
  actor: Actor,
  membershipId: string,
  campaignIds: readonly string[],
  clock: Clock = systemClock,
): Promise<void> {
  const member = await memberOf(actor, membershipId)
  if (member.role !== 'reader' || member.endedAt !== null) throw new AppError('not-found')
  const { database } = runtime()
  const own = new Set((await listReleases(database, actor.scope)).map(({ campaignId }) => campaignId))
  if (campaignIds.some((id) => !own.has(id))) throw new AppError('not-found')
  const now = clock()
  database.transaction((transaction) => {
    shareReleases(transaction, membershipId, [...new Set(campaignIds)])
    recordDeed(
      transaction,
      actor,
      {
        action: 'membership.releases-shared',
        objectKind: 'membership',
        objectId: membershipId,
        detail: { releases: campaignIds.length },
      },
      now,
    )
  })
}
