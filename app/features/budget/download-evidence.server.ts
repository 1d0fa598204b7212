import { createHash } from 'node:crypto'
import { findAssessment } from '#db/queries/budget.server.ts'
import { findEvidence } from '#db/queries/budget-evidence.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { evidenceFolder, readEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isHandedIn } from './view-assessment.server.ts'

/**
 * A stored file as a download that no browser opens in place. The ministry gets nothing of an assessment before it was
 * handed in.
 * @throws {AppError} `not-found` outside the actor's scope.
 */
export async function downloadEvidence(actor: Actor, id: string): Promise<Response> {
  const { database, environment } = runtime()
  const found = await findEvidence(database, actor.scope, id)
  if (!found || found.kind !== 'file' || !found.fileName || !found.mediaType) throw new AppError('not-found')
  const assessment = await findAssessment(database, actor.scope, found.assessmentId)
  if (!assessment || (!actor.entity && !isHandedIn(assessment))) throw new AppError('not-found')
  const bytes = await readEvidence(evidenceFolder(environment), found.entityId, found.id)
  if (createHash('sha256').update(bytes).digest('hex') !== found.sha256) throw new Error('A stored file was changed')
  const plain = found.fileName.normalize('NFD').replace(/[^a-zA-Z0-9 ._()-]/g, '')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': found.mediaType,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
