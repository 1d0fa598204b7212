import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { MainReason, Norms, normTitle, OtherReasons } from './action-facts.tsx'
import { DetailFields, type Values } from './decide/detail-fields.tsx'
import { useDraft } from './decide/live-draft.ts'
import type { ActionEditorView, getOwnActionForm } from './decide/view-editor.server.ts'
import { actionAddress, planAddress } from './tabs.ts'

type Sent = { readonly problems: FieldProblems; readonly values: Values }

function Problems({ problems }: Pick<Sent, 'problems'>) {
  return <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
}

type Against = Sent & { readonly action: ActionEditorView['action'] }

function AgainstIt({ action, problems, values }: Against) {
  const [summary, label, value, button] = action.obliges
    ? (['Aplazar este deber', 'Por qué se aplaza', 'aplazar', 'Aplazar con esta razón'] as const)
    : (['No haremos esta acción', 'Por qué no se hará', 'rechazar', 'Rechazar con esta razón'] as const)
  return (
    <Fold open={'razon' in problems} summary={summary}>
      <SendForm noValidate>
        <SeenField name="revision" value={action.revision} />
        <TextField
          name="razon"
          label={label}
          help="La razón queda en el plan."
          defaultValue={values['razon']}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo" name="accion" value={value}>
          {button}
        </SendButton>
      </SendForm>
    </Fold>
  )
}

type Adjust = Sent & { readonly view: ActionEditorView; readonly saved: Values }

/** What is written is saved by itself too; who has no script sends the form. */
function Adjusting({ view: { action, year, choices }, problems, values, saved }: Adjust) {
  const draft = useDraft({ path: `/panel/plan/${year}/acciones/${action.id}/guardar`, revision: action.revision })
  return (
    <SendForm noValidate onInput={draft.onInput} onSubmit={draft.onSubmit}>
      <SeenField name="revision" value={draft.revision} />
      <DetailFields values={values} problems={problems} saved={saved} choices={choices} />
      <p className="guardado" role="status">
        {draft.status}
      </p>
      <SendButton className="boton" name="accion" value="guardar">
        {action.status === 'proposed' ? 'Guardar y aceptar' : 'Guardar cambios'}
      </SendButton>
    </SendForm>
  )
}

function Reopen({ action }: Pick<Against, 'action'>) {
  if (action.status === 'proposed' || action.reasons.length === 0) return null
  return (
    <SendForm>
      <SeenField name="revision" value={action.revision} />
      <SendButton className="boton llano" name="accion" value="proponer">
        Deshacer: volver a «por decidir»
      </SendButton>
    </SendForm>
  )
}

/** Adjusting one action: change and accept it, decide against it with a reason, or take a decision back. */
export function ActionEditor({
  view,
  problems,
  values,
  moved,
}: Sent & {
  readonly view: ActionEditorView
  /** Whether somebody else decided about it while she wrote. */
  readonly moved: boolean
}) {
  const { action, year, texts, saved, lock } = view
  const place = { year, entityId: null }
  return (
    <>
      <Link className="volver" to={`${actionAddress(place, action.id)}#ficha`}>
        Volver al plan
      </Link>
      <Problems problems={problems} />
      <h1>{action.title}</h1>
      {lock === null ? null : (
        <Notice kind="warning">
          {lock === 'year' ? (
            <p>El año de este plan terminó: esta acción ya no cambia.</p>
          ) : (
            <p>
              El plan está firmado o espera la firma: esta acción cambia solo con una modificación.{' '}
              <Link to={planAddress(place, 'firma')}>Ver la firma y las modificaciones</Link>.
            </p>
          )}
        </Notice>
      )}
      <MainReason action={action} texts={texts} />
      <OtherReasons action={action} texts={texts} />
      <p>{action.rationale}</p>
      <p className="nota">
        {normTitle(action)}: <Norms norms={action.norms} />
      </p>
      {lock !== null ? null : (
        <>
          <Adjusting
            key={action.id}
            view={view}
            problems={problems}
            values={{ ...view.values, ...values }}
            saved={moved ? saved : {}}
          />
          {action.status === 'rejected' || action.status === 'deferred' ? null : (
            <AgainstIt action={action} problems={problems} values={values} />
          )}
          <Reopen action={action} />
        </>
      )}
    </>
  )
}

type OwnForm = Sent & { readonly view: Awaited<ReturnType<typeof getOwnActionForm>> }

/** An action that the entity adds itself. */
export function OwnActionForm({ view: { year, choices }, problems, values }: OwnForm) {
  return (
    <>
      <Link className="volver" to={planAddress({ year, entityId: null })}>
        Volver al plan
      </Link>
      <Problems problems={problems} />
      <h1>Agregar una acción propia</h1>
      <SendForm noValidate>
        <TextField
          name="motivo"
          label="Por qué se propone"
          defaultValue={values['motivo']}
          problem={problems['motivo']}
        />
        <DetailFields values={values} problems={problems} saved={{}} choices={choices} />
        <SendButton className="boton">Agregar al plan</SendButton>
      </SendForm>
    </>
  )
}
