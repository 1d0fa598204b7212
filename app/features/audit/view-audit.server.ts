import { findEntity } from '#db/queries/directory.server.ts'
import { listAuditRows } from '#db/queries/audit.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { knownChain } from './known-chain.server.ts'

const SHOWN = 50

/**
 * A page of deeds of the country, newest first, and whether the chain holds.
 * @param before number of the deed that the page follows; null for the newest.
 */
export async function viewAudit(
  actor: Actor,
  { before }: { readonly before: number | null },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const { chain, walkedAt } = await knownChain(database, clock())
  const rows = await listAuditRows(database, actor.scope, SHOWN + 1, before)
  const shown = rows.slice(0, SHOWN)
  const names = new Map(
    [...new Set(shown.map(({ entityId }) => entityId))].map((id) => [
      id,
      id === null ? null : (findEntity(database, actor.scope, id)?.name ?? null),
    ]),
  )
  return {
    verdict: { broken: chain.broken, rows: chain.rows, lastDigest: chain.lastDigest, walkedAt },
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
