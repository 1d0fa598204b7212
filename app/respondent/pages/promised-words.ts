import type { Instrument } from '#surveys/model/instrument.ts'
import { promiseOf, tellsLevels } from '#surveys/disclosure/promised-page.ts'

/**
 * What the notice promises of the public page: its minimum, and what may stand there besides. No word of it changes for
 * a campaign that has begun: it follows from the day of the promise.
 * @param promisedOn ISO date.
 */
export function promiseSentence(instrument: Instrument, promisedOn: string): string {
  const { days, levelsFrom } = promiseOf(promisedOn)
  const always = `A más tardar ${days} días después del cierre se publica una página abierta: cuánta gente participó, por tramos, `
  return tellsLevels(instrument)
    ? `${always}cómo van las acciones del plan firmado y, desde ${levelsFrom} respuestas, el nivel de cada tema. La entidad puede agregar los puntajes de todos los temas y la diferencia entre mujeres y hombres, nunca respuestas.`
    : `${always}y cómo van las acciones del plan firmado. Nunca dice qué se respondió.`
}
