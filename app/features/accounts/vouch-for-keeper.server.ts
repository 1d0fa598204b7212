import { listMemberships, type Member } from '#db/queries/accounts.server.ts'
import { listVouchers, updateKeeperAsConfirmed, updateKeeperAsRefused } from '#db/queries/keepers.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { exclusionOf, type Exclusion } from '#app/door/keeper-rules.ts'
import { isKeeper, standing } from '#app/door/membership-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { keeperConfirmedMail, keeperRefusedMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import type { TypedVouching } from './form.ts'
import { isUnit, UNIT_PROBLEM } from './invitation-rules.ts'
import { memberOf } from './list-accounts.server.ts'
import { EXCLUSION_WORDS } from './keeper-words.ts'
import { mayVouch } from './view-keeper.server.ts'

/** A keeper who waits and for whom this person may vouch. @throws {AppError} `not-found`; `conflict` where she waits no more. */
async function keeperFor(actor: Actor, membershipId: string, today: string): Promise<Member & { entity: object }> {
  const member = await memberOf(actor, membershipId)
  const { entity } = member
  if (!isKeeper(member.role) || !entity) throw new AppError('not-found')
  if (standing({ ...member, confirmBy: null }, today) !== 'unconfirmed') throw new AppError('conflict')
  if (!mayVouch(actor, member, listVouchers(runtime().database, entity.id, today))) throw new AppError('not-found')
  return { ...member, entity }
}

/** What keeps her from being one, apart from this role: of files from before an exclusion the database may hold both. */
async function exclusionOfKeeper({ id, userId, role, entity }: Member, today: string): Promise<Exclusion | null> {
  const others = (await listMemberships(runtime().database, userId)).filter((each) => each.id !== id)
  return exclusionOf(
    { role, entityId: entity?.id ?? null },
    others.map((each) => ({ ...each, entityId: each.entity?.id ?? null })),
    today,
  )
}

/** @throws {AppError} `not-found`, `conflict` as above. @returns what is wrong with what was typed; null where it is done. */
async function confirm(
  actor: Actor,
  membershipId: string,
  typed: Extract<TypedVouching, { kind: 'vouch' }>,
  now: Date,
): Promise<FieldProblems | null> {
  const { database, environment } = runtime()
  const member = await keeperFor(actor, membershipId, limaDate(now))
  const unit = member.unit === '' ? typed.unit : member.unit
  const problems: Record<string, string> = {}
  if (!isUnit(unit)) problems['unidad'] = UNIT_PROBLEM
  if (!typed.isSure) problems['avala'] = 'Marque la casilla para confirmar con su nombre'
  const excluded = await exclusionOfKeeper(member, limaDate(now))
  if (excluded) problems['avala'] = EXCLUSION_WORDS[excluded]
  if (Object.keys(problems).length > 0) return problems
  const at = now.toISOString()
  const deed: Deed = {
    action: 'keeper.confirmed',
    objectKind: 'membership',
    objectId: membershipId,
    detail: { role: member.role, proposedBy: member.proposedBy ?? '' },
  }
  const done = inTransaction(database, (transaction) => {
    const voucher = { unit, confirmedBy: actor.userId, at }
    if (!updateKeeperAsConfirmed(transaction, member, voucher, (noted) => recordDeed(noted, actor, deed, now)))
      return false
    const words = keeperConfirmedMail({
      name: member.name,
      roleName: ROLE_NAMES[member.role],
      entityName: member.entity?.name ?? '',
      voucher: actor.name,
    })
    if (queuesMail(environment))
      insertMail(transaction, { kind: 'keeper-confirmed', recipient: member.email, ...words }, at)
    return true
  })
  if (!done) throw new AppError('conflict')
  sendSoon()
  return null
}

async function refuse(
  actor: Actor,
  membershipId: string,
  { reason }: Extract<TypedVouching, { kind: 'refuse' }>,
  now: Date,
): Promise<FieldProblems | null> {
  const { database, environment } = runtime()
  const member = await keeperFor(actor, membershipId, limaDate(now))
  if (reason.length < 5 || reason.length > 300) return { razon: 'Escriba por qué no la confirma, de 5 a 300 letras' }
  const at = now.toISOString()
  const deed: Deed = {
    action: 'keeper.refused',
    objectKind: 'membership',
    objectId: membershipId,
    detail: { role: member.role },
  }
  const done = inTransaction(database, (transaction) => {
    const refused = { refusal: reason, endedBy: actor.userId, at }
    if (!updateKeeperAsRefused(transaction, member, refused, (noted) => recordDeed(noted, actor, deed, now)))
      return false
    const words = keeperRefusedMail({
      name: member.name,
      roleName: ROLE_NAMES[member.role],
      entityName: member.entity?.name ?? '',
      reason,
    })
    if (queuesMail(environment))
      insertMail(transaction, { kind: 'keeper-refused', recipient: member.email, ...words }, at)
    return true
  })
  if (!done) throw new AppError('conflict')
  sendSoon()
  return null
}

/**
 * The head, or an administrator where no head may, vouches for a keeper by name, or refuses her with a reason.
 * @returns what is wrong with what was typed, by field; null where it is done.
 * @throws {AppError} `not-found` for who may not, or proposed her; `conflict` where she waits no more.
 */
export async function vouchForKeeper(
  actor: Actor,
  membershipId: string,
  typed: TypedVouching,
  clock: Clock = systemClock,
): Promise<FieldProblems | null> {
  return typed.kind === 'vouch'
    ? confirm(actor, membershipId, typed, clock())
    : refuse(actor, membershipId, typed, clock())
}
