import { z } from 'zod'
import { ITEM_LEVELS, type ItemLevel } from '#db/schema/assessments.ts'
import { lineOf, readFields } from '#app/kit/forms/fields.ts'
import { typedText } from './form.ts'

const fields = z.object({
  decision: z.enum(['aceptar', 'devolver'], 'Elija aceptar o devolver'),
  nivel: z.union([z.enum(ITEM_LEVELS), z.literal('')]),
  comentario: typedText(2000),
  motivo: typedText(2000),
  revision: z.coerce.number().int(),
})

/** What an entity must mend and why another level was accepted are two texts: the one is never kept as the other. */
export type ReviewChoice =
  | { readonly kind: 'return'; readonly comment: string }
  | { readonly kind: 'accept'; readonly level: ItemLevel; readonly why: string }

export type ReviewForm = {
  readonly itemId: string
  readonly choice:
    | { readonly ok: true; readonly input: ReviewChoice; readonly revision: number }
    | { readonly ok: false; readonly problem: string }
}

function readChoice(form: FormData): ReviewForm['choice'] {
  const read = readFields(fields, form, ['comentario', 'motivo'])
  // One sentence stands beside the item: that of the first field.
  if (!read.ok) return { ok: false, problem: Object.values(read.problems).at(-1) ?? '' }
  const { decision, nivel, comentario, motivo, revision } = read.input
  if (decision === 'devolver')
    return comentario.length < 3
      ? { ok: false, problem: 'Escriba qué falta o qué debe corregirse' }
      : { ok: true, revision, input: { kind: 'return', comment: comentario } }
  if (nivel === '') return { ok: false, problem: 'Elija el nivel que acepta' }
  return { ok: true, revision, input: { kind: 'accept', level: nivel, why: motivo } }
}

/** Reads the decision of a review about one item. */
export function readReview(form: FormData): ReviewForm {
  return { itemId: lineOf(form, 'pregunta'), choice: readChoice(form) }
}
