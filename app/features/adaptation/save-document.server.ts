import { randomBytes } from 'node:crypto'
import type { Note } from '#db/queries/audit.server.ts'
import {
  countAdaptationBytes,
  deleteAdaptationDocument,
  findAdaptationSheet,
  insertAdaptationDocument,
  insertAdaptationProof,
  listAdaptationDocuments,
  listAdaptationProofs,
  type AdaptationDocument,
  type NewAdaptationProof,
} from '#db/queries/adaptation.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { isStandard } from '#surveys/adaptation/documents.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { readyFile, storedWith } from '#app/features/plan/carry-out/read-proof.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { documentProblems } from './document-rules.ts'
import type { DocumentForm, DocumentInput } from './form.ts'
import { NEW_DOCUMENT, placeOf } from './view-adaptation.server.ts'
import { CHANGED_MEANWHILE, documentName } from './words.ts'

/** Most documents that an entity names, and bytes of all files of its sheet. */
const MOST_NAMED = 60
const MOST_BYTES = 300 * 1024 * 1024

/** `moved`: somebody saved it meanwhile. */
export type DocumentSaved =
  | { readonly ok: true; readonly title: string }
  | { readonly ok: false; readonly moved: boolean; readonly problems: FieldProblems }

type Asked<Kind extends DocumentForm['kind']> = {
  readonly id: string
  readonly form: Extract<DocumentForm, { kind: Kind }>
}

const refused = (problems: FieldProblems, moved = false): DocumentSaved => ({ ok: false, moved, problems })

/** The note of a document: which it is and where it stands, none of what was written of it. */
function noteOf(actor: Actor, verb: 'saved' | 'dropped', { entityId, id, kind, state }: AdaptationDocument, at: Date) {
  const action = verb === 'saved' ? 'adaptation.document-saved' : 'adaptation.document-dropped'
  const deed = { action, objectKind: 'adaptation', objectId: `${entityId}-${id}`, detail: { kind, state } }
  return ((into) => recordDeed(into, actor, deed, at)) satisfies Note
}

type ReadyProof = { readonly row: NewAdaptationProof; readonly bytes: Uint8Array | null }

/** What came along as a proof, ready to be stored; null for nothing. */
async function readyProof(
  content: DocumentInput['proof'],
  of: Pick<NewAdaptationProof, 'entityId' | 'documentId' | 'addedOn'>,
): Promise<{ readonly proof: ReadyProof | null } | { readonly problems: FieldProblems }> {
  if (content === null) return { proof: null }
  const row = { ...of, id: randomBytes(16).toString('hex') }
  if (content.kind !== 'file')
    return { proof: { row: { ...row, kind: content.kind, reference: content.reference }, bytes: null } }
  const file = await readyFile(content.file)
  if (!file.ok) return { problems: file.problems }
  return { proof: { row: { ...row, kind: 'file', ...file.input.facts }, bytes: file.input.bytes } }
}

type Saving = { readonly entityId: string; readonly document: AdaptationDocument; readonly proof: ReadyProof | null }

/** What stands against the saving at this moment; null where nothing does. */
function refusalOf(
  transaction: Transaction,
  actor: Actor,
  { entityId, document, proof }: Saving,
  today: string,
): FieldProblems | null {
  const { scope } = placeOf(actor)
  if (findAdaptationSheet(transaction, scope, entityId)?.endedOn) return { estado: 'La hoja ya está terminada' }
  const others = listAdaptationDocuments(transaction, scope, entityId).filter(({ id }) => id !== document.id)
  if (!isStandard(document.kind)) {
    if (others.filter(({ kind }) => !isStandard(kind)).length >= MOST_NAMED)
      return { nombre: `La hoja admite ${MOST_NAMED} documentos con nombre` }
    if (others.some(({ name }) => name.toLowerCase() === document.name.toLowerCase()))
      return { nombre: 'La hoja ya tiene un documento con ese nombre' }
  }
  if (countAdaptationBytes(transaction, entityId) + (proof?.bytes?.byteLength ?? 0) > MOST_BYTES)
    return { archivo: 'Los archivos de la hoja llegaron al límite: escriba un enlace o el número del documento' }
  const isProved =
    proof !== null ||
    listAdaptationProofs(transaction, scope, entityId).some(({ documentId }) => documentId === document.id)
  const problems = documentProblems({ ...document, isProved }, today)
  return Object.keys(problems).length > 0 ? problems : null
}

