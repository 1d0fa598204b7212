import type { HalfYear } from '#surveys/complaints/half-years.ts'
import type { ComplaintCount, ReportFault } from '#surveys/complaints/report.ts'
import type { ShownTotal } from '#surveys/complaints/totals.ts'
import { formatNumber } from '#app/kit/format.ts'

/** "enero a junio de 2026". */
export function halfWords({ year, half }: HalfYear): string {
  return `${half === 1 ? 'enero a junio' : 'julio a diciembre'} de ${year}`
}

/** What each count is called. */
export const COUNT_NAMES = {
  received: 'Quejas o denuncias recibidas',
  exOfficio: 'Casos iniciados de oficio',
  protected: 'Casos con medidas de protección',
  begun: 'Investigaciones iniciadas',
  ended: 'Investigaciones terminadas',
  sanctioned: 'Casos terminados con sanción',
} as const satisfies Record<ComplaintCount, string>

/** What to count, where its name does not say it. */
export const COUNT_HELP: Readonly<Partial<Record<ComplaintCount, string>>> = {
  exOfficio: 'Los que la entidad empezó sin que nadie presentara una queja.',
  protected: 'De esos casos, en cuántos se dio al menos una medida.',
  begun: 'De esos casos, cuántos investiga o investigó la Secretaría Técnica.',
  ended: 'De esas investigaciones, cuántas ya terminaron.',
}

/** Spanish names of the fields, by what they count. */
export const COUNT_FIELDS = {
  received: 'recibidas',
  exOfficio: 'oficio',
  protected: 'proteccion',
  begun: 'iniciadas',
  ended: 'terminadas',
  sanctioned: 'sanciones',
} as const satisfies Record<ComplaintCount, string>

const WHOLES = {
  cases: 'los casos del semestre (quejas y de oficio)',
  received: 'las quejas recibidas',
  exOfficio: 'los casos de oficio',
  protected: 'los casos con protección',
  begun: 'las investigaciones iniciadas',
  ended: 'las investigaciones terminadas',
  sanctioned: 'los casos con sanción',
} as const satisfies Record<'cases' | ComplaintCount, string>

/** What is wrong with a report, by its field. */
export function reportProblem(fault: ReportFault): readonly [field: string, words: string] {
  switch (fault.kind) {
    case 'above':
      return [COUNT_FIELDS[fault.count], `No puede ser más que ${WHOLES[fault.of]}: ${formatNumber(fault.whole)}`]
    case 'no-cases':
      return [
        COUNT_FIELDS.received,
        'Si no hubo quejas ni casos de oficio, elija «No hubo quejas ni casos». No se envía nada a SERVIR',
      ]
    case 'delivered-early':
      return ['entregada', 'La hoja se entrega después de terminado el semestre']
    case 'delivered-late':
      return ['entregada', 'La fecha de entrega no puede ser futura']
  }
}

/** A total, or why it is not shown. */
export function totalWords(total: ShownTotal): string {
  switch (total.kind) {
    case 'shown':
      return formatNumber(total.value)
    case 'few':
      return 'menos de 5'
    case 'too-few-entities':
      return 'no se muestra: menos de 5 entidades con casos'
    case 'one-dominates':
      return 'no se muestra: más de la mitad es de una sola entidad'
  }
}

export const CHANGED_MEANWHILE =
  'Otra persona guardó esta hoja mientras usted escribía. Compare con lo guardado y guarde otra vez'

/** How a half year stands, for Recursos Humanos and whoever reads of one entity. */
export const HALF_STATES = {
  untold: 'Sin llenar',
  none: 'No hubo quejas ni casos',
  counted: 'Llena, sin entregar a SERVIR',
  delivered: 'Entregada a SERVIR',
  unreadable: 'No se puede leer: escríbala otra vez',
} as const
export type HalfState = keyof typeof HALF_STATES
