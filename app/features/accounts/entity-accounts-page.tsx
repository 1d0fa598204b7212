import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { formatCount, formatDate, formatShortDate } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { EntityAccounts, ShownMember } from './list-accounts.server.ts'
import type { InvitationSent } from './invite-account.server.ts'
import type { AccountsPlace } from './accounts-place.ts'
import type { KeepersWaiting } from './waiting-keepers.server.ts'
import { InvitationSentBox } from './invite-page.tsx'

type Keeper = KeepersWaiting[number]

type Named = Pick<ShownMember, 'role' | 'headsPlanning' | 'isDelegate'>

export function memberRole({ role, headsPlanning, isDelegate }: Named): string {
  if (isDelegate) return 'Por delegación de la titular o el titular'
  return headsPlanning ? `${ROLE_NAMES[role]}, jefatura de planeamiento y presupuesto` : ROLE_NAMES[role]
}

function accessWords(member: ShownMember): string {
  if (member.standing === 'lapsed') return 'Suspendido: falta confirmar la lista'
  if (member.standing === 'unconfirmed') return 'Por confirmar: todavía no puede entrar'
  if (member.standing === 'not-yet') return `Desde el ${formatShortDate(member.startsOn)}`
  if (member.isRefused) return 'No se confirmó'
  if (member.standing === 'over')
    return `${formatShortDate(member.startsOn)} a ${formatShortDate(member.endedOn ?? member.endsOn ?? member.startsOn)}`
  return member.endsOn ? `Hasta el ${formatShortDate(member.endsOn)}` : 'Vigente'
}

function Members({
  caption,
  members,
  place,
}: {
  caption: string
  members: readonly ShownMember[]
  place: AccountsPlace
}) {
  return (
    <table className="apilada">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Persona</th>
          <th scope="col">Función</th>
          <th scope="col">Acceso</th>
          <th scope="col">Segundo paso</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <Link to={`${place.to}/${member.id}`}>{member.name}</Link>
              <br />
              <span className="tenue suelto">{member.email}</span>
            </th>
            <td data-titulo="Función">
              {memberRole(member)}
              {member.unit ? <span className="tenue"> ({member.unit})</span> : null}
            </td>
            <td data-titulo="Acceso">{accessWords(member)}</td>
            <td data-titulo="Segundo paso">{member.secondFactor ? 'Activo' : 'No'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Keepers for whom whoever looks may vouch. */
export function WaitingKeepers({ waiting, link }: { waiting: KeepersWaiting; link: (keeper: Keeper) => string }) {
  if (waiting.length === 0) return null
  return (
    <Notice kind="warning" labelledBy="espera-confirmacion">
      <h2 id="espera-confirmacion">Esperan su confirmación</h2>
      <ul className="lista">
        {waiting.map((keeper) => (
          <li key={keeper.membershipId}>
            <Link to={link(keeper)}>{keeper.name}</Link>: {ROLE_NAMES[keeper.role]}, {keeper.entityName}
          </li>
        ))}
      </ul>
      <p>No pueden entrar hasta que usted las confirme o las rechace.</p>
    </Notice>
  )
}

type Waiting = EntityAccounts['invitations'][number]

function InvitationItem({ invitation }: { invitation: Waiting }) {
  const { id, name, email, role, expiresOn, over, handsOver } = invitation
  return (
    <li className="pregunta">
      <p>
        {name} ({email}): {ROLE_NAMES[role]}. {over ? 'Venció' : 'Vence'} el {formatDate(expiresOn)}
        {over ? ' sin que la aceptara' : ''}.{handsOver ? ' Al aceptar, recibe la coordinación.' : ''}
      </p>
      <SendForm className="botones">
        <input type="hidden" name="invitacion" value={id} />
        {invitation.mayResend ? (
          <SendButton className="boton segundo" name="accion" value="reenviar">
            Reenviar <span className="oculto-visual">la invitación de {name}</span>
          </SendButton>
        ) : null}
        <SendButton className="boton llano" name="accion" value="retirar">
          Retirar <span className="oculto-visual">la invitación de {name}</span>
        </SendButton>
      </SendForm>
    </li>
  )
}

function Invitations({ invitations }: { invitations: readonly Waiting[] }) {
  if (invitations.length === 0) return null
  return (
    <section aria-labelledby="pendientes">
      <h2 id="pendientes">Invitaciones sin aceptar</h2>
      <p className="ayuda">
        Reenviar hace un enlace nuevo para la misma persona, por siete días; el anterior deja de servir. Si retira una
        invitación, su enlace deja de servir.
      </p>
      <ul className="sin-marca">
        {invitations.map((invitation) => (
          <InvitationItem key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  )
}

function Confirmation({ confirmation }: { confirmation: EntityAccounts['confirmation'] }) {
  if (confirmation.by === null) return null
  const left = confirmation.daysLeft
  return (
    <Notice kind={left === null ? 'plain' : 'warning'} labelledBy="confirmar">
      <h2 id="confirmar">Confirmación de cada año</h2>
      <p>
        {left !== null && left < 0
          ? `La lista debía confirmarse hasta el ${formatDate(confirmation.by)}. Las demás cuentas de la entidad no tienen acceso hasta que se confirme.`
          : `Quien es titular confirma una vez al año que estas cuentas son correctas. La próxima vez, hasta el ${formatDate(confirmation.by)}${left === null ? '' : ` (${formatCount(left, 'día', 'días')})`}; si no, las demás cuentas pierden el acceso.`}
      </p>
      {confirmation.mayConfirm ? (
        <SendForm>
          <SendButton className="boton" name="accion" value="confirmar">
            Confirmo que la lista es correcta
          </SendButton>
        </SendForm>
      ) : null}
    </Notice>
  )
}

type Props = {
  readonly place: AccountsPlace
  readonly accounts: EntityAccounts
  readonly sent: InvitationSent | null
  readonly above?: ReactNode
}

/** Accounts for who answers for them: of her entity, of another one, or of the Ministry. */
export function EntityAccountsPage({ place, accounts, sent, above }: Props) {
  return (
    <>
      {above}
      <p className="tenue">{accounts.entityName}</p>
      <h1>{place.label}</h1>
      {sent ? <InvitationSentBox sent={sent} /> : null}
      <WaitingKeepers waiting={accounts.waiting} link={({ membershipId }) => `${place.to}/${membershipId}`} />
      {accounts.mayInvite ? (
        <p className="botones">
          <Link className="boton" to={`${place.to}/invitar`}>
            Invitar a una persona
          </Link>
          {accounts.mayLend ? <Link to={`${place.to}/prestar`}>Prestar a una entidad pequeña</Link> : null}
        </p>
      ) : null}
      {accounts.current.length === 0 ? (
        <Empty>Nadie tiene acceso.</Empty>
      ) : (
        <Members caption="Con acceso" members={accounts.current} place={place} />
      )}
      <Invitations invitations={accounts.invitations} />
      <Confirmation confirmation={accounts.confirmation} />
      {accounts.former.length > 0 ? (
        <details>
          <summary>Quienes ya no tienen acceso ({accounts.former.length})</summary>
          <Members caption="Sin acceso" members={accounts.former} place={place} />
        </details>
      ) : null}
    </>
  )
}
