import type { Actor } from '#app/door/actor.ts'
import { GRANTS, mayInviteAs } from '#app/door/membership-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TypedInvitation } from './form.ts'
import { checkInvitation } from './invitation-rules.ts'
import { EXCLUSION_WORDS } from './keeper-words.ts'
import {
  alreadyHolds,
  exclusionOfAddress,
  invite,
  noteInvitation,
  type InvitationSent,
} from './invite-account.server.ts'

/** Invites an analyst or an administrator. @param origin public address of this installation. @throws {AppError} `too-many-attempts`. */
export async function inviteToMinistry(
  actor: Actor,
  typed: TypedInvitation,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent | FieldProblems> {
  const today = limaDate(clock())
  const checked = checkInvitation(typed, { kinds: mayInviteAs(actor), needsResolution: () => false, today })
  if (!checked.ok) return checked.problems
  const { kind, name, email, resolution, endsOn } = checked.invitation
  const grant = GRANTS[kind]
  if (await alreadyHolds(runtime().database, email, grant.role, null, today))
    return { correo: 'Esta persona ya tiene esa función en el Ministerio' }
  const excluded = await exclusionOfAddress(runtime().database, email, { ...grant, entityId: null }, today)
  if (excluded) return { correo: EXCLUSION_WORDS[excluded] }
  noteInvitation(actor)
  return invite(actor, { ...grant, email, name, resolution, endsOn, entityId: null, entityName: null }, origin, clock)
}
