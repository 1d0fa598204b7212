import { auditRows } from '#db/queries/audit.server.ts'
import type { Actor } from '../guard.server.ts'
import { runtime } from '../runtime.server.ts'
import { verifyAudit } from './verify.server.ts'

const SHOWN = 200

/** Newest deeds of the country, and whether the chain holds. */
export async function viewAudit(actor: Actor) {
  const { database } = runtime()
  const rows = await auditRows(database, actor.scope, SHOWN)
  return {
    verdict: await verifyAudit(database),
    rows: rows.map(({ sequence, at, actorName, role, action, objectKind, objectId, detail }) => ({ sequence, at, actorName, role, action, objectKind, objectId, detail: JSON.stringify(detail) })),
  }
}

export type AuditView = Awaited<ReturnType<typeof viewAudit>>
