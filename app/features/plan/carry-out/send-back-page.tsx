import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { followUpAddress } from './follow-up-address.ts'
import { ProofList } from './proof-list.tsx'
import type { FollowUpView } from './view-follow-up.server.ts'
import { ADVISED, NOT_DONE_ANY_MORE } from './words.ts'

/** Sends an action that was told done back to whoever carries it out, with what is asked. */
export function SendBackPage({
  view,
  values,
  problems,
}: {
  view: FollowUpView
  values: Readonly<Record<string, string>>
  problems: FieldProblems
}) {
  const { year, entityId, action, maySendBack, judging } = view
  return (
    <>
      <Link className="volver" to={followUpAddress({ year, id: action.id }, entityId)}>
        Volver a la acción
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <p className="tenue">{action.title}</p>
      <h1>Devolver la acción</h1>
      <p>Se pide: {action.verification}</p>
      <ProofList view={view} editable={false} />
      {maySendBack ? (
        <SendForm noValidate>
          <SeenField name="revision" value={action.revision} />
          <TextField
            name="razon"
            label="Qué falta"
            help="Lo leen la coordinación y quien da el seguimiento, y queda en la historia de la acción."
            defaultValue={values['razon']}
            problem={problems['razon']}
          />
          <SendButton className="boton" name="accion" value="devolver">
            Devolver: vuelve a estar en marcha
          </SendButton>
        </SendForm>
      ) : (
        <Notice kind="warning">{judging === 'assists' ? ADVISED : NOT_DONE_ANY_MORE}.</Notice>
      )}
    </>
  )
}
