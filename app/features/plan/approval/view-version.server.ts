import { findPlanPaper, listPlanVersions, type PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { contentDisposition, fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { evidenceFolder, readEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { PlanAsked } from '../view-plan.server.ts'
import { compareVersions } from './compare-versions.ts'
import { loadWholePlan, shownContent } from './view-approval.server.ts'

/** Which signed version of a plan; from 1 on. */
export type VersionAsked = PlanAsked & { readonly version: number }

/** @throws {AppError} `not-found` where there is no such version. */
async function loadVersions(actor: Actor, { version, ...asked }: VersionAsked) {
  const { entity, place } = await loadWholePlan(actor, asked)
  const plan = { entityId: entity.id, year: asked.year }
  const versions = await listPlanVersions(runtime().database, actor.scope, plan)
  const found = versions.find((each) => each.version === version)
  if (!found) throw new AppError('not-found')
  const before = versions.find((each) => each.version === version - 1) ?? null
  return { entity, place, found, before, newest: versions.length }
}

function shown({ version, signedOn, amendmentReason, signature, digest, content }: PlanVersion) {
  return { version, signedOn, amendmentReason, signature, digest, content: shownContent(content) }
}

/** A version as it was signed. It holds nothing of why an action was proposed. @throws {AppError} `not-found`. */
export async function viewVersion(actor: Actor, asked: VersionAsked) {
  const { entity, place, found, newest } = await loadVersions(actor, asked)
  return { entityName: entity.name, place, newest, version: shown(found) }
}

export type VersionView = Awaited<ReturnType<typeof viewVersion>>

/** A version beside the one before it. @throws {AppError} `not-found`, also for the first one. */
export async function viewComparison(actor: Actor, asked: VersionAsked) {
  const { entity, place, found, before } = await loadVersions(actor, asked)
  if (!before) throw new AppError('not-found')
  const [older, newer] = [shown(before), shown(found)]
  const { version, amendmentReason, signedOn } = newer
  return {
    ...{ entityName: entity.name, place, signedBefore: older.signedOn },
    version: { version, amendmentReason, signedOn },
    changes: compareVersions(older.content, newer.content),
    total: newer.content.length,
  }
}

export type ComparisonView = Awaited<ReturnType<typeof viewComparison>>

/** The act by which a version was signed, as it was uploaded, for no browser to open in place. @throws {AppError} `not-found`. */
export async function downloadPaper(actor: Actor, asked: VersionAsked): Promise<Response> {
  const { entity, found } = await loadVersions(actor, asked)
  const { signature, version, year, signedOn } = found
  if (signature.kind === 'account') throw new AppError('not-found')
  const { database, environment } = runtime()
  const paper = await findPlanPaper(database, actor.scope, found, signature.evidenceId)
  if (!paper?.mediaType || paper.fileDeletedOn !== null) throw new AppError('not-found')
  const bytes = await readEvidence(evidenceFolder(environment), entity.id, paper.id, signature.sha256)
  const ending = paper.fileName?.split('.').at(-1) ?? 'pdf'
  const name = fileName({ what: 'Plan firmado', entity: entity.name, apart: [year, version], date: signedOn }, ending)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': paper.mediaType,
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
