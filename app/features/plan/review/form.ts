import { z } from 'zod'
import { lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'

const LONGEST = 2000
const text = (message: string) => z.string().min(3, message).max(LONGEST, `Escriba menos de ${LONGEST} letras`)
const comment = z.object({ comentario: text('Escriba el comentario') })
const amendment = z.object({ pedido: text('Escriba qué debe modificarse y por qué') })
const answer = z.object({ respuesta: text('Escriba su respuesta') })

/** A step that an analyst takes. `adopt`: makes a comment of what a rule found. */
export type ReviewStep =
  | { readonly kind: 'take' }
  | { readonly kind: 'release' }
  | { readonly kind: 'comment'; readonly actionId: string | null; readonly text: string }
  | { readonly kind: 'adopt'; readonly note: string }
  | { readonly kind: 'accept' }
  | { readonly kind: 'ask-amendment'; readonly text: string }

type Read<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly problems: FieldProblems }
export type ReviewForm = {
  readonly asked: Read<ReviewStep>
  /** Revision of the review that the page showed; null where the form does not say. */
  readonly revision: number | null
}

function readStep(form: FormData): Read<ReviewStep> {
  switch (form.get('accion')) {
    case 'tomar':
      return { ok: true, input: { kind: 'take' } }
    case 'soltar':
      return { ok: true, input: { kind: 'release' } }
    case 'conforme':
      return { ok: true, input: { kind: 'accept' } }
    case 'adoptar':
      return { ok: true, input: { kind: 'adopt', note: lineOf(form, 'nota') } }
    case 'modificacion': {
      const read = readFields(amendment, form, ['pedido'])
      return read.ok ? { ok: true, input: { kind: 'ask-amendment', text: read.input.pedido } } : read
    }
    default: {
      const read = readFields(comment, form, ['comentario'])
      const actionId = lineOf(form, 'sobre') || null
      return read.ok ? { ok: true, input: { kind: 'comment', actionId, text: read.input.comentario } } : read
    }
  }
}

/** Reads a step of a review: `tomar`, `soltar`, `comentar`, `adoptar`, `conforme` or `modificacion`. */
export function readReviewForm(form: FormData): ReviewForm {
  const revision = lineOf(form, 'revision')
  return { asked: readStep(form), revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null }
}

export type AnswerForm = { readonly commentId: string; readonly answer: Read<string> }

/** Reads the entity's answer to a comment. */
export function readAnswerForm(form: FormData): AnswerForm {
  const read = readFields(answer, form, ['respuesta'])
  return {
    commentId: lineOf(form, 'comentario'),
    answer: read.ok ? { ok: true, input: read.input.respuesta } : read,
  }
}
