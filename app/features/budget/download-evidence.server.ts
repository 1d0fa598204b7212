import { findAssessment, type Assessment } from '#db/queries/budget.server.ts'
import { findEvidence, type Evidence } from '#db/queries/budget-evidence.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { contentDisposition, fileName } from '#app/kit/documents/file-name.server.ts'
import { evidenceFolder, readEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isHandedIn } from './view-assessment.server.ts'

/** As it was called, with what it proves: many a document is called like another. */
function nameOf({ fileName: given, itemId, id, addedOn }: Evidence, { entityName, year }: Assessment): string {
  const [, what = '', ending = ''] = /^(.*)\.([a-z]+)$/.exec(given ?? '') ?? []
  return fileName({ what, entity: entityName, apart: [year, itemId, id.slice(0, 8)], date: addedOn }, ending)
}

/**
 * A stored file as a download that no browser opens in place. The ministry gets nothing of an assessment before it was
 * handed in.
 * @param beside whether it is for a frame of our own page beside the decision: a PDF alone, whose bytes were judged
 * when it came in.
 * @throws {AppError} `not-found` outside the actor's scope.
 */
export async function downloadEvidence(actor: Actor, id: string, { beside }: { beside: boolean }): Promise<Response> {
  const { database, environment } = runtime()
  const found = await findEvidence(database, actor.scope, id)
  if (!found || found.kind !== 'file' || !found.fileName || !found.mediaType) throw new AppError('not-found')
  const assessment = await findAssessment(database, actor.scope, found.assessmentId)
  if (!assessment || (!actor.entity && !isHandedIn(assessment))) throw new AppError('not-found')
  const bytes = await readEvidence(evidenceFolder(environment), found.entityId, found.id, found.sha256)
  const isShown = beside && found.mediaType === 'application/pdf'
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': found.mediaType,
      'Content-Disposition': contentDisposition(isShown ? 'inline' : 'attachment', nameOf(found, assessment)),
      // Beside that of the server, which lets nothing run in what a frame shows: in a sandbox no viewer opens.
      ...(isShown ? {} : { 'Content-Security-Policy': "sandbox; default-src 'none'" }),
      'Cache-Control': 'no-store',
    },
  })
}
