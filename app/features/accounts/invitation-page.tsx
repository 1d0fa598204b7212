import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { formatDate } from '#app/kit/format.ts'
import type { ReadInvitation } from './accept-invitation.server.ts'
import { isKeeper } from '#app/door/membership-rules.ts'
import { OWN_EXCLUSION_WORDS } from './keeper-words.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { NewPasswordFields, problemList, SpentLink } from '#app/features/sign-in/password-forms.tsx'

function NewAccount({
  invitation,
  problems,
  typedName,
}: {
  invitation: ReadInvitation
  problems: FieldProblems
  typedName: string | null
}) {
  const { email, name, entityId } = invitation
  return (
    <SendForm noValidate>
      <p>
        Su cuenta será <strong>{email}</strong>.
      </p>
      <Field
        name="nombre"
        label="Nombre y apellidos"
        autoComplete="name"
        defaultValue={typedName ?? name}
        problem={problems['nombre']}
        required
      />
      <NewPasswordFields problems={problems} />
      <p className="ayuda">
        Qué se guarda de una cuenta, para qué y hasta cuándo:{' '}
        <a
          href={entityId ? `/privacidad?entidad=${encodeURIComponent(entityId)}` : '/privacidad'}
          target="_blank"
          rel="noopener noreferrer"
        >
          aviso de privacidad (otra pestaña)
        </a>
        .
      </p>
      <SendButton className="boton">Aceptar y crear mi cuenta</SendButton>
    </SendForm>
  )
}

function ExistingAccount({ invitation, back }: { invitation: ReadInvitation; back: string }) {
  if (invitation.excluded)
    return (
      <Notice kind="warning">
        <p>{OWN_EXCLUSION_WORDS[invitation.excluded]} Avise a quien le invitó, para que proponga a otra persona.</p>
      </Notice>
    )
  if (invitation.visitor === 'invited')
    return (
      <SendForm>
        <p>Esta función se agrega a su cuenta.</p>
        <SendButton className="boton">Aceptar</SendButton>
      </SendForm>
    )
  return (
    <>
      <p>
        <strong>{invitation.email}</strong> ya tiene cuenta en Espejo. Para aceptar, ingrese con ella.
        {invitation.visitor === 'another' ? ' Ahora está en la sesión de otra cuenta: salga primero.' : ''}
      </p>
      {invitation.visitor === 'another' ? null : (
        <Link className="boton" to={`/ingresar?volver=${encodeURIComponent(back)}`}>
          Ingresar para aceptar
        </Link>
      )}
    </>
  )
}

type Props = {
  readonly invitation: ReadInvitation | null
  readonly back: string
  readonly problems: FieldProblems
  readonly typedName: string | null
  /** Whether something else of hers was quicker: the page says how it is now. */
  readonly meanwhile: boolean
}

/** What somebody reads who was invited, and how she accepts. */
export function InvitationPage({ invitation, back, problems, typedName, meanwhile }: Props) {
  if (!invitation)
    return <SpentLink what="La invitación venció, ya se usó o fue retirada." next="Pida otra a quien le invitó." />
  return (
    <>
      <h1>Invitación a Espejo</h1>
      <ErrorSummary
        problems={
          meanwhile
            ? [{ field: 'aceptar', message: 'Mientras usted enviaba esto, algo cambió. Vea cómo está ahora.' }]
            : problemList(problems)
        }
      />
      <dl className="definiciones">
        <dt>Función</dt>
        <dd>{ROLE_NAMES[invitation.role]}</dd>
        {invitation.entityName ? (
          <>
            <dt>Entidad</dt>
            <dd>{invitation.entityName}</dd>
          </>
        ) : null}
        {invitation.endsOn ? (
          <>
            <dt>Acceso hasta</dt>
            <dd>{formatDate(invitation.endsOn)}</dd>
          </>
        ) : null}
      </dl>
      <p>
        Qué se hace en esta función, y qué no se ve en ella: <ManualLink role={invitation.role} />.
      </p>
      {isKeeper(invitation.role) ? (
        <p>
          Esta función no lee resultados ni coordina. Empieza cuando la titular o el titular de la entidad la confirme
          con su nombre; donde no hay, lo hace la administración del MIMP.
        </p>
      ) : null}
      {invitation.known ? (
        <ExistingAccount invitation={invitation} back={back} />
      ) : (
        <NewAccount invitation={invitation} problems={problems} typedName={typedName} />
      )}
    </>
  )
}
