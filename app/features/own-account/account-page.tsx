import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { formatShortDate } from '#app/kit/format.ts'
import type { OwnAccount } from './view-own-account.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { NewPasswordFields, problemList } from '#app/features/sign-in/password-forms.tsx'

type Moment = { readonly day: string; readonly time: string }
const moment = ({ day, time }: Moment) => `${formatShortDate(day)}, ${time}`

function Sessions({ sessions }: { sessions: OwnAccount['sessions'] }) {
  return (
    <section aria-labelledby="sesiones">
      <h2 id="sesiones">Dónde tiene la sesión abierta</h2>
      <p className="tenue">Cierre las que no reconozca, y después cambie su contraseña.</p>
      <table className="apilada">
        <caption className="oculto-visual">Sesiones abiertas de su cuenta</caption>
        <thead>
          <tr>
            <th scope="col">Dispositivo</th>
            <th scope="col">Desde</th>
            <th scope="col">Último uso</th>
            <th scope="col">Cerrar</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {session.device} {session.own ? <span className="etiqueta">esta sesión</span> : null}
              </th>
              <td data-titulo="Desde">{moment(session.since)}</td>
              <td data-titulo="Último uso">{moment(session.used)}</td>
              <td>
                <SendForm reloadDocument>
                  <input type="hidden" name="sesion" value={session.id} />
                  <SendButton className="boton llano" name="accion" value="cerrar">
                    Cerrar <span className="oculto-visual">la sesión de {session.device}</span>
                  </SendButton>
                </SendForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SendForm reloadDocument>
        <SendButton className="boton segundo" name="accion" value="cerrar-todas">
          Cerrar todas, también esta
        </SendButton>
      </SendForm>
    </section>
  )
}

function Password({ problems }: { problems: FieldProblems }) {
  return (
    <section aria-labelledby="cambiar">
      <h2 id="cambiar">Cambiar la contraseña</h2>
      <SendForm noValidate>
        <Field
          name="actual"
          label="Contraseña actual"
          type="password"
          autoComplete="current-password"
          problem={problems['actual']}
          required
        />
        <NewPasswordFields problems={problems} />
        <SendButton className="boton" name="accion" value="clave">
          Cambiar la contraseña
        </SendButton>
      </SendForm>
    </section>
  )
}

/** What is hers alone to change or to take with her. */
function Own({ problems }: { problems: FieldProblems }) {
  return (
    <>
      <h2>Avisos y calendario</h2>
      <p>
        <Link to="/cuenta/avisos">Elegir qué avisos recibe por correo, y tener las fechas en su calendario</Link>
      </p>
      <Password problems={problems} />
      <h2>Mis datos</h2>
      <p>
        <Link to="/cuenta/datos">Ver y descargar lo que Espejo guarda de mí, o borrar mi cuenta</Link>
      </p>
    </>
  )
}

/** One's own account: who, in which role, second step, sessions, password. */
export function AccountPage({ account, problems }: { account: OwnAccount; problems: FieldProblems }) {
  return (
    <>
      <h1>Mi cuenta</h1>
      <ErrorSummary problems={problemList(problems)} />
      <WithAside aside={<Own problems={problems} />}>
        <dl className="definiciones">
          <dt>Nombre</dt>
          <dd>{account.name}</dd>
          <dt>Correo</dt>
          <dd>{account.email}</dd>
          <dt>Función</dt>
          <dd>
            {account.role ? ROLE_NAMES[account.role.role] : 'Ninguna vigente'}
            {account.role?.entityName ? `, ${account.role.entityName}` : ''}{' '}
            <Link to="/cuenta/funciones">{account.severalRoles ? 'Cambiar de función' : 'Ver mis funciones'}</Link>
          </dd>
          <dt>Segundo paso</dt>
          <dd>
            {account.secondFactor ? 'Activo' : 'Sin activar'}{' '}
            <Link to="/cuenta/segundo-paso">
              {account.secondFactor ? 'Administrar el segundo paso' : 'Activar el segundo paso'}
            </Link>
          </dd>
          {account.provider ? (
            <>
              <dt>{account.provider.name}</dt>
              <dd>
                {account.provider.isLinked ? 'Vinculado' : 'Sin vincular'}{' '}
                <Link to="/cuenta/proveedor">
                  {account.provider.isLinked ? 'Administrar el vínculo' : 'Vincular para ingresar con él'}
                </Link>
              </dd>
            </>
          ) : null}
        </dl>
        <Sessions sessions={account.sessions} />
      </WithAside>
    </>
  )
}
