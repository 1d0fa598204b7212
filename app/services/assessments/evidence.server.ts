import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { itemsOfAssessment } from '#db/queries/assessments.server.ts'
import { addEvidence, evidenceById, evidenceOf, removeEvidence } from '#db/queries/evidence.server.ts'
import { EVIDENCE_CLASSES } from '#surveys/scoring/rubric.ts'
import { AppError } from '../app-error.server.ts'
import type { FieldProblems } from '../campaigns/campaign-form.ts'
import type { Actor } from '../guard.server.ts'
import { limaDate, systemClock, type Clock } from '../lima-time.ts'
import { runtime } from '../runtime.server.ts'
import { doerOf } from './change.server.ts'
import { evidenceFolder, readEvidence, storeEvidence } from './evidence-store.server.ts'
import { checkFile, FILE_PROBLEM_WORDS, safeFileName } from './file-type.ts'
import { isEditable } from './rating.ts'
import { assessmentInYear, yearOf } from './view.server.ts'

const MOST_FOR_ONE_ITEM = 6

const fields = z.object({
  clase: z.enum(EVIDENCE_CLASSES, 'Elija qué prueba el documento'),
  muestra: z.string().trim().min(5, 'Escriba en una línea qué demuestra').max(300, 'Escriba menos de 300 letras'),
  pagina: z.string().trim().max(60, 'Escriba menos de 60 letras'),
})

const link = z.url({ protocol: /^https?$/, message: 'Escriba la dirección completa, por ejemplo https://www.gob.pe/…' }).max(500, 'La dirección es demasiado larga')
const documentNumber = z.string().trim().min(3, 'Escriba el tipo y número del documento').max(200, 'Escriba menos de 200 letras')

async function editableItem(actor: Actor, yearText: string | undefined, itemId: string) {
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  const item = assessment && (await itemsOfAssessment(runtime().database, assessment)).find((each) => each.itemId === itemId)
  if (!assessment || !item) throw new AppError('not-found')
  if (!isEditable(assessment, item)) throw new AppError('conflict')
  return assessment
}

function referenceOf(form: FormData): { kind: 'link' | 'document'; reference: string } | { problems: FieldProblems } {
  const isLink = form.get('tipo') === 'enlace'
  const name = isLink ? 'enlace' : 'documento'
  const read = (isLink ? link : documentNumber).safeParse(String(form.get(name) ?? '').trim())
  return read.success ? { kind: isLink ? 'link' : 'document', reference: read.data } : { problems: { [name]: read.error.issues[0]?.message ?? '' } }
}

type Stored = { readonly kind: 'file'; readonly fileName: string; readonly mediaType: string; readonly size: number; readonly sha256: string }

async function storedFile(file: unknown, entityId: string, id: string): Promise<Stored | { problems: FieldProblems }> {
  if (!(file instanceof File) || file.size === 0) return { problems: { archivo: 'Elija el archivo' } }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const checked = await checkFile(bytes)
  if (!checked.ok) return { problems: { archivo: FILE_PROBLEM_WORDS[checked.problem] } }
  await storeEvidence(evidenceFolder(runtime().environment), entityId, id, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'file', fileName: safeFileName(file.name, checked.type), mediaType: checked.type.mediaType, size: bytes.byteLength, sha256 }
}

export type Added = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problems: FieldProblems }

/**
 * Adds a file, a link or the number of a document to an item.
 * @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment.
 */
export async function addItemEvidence(actor: Actor, yearText: string | undefined, itemId: string, form: FormData, clock: Clock = systemClock): Promise<Added> {
  const { database } = runtime()
  const assessment = await editableItem(actor, yearText, itemId)
  const present = (await evidenceOf(database, assessment)).filter((each) => each.itemId === itemId)
  if (present.length >= MOST_FOR_ONE_ITEM) return { ok: false, problems: { muestra: `Una pregunta lleva hasta ${MOST_FOR_ONE_ITEM} documentos: retire uno` } }
  const parsed = fields.safeParse(Object.fromEntries(Object.keys(fields.shape).map((name) => [name, String(form.get(name) ?? '')])))
  if (!parsed.success) return { ok: false, problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse()) }
  const id = randomBytes(16).toString('hex')
  const content = form.get('tipo') === 'archivo' ? await storedFile(form.get('archivo'), assessment.entityId, id) : referenceOf(form)
  if ('problems' in content) return { ok: false, problems: content.problems }
  const { clase, muestra, pagina } = parsed.data
  await addEvidence(database, { id, assessmentId: assessment.id, itemId, entityId: assessment.entityId, class: clase, shows: muestra, page: pagina, addedOn: limaDate(clock()), ...content }, doerOf(actor, clock))
  return { ok: true, id }
}

/** Takes a document off its item. @throws {AppError} `not-found` or `conflict`. */
export async function removeItemEvidence(actor: Actor, yearText: string | undefined, itemId: string, evidenceId: string, clock: Clock = systemClock): Promise<void> {
  const assessment = await editableItem(actor, yearText, itemId)
  const found = await evidenceById(runtime().database, actor.scope, evidenceId)
  if (!found || found.assessmentId !== assessment.id || found.itemId !== itemId) throw new AppError('not-found')
  await removeEvidence(runtime().database, actor.scope, found, limaDate(clock()), doerOf(actor, clock))
}

/** A stored file as a download that no browser opens in place. @throws {AppError} `not-found` outside the actor's scope. */
export async function downloadEvidence(actor: Actor, id: string): Promise<Response> {
  const found = await evidenceById(runtime().database, actor.scope, id)
  if (!found || found.kind !== 'file' || !found.fileName || !found.mediaType) throw new AppError('not-found')
  const bytes = await readEvidence(evidenceFolder(runtime().environment), found.entityId, found.id)
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
