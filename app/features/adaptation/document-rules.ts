import type { AdaptationState } from '#surveys/adaptation/documents.ts'
import { ADAPTATION_FROM } from '#surveys/adaptation/term.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatDate } from '#app/kit/format.ts'

/** What is said of a document, as far as it can contradict itself. Days are ISO dates. */
export type SaidOfDocument = {
  readonly state: AdaptationState
  readonly plannedOn: string | null
  readonly adaptedOn: string | null
  readonly unit: string
  /** Whether something proves it, that came along or was there. */
  readonly isProved: boolean
}

/** States in which somebody still has work to do with a document that was read. */
export const isUnderWay = (state: AdaptationState): boolean => state === 'to-adapt' || state === 'in-process'

function dayProblems({ state, plannedOn, adaptedOn }: SaidOfDocument, today: string): FieldProblems {
  if (state !== 'adapted' && adaptedOn !== null)
    return { aprobada: 'La fecha de aprobación va solo con «Adecuado». Cambie el estado o borre la fecha' }
  if (!isUnderWay(state) && plannedOn !== null)
    return { prevista: 'La fecha prevista va solo mientras falta adecuarlo. Bórrela, o cambie el estado' }
  if (plannedOn !== null && plannedOn < ADAPTATION_FROM)
    return { prevista: `La fecha prevista no puede ser anterior a la ley, del ${formatDate(ADAPTATION_FROM)}` }
  if (state !== 'adapted') return {}
  if (adaptedOn === null) return { aprobada: 'Escriba en qué fecha se aprobó la versión adecuada' }
  if (adaptedOn > today) return { aprobada: 'La fecha de aprobación no puede ser futura' }
  if (adaptedOn < ADAPTATION_FROM)
    return {
      aprobada: `Es anterior a la ley, que rige desde el ${formatDate(ADAPTATION_FROM)}. Si ya es conforme, elija «No requiere cambios»`,
    }
  return {}
}

/** What is wrong with what is said of a document, by its field. @param today ISO date in Lima time. */
export function documentProblems(said: SaidOfDocument, today: string): FieldProblems {
  const needsUnit = isUnderWay(said.state) || said.state === 'adapted'
  return {
    ...dayProblems(said, today),
    ...(needsUnit && said.unit.length < 3 ? { unidad: 'Escriba qué unidad responde por el documento' } : {}),
    ...(said.state === 'adapted' && !said.isProved
      ? { archivo: 'Pruebe que se adecuó: suba el documento, o escriba su enlace o su número' }
      : {}),
  }
}
