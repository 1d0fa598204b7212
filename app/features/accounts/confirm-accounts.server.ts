import { insertConfirmation } from '#db/queries/accounts.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { entityOf } from './list-accounts.server.ts'

/** The head says that the list of accounts is right: for the next year. @throws {AppError} `not-found` for anybody else. */
export function confirmAccounts(actor: Actor, clock: Clock = systemClock): void {
  if (actor.role !== 'head') throw new AppError('not-found')
  const entity = entityOf(actor)
  const now = clock()
  const deed: Deed = { action: 'accounts.confirmed', objectKind: 'entity', objectId: entity.id }
  const confirmation = { entityId: entity.id, confirmedOn: limaDate(now), confirmedBy: actor.userId }
  inTransaction(runtime().database, (transaction) =>
    insertConfirmation(transaction, confirmation, (noted) => recordDeed(noted, actor, deed, now)),
  )
}
