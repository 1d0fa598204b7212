import { Link } from '@remix-run/react'
import { MEF_REPLIES } from '#surveys/mef-budget/answers.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { PliegoAnswers, PliegoFigures } from './pliego-facts.tsx'
import type { MefPliegoView } from './view-mef.server.ts'
import { MEF_REPLY_NAMES } from './words.ts'

type Props = {
  readonly pliego: MefPliegoView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** An objection of an entity, for the Ministry to reply to. */
export function ObjectionPage({ pliego, problems, values }: Props) {
  return (
    <>
      <Link className="volver" to={`/nacional/mef?anio=${pliego.year}`}>
        Cifras de {pliego.year}
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Responder a {pliego.name}</h1>
      <PliegoFigures pliego={pliego} />
      <h2>Lo que se dijo</h2>
      <PliegoAnswers pliego={pliego} />
      <SendForm noValidate>
        <SelectField
          name="respuesta"
          label="Respuesta"
          options={[['', 'Elija'], ...MEF_REPLIES.map((reply) => [reply, MEF_REPLY_NAMES[reply]] as const)]}
          value={values['respuesta'] ?? ''}
          problem={problems['respuesta']}
        />
        <TextField
          name="texto"
          label="Explicación para la entidad"
          rows={4}
          defaultValue={values['texto'] ?? ''}
          problem={problems['texto']}
        />
        <SendButton className="boton">Responder</SendButton>
      </SendForm>
    </>
  )
}
