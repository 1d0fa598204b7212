import { findFactProof } from '#db/queries/yearly-record.server.ts'
import { findEntityName } from '#db/queries/directory.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { mayOpenProof } from '#app/features/plan/carry-out/proof-rules.ts'
import { contentDisposition, fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { evidenceFolder, readEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { OF_MINISTRY } from './record-address.ts'

/**
 * The file of a proof as a download that no browser opens in place. Of a draft the Ministry gets none.
 * @throws {AppError} `not-found` outside of what the actor may open, and where its term is over.
 */
export async function downloadFactProof(actor: Actor, id: string): Promise<Response> {
  const { database, environment } = runtime()
  const found = findFactProof(database, actor.scope, id)
  const isDraft = found?.fact.state === 'draft' && actor.scope.kind === 'country'
  if (!found || isDraft || !mayOpenProof(actor.role, found.proof)) throw new AppError('not-found')
  const { proof, fact } = found
  const bytes = await readEvidence(evidenceFolder(environment), fact.entityId ?? OF_MINISTRY, id, proof.sha256)
  const [, what = '', ending = ''] = /^(.*)\.([a-z]+)$/.exec(proof.fileName ?? '') ?? []
  const owner = fact.entityId === null ? MINISTRY_NAME : (findEntityName(database, fact.entityId)?.name ?? '')
  const name = fileName({ what, entity: owner, apart: [fact.year, id.slice(0, 8)], date: proof.addedOn }, ending)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': proof.mediaType ?? 'application/octet-stream',
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
