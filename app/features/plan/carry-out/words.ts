import { formatDate } from '#app/kit/format.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'
import type { ProofRefusal } from '#db/queries/plan-proofs.server.ts'
import type { PlanPart } from '../plan-progress.ts'
import type { Origin, Sort, StateWord } from './carried-actions.ts'
import type { Lacking } from './follow-up-rules.ts'
import type { View } from './carry-out-address.ts'

export const PROGRESS_NAMES = {
  'not-started': 'Sin empezar',
  'under-way': 'En marcha',
  done: 'Hecha',
  stopped: 'Detenida',
} satisfies Record<ProgressState, string>

/** A part of the plan above the actions that are in it. */
export const PART_TITLES = {
  accepted: 'Sin empezar',
  'under-way': 'En marcha',
  overdue: 'Vencidas',
  stopped: 'Detenidas',
  done: 'Hechas',
} satisfies Record<Exclude<PlanPart, 'to-decide'>, string>

/** The same of one action. */
export const PART_STATES = {
  ...PART_TITLES,
  overdue: 'Vencida',
  stopped: 'Detenida',
  done: 'Hecha',
} satisfies typeof PART_TITLES | Record<string, string>

export const ORIGIN_NAMES = {
  urgente: 'Urgente',
  deber: 'Deber por norma',
  propuesta: 'Propuesta',
  propia: 'De la entidad',
} satisfies Record<Origin, string>

export const STATE_NAMES = {
  'sin-empezar': 'Sin empezar',
  'en-marcha': 'En marcha',
  hecha: 'Hecha',
  detenida: 'Detenida',
} satisfies Record<StateWord, string>

export const SORT_NAMES = {
  plan: 'Como en el plan',
  vence: 'Fecha límite',
  inicio: 'Inicio',
  unidad: 'Responsable',
  avance: 'Avance: lo vencido primero',
} satisfies Record<Sort, string>

export const VIEW_NAMES = {
  tabla: 'Tabla',
  tablero: 'Tablero',
  cronograma: 'Cronograma',
} satisfies Record<View, string>

export const LACKING_WORDS = {
  proof: [
    'archivo',
    'Para decir que está hecha agregue un medio de verificación: un archivo, un enlace o el número del documento',
  ],
  'why-stopped': ['comentario', 'Diga por qué se detuvo'],
  'why-late': ['comentario', 'La fecha límite ya pasó: diga por qué se atrasó'],
} as const satisfies Record<Lacking, readonly [field: string, words: string]>

export const PROOF_REFUSALS = {
  'too-many': ['archivo', 'Una acción lleva hasta 12 medios de verificación: retire uno'],
  'too-many-files': ['archivo', 'Una acción lleva hasta 6 archivos: retire uno, o ponga un enlace o el número'],
  full: ['archivo', 'El plan ya guardó 300 MB de archivos: ponga un enlace o el número del documento'],
} as const satisfies Record<ProofRefusal, readonly [field: string, words: string]>

const NOT_SAVED = 'Lo suyo no se ha guardado'

export const SHOWN_UNKNOWN = `Esta página no dice qué versión de la acción mostraba. ${NOT_SAVED}: revise y guarde de nuevo`
export const NOT_CARRIED_OUT = `Esta acción ya no está aceptada en el plan: no recibe avances. ${NOT_SAVED}`
export const CHANGED_MEANWHILE = `Otra persona cambió esta acción mientras usted la miraba. ${NOT_SAVED}: compare y guarde de nuevo`
export const LAST_PROOF = 'Es el único medio de verificación de una acción hecha: agregue otro antes de retirarlo'
/** Whoever advised an entity does not judge it. */
export const ADVISED = 'Usted asiste a esta entidad, o lo hizo hace menos de un año: la devuelve otra persona del MIMP'
export const NOT_DONE_ANY_MORE = 'La acción ya no está marcada como hecha'

/** @param closedOn ISO date. */
export function closedWords(year: number, closedOn: string): string {
  return `El plan ${year} se cerró el ${formatDate(closedOn)}: ya no recibe avances. Lo que quedó sin hacer pasó al plan siguiente`
}

/** A cut-off by its day, and what it is for where it is the one of the November report. */
export function cutOffWords(cutOff: string): string {
  return cutOff.endsWith('-10-31') ? `${formatDate(cutOff)}, para el informe de noviembre` : formatDate(cutOff)
}

/** What is said of files that name people, wherever one is added. */
export const NAMES_PEOPLE =
  'Nombra a personas, como una lista de asistencia: solo la coordinación y la persona titular podrán abrirlo'
