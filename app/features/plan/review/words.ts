import type { ReadFirst, ReviewState } from '#db/schema/plan-words.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { addDays, addWorkingDays, workingDays } from '#app/kit/program/clock.ts'

export const REVIEW_STATE_NAMES = {
  waiting: 'Sin comentarios',
  commented: 'Con comentarios',
  accepted: 'Conforme',
  'amendment-asked': 'Se pidió una modificación',
  lapsed: 'No revisado en el plazo',
  superseded: 'Reemplazado por otra versión',
} satisfies Record<ReviewState, string>

/** The state of a version; one that a newer version replaced says by which. */
export function reviewStateName({ state, version }: { readonly state: ReviewState; readonly version: number }): string {
  return state === 'superseded' ? `Reemplazada por la versión ${version + 1}` : REVIEW_STATE_NAMES[state]
}

/** What a state means to the entity, whose plan runs on whatever it is. */
export const REVIEW_STATE_WORDS = {
  waiting: 'El MIMP aún no comenta este plan. No hace falta esperar: el plan se ejecuta desde que se firma.',
  commented: 'El MIMP comentó este plan. Responda cada comentario una vez; el plan sigue su curso.',
  accepted: 'El MIMP leyó el plan y está conforme.',
  'amendment-asked':
    'El MIMP pide modificar el plan. Mientras tanto, lo firmado sigue su curso; la modificación se firma como una versión nueva.',
  lapsed: 'No revisado en el plazo; no equivale a conformidad.',
  superseded:
    'Una versión posterior la reemplazó antes de que el MIMP terminara de leerla: la revisión sigue en esa versión.',
} satisfies Record<ReviewState, string>

/** Why a plan is read before others. */
export function readFirstWords(first: ReadFirst | null, notes: number): string {
  if (first === null) return 'Las reglas aún no lo leen'
  if (first === 'notes') return `Primero: ${formatCount(notes, 'nota', 'notas')}`
  return first === 'sample' ? 'Primero: salió en la muestra' : 'Después'
}

/** The same as a sentence; empty where it waits for the others. */
export function readFirstSentence(first: ReadFirst | null, notes: number): string {
  if (first === 'notes') return `Se lee primero: las reglas encuentran ${formatCount(notes, 'cosa', 'cosas')}.`
  return first === 'sample' ? 'Se lee primero: salió en la muestra.' : ''
}

/** Working days that make the end of a review near. */
const NEAR_DAYS = 5

/** A review that waits is near its end, or past it, where it is due before this day. @param today ISO date. */
export function nearBefore(today: string): string {
  return addWorkingDays(today, NEAR_DAYS + 1)
}

/** Working days that the Ministry still has after a day; 0 on the last one. @param today ISO date. */
export function daysLeft({ dueOn }: Pick<TermFacts, 'dueOn'>, today: string): number {
  return workingDays(addDays(today, 1), dueOn)
}

/** How long the Ministry may still say something of a review that waits. @param today ISO date. */
export function termWords({ state, dueOn, endedOn }: TermFacts, today: string): string {
  if (endedOn !== null) return `terminó el ${formatDate(endedOn)}`
  if (state !== 'waiting') return 'ya tiene comentarios'
  if (dueOn < today) return `venció el ${formatDate(dueOn)}`
  const left = daysLeft({ dueOn }, today)
  return `${formatDate(dueOn)}, ${left === 0 ? 'último día' : `en ${formatCount(left, 'día hábil', 'días hábiles')}`}`
}

type TermFacts = { readonly state: ReviewState; readonly dueOn: string; readonly endedOn: string | null }

const NOT_SAVED = 'Lo suyo no se ha guardado'

type Moved = { readonly state: ReviewState; readonly version: number; readonly analystName: string | null }

/** @param analystName who has the review now. */
export function movedWords({ state, version, analystName }: Moved): string {
  const now = `Ahora está «${reviewStateName({ state, version })}» y ${analystName === null ? 'nadie la tiene a cargo' : `la tiene a cargo ${analystName}`}`
  return `La revisión cambió mientras usted escribía. ${now}. ${NOT_SAVED}: lea lo nuevo y envíe otra vez`
}

/** @param who answered first. */
export function answeredWords(who: string): string {
  return `${who} ya respondió este comentario, y se responde una sola vez. ${NOT_SAVED}`
}
