import { formatNumber } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { InstrumentDescription } from './view-results.server.ts'

/** Items in which *no sé* may be chosen, as each is scored. */
function unknownItems({ dimensions }: InstrumentDescription) {
  const items = dimensions.flatMap((dimension) => dimension.items).filter(({ asksUnknown }) => asksUnknown)
  const knowledge = items.filter(({ scale }) => scale === 'knowledge').length
  return { knowledge, opinions: items.length - knowledge }
}

/** The rules of the arithmetic in words, one after the other, without sums or small counts. */
export function calculationRules({ k }: Pick<Release, 'k'>, instrument: InstrumentDescription): string[] {
  const [inProcess, advanced, consolidated] = instrument.levels
  const share = formatNumber(instrument.minimumAnsweredShare * 100)
  return [
    `Cada respuesta vale de 0 a 100 puntos según la tabla de su pregunta. ${claimSentence({ kind: 'unknown-rule', ...unknownItems(instrument) })}`.trim(),
    `El puntaje de una respuesta en una dimensión es el promedio ponderado de sus preguntas con puntos, si tiene al menos el ${share}% de las que le tocan.`,
    `Su puntaje general es el promedio de sus dimensiones, si tiene al menos el ${share}% de todas.`,
    'El puntaje de la entidad es el promedio de esas respuestas. El margen es el intervalo de 95% de la t de Student, corregido por el tamaño de la población.',
    `Niveles: ${LEVEL_NAMES.initial}, menos de ${inProcess}; ${LEVEL_NAMES['in-process']}, desde ${inProcess}; ${LEVEL_NAMES.advanced}, desde ${advanced}; ${LEVEL_NAMES.consolidated}, desde ${consolidated}. Son niveles de lo que percibe el personal, no un certificado.`,
    'Una diferencia entre mujeres y hombres se llama brecha si la prueba de Welch, con la corrección de Holm, la distingue del azar y llega a 5 puntos; si no llega, diferencia pequeña. Que no se distinga del azar no significa igualdad.',
    `Nada se muestra con menos de ${k} respuestas. Con menos de 20 no hay preguntas ni grupos. Algunos porcentajes se muestran como límite («8% o menos») para que no se deduzca qué respondieron unas pocas personas. Los números se redondean una sola vez, al mostrarlos.`,
  ]
}
