import { z } from 'zod'
import { fileOf, lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import type { ApprovalDeed } from './approval-steps.ts'
import { DEED_FIELD_VALUES } from './deed-fields.ts'

type Read<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly problems: FieldProblems }

const text = (shortest: number, message: string, longest = 200) =>
  z.string().min(shortest, message).max(longest, `Escriba menos de ${longest} letras`)

const reason = z.object({ razon: text(10, 'Escriba la razón, con al menos 10 letras', 1000) })
const signature = z.object({
  cargo: text(3, 'Escriba su cargo'),
  documento: text(3, 'Escriba la resolución o el documento de su designación'),
  codigo: text(6, 'Escriba el código de su aplicación', 40),
})
const paper = z.object({
  nombre: text(5, 'Escriba nombre y apellidos de quien firmó'),
  cargo: text(3, 'Escriba el cargo de quien firmó'),
  resolucion: z.string().max(200, 'Escriba menos de 200 letras'),
  numero: text(3, 'Escriba el tipo y número del acto, por ejemplo R.A. 045-2026-MDX/A'),
  fecha: z.iso.date('Escriba la fecha del acto'),
})

/** What somebody says who signs by her account. */
export type TypedSignature = { readonly position: string; readonly document: string; readonly code: string }

/** What is told of an act on paper, or of a signed file. */
export type TypedPaper = {
  readonly kind: 'scan' | 'signed-file'
  readonly name: string
  readonly position: string
  /** By which somebody acts for the head; empty where the head signed. */
  readonly resolution: string
  readonly number: string
  /** ISO date. */
  readonly date: string
}

type Seen = {
  /** What the page showed: revision of the plan, and digest of what would be signed. NaN or empty where the form does not say. */
  readonly revision: number
  readonly digest: string
}

/** What the page of the approval asks for. */
export type ApprovalForm = Seen &
  (
    | { readonly deed: 'submit' | 'take-back' | 'drop' }
    | { readonly deed: 'return' | 'amend'; readonly reason: Read<string> }
    | { readonly deed: 'sign'; readonly signature: Read<TypedSignature> }
    | { readonly deed: 'register'; readonly paper: Read<TypedPaper>; readonly file: File | null }
  )

function readReason(form: FormData): Read<string> {
  const read = readFields(reason, form, ['razon'])
  return read.ok ? { ok: true, input: read.input.razon } : read
}

const undeclared = (form: FormData, words: string) => (form.has('declaro') ? {} : { declaro: words })

function problemsOf(read: { ok: boolean; problems?: FieldProblems }, more: FieldProblems): FieldProblems {
  return { ...(read.problems ?? {}), ...more }
}

function readSignature(form: FormData): Read<TypedSignature> {
  const read = readFields(signature, form)
  const more = undeclared(form, 'Marque la declaración para firmar')
  if (!read.ok || 'declaro' in more) return { ok: false, problems: problemsOf(read, more) }
  const { cargo, documento, codigo } = read.input
  return { ok: true, input: { position: cargo, document: documento, code: codigo } }
}

function readPaper(form: FormData): Read<TypedPaper> {
  const read = readFields(paper, form)
  const more = undeclared(form, 'Marque que el acto aprueba lo que muestra esta página')
  if (!read.ok || 'declaro' in more) return { ok: false, problems: problemsOf(read, more) }
  const { nombre, cargo, resolucion, numero, fecha } = read.input
  const kind = form.get('tipo') === 'digital' ? 'signed-file' : 'scan'
  return {
    ok: true,
    input: { kind, name: nombre, position: cargo, resolution: resolucion, number: numero, date: fecha },
  }
}

/** Reads what is done with a plan as a whole; null for a word that is none of ours. */
export function readApprovalForm(form: FormData): ApprovalForm | null {
  const word = lineOf(form, 'accion')
  const [deed] = (Object.keys(DEED_FIELD_VALUES) as ApprovalDeed[]).filter((each) => DEED_FIELD_VALUES[each] === word)
  const seen = { revision: Number(lineOf(form, 'revision') || Number.NaN), digest: lineOf(form, 'huella') }
  switch (deed) {
    case undefined:
      return null
    case 'return':
    case 'amend':
      return { ...seen, deed, reason: readReason(form) }
    case 'sign':
      return { ...seen, deed, signature: readSignature(form) }
    case 'register':
      return { ...seen, deed, paper: readPaper(form), file: fileOf(form, 'archivo') }
    default:
      return { ...seen, deed }
  }
}
