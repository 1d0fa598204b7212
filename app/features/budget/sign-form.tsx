import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatCount } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { AssessmentView } from './view-assessment.server.ts'

function Missing({ view }: { view: AssessmentView }) {
  return (
    <>
      <p>
        Antes de presentar, toda pregunta necesita un nivel.{' '}
        {view.missing.length === 1 ? 'Falta 1:' : `Faltan ${view.missing.length}:`}
      </p>
      <ul>
        {view.missing.slice(0, 8).map(({ id, title }) => (
          <li key={id}>
            <Link to={`/panel/presupuesto/${view.year}/preguntas/${id}`}>{title}</Link>
          </li>
        ))}
        {view.missing.length > 8 ? <li>y {view.missing.length - 8} más</li> : null}
      </ul>
    </>
  )
}

/** Returned items that nobody answered or mended: a second round needs a reason. */
function Unanswered({ view }: { view: AssessmentView }) {
  return (
    <>
      <p>
        Antes de volver a presentar, responda o corrija cada pregunta devuelta.{' '}
        {view.unanswered.length === 1 ? 'Falta 1:' : `Faltan ${view.unanswered.length}:`}
      </p>
      <ul>
        {view.unanswered.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/panel/presupuesto/${view.year}/preguntas/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The signature of the head of planning and budget; others read who has to give it. */
export function SignForm({
  view,
  maySign,
  problems,
  values,
}: {
  view: AssessmentView
  maySign: boolean
  problems: FieldProblems
  values: Readonly<Record<string, string>>
}) {
  const again = view.status === 'returned'
  const unanswered = again && view.unanswered.length > 0
  const ready = view.missing.length === 0 && !unanswered
  const last = view.submissions.at(-1)?.signature
  return (
    <section aria-labelledby="presentar">
      <h2 id="presentar">{again ? 'Volver a presentar' : 'Firmar y presentar'}</h2>
      {view.missing.length > 0 ? <Missing view={view} /> : null}
      {unanswered ? <Unanswered view={view} /> : null}
      {ready && !maySign ? (
        <p>Está completo. Lo firma y presenta quien dirige planeamiento y presupuesto, con su propia cuenta.</p>
      ) : null}
      {ready && maySign ? (
        <SendForm noValidate>
          <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
          <input type="hidden" name="huella" value={view.digest} />
          {view.unproven > 0 ? (
            <Notice kind="warning">
              <p>
                {formatCount(view.unproven, 'pregunta no tiene', 'preguntas no tienen')} documento para su nivel. Puede
                presentar así: valdrán como declaradas, no como verificadas.
              </p>
            </Notice>
          ) : null}
          <Field
            name="nombre"
            label="Nombre y apellidos"
            autoComplete="name"
            defaultValue={values['nombre'] ?? last?.name ?? ''}
            problem={problems['nombre']}
          />
          <Field
            name="cargo"
            label="Cargo"
            defaultValue={values['cargo'] ?? last?.position ?? ''}
            problem={problems['cargo']}
          />
          <Field
            name="documento"
            label="Resolución o documento de designación"
            defaultValue={values['documento'] ?? last?.document ?? ''}
            problem={problems['documento']}
          />
          <TickField
            name="declaro"
            label="Declaro que los niveles y documentos corresponden a lo que la entidad tiene y usa."
            checked={'declaro' in values}
            problem={problems['declaro']}
          />
          <SendButton className="boton" name="accion" value="firmar">
            Firmar y presentar al MIMP
          </SendButton>
        </SendForm>
      ) : null}
    </section>
  )
}
