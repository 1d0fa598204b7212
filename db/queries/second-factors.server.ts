import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { twoFactor, user } from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** A second step that is set up already; both texts encrypted as better-auth does. For the demonstration and tests. */
export function insertSecondFactor(
  transaction: Transaction,
  factor: { readonly id: string; readonly userId: string; readonly secret: string; readonly backupCodes: string },
  note: Note,
): void {
  transaction
    .insert(twoFactor)
    .values({ ...factor, verified: true })
    .run()
  transaction.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, factor.userId)).run()
  note(transaction)
}

/** The second step of a person, its secret encrypted as better-auth does; null where she set none up. */
export function findSecondFactor(
  database: Handle,
  userId: string,
): { readonly id: string; readonly secret: string } | null {
  return (
    database
      .select({ id: twoFactor.id, secret: twoFactor.secret })
      .from(twoFactor)
      .where(eq(twoFactor.userId, userId))
      .get() ?? null
  )
}

/** Marks a time step as used, with all before it; in one statement, so that of two who come at once one gets it. @returns whether it was still free. */
export function updateUsedStep(database: Handle, factorId: string, step: number): boolean {
  const free = and(eq(twoFactor.id, factorId), or(isNull(twoFactor.lastStep), lt(twoFactor.lastStep, step)))
  return database.update(twoFactor).set({ lastStep: step }).where(free).run().changes === 1
}
