import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Note } from '#db/queries/audit.server.ts'
import {
  insertEvidence,
  findEvidence,
  findEvidenceRefusal,
  removeEvidence,
  updateEvidenceAsBack,
  type EvidenceLimits,
  type EvidenceRefusal,
  type NewEvidence,
} from '#db/queries/budget-evidence.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { describeEvidence } from './describe-evidence.ts'
import type { EvidenceForm, Reference } from './form.ts'
import { checkFile, FILE_PROBLEM_WORDS, safeFileName } from '#app/kit/files/file-type.ts'
import { withoutTraces } from '#app/kit/files/without-traces.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { changedBy, noteOf } from './keep-trace.server.ts'
import { loadEditableItem, type ItemPlace } from './load-item.server.ts'

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

async function readFile(file: File | null): Promise<Content | { problems: FieldProblems }> {
  if (!file || file.size === 0) return { problems: { archivo: 'Elija el archivo' } }
  const sent = new Uint8Array(await file.arrayBuffer())
  const checked = await checkFile(sent)
  if (!checked.ok) return { problems: { archivo: FILE_PROBLEM_WORDS[checked.problem] } }
  const bytes = withoutTraces(sent, checked.type)
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

async function readContent(content: EvidenceForm['content']): Promise<Content | { problems: FieldProblems }> {
  if ('kind' in content) return readFile(content.file)
  return content.ok ? { facts: content.input, bytes: null } : { problems: content.problems }
}

/** The file is written before its row: a row without its file would prove nothing; a file without its row is deleted again. */
async function storeWithRow(
  added: NewEvidence,
  bytes: Uint8Array | null,
  by: ChangedBy,
  note: Note,
): Promise<EvidenceRefusal | null> {
  const { database, environment } = runtime()
  const early = await findEvidenceRefusal(database, added, LIMITS)
  if (early) return early
  const folder = evidenceFolder(environment)
  if (bytes) await storeEvidence(folder, added.entityId, added.id, bytes)
  const late = await insertEvidence(database, added, LIMITS, by, note)
  if (late && bytes) await rm(path.join(folder, added.entityId, added.id), { force: true })
  return late
}

function evidenceNote(
  actor: Actor,
  action: `evidence.${string}`,
  { id, entityId, itemId }: Pick<NewEvidence, 'id' | 'entityId' | 'itemId'>,
  now: Date,
): Note {
  return noteOf(actor, { action, objectKind: 'evidence', objectId: id, entityId, detail: { item: itemId } }, now)
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
  { evidence: form, ...place }: ItemPlace & { readonly evidence: EvidenceForm },
  clock: Clock = systemClock,
): Promise<Added> {
  const { assessment, rubric } = await loadEditableItem(actor, place)
  const now = clock()
  const today = limaDate(now)
  const described = describeEvidence(form, { rubric, assessmentYear: assessment.year, today })
  const content = await readContent(form.content)
  if (!described.ok || 'problems' in content)
    return {
      ok: false,
      problems: { ...(described.ok ? {} : described.problems), ...('problems' in content ? content.problems : {}) },
    }
  const id = randomBytes(16).toString('hex')
  const { itemId } = place
  const added = { id, assessmentId: assessment.id, itemId, entityId: assessment.entityId, addedOn: today }
  const refused = await storeWithRow(
    { ...added, ...described.input, ...content.facts },
    content.bytes,
    changedBy(actor, now),
    evidenceNote(actor, 'evidence.added', added, now),
  )
  return refused ? refusedWith(refused) : { ok: true, id }
}

/** A document of this item, also one that was taken off. @throws {AppError} `not-found`. */
async function requireEvidence(actor: Actor, { itemId }: ItemPlace, assessmentId: string, evidenceId: string) {
  const found = await findEvidence(runtime().database, actor.scope, evidenceId)
  if (!found || found.assessmentId !== assessmentId || found.itemId !== itemId) throw new AppError('not-found')
  return found
}

/** Takes a document off an item. @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment. */
export async function removeItemEvidence(
  actor: Actor,
  { evidenceId, ...place }: ItemPlace & { readonly evidenceId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const { assessment } = await loadEditableItem(actor, place)
  const found = await requireEvidence(actor, place, assessment.id, evidenceId)
  const now = clock()
  const note = evidenceNote(actor, 'evidence.removed', found, now)
  if (!(await removeEvidence(runtime().database, actor.scope, found, limaDate(now), changedBy(actor, now), note)))
    throw new AppError('conflict')
}

/**
 * Puts a document back that was taken off an item: the same document, with what was said of it.
 * @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment, or it is back.
 */
export async function putBackItemEvidence(
  actor: Actor,
  { evidenceId, ...place }: ItemPlace & { readonly evidenceId: string },
  clock: Clock = systemClock,
): Promise<Added> {
  const { assessment } = await loadEditableItem(actor, place)
  const found = await requireEvidence(actor, place, assessment.id, evidenceId)
  const now = clock()
  const note = evidenceNote(actor, 'evidence.put-back', found, now)
  const by = changedBy(actor, now)
  const refused = await updateEvidenceAsBack(runtime().database, actor.scope, found, LIMITS, by, note)
  return refused ? refusedWith(refused) : { ok: true, id: found.id }
}
