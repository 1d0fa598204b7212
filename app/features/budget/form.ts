import { z } from 'zod'
import { ITEM_LEVELS, type ItemLevel } from '#db/schema/assessments.ts'
import { asSent, fileOf, lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'

export type Read<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly problems: FieldProblems }

/** A text of at most so many letters. */
export const typedText = (longest: number) => z.string().max(longest, `Escriba menos de ${longest} letras`)

const levelFields = z.object({
  nivel: z.union([z.enum(ITEM_LEVELS), z.literal('')], 'Elija un nivel de la lista'),
  razon: typedText(500),
  nota: typedText(2000),
  revision: z.coerce.number().int(),
})

/** What stands in an item, as typed, and the revision of the item that it was typed over. */
export type LevelInput = {
  readonly level: ItemLevel | null
  readonly reason: string
  readonly note: string
  readonly revision: number
}

/** Reads level, reason and note of one item, from its form or from a row of the workbook. */
export function readLevel(form: FormData): Read<LevelInput> {
  const read = readFields(levelFields, form, ['nota'])
  if (!read.ok) return read
  const { nivel, razon, nota, revision } = read.input
  return { ok: true, input: { level: nivel === '' ? null : nivel, reason: razon, note: nota, revision } }
}

/** The same fields from the cells of a row. */
export function readLevelCells(cells: {
  readonly level: string
  readonly reason: string
  readonly note: string
  readonly revision: string
}): Read<LevelInput> {
  const form = new FormData()
  form.set('nivel', cells.level)
  form.set('razon', cells.reason)
  form.set('nota', cells.note)
  form.set('revision', cells.revision)
  return readLevel(form)
}

/** A level typed on the page of a dimension, which shows many items. */
export function readLevelOfDimension(form: FormData): { readonly itemId: string; readonly level: Read<LevelInput> } {
  return { itemId: lineOf(form, 'pregunta'), level: readLevel(form) }
}

const evidenceFields = z.object({
  documento: z.string().max(200, 'Escriba menos de 200 letras'),
  fecha: z.iso.date('Escriba la fecha del documento'),
  unidad: z.string().min(2, 'Escriba la unidad que lo emitió').max(200, 'Escriba menos de 200 letras'),
  pagina: z.string().min(1, 'Escriba la página o sección donde está la prueba').max(60, 'Escriba menos de 60 letras'),
  muestra: z.string().min(5, 'Escriba en una línea qué demuestra').max(300, 'Escriba menos de 300 letras'),
})

const link = z
  .url({ protocol: /^https?$/, message: 'Escriba la dirección completa, por ejemplo https://www.gob.pe/…' })
  .max(500, 'La dirección es demasiado larga')

/** What is said of a document whatever it is. */
export type EvidenceSaid = {
  readonly documentNumber: string
  /** ISO date. */
  readonly documentDate: string
  readonly issuedBy: string
  readonly page: string
  readonly shows: string
}
export type Reference = { readonly kind: 'link' | 'document'; readonly reference: string }

export type EvidenceForm = {
  readonly said: Read<EvidenceSaid>
  /** Which of the documents that the item's rubric names; of which there are depends on the item. */
  readonly choice: string
  /** As typed; whether it is asked for depends on the choice. */
  readonly fiscalYear: string
  readonly content: { readonly kind: 'file'; readonly file: File | null } | Read<Reference>
}

/** Reads the address of a link, or the number of a document that is not handed in itself. */
function readReference(form: FormData): Read<Reference> {
  if (form.get('tipo') !== 'enlace') {
    const number = lineOf(form, 'documento')
    return number.length < 3
      ? { ok: false, problems: { documento: 'Escriba el tipo y número del documento' } }
      : { ok: true, input: { kind: 'document', reference: number } }
  }
  const read = link.safeParse(lineOf(form, 'enlace'))
  return read.success
    ? { ok: true, input: { kind: 'link', reference: read.data } }
    : { ok: false, problems: { enlace: read.error.issues[0]?.message ?? '' } }
}

function readSaid(form: FormData): Read<EvidenceSaid> {
  const read = readFields(evidenceFields, form)
  if (!read.ok) return read
  const { documento, fecha, unidad, pagina, muestra } = read.input
  return {
    ok: true,
    input: { documentNumber: documento, documentDate: fecha, issuedBy: unidad, page: pagina, shows: muestra },
  }
}

