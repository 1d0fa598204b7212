import { listAdministrators, updateMembershipEnd, type Member } from '#db/queries/accounts.server.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { endRole } from '#app/door/end-role.server.ts'
import { leavesAnAdministrator, mayEnd } from '#app/door/membership-rules.ts'
import { formatDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TypedLastDay } from './form.ts'
import { lastDayProblem } from './invitation-rules.ts'
import { memberOf } from './list-accounts.server.ts'

function end(transaction: Transaction, actor: Actor, member: Member, now: Date): boolean {
  const { id, role } = member
  const deed: Deed = { action: 'membership.ended', objectKind: 'membership', objectId: id, detail: { role } }
  return endRole(transaction, actor, member, deed, now)
}

/**
 * Ends a membership of the entity at once. What the person did stays under her name, open campaigns go on, and the actions
 * that she followed up wait for somebody else.
 * @throws {AppError} `not-found` where there is none that she may end; `conflict` where it is over by now.
 */
export async function endAccount(actor: Actor, membershipId: string, clock: Clock = systemClock): Promise<void> {
  const member = await memberOf(actor, membershipId)
  if (!mayEnd(actor, member)) throw new AppError('not-found')
  if (!inTransaction(runtime().database, (transaction) => end(transaction, actor, member, clock())))
    throw new AppError('conflict')
}

/** Letters of the number of an act. */
const LONGEST_ACT = 200

/** What stands against a last day that was typed: it never gives more time than somebody has. @param today ISO date. */
function lastDayProblems({ endsOn, act }: TypedLastDay, member: Member, today: string): FieldProblems {
  const longer = member.endsOn !== null && endsOn > member.endsOn
  const late = longer
    ? `Su acceso ya termina el ${formatDate(member.endsOn ?? '')}. Para alargarlo, invítele de nuevo`
    : lastDayProblem(true, endsOn, today)
  return {
    ...(late === null ? {} : { hasta: late }),
    ...(act.length < 3 || act.length > LONGEST_ACT
      ? { acto: 'Escriba el tipo y número del acto que termina la función' }
      : {}),
  }
}

/**
 * Says on which day a function ends and by which act: the account goes on until then, and not a day longer.
 * @returns what is wrong with what was typed, or null where it was saved.
 * @throws {AppError} `not-found` where there is none that she may end; `conflict` where it is over by now.
 */
export async function endAccountOn(
  actor: Actor,
  membershipId: string,
  typed: TypedLastDay,
  clock: Clock = systemClock,
): Promise<FieldProblems | null> {
  const member = await memberOf(actor, membershipId)
  if (!mayEnd(actor, member)) throw new AppError('not-found')
  const now = clock()
  const problems = lastDayProblems(typed, member, limaDate(now))
  if (Object.keys(problems).length > 0) return problems
  const { endsOn, act } = typed
  const detail = { role: member.role, endsOn, act }
  const deed: Deed = { action: 'membership.end-set', objectKind: 'membership', objectId: member.id, detail }
  const done = inTransaction(runtime().database, (transaction) =>
    updateMembershipEnd(transaction, member, endsOn, (noted) => recordDeed(noted, actor, deed, now)),
  )
  if (!done) throw new AppError('conflict')
  return null
}

/** A member of the Ministry itself. @throws {AppError} `not-found` where there is none. */
export async function ministryMemberOf(actor: Actor, membershipId: string): Promise<Member> {
  const member = await memberOf(actor, membershipId)
  if (member.entity !== null) throw new AppError('not-found')
  return member
}

/** Whether ending it would leave nobody who administers the platform. Another role, or one that is not in force, never does. */
export function isLastAdministrator(database: Handle, actor: Actor, member: Member, today: string): boolean {
  if (member.role !== 'administrator') return false
  const inForce = listAdministrators(database, today)
  return (
    inForce.some(({ userId }) => userId === member.userId) &&
    !leavesAnAdministrator(actor.userId, member.userId, inForce)
  )
}

/**
 * Ends a role in the Ministry at once. What the person did stays under her name.
 * @throws {AppError} `not-found`; `conflict` where it is over by now, or nobody would be left who administers.
 */
export async function endMinistryAccount(
  actor: Actor,
  membershipId: string,
  clock: Clock = systemClock,
): Promise<void> {
  const member = await ministryMemberOf(actor, membershipId)
  const now = clock()
  const ended = inTransaction(
    runtime().database,
    (transaction) =>
      !isLastAdministrator(transaction, actor, member, limaDate(now)) && end(transaction, actor, member, now),
  )
  if (!ended) throw new AppError('conflict')
}
