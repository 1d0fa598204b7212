import { insertAuditEntry } from '#db/queries/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'

/** Role that the audit log names where a person acts on her own account, in no role of an entity. */
const ACCOUNT = 'account'

type Person = { readonly userId: string; readonly name: string }

/** Notes what a person did to her own account; never an address, a code or a password. */
export function recordAccountDeed(
  database: Database | Transaction,
  { userId, name }: Person,
  action: string,
  at: Date,
): void {
  insertAuditEntry(database, {
    actorId: userId,
    actorName: name,
    role: ACCOUNT,
    entityId: null,
    action,
    objectKind: 'account',
    objectId: userId,
    detail: {},
    at: at.toISOString(),
  })
}
