import { Link } from '@remix-run/react'
import { changeSentence } from '#app/components/figures/change-words.ts'
import { figureSentence } from '#app/components/figures/figure-words.ts'
import { formatDifference, formatNumber, formatPercent, formatStatistic } from '#app/i18n/format.ts'
import type { Methodology } from '#app/services/methodology/methodology.server.ts'
import type { WorkedExamples } from '#app/services/methodology/worked-examples.ts'
import { Example, Formula } from './example.tsx'

function gapWords({ difference, low, high, called }: WorkedExamples['gap']['first']): string {
  const interval = `${formatDifference(difference)} puntos (entre ${formatDifference(low ?? 0)} y ${formatDifference(high ?? 0)})`
  return called ? `${interval}: es una brecha` : `${interval}: no se puede afirmar`
}

/** Differences between women and men. */
export function WomenMen({ example }: { example: WorkedExamples['gap'] }) {
  return (
    <section aria-labelledby="brechas">
      <h2 id="brechas">Brechas entre mujeres y hombres</h2>
      <p>
        La diferencia es el promedio de las mujeres menos el de los hombres. Su error se calcula con la prueba de Welch, que no supone igual variación en los dos grupos, con cada varianza
        corregida por su población y los grados de libertad de Satterthwaite.
      </p>
      <Formula>error² = s²(mujeres) ÷ n × (N − n) ÷ (N − 1) + lo mismo de los hombres</Formula>
      <p>
        Como se miran varias dimensiones a la vez, el método de Holm amplía los intervalos: el de la diferencia que ocupa el lugar i entre m, ordenadas por p, va al nivel 1 − 0.05 ÷ (m − i
        + 1), y después de la primera que incluye el cero ya no se afirma ninguna. Se llama brecha solo si además llega a 5 puntos. En preguntas sueltas no se habla de brechas.
      </p>
      <Example>
        <p>
          40 mujeres de 60 y 35 hombres de 70, con desviaciones de 20 y 18 puntos. En una dimensión, 56 y 68: {gapWords(example.first)}. En otra, 60 y 64: {gapWords(example.second)}.
        </p>
      </Example>
    </section>
  )
}

function bounds(interval: { readonly low: number; readonly high: number } | null): string {
  return interval ? `entre ${formatPercent(100 * interval.low)} y ${formatPercent(100 * interval.high)}` : 'sin intervalo'
}

/** Shares of people to whom something happened. */
export function Prevalence({ example }: { example: WorkedExamples['wilson'] }) {
  return (
    <section aria-labelledby="hechos">
      <h2 id="hechos">Lo que pasó a las personas</h2>
      <p>
        Es un porcentaje de quienes respondieron, con el intervalo de Wilson, y nunca entra a un puntaje. Con una población conocida el número efectivo de respuestas es n(N − 1) ÷ (N − n).
      </p>
      <Formula>centro = (p + z² ÷ 2n) ÷ (1 + z² ÷ n)   ·   mitad = z × √(p(1 − p) ÷ n + z² ÷ 4n²) ÷ (1 + z² ÷ n)</Formula>
      <Example>
        <p>
          {example.count} de {example.n}: {formatPercent((100 * example.count) / example.n)}, {bounds(example.all)}. Si la población es de 90 personas: {bounds(example.corrected)}.
        </p>
      </Example>
    </section>
  )
}

/** What may be said of two applications of one entity. */
export function OverTimeSection({ example }: { example: WorkedExamples['overTime'] }) {
  return (
    <section aria-labelledby="tiempo">
      <h2 id="tiempo">Cambio en el tiempo</h2>
      <p>
        Solo se comparan versiones que preguntan lo mismo: cada versión dice qué fue de cada pregunta, y una dimensión con una pregunta nueva, quitada o cambiada es otra medida. El intervalo
        suma las dos varianzas, como si hubieran respondido personas distintas; si en parte son las mismas, es más ancho de lo necesario.
      </p>
      <Formula>margen del cambio = √(margen² de antes + margen² de ahora)</Formula>
      <p>
        Entre varias dimensiones el margen se amplía (Bonferroni). Una dimensión que era la más baja tiende a subir sola, así que su cambio se pone al lado del promedio de las otras.
      </p>
      <Example>
        <p>
          Antes, {figureSentence(example.before, 10)}; ahora, {figureSentence(example.after, 10)}. Como único dato: {changeSentence(example.alone)} Entre siete dimensiones:{' '}
          {changeSentence(example.amongSeven)}
        </p>
      </Example>
    </section>
  )
}

/** Cronbach's alpha, over the country alone. */
export function Reliability({ example, reliability }: { example: WorkedExamples['alpha']; reliability: Methodology['reliability'] }) {
  return (
    <section aria-labelledby="confiabilidad">
      <h2 id="confiabilidad">Confiabilidad</h2>
      <p>
        El alfa de Cronbach dice cuánto van juntas las preguntas de una herramienta. Se calcula por versión sobre todo el país, desde 200 respuestas completas de 5 entidades, solo con
        preguntas de opinión que responden todas las personas. Nunca por entidad. Se guarda como sumas y productos, no como respuestas.
      </p>
      <Formula>alfa = k ÷ (k − 1) × (1 − Σ varianzas de las preguntas ÷ varianza de la suma)</Formula>
      <Example>
        <p>
          Cinco personas y tres preguntas ({example.rows.map((row) => row.map((points) => formatNumber(100 * points)).join(', ')).join('; ')}): alfa {example.alpha === null ? 'no se calcula' : formatStatistic(example.alpha)}.
        </p>
      </Example>
      <ul>
        {reliability.map(({ slug, title, version, alpha }) => (
          <li key={`${slug}-${version}`}>
            <Link to={`/herramientas/${slug}?version=${version}`}>
              {title}, versión {version}
            </Link>
            : {alpha === null ? 'aún no hay suficientes aplicaciones' : `alfa ${formatStatistic(alpha)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
