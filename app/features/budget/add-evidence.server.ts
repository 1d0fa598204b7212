import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { findAssessment, listAssessmentItems, type Doer } from '#db/queries/budget.server.ts'
import {
  insertEvidence,
  findEvidence,
  findEvidenceRefusal,
  removeEvidence,
  type EvidenceLimits,
  type EvidenceRefusal,
  type NewEvidence,
} from '#db/queries/budget-evidence.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { doerOf } from './change-item.server.ts'
import { readDescription, readReference, type Reference } from './evidence-form.ts'
import { evidenceFolder, readEvidence, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { checkFile, FILE_PROBLEM_WORDS, safeFileName } from './file-type.ts'
import { isEditable } from './rating.ts'
import { assessmentInYear, isHandedIn, yearOf } from './view-budget.server.ts'

/** Files: three of an item, as the rubric asks for; links and numbers on top. Bytes: of an entity's whole year, also of files that were taken off. */
const LIMITS: EvidenceLimits = { documents: 6, files: 3, bytes: 300 * 1024 * 1024 }

const REFUSALS = {
  'too-many': ['prueba', `Una pregunta lleva hasta ${LIMITS.documents} documentos: retire uno`],
  'too-many-files': [
    'archivo',
    `Una pregunta lleva hasta ${LIMITS.files} archivos: retire uno, o ponga un enlace o el número del documento`,
  ],
  full: ['archivo', 'La entidad ya guardó 300 MB de archivos este año: ponga un enlace o el número del documento'],
} as const satisfies Record<Exclude<EvidenceRefusal, 'closed'>, readonly [field: string, words: string]>

/** @throws {AppError} `conflict` where the item is not worked on any more. */
function refusedWith(refusal: EvidenceRefusal): { ok: false; problems: FieldProblems } {
  if (refusal === 'closed') throw new AppError('conflict')
  const [field, words] = REFUSALS[refusal]
  return { ok: false, problems: { [field]: words } }
}

async function editableItem(actor: Actor, yearText: string | undefined, itemId: string) {
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  const item =
    assessment && (await listAssessmentItems(runtime().database, assessment)).find((each) => each.itemId === itemId)
  const rubric = assessment && instrumentByHash(assessment.instrumentHash).rubric?.[itemId]
  if (!assessment || !item || !rubric) throw new AppError('not-found')
  if (!isEditable(assessment, item)) throw new AppError('conflict')
  return { assessment, rubric }
}

type FileFacts = {
  readonly kind: 'file'
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}
type Content =
  | { readonly facts: FileFacts; readonly bytes: Uint8Array }
  | { readonly facts: Reference; readonly bytes: null }

async function readFile(file: unknown): Promise<Content | { problems: FieldProblems }> {
  if (!(file instanceof File) || file.size === 0) return { problems: { archivo: 'Elija el archivo' } }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const checked = await checkFile(bytes)
  if (!checked.ok) return { problems: { archivo: FILE_PROBLEM_WORDS[checked.problem] } }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    bytes,
    facts: {
      kind: 'file',
      fileName: safeFileName(file.name, checked.type),
      mediaType: checked.type.mediaType,
      size: bytes.byteLength,
      sha256,
    },
  }
}

async function readContent(form: FormData): Promise<Content | { problems: FieldProblems }> {
  if (form.get('tipo') === 'archivo') return readFile(form.get('archivo'))
  const reference = readReference(form)
  return reference.ok ? { facts: reference.read, bytes: null } : { problems: reference.problems }
}

/** The file is written before its row: a row without its file would prove nothing; a file without its row is deleted again. */
async function storeWithRow(added: NewEvidence, bytes: Uint8Array | null, doer: Doer): Promise<EvidenceRefusal | null> {
  const { database, environment } = runtime()
  const early = await findEvidenceRefusal(database, added, LIMITS)
  if (early) return early
  const folder = evidenceFolder(environment)
  if (bytes) await storeEvidence(folder, added.entityId, added.id, bytes)
  const late = await insertEvidence(database, added, LIMITS, doer)
  if (late && bytes) await rm(path.join(folder, added.entityId, added.id), { force: true })
  return late
}

export type Added =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problems: FieldProblems }

/**
 * Adds a file, a link or the number of a document to an item.
 * @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment.
 */
export async function addItemEvidence(
  actor: Actor,
  yearText: string | undefined,
  itemId: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Added> {
  const { assessment, rubric } = await editableItem(actor, yearText, itemId)
  const today = limaDate(clock())
  const described = readDescription(form, { rubric, assessmentYear: assessment.year, today })
  const content = await readContent(form)
  if (!described.ok || 'problems' in content)
    return {
      ok: false,
      problems: { ...(described.ok ? {} : described.problems), ...('problems' in content ? content.problems : {}) },
    }
  const id = randomBytes(16).toString('hex')
  const place = { id, assessmentId: assessment.id, itemId, entityId: assessment.entityId, addedOn: today }
  const refused = await storeWithRow(
    { ...place, ...described.read, ...content.facts },
    content.bytes,
    doerOf(actor, clock),
  )
  return refused ? refusedWith(refused) : { ok: true, id }
}

/** Takes a document off an item. @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment. */
export async function removeItemEvidence(
  actor: Actor,
  yearText: string | undefined,
  itemId: string,
  id: string,
  clock: Clock = systemClock,
): Promise<void> {
  const { assessment } = await editableItem(actor, yearText, itemId)
  const found = await findEvidence(runtime().database, actor.scope, id)
  if (!found || found.assessmentId !== assessment.id || found.itemId !== itemId) throw new AppError('not-found')
  if (!(await removeEvidence(runtime().database, actor.scope, found, limaDate(clock()), doerOf(actor, clock))))
    throw new AppError('conflict')
}

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
