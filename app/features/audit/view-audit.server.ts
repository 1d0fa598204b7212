import type { Database } from '#db/client.server.ts'
import { findEntity } from '#db/queries/directory.server.ts'
import { findLastAuditPlace, listAuditRows } from '#db/queries/audit.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { verifyAudit, type AuditVerdict } from './verify-audit.server.ts'

const SHOWN = 50
/** Rows of the log that are walked, with what they vouch for, in less than 50 ms. */
const FEW_DEEDS = 200

/** A long history is walked in another thread: it takes a third of a second for a thousand deeds, and grows for ever. */
function verdictOn(database: Database, newest: number): Promise<AuditVerdict> {
  return newest < FEW_DEEDS ? verifyAudit(database) : besideLoop(database, 'verify-audit', { now: systemClock() })
}

/**
 * A page of deeds of the country, newest first, and whether the chain holds.
 * @param before number of the deed that the page follows; null for the newest.
 */
export async function viewAudit(actor: Actor, { before }: { readonly before: number | null }) {
  const { database } = runtime()
  const rows = await listAuditRows(database, actor.scope, SHOWN + 1, before)
  const shown = rows.slice(0, SHOWN)
  const names = new Map(
    [...new Set(shown.map(({ entityId }) => entityId))].map((id) => [
      id,
      id === null ? null : (findEntity(database, actor.scope, id)?.name ?? null),
    ]),
  )
  return {
    verdict: await verdictOn(database, findLastAuditPlace(database)),
    newest: before === null,
    olderThan: rows.length > SHOWN ? (shown.at(-1)?.sequence ?? null) : null,
    rows: shown.map(({ sequence, at, actorName, entityId, action, objectKind, objectId, detail }) => ({
      sequence,
      at,
      actorName,
      entityName: names.get(entityId) ?? null,
      action,
      objectKind,
      objectId,
      detail: JSON.stringify(detail),
    })),
  }
}

export type AuditView = Awaited<ReturnType<typeof viewAudit>>
