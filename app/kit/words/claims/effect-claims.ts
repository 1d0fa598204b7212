import { formatDifference, formatInColumn } from '#app/kit/format.ts'
import { columnDecimals } from '#app/kit/words/figure-words.ts'
import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import { effectVerdict } from '#surveys/planning/effect-verdict.ts'
import type { Effect, NoEffect } from '#surveys/planning/effect.ts'

const NOTHING: Record<NoEffect, string> = {
  'not-comparable': 'No se compara: las dos versiones no preguntan lo mismo.',
  'not-shown': 'No se compara: uno de los puntajes no se muestra o es solo un límite.',
  'few-answered': 'No se compara: en una de las dos aplicaciones las respuestas no representan al personal.',
  'few-others': 'No se compara: hay muy pocas dimensiones más con las que contrastar.',
}

const NOT_ITS_DOING = 'No se puede atribuir solo a esta acción.'

/** What may be said of the dimension that a finished action was to move, beside the others. */
export function effectWords(effect: Effect): string {
  if (effect.kind === 'none') return NOTHING[effect.why]
  const { difference, low, high, own, others } = effect
  const decimals = columnDecimals([], [{ value: difference, low, high }])
  const signed = (value: number) => formatDifference(value, decimals)
  const moved = `La dimensión cambió ${signed(own)} puntos y las demás, en promedio, ${signed(others)}`
  const size = `${formatInColumn(Math.abs(difference), decimals)} puntos ${difference < 0 ? 'menos' : 'más'} que el resto`
  const between = `entre ${signed(low)} y ${signed(high)}`
  switch (effectVerdict(effect)) {
    case 'called':
      return `${moved}: ${size} (${between}). ${NOT_ITS_DOING}`
    case 'small':
      return `${moved}: ${size} (${between}). Por debajo de ${SMALLEST_CLAIM} no se le da un sentido.`
    case 'stopped':
      return `${moved}: ${size} (${between}). No se afirma: al mirar varias acciones a la vez otra ya no se distinguía del azar (Holm).`
    case 'chance':
      return `${moved}: la diferencia no se distingue del azar (${between} puntos). No significa que la acción no sirvió.`
  }
}
