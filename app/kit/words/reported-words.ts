import type { DutyId, Obligation } from '#surveys/obligations/obligations.ts'
import type { Completeness, Reported } from '#surveys/obligations/reported.ts'
import { formatNumber } from '#app/kit/format.ts'

/** Four different things, each with one wording: zero is said as a number, never by one of these. */
export const NOT_REPORTED_WORDS = {
  'not-reported': 'No informó',
  'facultative-not-reported': 'No informó (es facultativo)',
  outside: 'No le correspondía',
} satisfies Record<Exclude<Reported<unknown>['kind'], 'reported'>, string>

export const OBLIGATION_NAMES = {
  obliged: 'Obligatorio',
  facultative: 'Facultativo',
  outside: 'No le corresponde',
} satisfies Record<Obligation, string>

/** As it stands inside a sentence: "debe presentar el informe de noviembre". */
export const DUTY_NAMES = {
  mechanism: 'mecanismo para la igualdad',
  'november-report': 'informe de noviembre',
  'yearly-record': 'registro anual',
  'adaptation-sheet': 'ficha de adecuación a la Ley 32535',
  'servir-half-year': 'ficha semestral para SERVIR',
} satisfies Record<DutyId, string>

/** What is written in a cell; `say` writes what was told, zero as "0". */
export function reportedWords<T>(reported: Reported<T>, say: (value: T) => string): string {
  return reported.kind === 'reported' ? say(reported.value) : NOT_REPORTED_WORDS[reported.kind]
}

/** "1 entidad", "83 entidades". */
const entities = (count: number) => `${formatNumber(count)} ${count === 1 ? 'entidad' : 'entidades'}`

/**
 * "Informaron 83 de 137 entidades obligadas y 4 de 10 entidades para las que es facultativo.": what a figure is drawn from.
 * Entities outside are said only where some told something.
 */
export function completenessWords(counts: Completeness): string {
  const { obliged, obligedReported, facultative, facultativeReported, outsideReported } = counts
  const parts = [
    ...(obliged > 0
      ? [`${formatNumber(obligedReported)} de ${entities(obliged)} ${obliged === 1 ? 'obligada' : 'obligadas'}`]
      : []),
    ...(facultative > 0
      ? [
          `${formatNumber(facultativeReported)} de ${entities(facultative)} para ${facultative === 1 ? 'la' : 'las'} que es facultativo`,
        ]
      : []),
    ...(outsideReported > 0
      ? [`${entities(outsideReported)} a ${outsideReported === 1 ? 'la' : 'las'} que no correspondía`]
      : []),
  ]
  if (parts.length === 0) return 'A ninguna entidad le correspondía informar.'
  const said = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} y ${parts.at(-1)}`
  return `${obligedReported + facultativeReported + outsideReported === 1 ? 'Informó' : 'Informaron'} ${said}.`
}
