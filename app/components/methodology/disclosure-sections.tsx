import { figureSentence } from '#app/components/figures/figure-words.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { WorkedExamples } from '#app/services/methodology/worked-examples.ts'
import { Example } from './example.tsx'

const RULES = [
  'Ningún número sale con menos de 10 respuestas con puntos (k-anonimato). Una aplicación puede pedir más, nunca menos.',
  'Con menos de 20 respuestas solo hay resultado general y dimensiones. Una dimensión oculta oculta también el general, porque se deduciría.',
  'Por grupo se corta de una en una variable. Si quienes no están en ningún grupo visible son entre 1 y 9 y sus datos se podrían deducir por resta, se oculta un grupo más (supresión complementaria).',
  'Un porcentaje casi unánime se muestra como límite («8 % o menos»), y un promedio a 5 puntos de 0 o 100 también: si no, se sabría qué respondió cada persona.',
  'Mientras la aplicación está abierta solo se ve la participación, redondeada hacia abajo de 5 en 5, una vez al día.',
  'El resultado se calcula una sola vez, al cierre, se congela con una huella y ya no cambia. Después se borran los códigos y las respuestas se reescriben en otro orden.',
  'Una cifra de varias entidades pide al menos 5, y que ninguna tenga más de la mitad de las respuestas.',
  'Lo que pasó a las personas: nada con menos de 20 respuestas; de 0 a 4 casos es una sola clase, «menos de 5», sin intervalo; por sexo solo si en cada uno hay 30 respuestas y nadie queda aislado. No aparece en comparaciones, mapas ni descargas nacionales.',
] as const

/** What is hidden, and why. */
export function Disclosure({ examples }: { examples: WorkedExamples['disclosure'] }) {
  return (
    <section aria-labelledby="proteccion">
      <h2 id="proteccion">Qué no se muestra, y por qué</h2>
      <p>Las respuestas del personal llegan a una persona solo después de pasar por estas reglas. Pantalla, PDF y Excel leen lo mismo.</p>
      <ol>
        {RULES.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <Example>
        <ul>
          {examples.figures.map(({ n, mean, shown }) => (
            <li key={`${n}-${mean}`}>
              {n} respuestas con promedio {mean}: {figureSentence(shown, 10)}
            </li>
          ))}
          {examples.open.map(({ count, shown }) => (
            <li key={count}>
              {formatNumber(count)} respuestas con la aplicación abierta: {shown.kind === 'at-least' ? `${shown.n} o más` : 'menos de 10'}
            </li>
          ))}
        </ul>
      </Example>
    </section>
  )
}
