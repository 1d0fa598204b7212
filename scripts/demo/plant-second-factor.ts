import { randomBytes } from 'node:crypto'
import { symmetricEncrypt } from 'better-auth/crypto'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertSecondFactor } from '#db/queries/second-factors.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Auth } from '#app/door/auth.server.ts'

/** Sets a second step up with a secret that is known beforehand (base32); for the demonstration and tests. */
export async function plantSecondFactor(
  database: Database,
  instance: Auth,
  userId: string,
  secret: string,
  recoveryCodes: readonly string[] = [],
): Promise<void> {
  const { secretConfig: key } = await instance.$context
  const encrypted = {
    secret: await symmetricEncrypt({ key, data: `base32:${secret}` }),
    backupCodes: await symmetricEncrypt({ key, data: JSON.stringify(recoveryCodes) }),
  }
  const factor = { id: randomBytes(16).toString('hex'), userId, ...encrypted }
  inTransaction(database, (transaction) => insertSecondFactor(transaction, factor, NO_NOTE))
}
