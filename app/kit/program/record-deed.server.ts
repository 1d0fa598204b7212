import { insertAuditEntry, type AuditEntry } from '#db/queries/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Role } from '#db/schema/roles.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'

/** The program itself, where no person acts: the calendar, a retention term. */
export const PROGRAM = 'program'

/** Who does a deed: somebody in a role, or the program. */
export type Doer =
  | {
      readonly userId: string
      readonly name: string
      readonly role: Role
      readonly entity: { readonly id: string } | null
    }
  | typeof PROGRAM

export type Deed = {
  /** What was done, as `noun.verb`: `campaign.opened`. */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  /** Whose it is; the actor's own entity where left out. */
  readonly entityId?: string | null
  readonly detail?: AuditEntry['detail']
}

/**
 * Notes a deed in the audit log, in the transaction of the change itself. What is never noted stands in
 * `tests/architecture/never-noted.ts`.
 * @param at the instant of the deed.
 */
export function recordDeed(database: Database | Transaction, actor: Doer, deed: Deed, at: Date): void {
  const person =
    actor === PROGRAM
      ? { actorId: null, actorName: 'Espejo', role: PROGRAM }
      : { actorId: actor.userId, actorName: actor.name, role: actor.role }
  const { entityId = actor === PROGRAM ? null : (actor.entity?.id ?? null), detail = {}, ...rest } = deed
  insertAuditEntry(database, { ...person, ...rest, entityId, detail, at: at.toISOString() })
}
