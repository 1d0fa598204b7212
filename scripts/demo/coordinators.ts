import type { Database } from '#db/client.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { user } from '#db/schema/index.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES } from './entities.ts'

/** Of every so many invented entities one has nobody who coordinates, so that their list is not empty. */
const WITHOUT_EVERY = 7
/** Months since the others began; the yearly confirmation of their list is not due yet. */
const MONTHS_AGO = 8

/**
 * Who coordinates the other invented entities that apply something: accounts without a password, which nobody can enter.
 * @param today ISO date in Lima time.
 */
export function seedOtherCoordinators(database: Database, today: string): void {
  const startsOn = addMonths(today, -MONTHS_AGO)
  const createdAt = new Date(`${startsOn}T17:00:00.000Z`)
  inTransaction(database, (transaction) => {
    const coordinated = DEMO_ENTITIES.slice(1).filter(
      ({ today: state }, index) => state !== 'nothing' && index % WITHOUT_EVERY !== 0,
    )
    for (const { id } of coordinated) {
      transaction
        .insert(user)
        .values({
          id: `persona-${id}`,
          name: 'Persona inventada',
          email: `coordinacion@${id}.ejemplo`,
          createdAt,
          updatedAt: createdAt,
        })
        .run()
      const membership = {
        id: `coordinacion-${id}`,
        userId: `persona-${id}`,
        role: 'coordinator' as const,
        entityId: id,
        startsOn,
      }
      insertMembership(transaction, membership, NO_NOTE)
    }
  })
}
