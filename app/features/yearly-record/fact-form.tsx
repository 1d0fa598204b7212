import { TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Link } from '@remix-run/react'
import { Notice } from '#app/kit/shell/notice.tsx'
import { ProofFields } from '#app/features/plan/carry-out/proof-fields.tsx'
import type { FactField, FactValues } from './fact-fields.ts'
import { recordAddress } from './record-address.ts'
import type { NewFactView } from './view-record.server.ts'
import { DAY_LABELS, KIND_WORDS } from './words.ts'

type Filled = { readonly values: FactValues; readonly problems: FieldProblems }

/** What was wrong, first thing in the page. */
export function Problems({ problems }: Pick<Filled, 'problems'>) {
  return <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
}

function Choices({ field, chosen, problem }: { field: FactField; chosen: string; problem: string | undefined }) {
  return (
    <fieldset id={field.name} className={problem ? 'con-error' : undefined}>
      <legend>{field.label}</legend>
      {problem ? <p className="error">{problem}</p> : null}
      {(field.options ?? []).map(([value, label]) => (
        <TickField
          key={value}
          name={field.name}
          id={`${field.name}-${value}`}
          value={value}
          label={label}
          checked={chosen.split(' ').includes(value)}
        />
      ))}
    </fieldset>
  )
}

function Asked({ field, values, problems }: { field: FactField } & Filled) {
  const { name, label, shape, help, options } = field
  const [value, problem] = [values[name] ?? '', problems[name]]
  const given = { name, label, problem, ...(help === undefined ? {} : { help }) }
  if (shape === 'choice')
    return <SelectField {...given} value={value} options={[['', 'Elija una opción'], ...(options ?? [])]} />
  if (shape === 'choices') return <Choices field={field} chosen={value} problem={problem} />
  if (shape === 'lines' || shape === 'entities') return <TextField {...given} defaultValue={value} rows={5} />
  if (shape === 'date') return <Field {...given} defaultValue={value} type="date" className="fecha" />
  if (shape === 'count' || shape === 'hours')
    return (
      <Field {...given} defaultValue={value} inputMode={shape === 'count' ? 'numeric' : 'decimal'} className="numero" />
    )
  return <Field {...given} defaultValue={value} />
}

/** The fields of a fact, the day first; of what came by letter its number too. */
export function FactFields({
  view,
  values,
  problems,
}: { view: Pick<NewFactView, 'kind' | 'fields' | 'byLetter'> } & Filled) {
  return (
    <>
      <Field
        name="ocurrio"
        label={DAY_LABELS[view.kind]}
        type="date"
        className="fecha"
        defaultValue={values['ocurrio'] ?? ''}
        problem={problems['ocurrio']}
      />
      {view.fields.map((field) => (
        <Asked key={field.name} field={field} values={values} problems={problems} />
      ))}
      {view.byLetter ? (
        <>
          <Field
            name="oficio"
            label="Oficio por el que llegó"
            help="Número completo. La página dice que lo registró el MIMP."
            defaultValue={values['oficio'] ?? ''}
            problem={problems['oficio']}
          />
          <Field
            name="oficio-fecha"
            label="Fecha del oficio"
            type="date"
            className="fecha"
            defaultValue={values['oficio-fecha'] ?? ''}
            problem={problems['oficio-fecha']}
          />
        </>
      ) : null}
    </>
  )
}

/** The page on which a fact is recorded, with its proof. */
export function NewFactPage({ view, values, problems }: { view: NewFactView } & Filled) {
  const { place, kind, name, barred, inCountry } = view
  const { title, help } = KIND_WORDS[kind]
  return (
    <>
      <Link className="volver" to={recordAddress(place)}>
        Volver al registro de {place.year}
      </Link>
      <Problems problems={problems} />
      {inCountry ? <p className="tenue">{name}</p> : null}
      <h1>{title}</h1>
      <p>{help}</p>
      {barred === null ? (
        <SendForm encType="multipart/form-data" noValidate reloadDocument>
          <FactFields view={view} values={values} problems={problems} />
          <h2>Medio de verificación (opcional)</h2>
          <ProofFields values={values} problems={problems} />
          <SendButton className="boton" name="accion" value="guardar">
            {inCountry ? 'Registrar' : 'Guardar como borrador'}
          </SendButton>
        </SendForm>
      ) : (
        <Notice>{barred}</Notice>
      )}
    </>
  )
}
