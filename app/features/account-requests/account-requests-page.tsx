import { Link } from '@remix-run/react'
import { AccountPages } from '#app/features/accounts/account-pages.tsx'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { WaitingKeepers } from '#app/features/accounts/entity-accounts-page.tsx'
import { InvitationSentBox } from '#app/features/accounts/invite-page.tsx'
import type { DomainNotice } from '#app/features/accounts/mail-domain.ts'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatDate, formatShortDate } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES, ROLE_NAMES } from '#app/kit/words/names.ts'
import type { DecisionProblem, Outcome } from './decide-request.server.ts'
import type { RequestsView, WeighedRequest } from './list-requests.server.ts'

const DOMAIN_WORDS: Record<DomainNotice, string | null> = {
  same: null,
  unknown: null,
  differs: 'El correo no termina como el de las otras cuentas de la entidad.',
  'open-to-all': 'Es un correo personal, no de la entidad.',
}

const PROBLEM_WORDS: Record<DecisionProblem, string> = {
  decided:
    'Otra persona de la administración ya lo había decidido: su decisión no cuenta. Abajo está lo que se decidió.',
  holds:
    'Esta persona ya tiene esa función en la entidad. Si no puede ingresar, dígale en la razón que pida una contraseña nueva.',
  excluded:
    'Esta persona custodia códigos o digita en la entidad, o lo hizo hace menos de doce meses: no puede leer sus resultados. Rechace el pedido.',
  inactive:
    'La entidad ya no está activa: se fusionó, se dividió o cerró. Rechace el pedido y diga a cuál debe pedirla.',
}

/** What makes one look twice, in words. */
function warnings({
  domain,
  holdsAlready,
  otherRoles,
  invitedUntil,
  entityIsActive,
  role,
  coordinators,
  heads,
}: WeighedRequest): string[] {
  const taken = role === 'coordinator' ? coordinators : heads
  return [
    ...(entityIsActive ? [] : [PROBLEM_WORDS.inactive]),
    ...(holdsAlready
      ? [PROBLEM_WORDS.holds]
      : taken.length > 0
        ? [`Esa función ya la tiene ${taken.join(', ')}. Si es un relevo, termine después el acceso anterior.`]
        : []),
    ...(invitedUntil
      ? [`Ya tiene una invitación igual, hasta el ${formatDate(invitedUntil)}. Conceder hace un enlace nuevo.`]
      : []),
    ...otherRoles.map(
      (other) =>
        `Este correo ya tiene cuenta: ${ROLE_NAMES[other.role]}${other.entityName ? `, ${other.entityName}` : ''}.`,
    ),
    ...(DOMAIN_WORDS[domain] ? [DOMAIN_WORDS[domain]] : []),
  ]
}

function Facts({ request }: { request: WeighedRequest }) {
  const {
    entityId,
    entityName,
    governmentLevel,
    email,
    domain,
    position,
    role,
    resolution,
    resolutionDate,
    requestedOn,
    coordinators,
    heads,
  } = request
  return (
    <dl className="definiciones">
      <dt>Entidad</dt>
      <dd>
        <Link to={accountsOf(entityId).to}>{entityName}</Link>. {GOVERNMENT_LEVEL_NAMES[governmentLevel]}.
      </dd>
      <dt>Función que pide</dt>
      <dd>{ROLE_NAMES[role]}</dd>
      <dt>Cargo</dt>
      <dd>{position}</dd>
      <dt>Correo</dt>
      <dd>
        {email}
        {domain === 'unknown' ? (
          <span className="tenue"> (la entidad no tiene otras cuentas con que compararlo)</span>
        ) : null}
      </dd>
      <dt>Resolución</dt>
      <dd>
        {resolution}
        {resolutionDate ? `, del ${formatDate(resolutionDate)}` : ''}
      </dd>
      <dt>Pedido</dt>
      <dd>{formatDate(requestedOn)}</dd>
      <dt>Hoy coordina</dt>
      <dd>{coordinators.length > 0 ? coordinators.join(', ') : 'Nadie'}</dd>
      <dt>Hoy es titular</dt>
      <dd>{heads.length > 0 ? heads.join(', ') : 'Nadie con cuenta'}</dd>
    </dl>
  )
}

