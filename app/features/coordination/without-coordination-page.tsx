import { Form, Link } from '@remix-run/react'
import { AccountPages } from '#app/features/accounts/account-pages.tsx'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import type { InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { InvitationSentBox } from '#app/features/accounts/invite-page.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber, formatShortDate } from '#app/kit/format.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { CAMPAIGN_STATUS_NAMES, GOVERNMENT_LEVEL_NAMES, ROLE_NAMES } from '#app/kit/words/names.ts'
import { SITUATION_NAMES } from './coordination-rules.ts'
import type { WithoutCoordination } from './list-coordination.server.ts'

type RowData = WithoutCoordination['rows'][number]

function Counts({ levels }: Pick<WithoutCoordination, 'levels'>) {
  return (
    <table className="apilada">
      <caption>Por nivel de gobierno</caption>
      <thead>
        <tr>
          <th scope="col">Nivel</th>
          <th scope="col" className="numero">
            Sin coordinación
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, entities, without }) => (
          <tr key={level}>
            <th scope="row">{GOVERNMENT_LEVEL_NAMES[level]}</th>
            <td className="numero" data-titulo="Sin coordinación">
              {formatNumber(without)} de {formatNumber(entities)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const address = ({ level, situation }: WithoutCoordination['filters'], path = '/nacional/sin-coordinacion') =>
  `${path}?${new URLSearchParams({ nivel: level, situacion: situation }).toString()}`

function Filters({ filters }: Pick<WithoutCoordination, 'filters'>) {
  return (
    <Form method="get" key={JSON.stringify(filters)} className="filtros">
      <SelectField
        name="nivel"
        label="Nivel de gobierno"
        value={filters.level}
        options={[['', 'Todos'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
      />
      <SelectField
        name="situacion"
        label="Situación"
        value={filters.situation}
        options={[['', 'Todas'], ...Object.entries(SITUATION_NAMES)]}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
        {filters.level !== '' || filters.situation !== '' ? (
          <Link to="/nacional/sin-coordinacion">Quitar filtros</Link>
        ) : null}
      </div>
    </Form>
  )
}

function sinceWords({ since, lapsed }: RowData): string {
  if (lapsed && since) return `Suspendida desde el ${formatShortDate(since)}: falta que su titular confirme la lista`
  return since ? formatShortDate(since) : 'Nunca tuvo'
}

/** Invitations for coordinating or heading the entity; a new one to the same person is a press away. */
function Invitations({ row, mayInvite, action }: { row: RowData; mayInvite: boolean; action: string }) {
  if (row.invitations.length === 0) return <>Ninguna</>
  return (
    <>
      {row.invitations.map(({ id, name, role, expiresOn, over }) => (
        <div key={id}>
          {name}, {ROLE_NAMES[role].toLowerCase()}: {over ? 'venció' : 'hasta'} el {formatShortDate(expiresOn)}
          {mayInvite ? (
            <SendForm action={action}>
              <input type="hidden" name="invitacion" value={id} />
              <SendButton className="boton llano" name="accion" value="reenviar">
                Reenviar <span className="oculto-visual">la invitación de {name}</span>
              </SendButton>
            </SendForm>
          ) : null}
        </div>
      ))}
    </>
  )
}

function EntityRow({ row, mayInvite, action }: { row: RowData; mayInvite: boolean; action: string }) {
  const { id, name, governmentLevel, campaigns } = row
  return (
    <tr>
      <th scope="row">
        <Link to={`/nacional/entidades/${id}`}>{name}</Link>
        <br />
        <span className="tenue suelto">{GOVERNMENT_LEVEL_NAMES[governmentLevel]}</span>
      </th>
      <td data-titulo="Sin coordinación desde">{sinceWords(row)}</td>
      <td data-titulo="En curso">
        {campaigns.length === 0
          ? 'Nada'
          : campaigns
              .map(({ title, status }) => `${title} (${CAMPAIGN_STATUS_NAMES[status].toLowerCase()})`)
              .join('; ')}
      </td>
      <td data-titulo="Invitación">
        <Invitations row={row} mayInvite={mayInvite} action={action} />
      </td>
      {mayInvite ? (
        <td>
          <Link to={`${accountsOf(id).to}/invitar`}>
            Invitar <span className="oculto-visual">a una persona de {name}</span>
          </Link>
        </td>
      ) : null}
    </tr>
  )
}

function Rows({ list }: { list: WithoutCoordination }) {
  const action = `${address(list.filters)}&pagina=${list.page}`
  return (
    <WideTable
      caption="Entidades sin coordinación; primero las que tienen algo en curso"
      captionUnseen
      className="apilada"
    >
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Desde</th>
          <th scope="col">Aplicaciones en curso</th>
          <th scope="col">Invitación sin aceptar</th>
          {list.mayInvite ? <th scope="col">Invitar</th> : null}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <EntityRow key={row.id} row={row} mayInvite={list.mayInvite} action={action} />
        ))}
      </tbody>
    </WideTable>
  )
}

type Props = {
  readonly list: WithoutCoordination
  readonly waiting: number | null
  readonly sent: InvitationSent | null
}

/** Active entities in which nobody coordinates; an analyst reads, an administrator invites. */
export function WithoutCoordinationPage({ list, waiting, sent }: Props) {
  return (
    <>
      {list.mayInvite ? <AccountPages waiting={waiting} /> : null}
      <h1>Entidades sin coordinación</h1>
      {sent ? <InvitationSentBox sent={sent} /> : null}
      <p>
        En {formatNumber(list.total)} de {formatCount(list.entities, 'entidad activa', 'entidades activas')} nadie tiene
        hoy la coordinación del mecanismo con acceso a Espejo. Primero están las que tienen una aplicación en curso:
        continúa y cierra en su fecha aunque nadie coordine.
      </p>
      <Counts levels={list.levels} />
      <Filters filters={list.filters} />
      <p role="status">
        {formatCount(list.found, 'entidad', 'entidades')} con estos filtros.{' '}
        <a href={address(list.filters, '/nacional/sin-coordinacion.csv')}>Descargar la lista (CSV)</a>
      </p>
      {list.found > 0 ? <Rows list={list} /> : null}
      <PageLinks page={list.page} pages={list.pages} to={(page) => `${address(list.filters)}&pagina=${page}`} />
      {list.mayInvite ? (
        <p className="nota">
          Reenviar hace un enlace nuevo para la misma persona, por siete días; el anterior deja de servir.
        </p>
      ) : null}
    </>
  )
}
