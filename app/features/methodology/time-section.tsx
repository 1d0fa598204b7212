import { Link } from '@remix-run/react'
import { figureSentence, figureValue } from '#app/kit/words/figure-words.ts'
import { formatDifference, formatNumber, formatStatistic } from '#app/kit/format.ts'
import type { Methodology } from './view-methodology.server.ts'
import type { MethodParameters } from './parameters.ts'
import type { WorkedExamples } from './worked-examples.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'

type SectionProps = { readonly examples: WorkedExamples; readonly parameters: MethodParameters }

/** What may be said of two applications of one entity. */
export function TimeSection({ examples, parameters }: SectionProps) {
  const example = examples.overTime
  const { k } = parameters
  const { comparable, lowest, says, small } = example
  return (
    <MethodSection id="time">
      <Rule
        id="change-comparable"
        example={
          <p>
            {comparable.title}, versiones {comparable.from} y {comparable.to}: se comparan{' '}
            {comparable.same.map((title) => `«${title}»`).join(', ')}. No se{' '}
            {comparable.changed.length === 1 ? 'compara' : 'comparan'}{' '}
            {comparable.changed.map((title) => `«${title}»`).join(', ')}
            {comparable.overall ? '' : ', ni el puntaje general'}.
          </p>
        }
      >
        <p>
          Cada versión dice qué fue de cada pregunta de la anterior. Una dimensión con una pregunta nueva, quitada o
          cambiada es otra medida, y no se compara. Si falta una dimensión, tampoco el general.
        </p>
        <p>
          Si las dos aplicaciones no preguntaron al mismo personal (otras unidades, con o sin locadores), los puntajes
          se muestran lado a lado y no se dice que algo cambió.
        </p>
      </Rule>
      <Rule
        id="change-interval"
        example={
          <p>
            Antes, {figureSentence(example.before, k)}; ahora, {figureSentence(example.after, k)}. Como único dato:{' '}
            {says.alone}
          </p>
        }
      >
        <p>
          Se parte de los puntajes y márgenes ya publicados. Las dos varianzas se suman como si hubieran respondido
          personas distintas; si en parte son las mismas y responden parecido, el intervalo es más ancho de lo
          necesario.
        </p>
        <Formula>margen del cambio = √(margen² de antes + margen² de ahora)</Formula>
      </Rule>
      <Rule id="change-family" example={<p>El mismo cambio entre siete dimensiones: {says.amongSeven}</p>}>
        <p>
          Cuando se miran m dimensiones a la vez, el margen se amplía al nivel 1 − 0.05 ÷ m (Bonferroni), con los
          cocientes de la t de Student.
        </p>
        <Formula>
          margen ampliado = margen del cambio × t(1 − 0.025 ÷ m, n − 1) ÷ t(97.5%, n − 1), con el n menor
        </Formula>
      </Rule>
      <Rule
        id="change-claimed"
        example={
          <p>
            De {small.before.kind === 'scored' ? figureValue(small.before, 1) : ''} a{' '}
            {small.after.kind === 'scored' ? figureValue(small.after, 1) : ''}, con más de 900 respuestas cada vez:{' '}
            {says.small}
          </p>
        }
      >
        <p>
          Se llama cambio solo si el intervalo no incluye el cero y llega a {parameters.smallestChange} puntos. Si no
          incluye el cero y no llega, se dice «cambio pequeño». Si lo incluye, «no se distingue del azar», que no
          significa que siga igual. Ningún cambio dice por sí solo qué lo causó. Con un puntaje oculto, o que es solo un
          límite, no se compara.
        </p>
      </Rule>
      <Rule
        id="change-lowest"
        example={
          lowest ? (
            <p>
              «{lowest.title}» era la más baja y cambió {formatDifference(lowest.change, 1)} puntos; las otras,{' '}
              {formatDifference(lowest.others, 1)} en promedio.
            </p>
          ) : null
        }
      >
        <p>
          Lo que se elige por ser lo más bajo tiende a subir solo (regresión a la media). Por eso el cambio de la
          dimensión que era la más baja se pone al lado del promedio de las otras.
        </p>
      </Rule>
    </MethodSection>
  )
}

/** Cronbach's alpha, over the country alone. */
export function ReliabilitySection({
  examples,
  parameters,
  reliability,
}: SectionProps & Pick<Methodology, 'reliability'>) {
  const example = examples.alpha
  const { fewestCases, fewestEntities } = parameters
  return (
    <MethodSection id="reliability">
      <Rule
        id="alpha"
        example={
          <p>
            Cinco personas y tres preguntas (
            {example.rows.map((row) => row.map((points) => formatNumber(100 * points)).join(', ')).join('; ')}).
            Varianzas, con puntos de 0 a 1: {example.variances.map(formatStatistic).join(', ')}. Alfa:{' '}
            {example.alpha === null ? 'no se calcula' : formatStatistic(example.alpha)}.
          </p>
        }
      >
        <p>
          Dice cuánto van juntas las k preguntas de una dimensión. Las varianzas y covarianzas salen de sumas y
          productos acumulados, no de respuestas guardadas, y se dividen entre n − 1.
        </p>
        <Formula>alfa = k ÷ (k − 1) × (1 − Σ varianzas de las preguntas ÷ varianza de la suma)</Formula>
      </Rule>
      <Rule id="alpha-conditions">
        <p>
          Se calcula por dimensión de cada versión y sobre todo el país, desde {fewestCases} respuestas completas en esa
          dimensión, de {fewestEntities} entidades, y se dice qué parte de las respuestas son. Entran solo las preguntas
          de opinión que se preguntan a todo el personal. Nunca se calcula por entidad. Un alfa alto dice que las
          preguntas van juntas, no que midan lo que dicen medir.
        </p>
        <ul>
          {reliability.map(({ slug, title, version, dimensions }) => (
            <li key={`${slug}-${version}`}>
              <Link to={`/herramientas/${slug}?version=${version}`}>
                {title}, versión {version}
              </Link>
              {dimensions === null ? (
                ': aún no hay suficientes aplicaciones'
              ) : (
                <ul>
                  {dimensions.map((dimension) => (
                    <li key={dimension.title}>
                      {dimension.title}. {dimension.says}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </Rule>
    </MethodSection>
  )
}
