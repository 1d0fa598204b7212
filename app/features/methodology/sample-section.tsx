import { Form } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatNumber, formatPercent } from '#app/kit/format.ts'
import { Field } from '#app/kit/forms/field.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { MethodParameters } from './parameters.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'
import type { SampleSize } from './sample-size.ts'
import type { WorkedExamples } from './worked-examples.ts'

function Answer({ sample, plannedMargin }: { sample: SampleSize; plannedMargin: number }) {
  if (sample.kind !== 'answer') return null
  const { population, participation } = sample
  return (
    <Notice kind="done" role="status">
      <p>
        Con {formatNumber(population)} personas hacen falta <strong>{formatNumber(participation)} respuestas</strong> (
        {formatPercent(Math.round((100 * participation) / population))}) para que la participación sea suficiente. Para
        un margen de ±{plannedMargin} puntos bastan {formatNumber(sample.sample)}.
      </p>
    </Notice>
  )
}

function Calculator({ sample, plannedMargin }: { sample: SampleSize; plannedMargin: number }) {
  return (
    <>
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
      <Answer sample={sample} plannedMargin={plannedMargin} />
    </>
  )
}

function Table({
  examples,
  column,
  title,
}: {
  examples: WorkedExamples['samples']
  column: 'sample' | 'participation'
  title: string
}) {
  return (
    <WideTable caption={title}>
      <thead>
        <tr>
          <th scope="col">Personas</th>
          <th scope="col" className="numero">
            Respuestas
          </th>
        </tr>
      </thead>
      <tbody>
        {examples.map((each) => (
          <tr key={each.population}>
            <th scope="row">{formatNumber(each.population)}</th>
            <td className="numero">{formatNumber(each[column])}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** How many answers a staff of a given size needs. */
export function SampleSection({
  sample,
  examples,
  parameters,
}: {
  sample: SampleSize
  examples: WorkedExamples
  parameters: MethodParameters
}) {
  const { answered, population, problems } = examples.representative
  const { plannedDeviation, plannedMargin, plannedQuantile, smallPopulation, smallestPercent, largestRateDifference } =
    parameters
  return (
    <MethodSection id="sample">
      <p>
        Se invita a todo el personal, no a una muestra. El cálculo dice cuántas respuestas hacen falta para un margen
        dado, como si quienes respondieron fueran una muestra al azar. No lo son: responde quien quiere.
      </p>
      <Calculator sample={sample} plannedMargin={plannedMargin} />
      <Rule
        id="required-sample"
        example={
          <Table examples={examples.samples} column="sample" title={`Para un margen de ±${plannedMargin} puntos`} />
        }
      >
        <p>
          Se toma una desviación de {plannedDeviation} puntos y un margen de {plannedMargin}, y se corrige por las N
          personas de la entidad. ⌈ ⌉ es redondear hacia arriba.
        </p>
        <Formula>{`n = ⌈n₀ ÷ (1 + (n₀ − 1) ÷ N)⌉, con n₀ = (${plannedQuantile} × ${plannedDeviation} ÷ ${plannedMargin})²`}</Formula>
      </Rule>
      <Rule
        id="representative-number"
        example={<Table examples={examples.samples} column="participation" title="Para una participación suficiente" />}
      >
        <p>
          Hasta {smallPopulation} personas, al menos la mitad. Por encima, al menos {formatPercent(smallestPercent)} y
          también el n de la regla anterior. Si no se llega, se dice «participación insuficiente». Llegar no vuelve
          representativo el resultado: responde quien quiere, y quienes no respondieron pueden pensar distinto.
        </p>
      </Rule>
      <Rule
        id="representative-sexes"
        example={
          <p>
            Respondieron {answered.women} de {population.women} mujeres y {answered.men} de {population.men} hombres.
            Son suficientes en número, pero{' '}
            {problems.includes('sexes-differ')
              ? `las dos tasas se separan más de ${largestRateDifference} puntos: participación dispareja.`
              : 'no hay nada que observar.'}
          </p>
        }
      >
        <p>
          La participación de mujeres y la de hombres no se separan más de {largestRateDifference} puntos. Si no, se
          dice «participación dispareja», también con respuestas de sobra.
        </p>
      </Rule>
    </MethodSection>
  )
}
