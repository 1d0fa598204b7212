import { z } from 'zod'
import type { OwnAction, PlanAction, PlanActionChange } from '#db/queries/plans.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'

const text = (message: string, longest = 500) =>
  z.string().trim().min(3, message).max(longest, `Escriba menos de ${longest} letras`)
const months = z
  .string()
  .trim()
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
const own = details.extend({ motivo: text('Escriba por qué se propone', 1000) })

function problemsOf(error: z.ZodError): FieldProblems {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), issue.message] as const).reverse())
}

function raw(form: FormData, shape: object): Record<string, string> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, String(form.get(name) ?? '')]))
}

export type ReadAction =
  | { readonly ok: true; readonly change: PlanActionChange }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Reads what is asked of an action: `aceptar`, `rechazar`, `proponer` (back to the list) or `guardar`. */
export function readActionForm(form: FormData, action: Pick<PlanAction, 'status'>): ReadAction {
  switch (form.get('accion')) {
    case 'aceptar':
      return { ok: true, change: { status: 'accepted', rejectionReason: null } }
    case 'proponer':
      return { ok: true, change: { status: 'proposed', rejectionReason: null } }
    case 'rechazar': {
      const reason = text('Escriba por qué no se hará', 1000).safeParse(String(form.get('razon') ?? ''))
      if (!reason.success) return { ok: false, problems: { razon: reason.error.issues[0]?.message ?? '' } }
      return { ok: true, change: { status: 'rejected', rejectionReason: reason.data } }
    }
    default: {
      const read = details.safeParse(raw(form, details.shape))
      if (!read.success) return { ok: false, problems: problemsOf(read.error) }
      const { titulo, responsable, plazo, verificacion, indicador } = read.data
      const status = action.status === 'proposed' ? 'accepted' : action.status
      return {
        ok: true,
        change: {
          title: titulo,
          responsible: responsable,
          termMonths: plazo,
          verification: verificacion,
          indicator: indicador,
          status,
        },
      }
    }
  }
}

/**
 * Day on which the entity decided about an action: it stays while the decision stays, and goes with it.
 * @param today ISO date in Lima time.
 */
export function decisionDay(
  before: Pick<PlanAction, 'status' | 'decidedOn'>,
  status: PlanAction['status'],
  today: string,
): string | null {
  if (status === 'proposed') return null
  return status === before.status && before.decidedOn !== null ? before.decidedOn : today
}

export type ReadOwnAction =
  | { readonly ok: true; readonly action: OwnAction }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Reads an action that the entity adds itself. */
export function readOwnActionForm(form: FormData): ReadOwnAction {
  const read = own.safeParse(raw(form, own.shape))
  if (!read.success) return { ok: false, problems: problemsOf(read.error) }
  const { titulo, motivo, responsable, plazo, verificacion, indicador } = read.data
  return {
    ok: true,
    action: {
      title: titulo,
      rationale: motivo,
      responsible: responsable,
      termMonths: plazo,
      verification: verificacion,
      indicator: indicador,
    },
  }
}
