import { listMemberships } from '#db/queries/accounts.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import { findBatch, type PaperBatch } from '#db/queries/typing.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { exclusionOf } from '#app/door/keeper-rules.ts'
import { standingMemberships } from '#app/door/current-account.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/**
 * A batch that may be typed or is finished. @throws {AppError} `not-found` for any other, outside the scope, or of an
 * instrument that is never on paper.
 */
export async function loadBatch(actor: Actor, batchId: string): Promise<PaperBatch> {
  const batch = await findBatch(runtime().database, actor.scope, batchId)
  if (!batch || (batch.campaignStatus !== 'open' && batch.status !== 'finished')) throw new AppError('not-found')
  if (!instrumentByHash(batch.instrumentHash).presentation.onPaper) throw new AppError('not-found')
  return batch
}

/** Whether a batch is being typed by this person: it belongs to the account that opened it. */
export function isTypedBy({ userId }: Pick<Actor, 'userId'>, { status, openedByAccount }: PaperBatch): boolean {
  return status === 'opened' && openedByAccount === userId
}

/** A batch that this person opened. @throws {AppError} `not-found` for another's; `conflict` where it is not open. */
export async function loadOwnBatch(actor: Actor, batchId: string): Promise<PaperBatch> {
  const batch = await loadBatch(actor, batchId)
  if (!isTypedBy(actor, batch)) throw new AppError(batch.status === 'opened' ? 'not-found' : 'conflict')
  return batch
}

/**
 * Whether whoever opened a batch types here no more: then somebody else may begin it anew. A batch of which it is not
 * known who opened it has nobody either. @param today ISO date.
 */
export async function isAbandoned(actor: Actor, batch: PaperBatch, today: string): Promise<boolean> {
  if (batch.status !== 'opened') return false
  if (batch.openedByAccount === null) return true
  const held = await standingMemberships(runtime().database, batch.openedByAccount, today)
  return !held.some(
    ({ role, entity, standing }) =>
      role === 'transcriber' && entity?.id === actor.entity?.id && standing === 'in-force',
  )
}

/**
 * Whether this person hands out, or handed out in the last twelve months, the paper of the entity: then she opens none of
 * it, whatever role she was given since. @param today ISO date.
 */
export async function handsOut({ userId, entity }: Actor, today: string): Promise<boolean> {
  const here = { role: 'transcriber' as const, entityId: entity?.id ?? null }
  const held = await listMemberships(runtime().database, userId)
  return (
    exclusionOf(
      here,
      held.map((each) => ({ ...each, entityId: each.entity?.id ?? null })),
      today,
    ) === 'hands-out'
  )
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
