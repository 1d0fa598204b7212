import { listEntitiesAround } from '#db/queries/keepers.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { mayLendTo } from '#app/door/keeper-rules.ts'
import { GRANTS, type Invitable } from '#app/door/membership-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TypedLoan } from './form.ts'
import { checkInvitation } from './invitation-rules.ts'
import {
  alreadyHolds,
  exclusionOfAddress,
  invite,
  noteInvitation,
  type InvitationSent,
} from './invite-account.server.ts'
import { EXCLUSION_WORDS } from './keeper-words.ts'

export const LENDABLE: readonly Invitable[] = ['custodian', 'transcriber']

/** Entities to which the actor's own may lend who keeps codes or types. */
export function viewLending(actor: Actor) {
  const near = listEntitiesAround(runtime().database, actor.scope)
  if (!near) throw new AppError('not-found')
  const { own, around } = near
  return {
    entityName: own.name,
    receivers: around.filter((each) => mayLendTo(own, each)).map(({ id, name }) => ({ id, name })),
  }
}

export type LendingView = ReturnType<typeof viewLending>

/**
 * The head of an entity proposes somebody of her staff as keeper of a smaller one; its own head confirms, or an
 * administrator. @param origin public address of this installation. @throws {AppError} `not-found`, `too-many-attempts`.
 */
export async function lendKeeper(
  actor: Actor,
  typed: TypedLoan,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent | FieldProblems> {
  const { database } = runtime()
  const today = limaDate(clock())
  const lender = actor.entity
  if (!lender) throw new AppError('not-found')
  const receiver = viewLending(actor).receivers.find(({ id }) => id === typed.entityId)
  const checked = checkInvitation(typed, { kinds: LENDABLE, needsResolution: () => false, today })
  const noReceiver: FieldProblems = receiver ? {} : { entidad: 'Elija a qué entidad la presta' }
  if (!receiver || !checked.ok) return { ...noReceiver, ...(checked.ok ? {} : checked.problems) }
  const { kind, name, email, resolution, endsOn, unit } = checked.invitation
  const grant = GRANTS[kind]
  if (await alreadyHolds(database, email, grant.role, receiver.id, today))
    return { correo: 'Esta persona ya tiene esa función en la entidad' }
  const excluded = await exclusionOfAddress(database, email, { ...grant, entityId: receiver.id }, today)
  if (excluded) return { correo: EXCLUSION_WORDS[excluded] }
  noteInvitation(actor)
  const place = { entityId: receiver.id, entityName: receiver.name, lentBy: lender.id }
  return invite(actor, { ...grant, email, name, resolution, endsOn, unit, ...place }, origin, clock)
}
