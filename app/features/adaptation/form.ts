import { z } from 'zod'
import {
  ADAPTATION_STATES,
  NAMED_DOCUMENTS,
  type AdaptationState,
  type NamedDocument,
} from '#surveys/adaptation/documents.ts'
import { contentOf, type ProofInput } from '#app/features/plan/carry-out/form.ts'
import { fileOf, lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** What is said of a document. Days are ISO dates, or null where nothing was typed. */
export type DocumentInput = {
  readonly state: AdaptationState
  readonly plannedOn: string | null
  readonly adaptedOn: string | null
  readonly unit: string
  readonly comment: string
  /** Kind and name of one that the entity names; null where its address says what it is. */
  readonly named: { readonly kind: NamedDocument; readonly name: string } | null
  /** Null where nothing came along. */
  readonly proof: ProofInput['content'] | null
}

export type DocumentForm =
  | { readonly kind: 'drop'; readonly revision: number }
  | { readonly kind: 'save'; readonly revision: number; readonly input: DocumentInput }
  | { readonly kind: 'refused'; readonly problems: FieldProblems }

const text = (longest: number) => z.string().max(longest, `Escriba menos de ${longest} letras`)
const day = (message: string) =>
  z.union([z.literal(''), z.iso.date(message)], message).transform((typed) => (typed === '' ? null : typed))

const said = z.object({
  estado: z.enum(ADAPTATION_STATES, 'Elija cómo está el documento'),
  prevista: day('Escriba la fecha prevista'),
  aprobada: day('Escriba la fecha en que se aprobó'),
  unidad: text(120),
  comentario: text(1000),
})
const named = z.object({
  tipo: z.enum(NAMED_DOCUMENTS, 'Elija qué documento es'),
  nombre: text(200).pipe(z.string().min(5, 'Escriba el nombre completo del documento')),
})

/** What proves it, where anything was typed or chosen. */
function readContent(form: FormData): ProofInput['content'] | { readonly problems: FieldProblems } | null {
  const file = fileOf(form, 'archivo')
  const isGiven = (file !== null && file.size > 0) || lineOf(form, 'enlace') !== '' || lineOf(form, 'documento') !== ''
  return isGiven ? contentOf(form) : null
}

/** @throws {AppError} `invalid-input` without the revision that the page showed. */
function revisionOf(form: FormData): number {
  const typed = lineOf(form, 'revision')
  if (!/^\d{1,6}$/.test(typed)) throw new AppError('invalid-input')
  return Number(typed)
}

/**
 * Reads `quitar` (a named document), or else what is said of a document.
 * @param isNamed whether it is one that the entity names.
 * @throws {AppError} `invalid-input` without the revision that the page showed.
 */
export function readDocumentForm(form: FormData, isNamed: boolean): DocumentForm {
  const revision = revisionOf(form)
  if (lineOf(form, 'accion') === 'quitar') return { kind: 'drop', revision }
  const read = readFields(said, form, ['comentario'])
  const name = isNamed ? readFields(named, form) : null
  const proof = readContent(form)
  if (!read.ok || name?.ok === false || (proof !== null && 'problems' in proof))
    return {
      kind: 'refused',
      problems: {
        ...(proof !== null && 'problems' in proof ? proof.problems : {}),
        ...(name?.ok === false ? name.problems : {}),
        ...(read.ok ? {} : read.problems),
      },
    }
  const { estado: state, prevista: plannedOn, aprobada: adaptedOn, unidad: unit, comentario: comment } = read.input
  const asNamed = name?.ok ? { kind: name.input.tipo, name: name.input.nombre } : null
  return { kind: 'save', revision, input: { state, plannedOn, adaptedOn, unit, comment, named: asNamed, proof } }
}

/** What the head does with a sheet. */
export type SheetOrder = { readonly kind: 'end'; readonly isSure: boolean } | { readonly kind: 'reopen' }

/** Reads `terminar` or `reabrir`. @throws {AppError} `invalid-input` for another word. */
export function readSheetOrder(form: FormData): SheetOrder {
  const word = lineOf(form, 'accion')
  if (word === 'reabrir') return { kind: 'reopen' }
  if (word !== 'terminar') throw new AppError('invalid-input')
  return { kind: 'end', isSure: lineOf(form, 'seguro') === 'si' }
}
