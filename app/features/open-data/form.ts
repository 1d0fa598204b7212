import { z } from 'zod'
import { lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'

const LONGEST_REASON = 1000

const signed = z.object({
  cargo: z.string().min(3, 'Escriba su cargo').max(120, 'Escriba menos de 120 letras'),
  codigo: z.string().min(6, 'Escriba el código de seis cifras de su aplicación').max(20, 'Escriba seis cifras'),
  motivo: z.string().max(LONGEST_REASON, `Escriba menos de ${LONGEST_REASON} letras`),
})

/** Who signs, and why. */
type Signed = { readonly position: string; readonly code: string; readonly reason: string }

/** What somebody does with the open data of a year; `seen` is the mark of what the page showed. */
export type OpenDataDeed =
  | ({ readonly kind: 'publish'; readonly seen: string } & Signed)
  | ({ readonly kind: 'withdraw'; readonly seen: string } & Signed)

export type OpenDataForm =
  | { readonly ok: true; readonly deed: OpenDataDeed }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Reads a deed on the open data of a year: `publicar` or `retirar`. */
export function readOpenDataForm(form: FormData): OpenDataForm {
  const kinds = { publicar: 'publish', retirar: 'withdraw' } as const
  const asked = lineOf(form, 'accion')
  const kind = asked === 'publicar' || asked === 'retirar' ? kinds[asked] : null
  if (kind === null) return { ok: false, problems: { accion: 'Elija qué hacer' } }
  const read = readFields(signed, form, ['motivo'])
  if (!read.ok) return read
  const { cargo: position, codigo: code, motivo: reason } = read.input
  return { ok: true, deed: { kind, position, code, reason, seen: lineOf(form, 'visto') } }
}
