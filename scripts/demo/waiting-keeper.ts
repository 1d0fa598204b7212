import { insertMembership } from '#db/queries/accounts.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { user } from '#db/schema/index.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'

/**
 * Whoever is to relieve the custodian: proposed, and waiting for the head to vouch for her. An account without a
 * password, which nobody can enter.
 * @param startsOn ISO date in Lima time.
 */
export function insertWaitingKeeper(
  transaction: Transaction,
  {
    entityId,
    proposedBy,
    startsOn,
  }: { readonly entityId: string; readonly proposedBy: string; readonly startsOn: string },
): void {
  const createdAt = new Date(`${startsOn}T17:00:00.000Z`)
  const person = { id: 'persona-relevo-custodia', name: 'Persona Inventada del Archivo', email: 'archivo@espejo.demo' }
  transaction
    .insert(user)
    .values({ ...person, createdAt, updatedAt: createdAt })
    .run()
  insertMembership(
    transaction,
    {
      id: 'relevo-custodia',
      userId: person.id,
      role: 'custodian',
      entityId,
      unit: 'Archivo Central',
      proposedBy,
      startsOn,
    },
    NO_NOTE,
  )
}
