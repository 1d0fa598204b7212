import { figureSentence } from '#app/kit/words/figure-words.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { formatNumber, formatPercent, formatStatistic } from '#app/kit/format.ts'
import type { MethodParameters } from './parameters.ts'
import type { WorkedExamples } from './worked-examples.ts'
import type { LevelCuts } from '#surveys/model/instrument.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'

type SectionProps = { readonly examples: WorkedExamples; readonly parameters: MethodParameters }

function Margin({ examples: { margin }, parameters: { k } }: SectionProps) {
  return (
    <>
      <Rule
        id="figure-mean"
        example={
          <p>
            {margin.n} respuestas tienen puntaje ({margin.scores.map(formatNumber).join(', ')}). Promedio:{' '}
            {formatNumber(margin.mean)}.
          </p>
        }
      >
        <p>
          El puntaje de la entidad es el promedio de las respuestas que tienen puntaje ahí. Junto a él se dice cuántas
          son (n), y n puede cambiar de una dimensión a otra.
        </p>
      </Rule>
      <Rule
        id="margin"
        example={
          <p>
            Esos {margin.n} puntajes: s = {formatStatistic(margin.deviation)}; t = {formatStatistic(margin.t)}. Sin más,
            el margen es de {formatStatistic(margin.withoutCorrection)} puntos.
          </p>
        }
      >
        <p>
          La mitad de un intervalo de 95%, con la t de Student. La desviación estándar s es la de la muestra: se divide
          entre n − 1.
        </p>
        <Formula>margen = t(97.5%, n − 1) × s ÷ √n × √((N − n) ÷ (N − 1))</Formula>
      </Rule>
      <Rule
        id="population-correction"
        example={
          <p>
            {margin.n} de {margin.population} personas: factor {formatStatistic(margin.correction)}, margen{' '}
            {formatStatistic(margin.margin)}. Se muestra: {figureSentence(margin.shown, k)}. Si respondió todo el
            personal ({margin.n} de {margin.n}): margen {formatNumber(margin.ofEverybody)}.
          </p>
        }
      >
        <p>
          El último factor, con N personas en la entidad. Si respondió casi todo el personal queda poco azar, y si
          respondió todo, ninguno. Donde no se conoce N, el factor es 1.
        </p>
      </Rule>
      <Rule
        id="more-answers-than-people"
        example={
          <p>
            {margin.n} respuestas en una entidad que dijo tener {margin.n - 2} personas: margen{' '}
            {formatStatistic(margin.ofTooFewPeople)}, el mismo que sin corrección.
          </p>
        }
      >
        <p>
          Si hay más respuestas que personas no se corrige, y se dice. Además no se publica nada hasta que el MIMP
          decida, con un documento y una sola vez, cuántas personas había; si tampoco caben, la aplicación se anula.
        </p>
      </Rule>
    </>
  )
}

function Edges({ examples: { edges, silence }, parameters: { k, openPoints } }: SectionProps) {
  return (
    <>
      <Rule
        id="interval-clipped"
        example={
          <p>
            Promedio {formatNumber(edges.high.mean)} con margen {formatNumber(edges.high.margin)}:{' '}
            {figureSentence(edges.high.shown, k)}.
          </p>
        }
      >
        <p>Los puntajes van de 0 a 100, así que el intervalo se corta ahí.</p>
      </Rule>
      <Rule
        id="no-variation"
        example={
          <p>
            Doce puntajes de 60: margen calculado {formatNumber(edges.alike.margin)}. Se muestra:{' '}
            {figureSentence(edges.alike.shown, k)}.
          </p>
        }
      >
        <p>
          Si todas las respuestas tienen el mismo puntaje (s = 0), el margen calculado es 0: sin variación. No se
          publica así, porque diría qué respondió cada persona. Un margen muy pequeño dice lo mismo: por eso el margen
          que se muestra nunca es menor que el de una variación que deja abierto el puntaje de cada persona en{' '}
          {openPoints} puntos. Un margen de 0 solo se publica cuando hay tantas respuestas como personas.
        </p>
      </Rule>
      <Rule
        id="margin-limits"
        example={
          <p>
            Respondieron {silence.n} de {silence.population}. Si las {silence.silent} que callan tuvieran 0, el promedio
            de todas sería {formatNumber(silence.low)}; si tuvieran 100, {formatNumber(silence.high)}. El margen no dice
            nada de eso.
          </p>
        }
      >
        <p>
          El margen cubre el azar de quién respondió. No cubre a quienes no respondieron: si piensan distinto, el
          resultado se desvía.
        </p>
      </Rule>
    </>
  )
}

