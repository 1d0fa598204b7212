import type { PlanLock } from '#db/queries/plan-head.server.ts'
import { formatDate, formatInColumn, formatNumber, formatShortDate } from '#app/kit/format.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { Baseline } from '#db/schema/plan-actions.ts'
import type { FindingCode } from '../check-before-signing.ts'
import type { Chip } from './action-chip.ts'
import type { DecideGroup } from './decide-order.ts'

export const CHIP_NAMES = {
  duty: 'Deber',
  urgent: 'Urgente',
  'duty-at-times': 'Deber en ciertos casos',
  preventive: 'Preventiva',
  result: 'Resultado',
  added: 'Agregada',
} satisfies Record<Chip, string>

export const CHIP_LOOKS = {
  duty: 'etiqueta',
  urgent: 'etiqueta urgente',
  'duty-at-times': 'etiqueta gris',
  preventive: 'etiqueta gris',
  result: 'etiqueta gris',
  added: 'etiqueta gris',
} satisfies Record<Chip, string>

export const GROUP_NAMES = {
  duties: 'Obligatorias, por decidir',
  within: 'Propuestas para este año',
  beyond: 'Más propuestas',
  accepted: 'Aceptadas',
  deferred: 'Aplazadas, con su razón',
  rejected: 'Rechazadas, con su razón',
} satisfies Record<DecideGroup, string>

/** Of a plan that waits for the head or is signed. */
/** What is still proposed where nothing is decided any more. */
export const WAITING_NAMES = {
  approval: 'Esperan una modificación del plan',
  year: 'Quedaron sin decidir',
} satisfies Record<PlanLock, string>

/** What the findings of one code are called together. */
export const FINDING_NAMES = {
  'nothing-accepted': 'Aceptar alguna acción',
  'undecided-duty': 'Decidir los deberes por norma',
  'nobody-in-charge': 'Decir quién está a cargo',
  'no-due-date': 'Poner la fecha límite',
  'ends-before-it-starts': 'Corregir fechas: terminan antes de empezar',
  'outside-the-year': 'Corregir fechas: están fuera del año',
  'reaches-past-the-year': 'Revisar fechas que salen del año',
  'money-without-poi-year': 'Decir el año del POI que lleva el dinero',
  'lowest-level-unanswered': 'Decir qué se hará, o por qué no, con lo más bajo',
  'lowest-level-without-action': 'Ver si algo se hará con lo más bajo',
  'too-many-at-once': 'Repartir lo que lleva una sola persona',
  'undecided-proposals': 'Decidir las demás propuestas',
} satisfies Record<FindingCode, string>

/** "41 (entre 36 y 46)"; without an interval where none was released. */
export function baselineWords({ value, low, high }: Baseline): string {
  if (low === undefined || high === undefined) return `${formatNumber(value)} de 100`
  const decimals = [value, low, high].every(Number.isInteger) ? 0 : 1
  const ends = `entre ${formatInColumn(low, decimals)} y ${formatInColumn(high, decimals)}`
  return `${formatInColumn(value, decimals)} de 100 (${ends})`
}

export function datesWords({ startsOn, dueOn }: Pick<PlanAction, 'startsOn' | 'dueOn'>): string {
  if (dueOn === null)
    return startsOn === null ? 'Sin fecha límite todavía' : `Desde el ${formatDate(startsOn)}, sin fecha límite`
  return startsOn === null ? `Hasta el ${formatDate(dueOn)}` : `Del ${formatDate(startsOn)} al ${formatDate(dueOn)}`
}

/** "S/ 1,200, en el POI 2026"; an answer of no cost is one. */
export function costWords({ soles, poiYear }: Pick<PlanAction, 'soles' | 'poiYear'>): string {
  if (soles === null) return 'Todavía no se dice'
  if (soles === 0) return 'Sin costo adicional'
  const year = poiYear === null ? '' : `, en el POI ${poiYear}`
  return `S/ ${formatNumber(soles)}${year}`
}

/** When a row of the list says an action is due, or how long it takes. */
export function whenWords({ dueOn, termMonths }: Pick<PlanAction, 'dueOn' | 'termMonths'>): string {
  if (dueOn !== null) return `hasta ${formatShortDate(dueOn)}`
  return termMonths === 1 ? '1 mes' : `${termMonths} meses`
}
