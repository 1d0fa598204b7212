import { Link } from '@remix-run/react'
import { COMPLAINT_COUNTS } from '#surveys/complaints/report.ts'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { ReportView } from './view-reports.server.ts'
import { COUNT_FIELDS, COUNT_HELP, COUNT_NAMES, HALF_STATES } from './words.ts'
import { WhoReads } from './reports-page.tsx'

type Props = {
  readonly view: ReportView
  readonly problems: FieldProblems
  /** What was typed and refused; null before. */
  readonly values: Readonly<Record<string, string>> | null
}

function Form({ view, problems, values: typed }: Props) {
  const values = typed ?? view.values
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <SendForm noValidate autoComplete="off">
      <SeenField name="revision" value={view.revision} />
      <ChoiceField
        name="estado"
        label="En el semestre, ¿hubo quejas o casos de oficio?"
        options={[
          { value: 'no-hubo', label: 'No hubo quejas ni casos', help: 'No se envía nada a SERVIR.' },
          { value: 'hubo', label: 'Sí hubo', help: 'Llene todas las cifras; donde no hubo, escriba 0.' },
        ]}
        value={values['estado'] ?? ''}
        problem={problems['estado']}
      />
      <section aria-labelledby="cifras">
        <h2 id="cifras">Si hubo: cifras</h2>
        <p>
          Cuente los casos que se conocieron en el semestre, y lo que pasó con ellos hasta hoy. Un caso que empezó en
          otro semestre se cuenta en el suyo.
        </p>
        {COMPLAINT_COUNTS.map((count) => (
          <Field
            key={count}
            {...field(COUNT_FIELDS[count])}
            label={COUNT_NAMES[count]}
            help={COUNT_HELP[count]}
            inputMode="numeric"
            autoComplete="off"
            className="corto"
          />
        ))}
        <TextField
          {...field('mejoras')}
          label="Medidas para mejorar el ambiente laboral (opcional)"
          help="Sin nombres ni detalles que señalen a una persona."
        />
        <Field
          {...field('entregada')}
          label="Fecha en que la entregó a SERVIR (si ya lo hizo)"
          type="date"
          className="fecha"
        />
      </section>
      <SendButton className="boton">Guardar</SendButton>
    </SendForm>
  )
}

/** One half year, to be written by Recursos Humanos. */
export function ReportPage(props: Props) {
  const { view, problems } = props
  return (
    <>
      <Link className="volver" to="/panel/hoja-servir">
        Hoja semestral para SERVIR
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <p className="tenue">{view.entityName}</p>
      <h1>Hoja para SERVIR: {view.title}</h1>
      <p role="status">{HALF_STATES[view.state]}.</p>
      <WhoReads />
      {view.mayTell ? <Form {...props} /> : <p className="nota">Este semestre ya no se cambia.</p>}
    </>
  )
}
