import { findAdaptationSheet, listAdaptationDocuments } from '#db/queries/adaptation.server.ts'
import { pendingOf, tallyOf } from '#surveys/adaptation/documents.ts'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import type { Actor } from '#app/door/actor.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { DueFact } from './due-facts.ts'

/** Days before the end of its term from which an entity that began no sheet of adaptation is asked for one. */
const ADAPTATION_NEAR_DAYS = 60

/** The sheet of adaptation while it has not ended: what it lacks, or of the head, that she ends it. */
export function adaptationFacts(actor: Actor, today: string): DueFact[] {
  const { database } = runtime()
  const entityId = actor.entity?.id ?? ''
  const by = ADAPTATION_LAST_DAY
  const sheet = findAdaptationSheet(database, actor.scope, entityId)
  if (sheet === null && today < addDays(by, -ADAPTATION_NEAR_DAYS)) return []
  if (sheet?.endedOn) return []
  const pending = pendingOf(tallyOf(listAdaptationDocuments(database, actor.scope, entityId)))
  if (actor.role === 'head') return pending === 0 ? [{ kind: 'adaptation-to-end', by }] : []
  return pending > 0 ? [{ kind: 'adaptation-pending', by, documents: sheet === null ? null : pending }] : []
}
