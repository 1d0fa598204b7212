import { Link } from '@remix-run/react'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { formatDate } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { Standing } from '#app/door/membership-rules.ts'
import type { Role } from '#db/schema/roles.ts'

export type OwnRole = {
  readonly id: string
  readonly role: Role
  readonly entityName: string | null
  readonly standing: Standing
  readonly active: boolean
  readonly startsOn: string
  readonly endsOn: string | null
  readonly home: string
}

function standingWords({ standing, startsOn, endsOn }: OwnRole): string {
  if (standing === 'not-yet') return `Comienza el ${formatDate(startsOn)}`
  if (standing === 'over') return 'Terminó: ya no da acceso. Lo que hizo queda registrado con su nombre'
  if (standing === 'unconfirmed')
    return 'Por confirmar: la función empieza cuando la titular o el titular de la entidad la confirme con su nombre. Donde no hay titular, lo hace la administración del MIMP'
  if (standing === 'lapsed')
    return 'Suspendida: quien es titular de la entidad no confirmó la lista de cuentas este año. Pídale que la confirme'
  return endsOn ? `Vigente hasta el ${formatDate(endsOn)}` : 'Vigente'
}

function RoleItem({ role }: { role: OwnRole }) {
  return (
    <li className="accion">
      <h2>
        {ROLE_NAMES[role.role]}
        {role.entityName ? `, ${role.entityName}` : ''}
      </h2>
      <p>
        {standingWords(role)}. {role.active ? <span className="etiqueta">En uso</span> : null}
      </p>
      <p>
        <ManualLink role={role.role} />
      </p>
      {role.active ? (
        <Link className="boton" to={role.home}>
          Continuar
        </Link>
      ) : null}
      {role.standing === 'in-force' && !role.active ? (
        <SendForm reloadDocument>
          <input type="hidden" name="funcion" value={role.id} />
          <SendButton className="boton segundo">Usar esta función</SendButton>
        </SendForm>
      ) : null}
    </li>
  )
}

/** Every role of a person, and in which of them this session acts. */
export function RolesPage({ roles }: { roles: readonly OwnRole[] }) {
  const none = roles.every(({ standing }) => standing !== 'in-force')
  return (
    <>
      <Link className="volver" to="/cuenta">
        Mi cuenta
      </Link>
      <h1>Mis funciones</h1>
      <p>
        {none
          ? 'Ahora no tiene ninguna función vigente. Su cuenta sigue abierta por si le dan otra.'
          : 'Trabaja en una función a la vez. Cada página muestra solo lo que corresponde a ella.'}
      </p>
      <ul className="acciones">
        {roles.map((role) => (
          <RoleItem key={role.id} role={role} />
        ))}
      </ul>
    </>
  )
}
