import { Form, Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { campaignInReview } from './review-population.server.ts'

type Props = {
  readonly campaign: Awaited<ReturnType<typeof campaignInReview>>
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** The analyst's look at a population that has fewer people than answers. The number of answers is not shown. */
export function PopulationReview({ campaign, problems, values }: Props) {
  return (
    <>
      <Link className="volver" to={`/nacional/entidades/${campaign.entityId}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Revisar la población</h1>
      <p>
        En {campaign.entityName} hubo más respuestas que personas en el alcance. La entidad informó{' '}
        {formatNumber(campaign.women)} mujeres y {formatNumber(campaign.men)} hombres ({campaign.source}, al{' '}
        {formatDate(campaign.date)}). Confirme con la entidad quiénes podían responder.
      </p>
      <Form method="post" noValidate>
        <div className="dos">
          <Field
            name="mujeres"
            label="Mujeres"
            inputMode="numeric"
            className="corto"
            defaultValue={values['mujeres'] ?? ''}
            problem={problems['mujeres']}
          />
          <Field
            name="hombres"
            label="Hombres"
            inputMode="numeric"
            className="corto"
            defaultValue={values['hombres'] ?? ''}
            problem={problems['hombres']}
          />
        </div>
        <Field
          name="fuente"
          label="De dónde sale el número corregido"
          defaultValue={values['fuente'] ?? ''}
          problem={problems['fuente']}
        />
        <p>
          Al guardar se calculan los resultados, una sola vez. Si el exceso no se explica, pida a la entidad que anule
          la aplicación.
        </p>
        <button className="boton" type="submit">
          Guardar y calcular resultados
        </button>
      </Form>
    </>
  )
}
