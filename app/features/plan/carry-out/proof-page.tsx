import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { followUpAddress } from './follow-up-address.ts'
import { ProofFields } from './proof-fields.tsx'
import { ProofList } from './proof-list.tsx'
import type { FollowUpView } from './view-follow-up.server.ts'
import { closedWords, NOT_CARRIED_OUT } from './words.ts'

/** What proves an action: one more is added, or one is taken off. */
export function ProofPage({
  view,
  values,
  problems,
}: {
  view: FollowUpView
  values: Readonly<Record<string, string>>
  problems: FieldProblems
}) {
  const { year, action, mayFollow, closedOn } = view
  return (
    <>
      <Link className="volver" to={followUpAddress({ year, id: action.id })}>
        Volver al avance
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <p className="tenue">{action.title}</p>
      <h1>Medios de verificación</h1>
      <p>Se pide: {action.verification}</p>
      <ProofList view={view} problems={problems} editable={mayFollow} />
      <p className="nota">
        Lo que se retira queda en la historia. Si nombra a personas, su archivo se borra al retirarlo.
      </p>
      {mayFollow ? (
        <>
          <h2>Agregar otro</h2>
          <SendForm encType="multipart/form-data" noValidate reloadDocument>
            <SeenField name="revision" value={action.revision} />
            <ProofFields values={values} problems={problems} />
            <SendButton className="boton" name="accion" value="agregar">
              Agregar
            </SendButton>
          </SendForm>
        </>
      ) : (
        <Notice>{closedOn === null ? NOT_CARRIED_OUT : closedWords(year, closedOn)}</Notice>
      )}
    </>
  )
}
