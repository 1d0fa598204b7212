import { listAuditRows } from '#db/queries/audit.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { verifyAudit } from './verify-audit.server.ts'

const SHOWN = 50

/**
 * A page of deeds of the country, newest first, and whether the chain holds.
 * @param before number of the deed that the page follows; null for the newest.
 */
export async function viewAudit(actor: Actor, { before }: { readonly before: number | null }) {
  const { database } = runtime()
  const rows = await listAuditRows(database, actor.scope, SHOWN + 1, before)
  const shown = rows.slice(0, SHOWN)
  return {
    verdict: await verifyAudit(database),
    newest: before === null,
    olderThan: rows.length > SHOWN ? (shown.at(-1)?.sequence ?? null) : null,
    rows: shown.map(({ sequence, at, actorName, role, action, objectKind, objectId, detail }) => ({
      sequence,
      at,
      actorName,
      role,
      action,
      objectKind,
      objectId,
      detail: JSON.stringify(detail),
    })),
  }
}

export type AuditView = Awaited<ReturnType<typeof viewAudit>>
