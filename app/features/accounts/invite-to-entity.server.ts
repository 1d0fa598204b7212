import type { Actor } from '#app/door/actor.ts'
import { listConfirmedSizes } from '#db/queries/staff-figures.server.ts'
import { LENT_BY_MINISTRY } from '#db/schema/accounts.ts'
import { mayBorrow } from '#app/door/keeper-rules.ts'
import { GRANTS, isKeeper, mayInviteAs, needsResolution } from '#app/door/membership-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TypedInvitation } from './form.ts'
import { checkInvitation } from './invitation-rules.ts'
import { EXCLUSION_WORDS, TOO_BIG_TO_BORROW } from './keeper-words.ts'
import {
  alreadyHolds,
  exclusionOfAddress,
  invite,
  noteInvitation,
  type InvitationSent,
} from './invite-account.server.ts'
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
  const { kind, name, email, resolution, endsOn, unit } = checked.invitation
  const grant = GRANTS[kind]
  const lentBy =
    typed.isLentByMinistry && actor.role === 'administrator' && isKeeper(grant.role) ? LENT_BY_MINISTRY : null
  const people = listConfirmedSizes(runtime().database, actor.scope).get(entity.id)?.people ?? null
  if (lentBy !== null && !mayBorrow(people)) return { presta: TOO_BIG_TO_BORROW }
  if (await alreadyHolds(runtime().database, email, grant.role, entity.id, today))
    return { correo: 'Esta persona ya tiene esa función en la entidad' }
  const excluded = await exclusionOfAddress(runtime().database, email, { ...grant, entityId: entity.id }, today)
  if (excluded) return { correo: EXCLUSION_WORDS[excluded] }
  noteInvitation(actor)
  const replacesMembershipId = kind === 'successor' ? actor.membershipId : null
  const place = { entityId: entity.id, entityName: entity.name, replacesMembershipId }
  return invite(actor, { ...grant, email, name, resolution, endsOn, unit, lentBy, ...place }, origin, clock)
}
