import { Form } from '@remix-run/react'
import { Field } from '#app/components/forms/field.tsx'
import { formatNumber, formatPercent } from '#app/i18n/format.ts'
import type { SampleSize } from '#app/services/methodology/sample-size.ts'
import type { WorkedExamples } from '#app/services/methodology/worked-examples.ts'
import { Example, Formula } from './example.tsx'

function Answer({ sample }: { sample: SampleSize }) {
  if (sample.kind !== 'answer') return null
  const { population, participation } = sample
  return (
    <p className="caja listo" role="status">
      Con {formatNumber(population)} personas hacen falta <strong>{formatNumber(participation)} respuestas</strong> ({formatPercent(Math.round((100 * participation) / population))}) para que el
      resultado sea representativo en número. Para un margen de ±5 puntos bastan {formatNumber(sample.sample)}.
    </p>
  )
}

/** How many answers a staff of a given size needs. */
export function SampleCalculator({ sample, examples, representative }: { sample: SampleSize; examples: WorkedExamples['samples']; representative: WorkedExamples['representative'] }) {
  return (
    <section aria-labelledby="muestra">
      <h2 id="muestra">Cuántas respuestas hacen falta</h2>
      <Form method="get" action="/metodologia#muestra" noValidate>
        <Field
          name="personas"
          label="Personas que trabajan en la entidad"
          inputMode="numeric"
          className="corto"
          autoComplete="off"
          defaultValue={sample.kind === 'nothing' ? '' : sample.typed}
          problem={sample.kind === 'problem' ? sample.message : undefined}
        />
        <button className="boton segundo" type="submit">
          Calcular
        </button>
      </Form>
      <Answer sample={sample} />
      <p>Se invita a todo el personal, no a una muestra. El cálculo dice desde cuántas respuestas el resultado se acerca a lo que diría todo el personal:</p>
      <Formula>n = ⌈n₀ ÷ (1 + (n₀ − 1) ÷ N)⌉, con n₀ = (1.96 × 25 ÷ 5)²</Formula>
      <p>
        Se toma una desviación de 25 puntos y un margen de 5. Un resultado es representativo con la mitad de hasta 100 personas; por encima, con 30 % y ese n; y si la participación de mujeres
        y la de hombres no se separan más de 15 puntos. Si no, dice «resultado no representativo».
      </p>
      <Example>
        <p>
          Respondieron {representative.answered.women} de {representative.population.women} mujeres y {representative.answered.men} de {representative.population.men} hombres. Son suficientes en
          número, pero {representative.problems.includes('sexes-differ') ? 'las dos tasas se separan más de 15 puntos: resultado no representativo.' : 'no hay nada que observar.'}
        </p>
      </Example>
      <div className="desborde">
        <table className="apilada">
          <caption>Respuestas que hacen falta, calculado ahora</caption>
          <thead>
            <tr>
              <th scope="col">Personas</th>
              <th scope="col" className="numero">Margen de ±5</th>
              <th scope="col" className="numero">Representativo</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ population, sample: needed, participation }) => (
              <tr key={population}>
                <th scope="row">{formatNumber(population)}</th>
                <td className="numero" data-titulo="Margen de ±5">{formatNumber(needed)}</td>
                <td className="numero" data-titulo="Representativo">{formatNumber(participation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
