import type { Actor } from '#app/door/actor.ts'
import { GRANTS, mayInviteAs, needsResolution } from '#app/door/membership-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TypedInvitation } from './form.ts'
import { checkInvitation } from './invitation-rules.ts'
import { alreadyHolds, invite, noteInvitation, type InvitationSent } from './invite-account.server.ts'
import { entityOf } from './list-accounts.server.ts'

/**
 * Invites somebody to the actor's entity. @param origin public address of this installation.
 * @throws {AppError} `too-many-attempts`.
 */
export async function inviteToEntity(
  actor: Actor,
  typed: TypedInvitation,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent | FieldProblems> {
  const today = limaDate(clock())
  const entity = entityOf(actor)
  const checked = checkInvitation(typed, {
    kinds: mayInviteAs(actor),
    needsResolution: (kind) => needsResolution(actor, kind),
    today,
  })
  if (!checked.ok) return checked.problems
  const { kind, name, email, resolution, endsOn } = checked.invitation
  const grant = GRANTS[kind]
  if (await alreadyHolds(runtime().database, email, grant.role, entity.id, today))
    return { correo: 'Esta persona ya tiene esa función en la entidad' }
  noteInvitation(actor)
  const replacesMembershipId = kind === 'successor' ? actor.membershipId : null
  const place = { entityId: entity.id, entityName: entity.name, replacesMembershipId }
  return invite(actor, { ...grant, email, name, resolution, endsOn, ...place }, origin, clock)
}
