import { formatDifference, formatNumber } from '#app/kit/format.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'

/** What may be said of a change between two applications. */
export function changeSentence(change: Change): string {
  if (change.kind === 'not-comparable') return 'No se compara: las dos versiones no preguntan lo mismo.'
  if (change.kind === 'not-shown') return 'No se compara: uno de los puntajes no se muestra o es solo un límite.'
  const interval = `entre ${formatDifference(change.low)} y ${formatDifference(change.high)}`
  if (!change.claimed && (change.low > 0 || change.high < 0))
    return `Cambió poco (${interval} puntos): por debajo de 5 no se le da un sentido.`
  if (!change.claimed) return `No se puede afirmar un cambio (${interval} puntos).`
  return `${change.difference > 0 ? 'Subió' : 'Bajó'} ${formatNumber(Math.abs(change.difference))} puntos (${interval}).`
}
