import { createHash } from 'node:crypto'
import { findAssignedAction } from '#db/queries/plan-work.server.ts'
import { findProof, type Proof } from '#db/queries/plan-proofs.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { contentDisposition, fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { evidenceFolder, readEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { loadPlannedEntity } from './load-action.server.ts'
import { mayOpenProof } from './proof-rules.ts'

/** Whether it is on an action that a contributor follows up; everybody else's scope said so already. */
async function isOnHerAction(actor: Actor, { actionId, year }: Proof): Promise<boolean> {
  if (actor.role !== 'contributor') return true
  if (actionId === null) return false
  const workers = { scope: actor.scope, assigneeId: actor.userId }
  return (await findAssignedAction(runtime().database, workers, year, actionId)) !== null
}

/**
 * The file of a proof as a download that no browser opens in place.
 * @throws {AppError} `not-found` outside of what the actor may open, and where its term is over.
 */
export async function downloadProof(actor: Actor, year: number, id: string): Promise<Response> {
  const { database, environment } = runtime()
  const found = await findProof(database, actor.scope, id)
  if (!found || found.year !== year || !mayOpenProof(actor.role, found) || !(await isOnHerAction(actor, found)))
    throw new AppError('not-found')
  const { entityId, addedOn, mediaType, sha256 } = found
  const entity = await loadPlannedEntity(actor, entityId)
  const bytes = await readEvidence(evidenceFolder(environment), entityId, id)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('A stored file was changed')
  const [, what = '', ending = ''] = /^(.*)\.([a-z]+)$/.exec(found.fileName ?? '') ?? []
  const name = fileName({ what, entity: entity.name, apart: [year, id.slice(0, 8)], date: addedOn }, ending)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType ?? 'application/octet-stream',
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
