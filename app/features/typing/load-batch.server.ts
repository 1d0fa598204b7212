import type { Note } from '#db/queries/audit.server.ts'
import { findBatch, type PaperBatch } from '#db/queries/typing.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** A batch that may be typed or is finished. @throws {AppError} `not-found` for any other, or outside the scope. */
export async function loadBatch(actor: Actor, batchId: string): Promise<PaperBatch> {
  const batch = await findBatch(runtime().database, actor.scope, batchId)
  if (!batch || (batch.campaignStatus !== 'open' && batch.status !== 'finished')) throw new AppError('not-found')
  return batch
}

/** The note of a deed on a batch. How many sheets it has or had is never in it: they are answers. */
export function noteOnBatch(
  actor: Actor,
  { id, code }: Pick<PaperBatch, 'id' | 'code'>,
  action: `batch.${string}`,
  at: Date,
  detail: Deed['detail'] = {},
): Note {
  return (transaction) =>
    recordDeed(transaction, actor, { action, objectKind: 'batch', objectId: id, detail: { code, ...detail } }, at)
}
