import { listVouchers, listWaitingKeepers, type WaitingKeeper } from '#db/queries/keepers.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { vouchersFor } from '#app/door/keeper-rules.ts'
import { keeperWaitsMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { mayVouch } from './view-keeper.server.ts'

/** Keepers who wait for this person to vouch for them. */
export function keepersWaitingFor(actor: Actor, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  return listWaitingKeepers(database, actor.scope, today)
    .filter((keeper) => mayVouch(actor, keeper, listVouchers(database, keeper.entityId, today)))
    .map(({ membershipId, name, role, entityId, entityName }) => ({ membershipId, name, role, entityId, entityName }))
}

export type KeepersWaiting = ReturnType<typeof keepersWaitingFor>

/** Tells by mail whoever may vouch for a keeper that she waits. @param origin public address of this installation. */
export function tellVouchers(
  transaction: Transaction,
  keeper: Omit<WaitingKeeper, 'entityName'> & { readonly entityName: string },
  origin: string,
  now: Date,
): void {
  if (!queuesMail(runtime().environment)) return
  const { entityId, entityName, membershipId, role } = keeper
  for (const voucher of vouchersFor(keeper, listVouchers(transaction, entityId, limaDate(now)))) {
    const place = voucher.role === 'head' ? '/panel/cuentas' : `/nacional/entidades/${entityId}/cuentas`
    const text = keeperWaitsMail({
      name: voucher.name,
      keeper: keeper.name,
      roleName: ROLE_NAMES[role],
      entityName,
      link: `${origin}${place}/${membershipId}`,
    })
    insertMail(transaction, { kind: 'keeper-waits', recipient: voucher.email, ...text }, now.toISOString())
  }
}
