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

type StoredProof = Pick<Proof, 'id' | 'entityId' | 'addedOn' | 'fileName' | 'mediaType' | 'sha256'>

/** A stored file, checked to be the one that was stored, as a download that no browser opens in place. @param year that its name says. */
export async function storedFile(proof: StoredProof, entityName: string, year: number): Promise<Response> {
  const { id, entityId, addedOn, mediaType, sha256 } = proof
  const bytes = await readEvidence(evidenceFolder(runtime().environment), entityId, id, sha256)
  const [, what = '', ending = ''] = /^(.*)\.([a-z]+)$/.exec(proof.fileName ?? '') ?? []
  const name = fileName({ what, entity: entityName, apart: [year, id.slice(0, 8)], date: addedOn }, ending)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType ?? 'application/octet-stream',
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}

/**
 * The file of a proof.
 * @throws {AppError} `not-found` outside of what the actor may open, and where its term is over.
 */
export async function downloadProof(actor: Actor, year: number, id: string): Promise<Response> {
  const { database } = runtime()
  const found = await findProof(database, actor.scope, id)
  if (!found || found.year !== year || !mayOpenProof(actor.role, found) || !(await isOnHerAction(actor, found)))
    throw new AppError('not-found')
  const entity = await loadPlannedEntity(actor, found.entityId)
  return storedFile(found, entity.name, year)
}
