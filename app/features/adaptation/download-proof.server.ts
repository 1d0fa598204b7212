import { findAdaptationProof } from '#db/queries/adaptation.server.ts'
import { findEntityName } from '#db/queries/directory.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { storedFile } from '#app/features/plan/carry-out/download-proof.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** The file that proves an adaptation. @throws {AppError} `not-found` outside of the scope, and where it is gone. */
export async function downloadProof(actor: Actor, id: string): Promise<Response> {
  const { database } = runtime()
  const found = findAdaptationProof(database, actor.scope, id)
  if (found?.kind !== 'file' || found.fileDeletedOn !== null) throw new AppError('not-found')
  const entity = findEntityName(database, found.entityId)
  return storedFile({ ...found, fileName: found.fileName }, entity?.name ?? '', Number(found.addedOn.slice(0, 4)))
}
