import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { twoFactor, user } from '#db/schema/index.ts'

/** A second step that is set up already; both texts encrypted as better-auth does. For the demonstration and tests. */
export function insertSecondFactor(database: Database, factor: { readonly id: string; readonly userId: string; readonly secret: string; readonly backupCodes: string }): void {
  database.transaction((transaction) => {
    transaction.insert(twoFactor).values({ ...factor, verified: true }).run()
    transaction.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, factor.userId)).run()
  })
}