async function save(actor: Actor, { id: asked, form }: Asked<'save'>, now: Date): Promise<DocumentSaved> {
  const { database } = runtime()
  const { entity, scope } = placeOf(actor)
  const today = limaDate(now)
  const { named, proof: content, ...said } = form.input
  const before = listAdaptationDocuments(database, scope, entity.id).find(({ id }) => id === asked)
  const id = asked === NEW_DOCUMENT ? randomBytes(6).toString('hex') : asked
  const kind = named?.kind ?? (isStandard(asked) ? asked : null)
  if (kind === null || (named !== null && asked !== NEW_DOCUMENT && !before)) throw new AppError('not-found')
  if ((before?.revision ?? 0) !== form.revision) return refused({ estado: CHANGED_MEANWHILE }, true)
  const revision = form.revision + 1
  const document = { entityId: entity.id, id, kind, name: named?.name ?? '', ...said, revision, savedOn: today }
  const ready = await readyProof(content, { entityId: entity.id, documentId: id, addedOn: today })
  if ('problems' in ready) return refused(ready.problems)
  const saving = { entityId: entity.id, document, proof: ready.proof }
  const note: Note = noteOf(actor, 'saved', document, now)
  const refusal = await storedWith(ready.proof, async () =>
    inTransaction(
      database,
      (transaction): DocumentSaved | null => {
        const problems = refusalOf(transaction, actor, saving, today)
        if (problems) return refused(problems)
        if (!insertAdaptationDocument(transaction, document, note)) return refused({ estado: CHANGED_MEANWHILE }, true)
        if (ready.proof) insertAdaptationProof(transaction, ready.proof.row)
        return null
      },
      'immediate',
    ),
  )
  return refusal ?? { ok: true, title: documentName(document) }
}

function drop(actor: Actor, { id, form }: Asked<'drop'>, now: Date): DocumentSaved {
  const { entity, scope } = placeOf(actor)
  return inTransaction(
    runtime().database,
    (transaction) => {
      const document = listAdaptationDocuments(transaction, scope, entity.id).find((each) => each.id === id)
      if (!document || isStandard(document.kind)) throw new AppError('not-found')
      if (findAdaptationSheet(transaction, scope, entity.id)?.endedOn)
        return refused({ estado: 'La hoja ya está terminada' })
      if (document.revision !== form.revision) return refused({ estado: CHANGED_MEANWHILE }, true)
      if (!deleteAdaptationDocument(transaction, document, noteOf(actor, 'dropped', document, now)))
        return refused({
          estado: 'Tiene una prueba y se queda en la hoja. Si ya no existe, elija «La entidad no lo tiene»',
        })
      return { ok: true, title: document.name }
    },
    'immediate',
  )
}

/**
 * Saves what is said of a document of the actor's entity, with its proof where one comes along, or drops one that the
 * entity named. @param asked id of the document, or `nuevo`.
 * @throws {AppError} `not-found` for a document that the sheet has not, or without an entity.
 */
export async function saveDocument(
  actor: Actor,
  { id, form }: { readonly id: string; readonly form: DocumentForm },
  clock: Clock = systemClock,
): Promise<DocumentSaved> {
  if (form.kind === 'refused') return refused(form.problems)
  if (ownEntityEnd(actor)) return refused({ estado: 'La entidad ya no está vigente' })
  return form.kind === 'drop' ? drop(actor, { id, form }, clock()) : save(actor, { id, form }, clock())
}
