import { formatDifference, formatNumber, formatPercent, formatStatistic } from '#app/kit/format.ts'
import { differenceWords } from '#app/kit/words/claims/difference-claims.ts'
import { noisyWords } from '#app/kit/words/prevalence-words.ts'
import { gapVerdict, type Verdict } from '#surveys/disclosure/verdict.ts'
import type { MethodParameters } from './parameters.ts'
import type { WorkedExamples } from './worked-examples.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'

type SectionProps = { readonly examples: WorkedExamples; readonly parameters: MethodParameters }
type Tested = WorkedExamples['gap']['first']

const VERDICTS = {
  called: 'es una brecha',
  small: 'es una diferencia pequeña',
  stopped: 'no se afirma',
  chance: 'no se distingue del azar',
} as const satisfies Record<Verdict, string>

const verdict = (tested: Tested) => VERDICTS[gapVerdict({ ...tested, kind: 'estimated' })]

/** Differences between women and men. */
export function GapSection({ examples, parameters }: SectionProps) {
  const { first, second, certain } = examples.gap
  return (
    <MethodSection id="gaps">
      <Rule
        id="gap-welch"
        example={
          <p>
            40 mujeres de 60, promedio 56 y desviación 20; 35 hombres de 70, promedio 68 y desviación 18. Diferencia{' '}
            {formatDifference(first.difference)}; error {formatStatistic(first.error)}; {formatNumber(first.df ?? 0)}{' '}
            grados de libertad.
          </p>
        }
      >
        <p>
          El promedio de las mujeres menos el de los hombres. Su error sigue a Welch, que no supone igual variación en
          los dos grupos; cada varianza se corrige por su población, y los grados de libertad son los de Satterthwaite
          con esas varianzas.
        </p>
        <Formula>v = s² ÷ n × (N − n) ÷ (N − 1), de cada sexo · error = √(v mujeres + v hombres)</Formula>
        <Formula>grados de libertad = (v mujeres + v hombres)² ÷ (v² mujeres ÷ (n − 1) + v² hombres ÷ (n − 1))</Formula>
      </Rule>
      <Rule
        id="gap-holm"
        example={
          <p>
            Dos dimensiones: en la primera, {differenceWords(first)}: {verdict(first)}. En la segunda, con 60 y 64,{' '}
            {differenceWords(second)}: {verdict(second)}.
          </p>
        }
      >
        <p>
          Como se miran varias dimensiones a la vez, el método de Holm amplía los intervalos. Las m diferencias se
          ordenan por su p, de menor a mayor; la que ocupa el lugar i lleva un intervalo de este nivel. Después de la
          primera que incluye el cero ya no se afirma ninguna. El puntaje general se mira aparte.
        </p>
        <Formula>nivel del intervalo = 1 − 0.05 ÷ (m − i + 1)</Formula>
      </Rule>
      <Rule
        id="gap-called"
        example={
          <p>
            420 mujeres con 60 y 390 hombres con 56.5: {differenceWords(certain)}. El intervalo no incluye el cero, pero
            no llega a {parameters.smallestGap} puntos: {verdict(certain)}.
          </p>
        }
      >
        <p>
          Se dice «brecha» solo si Holm la afirma y además llega a {parameters.smallestGap} puntos. Si el intervalo no
          incluye el cero y no llega, se dice «diferencia pequeña». Si lo incluye, «no se distingue del azar», que no
          significa igualdad. Si Holm se detuvo antes, «no se afirma». Se decide con los números ya redondeados, y el
          intervalo se redondea hacia afuera: una brecha nunca está junto a un intervalo que incluye el cero.
        </p>
      </Rule>
      <Rule id="gap-not-on-items">
        <p>En preguntas sueltas no se habla de brechas: son muchas, y alguna diferencia sale siempre por azar.</p>
      </Rule>
    </MethodSection>
  )
}

/** Shares of people to whom something happened. */
export function PrevalenceSection({ examples }: SectionProps) {
  const { n, told, drawn, noisy, population, chances, more, factor, ...example } = examples.noise
  return (
    <MethodSection id="prevalence">
      <Rule
        id="prevalence-share"
        example={
          <p>
            Participan {n} y lo cuentan {told}. El azar suma {drawn}: {noisy} de {n}, {noisyWords(example.unknown)}.
          </p>
        }
      >
        <p>
          Es un porcentaje de las respuestas, redondeado a entero: quien se saltó esta parte cuenta como quien no contó
          nada. Nunca entra a un puntaje.
        </p>
      </Rule>
      <Rule
        id="prevalence-noise"
        example={
          <p>
            {chances.map(({ size, chance }) => `Cambia en ${size}: ${formatPercent(100 * chance)}. `)}
            Cambia en más: {formatPercent(100 * more)}.
          </p>
        }
      >
        <p>
          A cada número de respuestas se le suma un número entero al azar, una sola vez, al cerrar. Nadie lo guarda. Así
          lo publicado es casi igual de probable con la respuesta de una persona o sin ella: como mucho{' '}
          {formatNumber(factor)} veces más probable, sepa lo que sepa quien lo lee.
        </p>
        <Formula>P(azar = z) = e^(−ε|z|) × (1 − e^(−ε)) ÷ (1 + e^(−ε))</Formula>
      </Rule>
      <Rule
        id="prevalence-interval"
        example={
          <p>
            {noisy} de {n}: {noisyWords(example.unknown)}. Si la entidad tiene {population} personas,{' '}
            {noisyWords(example.known)}; si respondieron todas, {noisyWords(example.everybody)}.
          </p>
        }
      >
        <p>
          El intervalo de 95% invierte la distribución exacta de la suma: binomial, o hipergeométrica con una población
          conocida, más el azar. Deja fuera los porcentajes con los que un número así de bajo, o así de alto, saldría en
          menos de 2.5 de cada 100 veces. Los extremos se redondean hacia afuera.
        </p>
      </Rule>
    </MethodSection>
  )
}

/** Own opinion beside the opinion that people expect of their colleagues. */
export function NormSection({ examples, parameters }: SectionProps) {
  const { matters, found } = examples.perceivedNorm
  return (
    <MethodSection id="norms">
      <Rule
        id="perceived-norm"
        example={
          found ? (
            <p>
              Con 80 respuestas, el {formatPercent(found.own)} responde de forma igualitaria, y el{' '}
              {formatPercent(found.perceived)} cree que sus colegas lo harían. {found.says}
            </p>
          ) : null
        }
      >
        <p>
          La herramienta de estereotipos pregunta qué piensa la persona y, en {matters} temas, qué cree que piensan los
          demás. La distancia es el porcentaje de respuestas igualitarias propias menos el de las que se atribuyen a los
          colegas. No entra al puntaje. Si uno de los dos porcentajes está oculto o es un límite, no se da.
        </p>
        <p>
          Se afirma desde {parameters.wideDistance} puntos y solo si su intervalo no incluye el cero. Las mismas
          personas responden las dos preguntas, y no se guarda cómo van juntas: se toma la varianza más grande que
          admiten los dos porcentajes (límite de Fréchet), con el n menor, corregida por la población y ampliada por las
          m distancias que se comparan y por el redondeo.
        </p>
        <Formula>
          varianza = p + q − 2 × máx(0, p + q − 1) − (p − q)² · margen = t(1 − 0.025 ÷ m, n − 1) × √(varianza ÷ (n − 1))
          + 1
        </Formula>
      </Rule>
    </MethodSection>
  )
}
