import type { Database } from '#db/client.server.ts'
import { listEntitiesWithAccounts, listMembers } from '#db/queries/accounts.server.ts'
import { findDeed } from '#db/queries/audit.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import type { Scope } from '#db/scope.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { confirmationMail } from '#app/kit/mail/account-mail-words.ts'
import { actorFor } from '#app/door/actor.ts'
import { dueWarning, standing } from '#app/door/membership-rules.ts'
import { confirmBy } from '#app/door/current-account.server.ts'

const WARNED = 'accounts.confirmation-warned'

/** Who is told: the heads in force; where there is none, the coordinators, so that they ask for one. */
async function recipients(database: Database, scope: Scope, due: string, today: string) {
  const inForce = (await listMembers(database, scope)).filter(
    (member) => standing({ ...member, confirmBy: due }, today) === 'in-force',
  )
  const heads = inForce.filter(({ role }) => role === 'head')
  return heads.length > 0 ? heads : inForce.filter(({ role }) => role === 'coordinator')
}

/**
 * Queues the warnings that are due, sixty and thirty days before access lapses, each once. For the scheduler, daily.
 * @param origin public address, or null where none is configured. @returns how many entities were warned.
 */
export async function warnOfConfirmations(database: Database, origin: string | null, now: Date): Promise<number> {
  const today = limaDate(now)
  let warned = 0
  for (const entity of await listEntitiesWithAccounts(database)) {
    const { scope } = actorFor({ userId: PROGRAM, name: PROGRAM, role: 'head', entity })
    const due = await confirmBy(database, scope, today)
    const days = due === null ? null : dueWarning(due, today)
    if (due === null || days === null || findDeed(database, WARNED, 'entity', entity.id, { due, days })) continue
    const people = await recipients(database, scope, due, today)
    inTransaction(database, (transaction) => {
      for (const { name, email } of people) {
        const text = confirmationMail({
          name,
          entityName: entity.name,
          confirmBy: due,
          link: origin && `${origin}/panel/cuentas`,
        })
        insertMail(transaction, { kind: 'confirmation', recipient: email, ...text }, now.toISOString())
      }
      recordDeed(
        transaction,
        PROGRAM,
        { action: WARNED, objectKind: 'entity', objectId: entity.id, entityId: entity.id, detail: { due, days } },
        now,
      )
    })
    warned += 1
  }
  return warned
}