/** Reads what a form says of a document, and the file, link or number itself. */
export function readEvidence(form: FormData): EvidenceForm {
  return {
    said: readSaid(form),
    choice: lineOf(form, 'prueba'),
    fiscalYear: lineOf(form, 'anio'),
    content: form.get('tipo') === 'archivo' ? { kind: 'file', file: fileOf(form, 'archivo') } : readReference(form),
  }
}

/** An answer to the comment with which an item came back, and the revision of the answer that was read; NaN where it is missing. */
export type ReplyForm = { readonly reply: Read<string>; readonly revision: number }

const reply = z.object({ respuesta: typedText(2000).pipe(z.string().min(3, 'Escriba su respuesta')) })

function readReply(form: FormData): ReplyForm {
  const read = readFields(reply, form, ['respuesta'])
  return {
    reply: read.ok ? { ok: true, input: read.input.respuesta } : read,
    revision: Number(lineOf(form, 'revision') || Number.NaN),
  }
}

/** What the page of an item asks for. */
export type ItemForm =
  | { readonly kind: 'level'; readonly level: Read<LevelInput> }
  | { readonly kind: 'add-evidence'; readonly evidence: EvidenceForm }
  | { readonly kind: 'remove-evidence' | 'put-back-evidence'; readonly evidenceId: string }
  | { readonly kind: 'reply'; readonly reply: ReplyForm }

/** Reads `agregar`, `retirar` and `reponer` (a document), `responder` (to the review), or else a level. */
export function readItemForm(form: FormData): ItemForm {
  switch (form.get('accion')) {
    case 'agregar':
      return { kind: 'add-evidence', evidence: readEvidence(form) }
    case 'retirar':
      return { kind: 'remove-evidence', evidenceId: lineOf(form, 'documento') }
    case 'reponer':
      return { kind: 'put-back-evidence', evidenceId: lineOf(form, 'documento') }
    case 'responder':
      return { kind: 'reply', reply: readReply(form) }
    default:
      return { kind: 'level', level: readLevel(form) }
  }
}

const signature = z.object({
  nombre: typedText(200).pipe(z.string().min(5, 'Escriba su nombre y apellidos')),
  cargo: typedText(200).pipe(z.string().min(3, 'Escriba su cargo')),
  documento: typedText(200).pipe(z.string().min(3, 'Escriba la resolución o el documento de su designación')),
})

export type SignatureForm = {
  readonly signature: Read<{ readonly name: string; readonly position: string; readonly document: string }>
  /** Digest of what the page showed. */
  readonly digest: string
}

function readSignature(form: FormData): SignatureForm {
  const read = readFields(signature, form)
  const digest = lineOf(form, 'huella')
  const undeclared = form.has('declaro') ? {} : { declaro: 'Marque la declaración para firmar' }
  if (!read.ok || !form.has('declaro'))
    return { digest, signature: { ok: false, problems: { ...(read.ok ? {} : read.problems), ...undeclared } } }
  const { nombre, cargo, documento } = read.input
  return { digest, signature: { ok: true, input: { name: nombre, position: cargo, document: documento } } }
}

/** Reads what the overview of an assessment asks for: to sign, or else to start it. */
export function readAssessmentForm(
  form: FormData,
): { readonly kind: 'start' } | { readonly kind: 'sign'; readonly form: SignatureForm } {
  return form.get('accion') === 'firmar' ? { kind: 'sign', form: readSignature(form) } : { kind: 'start' }
}

/** Reads a filled workbook, or the confirmation of what its report announced. */
export function readSheetForm(
  form: FormData,
): { readonly kind: 'confirm'; readonly announced: string } | { readonly kind: 'report'; readonly file: File | null } {
  return form.get('accion') === 'confirmar'
    ? { kind: 'confirm', announced: asSent(form, 'cambios') }
    : { kind: 'report', file: fileOf(form, 'planilla') }
}

/** Whether an analyst says that she advises the entity. */
export function readAssistance(form: FormData): boolean {
  return form.get('asiste') === 'si'
}
