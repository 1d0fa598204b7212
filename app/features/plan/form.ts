import { z } from 'zod'
import { lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import type { OwnAction } from '#db/queries/plans.server.ts'

const text = (message: string, longest = 500) =>
  z.string().min(3, message).max(longest, `Escriba menos de ${longest} letras`)
const months = z
  .string()
  .regex(/^\d{1,2}$/, 'Escriba el plazo en meses, de 1 a 36')
  .transform(Number)
  .pipe(z.number().min(1, 'Debe ser 1 mes o más').max(36, 'Debe ser 36 meses o menos'))

const details = z.object({
  titulo: text('Escriba qué se hará'),
  responsable: text('Escriba qué oficina o cargo responde'),
  plazo: months,
  verificacion: text('Escriba qué documento lo probará'),
  indicador: text('Escriba cómo se medirá'),
})
/** Fields of several lines. */
const LONG = ['titulo', 'verificacion', 'indicador'] as const
const own = details.extend({ motivo: text('Escriba por qué se propone', 1000) })
const rejection = z.object({ razon: text('Escriba por qué no se hará', 1000) })

type Read<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly problems: FieldProblems }

export type ActionDetails = Omit<OwnAction, 'rationale'>

/** What is asked of an action: to accept it as it is, take a decision back, reject it, or write it anew. */
export type ActionChange =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'reject'; readonly reason: string }
  | { readonly kind: 'write'; readonly details: ActionDetails }

export type ActionForm = {
  readonly asked: Read<ActionChange>
  /** Revision of the action that the page showed; null where the form does not say. */
  readonly revision: number | null
}

function detailsOf({ titulo, responsable, plazo, verificacion, indicador }: z.infer<typeof details>): ActionDetails {
  return {
    title: titulo,
    responsible: responsable,
    termMonths: plazo,
    verification: verificacion,
    indicator: indicador,
  }
}

function readChange(form: FormData): Read<ActionChange> {
  switch (form.get('accion')) {
    case 'aceptar':
      return { ok: true, input: { kind: 'accept' } }
    case 'proponer':
      return { ok: true, input: { kind: 'reopen' } }
    case 'rechazar': {
      const read = readFields(rejection, form, ['razon'])
      return read.ok ? { ok: true, input: { kind: 'reject', reason: read.input.razon } } : read
    }
    default: {
      const read = readFields(details, form, LONG)
      return read.ok ? { ok: true, input: { kind: 'write', details: detailsOf(read.input) } } : read
    }
  }
}

/** Reads what is asked of an action: `aceptar`, `rechazar`, `proponer` (back to the list) or `guardar`. */
export function readActionForm(form: FormData): ActionForm {
  const revision = lineOf(form, 'revision')
  return { asked: readChange(form), revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null }
}

/** Reads an action that the entity adds itself. */
export function readOwnActionForm(form: FormData): Read<OwnAction> {
  const read = readFields(own, form, [...LONG, 'motivo'])
  return read.ok ? { ok: true, input: { ...detailsOf(read.input), rationale: read.input.motivo } } : read
}

export type OwnActionForm = ReturnType<typeof readOwnActionForm>
