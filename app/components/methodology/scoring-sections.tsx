import { figureSentence } from '#app/components/figures/figure-words.ts'
import { LEVEL_NAMES } from '#app/i18n/es.ts'
import { formatNumber, formatStatistic } from '#app/i18n/format.ts'
import type { WorkedExamples } from '#app/services/methodology/worked-examples.ts'
import type { LevelCuts } from '#surveys/model/instrument.ts'
import { Example, Formula } from './example.tsx'

/** From answers to the score of one person. */
export function PersonSection({ example }: { example: WorkedExamples['person'] }) {
  const share = formatNumber(example.minimumAnsweredShare * 100)
  return (
    <section aria-labelledby="persona">
      <h2 id="persona">Del cuestionario al puntaje de una persona</h2>
      <p>
        Cada respuesta vale de 0 a 100 puntos según la tabla de su pregunta. En las frases en sentido inverso la tabla ya está invertida. No entran «prefiero no responder», lo que
        queda en blanco, ni «no sé» cuando se pide una opinión; en una pregunta de conocimiento «no sé» vale 0. «No aplica» saca la pregunta de la cuenta.
      </p>
      <Formula>puntaje de la dimensión = 100 × Σ (peso × puntos) ÷ Σ pesos</Formula>
      <p>
        Se suma sobre las preguntas con puntos, si son al menos el {share} % de las que a la persona le tocan; si no, esa persona no cuenta en la dimensión. Su puntaje general es el
        promedio ponderado de sus dimensiones, si tiene al menos el {share} % de todas. Por eso el general no siempre es el promedio de las dimensiones que se muestran.
      </p>
      <Example>
        <div className="desborde">
          <table className="apilada">
            <caption>Una persona en «{example.dimension}»</caption>
            <thead>
              <tr>
                <th scope="col">Pregunta</th>
                <th scope="col">Respondió</th>
                <th scope="col" className="numero">Puntos</th>
              </tr>
            </thead>
            <tbody>
              {example.rows.map(({ text, answer, points }) => (
                <tr key={text}>
                  <th scope="row">{text}</th>
                  <td data-titulo="Respondió">{answer ?? 'en blanco'}</td>
                  <td className="numero" data-titulo="Puntos">{points === null ? 'no entra' : formatNumber(points)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {example.score?.kind === 'scored' ? (
          <p>
            Tienen puntos {example.score.answered} de {example.score.applicable} preguntas. Su puntaje en la dimensión es {formatNumber(example.score.score)}.
          </p>
        ) : null}
        {example.overall.kind === 'scored' ? (
          <p>
            En otras dimensiones tiene {example.elsewhere.map(({ title, score }) => `${score?.kind === 'scored' ? formatNumber(score.score) : 'ningún puntaje'} en «${title}»`).join(', ')}. Son{' '}
            {example.overall.answered} de {example.overall.applicable}: alcanza, y su puntaje general es {formatNumber(example.overall.score)}.
          </p>
        ) : null}
      </Example>
    </section>
  )
}

/** *No sé* is a finding of its own. */
export function UnknownSection({ example }: { example: WorkedExamples['unknown'] }) {
  return (
    <section aria-labelledby="no-se">
      <h2 id="no-se">«No sé» también es un dato</h2>
      <p>Cuando más del 30 % de las personas a las que les toca una pregunta no sabe responderla, se dice como un hallazgo aparte: falta información, no solo opinión.</p>
      <Example>
        <p>
          {example.unknown} de {example.participants} personas no saben: {formatNumber(Math.round((100 * example.unknown) / example.participants))} %. {example.isFinding ? 'Es un hallazgo.' : 'No es un hallazgo.'}
        </p>
      </Example>
    </section>
  )
}

/** Mean of a figure with its margin. */
export function MarginSection({ example }: { example: WorkedExamples['margin'] }) {
  return (
    <section aria-labelledby="margen">
      <h2 id="margen">Puntaje de la entidad y margen de error</h2>
      <p>El puntaje de la entidad es el promedio de las personas que tienen puntaje. El margen es la mitad de un intervalo de 95 %, con la t de Student:</p>
      <Formula>margen = t(97.5 %, n − 1) × s ÷ √n × √((N − n) ÷ (N − 1))</Formula>
      <p>
        s es la desviación estándar de la muestra (se divide entre n − 1). El último factor es la corrección por población finita: si respondió casi todo el personal, queda poco azar, y
        si respondió todo, ninguno. Si hay más respuestas que personas no se corrige, y se dice. El intervalo no sale de 0 a 100.
      </p>
      <Example>
        <p>
          Doce puntajes ({example.scores.map(formatNumber).join(', ')}) de {example.population} personas. Promedio {formatNumber(example.mean)}; s = {formatStatistic(example.deviation)}; t ={' '}
          {formatStatistic(example.t)}; corrección {formatStatistic(example.correction)}. Margen: {formatStatistic(example.margin)} puntos (sin la corrección sería{' '}
          {formatStatistic(example.withoutCorrection)}).
        </p>
        <p>Con menos de 30 respuestas se muestra en puntos enteros: {figureSentence(example.shown, 10)}.</p>
      </Example>
    </section>
  )
}

/** Names of the bands, and what they are not. */
export function Levels({ cuts, budgetCuts }: { cuts: LevelCuts; budgetCuts: LevelCuts }) {
  const words = ([inProcess, advanced, consolidated]: LevelCuts) =>
    `${LEVEL_NAMES.initial}, menos de ${inProcess}; ${LEVEL_NAMES['in-process']}, desde ${inProcess}; ${LEVEL_NAMES.advanced}, desde ${advanced}; ${LEVEL_NAMES.consolidated}, desde ${consolidated}`
  return (
    <section aria-labelledby="niveles">
      <h2 id="niveles">Niveles</h2>
      <p>Herramientas que responde el personal: {words(cuts)}.</p>
      <p>Presupuesto: {words(budgetCuts)}.</p>
      <p>Son niveles de lo que percibe el personal, o de lo que está en marcha; nunca un certificado. Cuando el intervalo cruza un límite, se dice.</p>
    </section>
  )
}

/** The rubric, what is verified, and the cap of the weakest dimension. */
export function BudgetCap({ example }: { example: WorkedExamples['budget'] }) {
  return (
    <section aria-labelledby="presupuesto">
      <h2 id="presupuesto">Presupuesto: declarado, verificado y tope</h2>
      <p>
        Cada pregunta tiene cuatro niveles escritos, del 0 al 3, que valen 0, ⅓, ⅔ y 1. La entidad declara un nivel y adjunta los documentos que lo prueban. Lo que el MIMP no verificó
        cuenta 0 en el puntaje verificado, también un «no aplica» que no aceptó. Los dos puntajes se muestran lado a lado, con la parte sin verificar.
      </p>
      <p>El nivel general no pasa de uno por encima del de la dimensión más débil: un presupuesto no está consolidado si uno de sus eslabones falta.</p>
      {example.level && example.overall !== null ? (
        <Example>
          <p>
            Una entidad con nivel 3 en todo y 0 en «{example.weakest}» suma {formatNumber(example.overall)}. Sin tope sería {LEVEL_NAMES[example.level.uncapped]}; con el tope es{' '}
            {LEVEL_NAMES[example.level.id]}.
          </p>
        </Example>
      ) : null}
    </section>
  )
}
