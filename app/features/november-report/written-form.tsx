import { Field, TextField } from '#app/kit/forms/field.tsx'
import { TickField } from '#app/kit/forms/choice.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import type { ObjectiveText } from '#surveys/november-report/facts.ts'
import type { ObjectiveId } from '#surveys/november-report/objectives.ts'
import { doneField, MOST_SERVICES, noServiceField, serviceField, textField } from './november-address.ts'
import { ShownSection } from './shown-report.tsx'
import type { OwnReportView } from './view-report.server.ts'

type Typed = {
  readonly problems: FieldProblems
  /** What was sent and not saved, by the names of the fields; empty where nothing was. */
  readonly values: Readonly<Record<string, string>>
}

/** Rows that stand empty for services that are not named yet. */
const EMPTY_ROWS = 2

type OfObjective = Typed & { readonly id: ObjectiveId; readonly saved: ObjectiveText | undefined }

function Services({ id, saved, problems, values }: OfObjective) {
  const services = saved?.services ?? []
  const typed = Array.from({ length: MOST_SERVICES }, (_, index) => index + 1).filter(
    (place) => values[serviceField(id, place)] || values[doneField(id, place)],
  )
  const rows = Math.min(MOST_SERVICES, Math.max(services.length, typed.at(-1) ?? 0) + EMPTY_ROWS)
  const isFaulty = Object.keys(problems).some((name) => name.includes(`-${id}-`))
  return (
    <Fold open={services.length > 0 || typed.length > 0 || isFaulty} summary={`Servicios de la política (${id})`}>
      <p className="ayuda">
        Nombre cada servicio como figura en la política. Deje vacío lo que no use; para quitar uno, borre sus dos
        campos.
      </p>
      {Array.from({ length: rows }, (_, index) => index + 1).map((place) => (
        <div key={place} className="pregunta">
          <Field
            name={serviceField(id, place)}
            label={`Servicio ${place}`}
            defaultValue={values[serviceField(id, place)] ?? services[place - 1]?.name ?? ''}
            problem={problems[serviceField(id, place)]}
          />
          <TextField
            name={doneField(id, place)}
            label={`Qué se hizo en el año (servicio ${place})`}
            rows={2}
            defaultValue={values[doneField(id, place)] ?? services[place - 1]?.done ?? ''}
            problem={problems[doneField(id, place)]}
          />
        </div>
      ))}
    </Fold>
  )
}

function Objective(props: OfObjective) {
  const { id, saved, problems, values } = props
  const isSent = Object.keys(values).length > 0
  return (
    <>
      <TextField
        name={textField(id)}
        label={`Qué avanzó la entidad (${id})`}
        help="Lo escribe usted. Las cifras de arriba salen de los datos y no se editan."
        rows={5}
        defaultValue={values[textField(id)] ?? saved?.text ?? ''}
        problem={problems[textField(id)]}
      />
      <TickField
        name={noServiceField(id)}
        label={`La entidad no brinda servicios de este objetivo (${id}).`}
        checked={isSent ? noServiceField(id) in values : (saved?.noService ?? false)}
      />
      <Services {...props} />
    </>
  )
}

/** The report with what one writes between what data say; one form for all of it. */
export function WrittenForm({ view, problems, values }: Typed & { readonly view: OwnReportView }) {
  const { report, draft } = view
  return (
    <SendForm id="guardar" noValidate>
      <SeenField name="revision" value={draft.revision} />
      {report.sections.map((section) => (
        <section key={section.id} aria-labelledby={`parte-${section.id}`}>
          <h2 id={`parte-${section.id}`}>{section.title}</h2>
          <ShownSection section={section} withWritten={false} />
          {section.id === 'mechanism' ? null : (
            <Objective id={section.id} saved={draft.texts[section.id]} problems={problems} values={values} />
          )}
        </section>
      ))}
      <section aria-labelledby="oficio-titulo">
        <h2 id="oficio-titulo">Oficio de la entidad</h2>
        <Field
          name="oficio"
          label="Número del oficio con que se remite"
          help="Por ejemplo: Oficio 045-2026-MDX/A"
          defaultValue={values['oficio'] ?? draft.letter.number}
          problem={problems['oficio']}
        />
        <Field
          name="fecha-oficio"
          label="Fecha del oficio"
          type="date"
          className="corto"
          defaultValue={values['fecha-oficio'] ?? draft.letter.date}
          problem={problems['fecha-oficio']}
        />
      </section>
      <SendButton className="boton" name="accion" value="guardar">
        Guardar lo escrito
      </SendButton>
    </SendForm>
  )
}
