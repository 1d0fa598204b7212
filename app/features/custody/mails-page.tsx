import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { MailsView, Queued } from './invite-by-mail.server.ts'
import { WAY_WORDS } from '#app/features/campaigns/way-words.ts'

type Props = {
  readonly view: MailsView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
  readonly done: Queued | null
}

function Done({ done }: { done: Queued }) {
  const people = formatCount(done.queued, 'persona', 'personas')
  return (
    <Notice kind="done" role="status">
      <p>
        {done.kind === 'reminded'
          ? `El recordatorio sale para ${people}: todas las invitadas, hayan respondido o no.`
          : `Sale la invitación para ${people}.`}
      </p>
      {done.kind === 'invited' && done.leftOut > 0 ? (
        <p>
          {formatCount(
            done.leftOut,
            'correo se repetía o ya estaba invitado',
            'correos se repetían o ya estaban invitados',
          )}
          : a cada buzón va una sola invitación.
        </p>
      ) : null}
    </Notice>
  )
}

function Reminder({ view, problem }: { view: MailsView; problem: string | undefined }) {
  return (
    <section aria-labelledby="recordatorio">
      <h2 id="recordatorio">Recordar a todas</h2>
      <p>
        Sale igual para todas las personas invitadas, porque nadie sabe quién respondió. Lleva el plazo y ningún enlace
        propio. Uno por semana, no más.
      </p>
      {view.mayRemind && view.invited > 0 ? (
        <SendForm noValidate>
          <input type="hidden" name="accion" value="recordar" />
          {problem ? (
            <p className="error" id="recordar">
              {problem}
            </p>
          ) : null}
          <SendButton className="boton segundo">Enviar el recordatorio</SendButton>
        </SendForm>
      ) : (
        <p className="tenue" id="recordar">
          {view.reminderFrom
            ? `El siguiente puede salir desde el ${formatLongDate(view.reminderFrom)}.`
            : 'Se podrá cuando la aplicación esté abierta y haya personas invitadas.'}
        </p>
      )}
    </section>
  )
}

/** Invitations by mail: how many there are, new ones, and the reminder to all. It never tells who answered. */
export function MailsPage({ view, problems, values, done }: Props) {
  return (
    <>
      <Link className="volver" to={`/custodia/${view.campaignId}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Invitar y recordar por correo</h1>
      <p className="tenue">{view.title}</p>
      {done ? <Done done={done} /> : null}
      <p>{WAY_WORDS['email-swap'].protects}</p>
      <p>
        Personas invitadas: <strong>{formatNumber(view.invited)}</strong>, de {formatNumber(view.people)} previstas por
        esta vía. Quedan {formatNumber(view.left)} códigos para repartir.
      </p>
      {view.undelivered > 0 ? (
        <Notice kind="warning">
          <p>
            {formatCount(view.undelivered, 'invitación no se pudo entregar', 'invitaciones no se pudieron entregar')} y
            su correo se borró. Revise su lista y vuelva a escribirlo bien.
          </p>
        </Notice>
      ) : null}
      <h2>Invitar</h2>
      {/* Another form once addresses were taken: what was typed must not be sent again by mistake. */}
      <SendForm key={view.invited} noValidate>
        <input type="hidden" name="accion" value="invitar" />
        <TextField
          name="correos"
          label="Correos, uno por línea"
          help={`Solo del dominio de la entidad (${view.domains.join(', ') || 'todavía ninguno'}). Quien es titular puede aceptar otro. Lo que va después de un signo + se quita. Nadie vuelve a ver los correos, tampoco usted: guarde su lista. Se borran al cerrar.`}
          rows={8}
          autoComplete="off"
          spellCheck={false}
          defaultValue={done ? '' : (values['correos'] ?? '')}
          problem={problems['correos']}
        />
        <SendButton className="boton">Enviar invitaciones</SendButton>
      </SendForm>
      <details>
        <summary>Qué dice el correo</summary>
        <pre className="formula carta">{view.example}</pre>
      </details>
      <Reminder view={view} problem={problems['recordar']} />
    </>
  )
}
