import type { ChangedBy } from '#db/changed-by.ts'
import type { Note } from '#db/queries/audit.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'

/** Who does it now, as the history of an assessment keeps it. */
export function changedBy(actor: Pick<Actor, 'name'>, now: Date): ChangedBy {
  return { who: actor.name, at: now.toISOString() }
}

/** The note of a deed about an assessment; levels, answers and decisions about single items stand in its history alone. */
export function noteOf(actor: Actor, deed: Deed & { readonly entityId: string }, now: Date): Note {
  return (transaction) => recordDeed(transaction, actor, deed, now)
}
