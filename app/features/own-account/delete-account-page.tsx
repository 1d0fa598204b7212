import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TickField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { withinSentence } from '#app/kit/format.ts'
import type { DeletionView } from './delete-account.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { problemList } from '#app/features/sign-in/password-forms.tsx'

const LACKS: Readonly<Record<string, string>> = {
  coordinator:
    'Queda sin coordinación: las aplicaciones abiertas siguen y cierran en su fecha, pero nadie podrá invitar, cerrar antes ni armar el plan.',
  head: 'Queda sin titular con cuenta: nadie podrá firmar ni confirmar la lista de cuentas, y sin esa confirmación las demás pierden el acceso.',
}

function LeftBehind({ left }: Pick<DeletionView, 'left'>) {
  return (
    <>
      {left.map(({ entityName, role, others, lacks }) => (
        <Notice kind="warning" key={`${entityName}-${role}`}>
          <h2>Quién sigue en {entityName}</h2>
          {others.length === 0 ? (
            <p>Nadie más tiene acceso.</p>
          ) : (
            <ul>
              {others.map((other, place) => (
                <li key={place}>
                  {other.name}, {withinSentence(ROLE_NAMES[other.role])}
                </li>
              ))}
            </ul>
          )}
          {lacks.map((kind) => (
            <p key={kind}>
              <strong>{LACKS[kind]}</strong>
            </p>
          ))}
          {lacks.length > 0 ? (
            <p>
              <Link to="/panel/cuentas/invitar">Invite antes a quien siga</Link>.
            </p>
          ) : null}
        </Notice>
      ))}
    </>
  )
}

function WhatGoes({ view }: { view: DeletionView }) {
  const { email, roles, years, norms } = view
  return (
    <>
      <h2>Se va en este momento</h2>
      <ul>
        <li>Su contraseña, su segundo paso y todas sus sesiones: nadie podrá ingresar con esta cuenta.</li>
        <li>
          Su correo {email}, en la cuenta y en las invitaciones, pedidos y mensajes que se le enviaron por ella. Después
          pueden invitarle de nuevo con él: será otra cuenta.
        </li>
        <li>
          {roles.length === 0
            ? 'No tiene funciones vigentes.'
            : `Sus funciones terminan: ${roles.map(({ role, entityName }) => `${withinSentence(ROLE_NAMES[role])}${entityName ? ` en ${entityName}` : ''}`).join('; ')}.`}
        </li>
        <li>
          Si le invitaron por correo a responder un cuestionario, esa invitación no cambia: no depende de su cuenta.
        </li>
      </ul>
      <h2>Queda, y por qué</h2>
      <ul>
        <li>
          Su nombre junto a las funciones que tuvo y al registro de lo que hizo, {years} años. Son actos de una entidad
          pública y nadie puede borrarlos, tampoco la administración. Cumplido el plazo, el registro se borra y su
          nombre se cambia por «Cuenta borrada».
        </li>
        <li>
          Su nombre, cargo y documento en las evaluaciones y los planes que firmó, mientras la entidad los conserve.
        </li>
        <li>
          Lo dispone así la{' '}
          {norms.map(({ label, verified }) => `${label}${verified ? '' : ' (por verificar)'}`).join(' y la ')}: los
          datos que una entidad pública debe conservar no se suprimen a pedido.
        </li>
      </ul>
    </>
  )
}

/** Everything that deleting does, and the form that does it. */
export function DeleteAccountPage({ view, problems }: { view: DeletionView; problems: FieldProblems }) {
  return (
    <>
      <Link className="volver" to="/cuenta/datos">
        Mis datos
      </Link>
      <h1>Borrar mi cuenta</h1>
      <ErrorSummary problems={problemList(problems)} />
      <p>No se puede deshacer.</p>
      <LeftBehind left={view.left} />
      <WhatGoes view={view} />
      {view.lastAdministrator ? (
        <Notice kind="warning" id="seguro">
          <p>
            Usted es la única persona que administra la plataforma, y no puede borrar su cuenta: invite antes a otra.
          </p>
        </Notice>
      ) : (
        <>
          <h2>Confirme que es usted</h2>
          <p>
            Antes puede{' '}
            <a href="/cuenta/datos.json" download>
              descargar sus datos
            </a>
            .
          </p>
          <SendForm noValidate reloadDocument>
            <Field
              name="clave"
              label="Su contraseña"
              type="password"
              autoComplete="current-password"
              problem={problems['clave']}
              required
            />
            {view.secondFactor ? (
              <Field
                name="codigo"
                label="Código de su aplicación, o uno de recuperación"
                className="corto"
                autoComplete="one-time-code"
                problem={problems['codigo']}
                required
              />
            ) : null}
            <TickField
              name="seguro"
              label="Leí qué se va y qué queda. Quiero borrar mi cuenta"
              checked={false}
              problem={problems['seguro']}
            />
            <SendButton className="boton grave">Borrar mi cuenta</SendButton>
          </SendForm>
        </>
      )}
    </>
  )
}
