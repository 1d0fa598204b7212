import { endMembership, type Membership } from '#db/queries/accounts.server.ts'
import { updateActionsAsHandedBack } from '#db/queries/plan-handovers.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed, type Deed, type Doer } from '#app/kit/program/record-deed.server.ts'

const nameOf = (doer: Doer) =>
  doer === PROGRAM ? { userId: PROGRAM, who: 'Espejo' } : { userId: doer.userId, who: doer.name }

/**
 * Takes off somebody the actions that she followed up in an entity, where no role lets her any more. A part of the unit of
 * work in which her role ends.
 */
export function handBackActions(
  transaction: Transaction,
  doer: Doer,
  { userId, entityId }: { readonly userId: string; readonly entityId: string },
  now: Date,
): number {
  const noteOf =
    ({ id, year }: { readonly id: string; readonly year: number }): Note =>
    (noted) =>
      recordDeed(
        noted,
        doer,
        { action: 'plan.action-handed-back', objectKind: 'plan-action', objectId: id, entityId, detail: { year } },
        now,
      )
  const by = { ...nameOf(doer), at: now.toISOString() }
  return updateActionsAsHandedBack(transaction, { userId, entityId, today: limaDate(now) }, by, noteOf)
}

/**
 * Ends a role at once, with its note; nothing that hangs on it stays with somebody who may not act any more. Every role
 * ends here.
 * @returns whether it was in force until now; where it was not, nothing is noted.
 */
export function endRole(
  transaction: Transaction,
  doer: Exclude<Doer, typeof PROGRAM>,
  membership: Pick<Membership, 'id'>,
  deed: Deed,
  now: Date,
): boolean {
  const ended = endMembership(transaction, membership, doer.userId, now.toISOString(), (noted) =>
    recordDeed(noted, doer, deed, now),
  )
  if (!ended) return false
  const { userId, role, entityId } = ended
  if (role === 'contributor' && entityId !== null) handBackActions(transaction, doer, { userId, entityId }, now)
  return true
}