function Pending({
  request,
  typed,
}: {
  request: WeighedRequest
  typed: Extract<Outcome, { kind: 'no-reason' }> | null
}) {
  const { id, name } = request
  const careful = warnings(request)
  return (
    <li className="accion">
      <h3>{name}</h3>
      {careful.length > 0 ? (
        <Notice kind="warning">
          <ul>
            {careful.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Facts request={request} />
      {request.holdsAlready || !request.entityIsActive ? null : (
        <SendForm>
          <input type="hidden" name="solicitud" value={id} />
          <SendButton className="boton" name="accion" value="conceder">
            Conceder e invitar <span className="oculto-visual">a {name}</span>
          </SendButton>
        </SendForm>
      )}
      <Fold
        open={typed !== null}
        summary={
          <>
            Rechazar <span className="oculto-visual">el pedido de {name}</span>
          </>
        }
      >
        <SendForm noValidate>
          <input type="hidden" name="solicitud" value={id} />
          <TextField
            id={`razon-${id}`}
            name="razon"
            label="Por qué se rechaza"
            help="La persona lo leerá."
            defaultValue={typed?.reason ?? ''}
            problem={typed?.problem}
            required
          />
          <SendButton className="boton grave" name="accion" value="rechazar">
            Rechazar <span className="oculto-visual">el pedido de {name}</span>
          </SendButton>
        </SendForm>
      </Fold>
    </li>
  )
}

function Decided({ decided }: { decided: RequestsView['decided'] }) {
  if (decided.length === 0) return null
  return (
    <WideTable caption="Últimas decisiones" className="apilada">
      <thead>
        <tr>
          <th scope="col">Persona</th>
          <th scope="col">Entidad y función</th>
          <th scope="col">Resolución</th>
          <th scope="col">Decisión</th>
        </tr>
      </thead>
      <tbody>
        {decided.map(({ id, name, email, entityName, role, resolution, status, reason, decidedByName, decidedOn }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              <br />
              <span className="tenue suelto">{email}</span>
            </th>
            <td data-titulo="Entidad y función">
              {entityName}: {ROLE_NAMES[role]}
            </td>
            <td data-titulo="Resolución">{resolution}</td>
            <td data-titulo="Decisión">
              {status === 'granted' ? 'Concedido' : `Rechazado: ${reason}`}
              {decidedOn ? `. ${formatShortDate(decidedOn)}` : ''}
              {decidedByName ? `, ${decidedByName}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Told({ outcome, sendsMail }: { outcome: Outcome | null; sendsMail: boolean }) {
  if (outcome?.kind === 'granted') return <InvitationSentBox sent={outcome.sent} />
  if (outcome?.kind === 'undecided')
    return (
      <Notice kind="warning" role="alert">
        <p>{PROBLEM_WORDS[outcome.why]}</p>
      </Notice>
    )
  if (outcome?.kind !== 'refused') return null
  return (
    <Notice kind="done" role="status">
      <p>
        Rechazado.{' '}
        {sendsMail
          ? `Enviamos la razón a ${outcome.email}.`
          : `Esta instalación no envía correo: avise usted a ${outcome.name} (${outcome.email}).`}
      </p>
    </Notice>
  )
}

/** Who asks for an account, with all that helps to decide; below what was decided. */
export function AccountRequestsPage({ requests, outcome }: { requests: RequestsView; outcome: Outcome | null }) {
  const { pending, found, page, pages, decided, sendsMail, keepers } = requests
  const typed = outcome?.kind === 'no-reason' ? outcome : null
  return (
    <>
      <AccountPages waiting={found} />
      <h1>Pedidos de cuenta</h1>
      <ErrorSummary problems={typed ? [{ field: `razon-${typed.id}`, message: typed.problem }] : []} />
      <Told outcome={outcome} sendsMail={sendsMail} />
      <WaitingKeepers
        waiting={keepers}
        link={({ entityId, membershipId }) => `${accountsOf(entityId).to}/${membershipId}`}
      />
      <p>
        Llegan desde <Link to="/solicitar-cuenta">la página pública</Link>. Nadie comprobó todavía quién escribe: busque
        la resolución antes de conceder. Al conceder, la persona recibe una invitación de siete días.
      </p>
      <h2>{found === 0 ? 'Ninguno espera' : formatCount(found, 'pedido espera', 'pedidos esperan')}</h2>
      <ul className="acciones">
        {pending.map((request) => (
          <Pending key={request.id} request={request} typed={typed?.id === request.id ? typed : null} />
        ))}
      </ul>
      <PageLinks page={page} pages={pages} to={(to) => (to === 1 ? '?' : `?pagina=${to}`)} />
      <Decided decided={decided} />
    </>
  )
}
