import {
  findUnsettledInvitation,
  updateInvitationAsWithdrawn,
  type Invitation,
} from '#db/queries/invitations.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { mayResend } from '#app/door/membership-rules.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import {
  alreadyHolds,
  exclusionOfAddress,
  invitationSent,
  invitedFrom,
  inviteWithin,
  noteInvitation,
  type InvitationSent,
  type NewInvitation,
} from './invite-account.server.ts'
import type { InvitationChange } from './form.ts'

/** The same person and role as in an invitation. */
function personOf(invitation: Invitation): NewInvitation {
  const { name, email, role, entityId, entityName, headsPlanning, isDelegate } = invitation
  const { resolution, endsOn, replacesMembershipId, unit, lentBy } = invitation
  return {
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
    unit,
    lentBy,
  }
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
  const found = findUnsettledInvitation(database, actor.scope, invitationId)
  if (!found || !mayResend(actor, found, today)) throw new AppError('not-found')
  if (await alreadyHolds(database, found.email, found.role, found.entityId, today)) throw new AppError('conflict')
  if (await exclusionOfAddress(database, found.email, found, today))
    throw new AppError('conflict', 'keepers_read_no_results')
  noteInvitation(actor)
  const person = personOf(found)
  const link = inTransaction(database, (transaction) => {
    if (!findUnsettledInvitation(transaction, actor.scope, invitationId)) throw new AppError('conflict')
    const sent = inviteWithin(transaction, actor, person, invitedFrom(origin), now)
    const deed: Deed = {
      action: 'account.invitation-resent',
      objectKind: 'invitation',
      objectId: invitationId,
      entityId: found.entityId,
      detail: { invitation: sent.invitationId },
    }
    recordDeed(transaction, actor, deed, now)
    return sent.link
  })
  return invitationSent(person, link)
}

/** Takes an invitation back that nobody used. @throws {AppError} `not-found` where there is none of the entity. */
export function withdrawInvitation(actor: Actor, invitationId: string, clock: Clock = systemClock): void {
  const now = clock()
  const done = inTransaction(runtime().database, (transaction) => {
    const found = findUnsettledInvitation(transaction, actor.scope, invitationId)
    if (!found) return false
    const { entityId } = found
    const deed: Deed = {
      action: 'account.invitation-withdrawn',
      objectKind: 'invitation',
      objectId: invitationId,
      entityId,
    }
    return updateInvitationAsWithdrawn(transaction, found, now.toISOString(), (noted) =>
      recordDeed(noted, actor, deed, now),
    )
  })
  if (!done) throw new AppError('not-found')
}

/**
 * What the lists of accounts do with an invitation. @param origin public address of this installation.
 * @returns what was sent, or null where it was taken back. @throws {AppError} as the two above.
 */
export async function changeInvitation(
  actor: Actor,
  { kind, invitationId }: InvitationChange,
  origin: string,
): Promise<InvitationSent | null> {
  if (kind === 'resend') return resendInvitation(actor, invitationId, origin)
  withdrawInvitation(actor, invitationId)
  return null
}
