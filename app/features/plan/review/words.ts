import type { ReviewState } from '#db/schema/plan-words.ts'
import type { ReadFirst } from './read-first.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { addDays, workingDays } from '#app/kit/program/clock.ts'

export const REVIEW_STATE_NAMES = {
  waiting: 'Sin comentarios',
  commented: 'Con comentarios',
  accepted: 'Conforme',
  'amendment-asked': 'Se pidió una modificación',
  lapsed: 'No revisado en el plazo',
} satisfies Record<ReviewState, string>

/** What a state means to the entity, whose plan runs on whatever it is. */
export const REVIEW_STATE_WORDS = {
  waiting: 'El MIMP aún no comenta este plan. No hace falta esperar: el plan se ejecuta desde que se firma.',
  commented: 'El MIMP comentó este plan. Responda cada comentario una vez; el plan sigue su curso.',
  accepted: 'El MIMP leyó el plan y está conforme.',
  'amendment-asked':
    'El MIMP pide modificar el plan. Mientras tanto, lo firmado sigue su curso; la modificación se firma como una versión nueva.',
  lapsed: 'No revisado en el plazo; no equivale a conformidad.',
} satisfies Record<ReviewState, string>

/** Why a plan is read before others. */
export function readFirstWords(first: ReadFirst, notes: number): string {
  if (first === 'notes') return `Primero: ${formatCount(notes, 'nota', 'notas')}`
  return first === 'sample' ? 'Primero: salió en la muestra' : 'Después'
}

/** The same as a sentence; empty where it waits for the others. */
export function readFirstSentence(first: ReadFirst, notes: number): string {
  if (first === 'notes') return `Se lee primero: las reglas encuentran ${formatCount(notes, 'cosa', 'cosas')}.`
  return first === 'sample' ? 'Se lee primero: salió en la muestra.' : ''
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

/** @param analystName who has the review now. */
export function movedWords({ state, analystName }: { state: ReviewState; analystName: string | null }): string {
  const now = `Ahora está «${REVIEW_STATE_NAMES[state]}» y ${analystName === null ? 'nadie la tiene a cargo' : `la tiene a cargo ${analystName}`}`
  return `La revisión cambió mientras usted escribía. ${now}. ${NOT_SAVED}: lea lo nuevo y envíe otra vez`
}

/** @param who answered first. */
export function answeredWords(who: string): string {
  return `${who} ya respondió este comentario, y se responde una sola vez. ${NOT_SAVED}`
}