/** Mean of a figure with its margin. */
export function FigureSection(props: SectionProps) {
  return (
    <MethodSection id="figure">
      <Margin {...props} />
      <Edges {...props} />
    </MethodSection>
  )
}

/** *No sé* is a finding of its own. */
export function UnknownSection({ examples, parameters }: SectionProps) {
  const example = examples.unknown
  return (
    <MethodSection id="unknown">
      <Rule
        id="unknown-finding"
        example={
          <p>
            {example.unknown} de {example.participants} respuestas dicen «no sé»:{' '}
            {formatPercent(Math.round((100 * example.unknown) / example.participants))}.{' '}
            {example.isFinding ? 'Es un hallazgo.' : 'No es un hallazgo.'}
          </p>
        }
      >
        <p>
          Cuando más del {formatPercent(100 * parameters.unknownFinding)} de las respuestas a una pregunta es «no sé»,
          se dice como un hallazgo aparte: falta información, no solo opinión. No cuentan ahí aquellas a las que no se
          les mostró o que dicen «no aplica».
        </p>
      </Rule>
    </MethodSection>
  )
}

function cutsWords([inProcess, advanced, consolidated]: LevelCuts): string {
  return `${LEVEL_NAMES.initial}, menos de ${inProcess}; ${LEVEL_NAMES['in-process']}, desde ${inProcess}; ${LEVEL_NAMES.advanced}, desde ${advanced}; ${LEVEL_NAMES.consolidated}, desde ${consolidated}`
}

/** Names of the bands, and what they are not. */
export function LevelsSection({ examples, parameters }: SectionProps) {
  const { score, staff, budget, edges, spanning } = examples.levels
  return (
    <MethodSection id="levels">
      <Rule
        id="levels-staff"
        example={<p>{edges.map((edge) => `${formatNumber(edge.score)}: ${LEVEL_NAMES[edge.level]}`).join('; ')}.</p>}
      >
        <p>Niveles: {cutsWords(parameters.levels)}. Un límite pertenece al nivel de arriba.</p>
      </Rule>
      <Rule
        id="levels-budget"
        example={
          <p>
            {formatNumber(score)} puntos son nivel {LEVEL_NAMES[budget]} en presupuesto, y nivel {LEVEL_NAMES[staff]} en
            una herramienta que responde el personal.
          </p>
        }
      >
        <p>Los mismos nombres, con otros límites: {cutsWords(parameters.budgetLevels)}.</p>
      </Rule>
      <Rule id="level-spans-cut" example={<p>{figureSentence(spanning, parameters.k)}.</p>}>
        <p>Cuando el intervalo entra en dos niveles, se dice al lado del nivel.</p>
      </Rule>
      <Rule id="level-not-certificate">
        <p>
          Son niveles de lo que percibe el personal o, en presupuesto, de lo que está en marcha. Ninguno certifica nada.
        </p>
      </Rule>
      <Rule id="no-ranking">
        <p>
          La herramienta de estereotipos describe un clima de opinión. En la de hostigamiento sexual, un puntaje bajo
          puede ser confianza para hablar. Ninguna de las dos ordena ni compara entidades, ni entra a un índice.
        </p>
      </Rule>
      <Rule id="no-index">
        <p>
          Las cuatro herramientas miden cosas distintas, con respuestas de personas distintas. No se suman ni se
          promedian entre sí.
        </p>
      </Rule>
    </MethodSection>
  )
}
