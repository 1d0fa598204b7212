import { formatCount, formatNumber } from '#app/kit/format.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'

/** What a card says of a result in one line; the page of the result says the rest. */

/** The two numbers of answers that participation is held against. */
export type Targets = { readonly sample: number; readonly representative: number }

/** "Metas: 73 (margen de ±5 puntos) y 90 (resultado representativo)." */
export function targetsWords({ sample, representative }: Targets): string {
  return sample === representative
    ? `Meta: ${formatNumber(sample)} (margen de ±5 puntos y resultado representativo).`
    : `Metas: ${formatNumber(sample)} (margen de ±5 puntos) y ${formatNumber(representative)} (resultado representativo).`
}

/** In how many of the compared dimensions there is a gap with a name; never in which, nor how wide. */
export function calledGapsWords(gaps: Release['gaps']): string {
  const compared = Object.entries(gaps).flatMap(([id, gap]) =>
    id !== 'overall' && gap.kind === 'estimated' ? [gap] : [],
  )
  if (compared.length === 0) return 'Mujeres y hombres: no se comparan.'
  const called = compared.filter((gap) => gapVerdict(gap) === 'called').length
  const of = `${formatNumber(called)} de ${formatCount(compared.length, 'dimensión', 'dimensiones')}`
  return called === 0
    ? `Brecha entre mujeres y hombres: en ninguna dimensión se puede afirmar. No significa igualdad.`
    : `Brecha entre mujeres y hombres: en ${of}.`
}
