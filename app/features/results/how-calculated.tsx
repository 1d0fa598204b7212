import { formatNumber } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import type { Release } from '#surveys/disclosure/release.ts'

type Item = InstrumentDescription['dimensions'][number]['items'][number]

function pointsOf(item: Item): string {
  return item.choices
    .map(({ value, text }) => {
      const points = item.points[value]
      if (points === undefined) return `${text}: no aplica`
      return `${text}: ${points === null ? 'no entra' : formatNumber(points * 100)}`
    })
    .join(' · ')
}

function Working({ instrument }: { instrument: InstrumentDescription }) {
  return (
    <>
      {instrument.dimensions.map((dimension) => (
        <details key={dimension.id}>
          <summary>
            Preguntas y puntos de «{dimension.title}» (peso {formatNumber(dimension.weight)})
          </summary>
          <ul>
            {dimension.items.map((item) => (
              <li key={item.id}>
                {item.text}{' '}
                <span className="tenue">
                  (peso {formatNumber(item.weight)}) {pointsOf(item)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}

/** Items in which *no sé* may be chosen, as each is scored. */
function unknownItems({ dimensions }: InstrumentDescription) {
  const items = dimensions.flatMap((dimension) => dimension.items).filter(({ asksUnknown }) => asksUnknown)
  const knowledge = items.filter(({ scale }) => scale === 'knowledge').length
  return { knowledge, opinions: items.length - knowledge }
}

/** "¿Cómo se calculó?": rules, weights and points in words, without sums or small counts. */
export function HowCalculated({
  release,
  instrument,
}: {
  release: Pick<Release, 'k'>
  instrument: InstrumentDescription
}) {
  const [inProcess, advanced, consolidated] = instrument.levels
  const share = formatNumber(instrument.minimumAnsweredShare * 100)
  return (
    <section aria-labelledby="calculo">
      <h2 id="calculo">¿Cómo se calculó?</h2>
      <ol>
        <li>
          Cada respuesta vale de 0 a 100 puntos según la tabla de su pregunta.{' '}
          {claimSentence({ kind: 'unknown-rule', ...unknownItems(instrument) })}
        </li>
        <li>
          El puntaje de una respuesta en una dimensión es el promedio ponderado de sus preguntas con puntos, si tiene al
          menos el {share}% de las que le tocan.
        </li>
        <li>Su puntaje general es el promedio de sus dimensiones, si tiene al menos el {share}% de todas.</li>
        <li>
          El puntaje de la entidad es el promedio de esas respuestas. El margen es el intervalo de 95% de la t de
          Student, corregido por el tamaño de la población.
        </li>
        <li>
          Niveles: {LEVEL_NAMES.initial}, menos de {inProcess}; {LEVEL_NAMES['in-process']}, desde {inProcess};{' '}
          {LEVEL_NAMES.advanced}, desde {advanced}; {LEVEL_NAMES.consolidated}, desde {consolidated}. Son niveles de lo
          que percibe el personal, no un certificado.
        </li>
        <li>
          Una diferencia entre mujeres y hombres se llama brecha si la prueba de Welch, con la corrección de Holm, la
          distingue del azar y llega a 5 puntos; si no llega, diferencia pequeña. Que no se distinga del azar no
          significa igualdad.
        </li>
        <li>
          Nada se muestra con menos de {release.k} respuestas. Con menos de 20 no hay preguntas ni grupos. Algunos
          porcentajes se muestran como límite («8% o menos») para que no se deduzca qué respondieron unas pocas
          personas. Los números se redondean una sola vez, al mostrarlos.
        </li>
      </ol>
      <Working instrument={instrument} />
    </section>
  )
}
