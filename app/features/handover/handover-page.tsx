import { Link } from '@remix-run/react'
import { memberRole } from '#app/features/accounts/entity-accounts-page.tsx'
import { planAddress } from '#app/features/plan/tabs.ts'
import { PLAN_PARTS } from '#app/features/plan/plan-progress.ts'
import { PART_NAMES, planStateWords } from '#app/features/plan/words.ts'
import { formatCount, formatDate, formatShortDate } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { ASSESSMENT_STATUS_NAMES, CAMPAIGN_STATUS_NAMES, ROLE_NAMES } from '#app/kit/words/names.ts'
import type { Handover } from './view-handover.server.ts'

type PlanFacts = Handover['plans'][number]

function partsOf({ progress }: PlanFacts): string {
  const parts = PLAN_PARTS.filter((part) => progress[part] > 0)
  return parts.map((part) => `${progress[part]} ${PART_NAMES[part](progress[part])}`).join(', ') || 'sin acciones'
}

function PlanItem({ plan }: { plan: PlanFacts }) {
  const last = plan.versions.at(-1)
  return (
    <li>
      <p>
        <Link to={planAddress({ year: plan.year, entityId: null }, 'firma')}>Plan {plan.year}</Link>:{' '}
        {planStateWords({ ...plan, isClosed: plan.closedOn !== null })
          .join(', ')
          .toLowerCase()}
        {plan.closedOn === null ? '' : ` el ${formatDate(plan.closedOn)}`}. Acciones: {partsOf(plan)}.
      </p>
      {last ? (
        <p className="tenue">
          {formatCount(plan.versions.length, 'versión firmada', 'versiones firmadas')}; la última el{' '}
          {formatDate(last.signedOn)}, huella SHA-256 <code className="suelto">{last.digest}</code>
        </p>
      ) : null}
    </li>
  )
}

function Plans({ plans }: Pick<Handover, 'plans'>) {
  return (
    <section aria-labelledby="planes">
      <h2 id="planes">Planes de mejora</h2>
      {plans.length === 0 ? (
        <Empty>La entidad no tiene planes.</Empty>
      ) : (
        <ul>
          {plans.map((plan) => (
            <PlanItem key={plan.year} plan={plan} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Campaigns({ campaigns, keepers }: Pick<Handover, 'campaigns' | 'keepers'>) {
  return (
    <section aria-labelledby="aplicaciones">
      <h2 id="aplicaciones">Aplicaciones abiertas o en preparación</h2>
      {campaigns.length === 0 ? (
        <Empty>No hay aplicaciones abiertas.</Empty>
      ) : (
        <ul>
          {campaigns.map(({ id, title, status, opensOn, closesOn }) => (
            <li key={id}>
              <Link to={`/panel/aplicaciones/${id}`}>{title}</Link>: {CAMPAIGN_STATUS_NAMES[status].toLowerCase()}, del{' '}
              {formatShortDate(opensOn)} al {formatShortDate(closesOn)}
            </li>
          ))}
        </ul>
      )}
      <p>Continúan y cierran en su fecha aunque cambien las autoridades y la coordinación.</p>
      <h3>Quién guarda los códigos, por función</h3>
      {keepers.length === 0 ? (
        <p>Nadie guarda códigos ni digita hoy.</p>
      ) : (
        <ul>
          {keepers.map(({ role, unit }, index) => (
            <li key={index}>
              {ROLE_NAMES[role]}
              {unit ? `, ${unit}` : ''}
            </li>
          ))}
        </ul>
      )}
      <p>
        Los códigos no se entregan en el traspaso: quien los guarda los conserva hasta el cierre y firma el acta de lo
        que sobró. Quien entra a coordinar o a ser titular no los recibe ni los ve.
      </p>
    </section>
  )
}

function Records({ releases, assessments, facts }: Pick<Handover, 'releases' | 'assessments' | 'facts'>) {
  return (
    <section aria-labelledby="registros">
      <h2 id="registros">Registros que quedan</h2>
      <ul>
        {releases.map(({ campaignId, title, releasedOn, isCertified }) => (
          <li key={campaignId}>
            <Link to={`/panel/aplicaciones/${campaignId}/resultados`}>Resultados: {title}</Link>, del{' '}
            {formatDate(releasedOn)}
            {isCertified ? ', con constancia' : ''}
          </li>
        ))}
        {assessments.map(({ year, status }) => (
          <li key={year}>
            <Link to={`/panel/presupuesto/${year}`}>Autodiagnóstico del presupuesto {year}</Link>:{' '}
            {ASSESSMENT_STATUS_NAMES[status].toLowerCase()}
          </li>
        ))}
        {facts.map((year) => (
          <li key={year}>
            <Link to={`/panel/ficha/${year}`}>Ficha de datos {year}</Link>
          </li>
        ))}
      </ul>
      {releases.length + assessments.length + facts.length === 0 ? <Empty>Todavía no hay registros.</Empty> : null}
      <p>
        Quedan en Espejo para quien reciba las cuentas, sin copiar nada. Las respuestas de las personas no se entregan:
        nadie las recibe, tampoco esta entidad.
      </p>
    </section>
  )
}

function Deadlines({ deadlines, today }: Pick<Handover, 'deadlines' | 'today'>) {
  return (
    <section aria-labelledby="plazos">
      <h2 id="plazos">Plazos</h2>
      <table className="apilada">
        <caption className="oculto-visual">Plazos, del más cercano al más lejano</caption>
        <thead>
          <tr>
            <th scope="col">Día</th>
            <th scope="col">Qué</th>
          </tr>
        </thead>
        <tbody>
          {deadlines.map(({ on, what }, index) => (
            <tr key={index}>
              <th scope="row">
                {formatDate(on)} {on < today ? <span className="etiqueta urgente">Vencido</span> : null}
              </th>
              <td data-titulo="Qué">{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Accounts({ accounts, mandateEnd }: Pick<Handover, 'accounts' | 'mandateEnd'>) {
  return (
    <section aria-labelledby="cuentas">
      <h2 id="cuentas">Cuentas, con su acto</h2>
      <table className="apilada">
        <caption className="oculto-visual">Personas con acceso</caption>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            <th scope="col">Función</th>
            <th scope="col">Acto</th>
            <th scope="col">Desde</th>
            <th scope="col">Hasta</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <Link to={`/panel/cuentas/${member.id}`}>{member.name}</Link>
              </th>
              <td data-titulo="Función">{memberRole(member)}</td>
              <td data-titulo="Acto">{member.resolution || 'No consta'}</td>
              <td data-titulo="Desde">{formatShortDate(member.startsOn)}</td>
              <td data-titulo="Hasta">{member.endsOn ? formatShortDate(member.endsOn) : 'Sin fecha'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Qué hacer con ellas</h3>
      <ol>
        <li>
          Quien sale: en la página de su cuenta se anota el acto que termina su función y su último día
          {mandateEnd === null ? '' : ` (${formatDate(mandateEnd)}, si termina con las autoridades)`}. Ese día pierde el
          acceso; lo que hizo queda con su nombre.
        </li>
        <li>
          La coordinación que sigue aquí <Link to="/panel/cuentas/invitar">invita a su relevo</Link>, o la nombra la
          nueva persona titular.
        </li>
        <li>
          La nueva persona titular pide su cuenta en <Link to="/solicitar-cuenta">Solicitar una cuenta</Link>: la
          administración del MIMP la admite con el número de su resolución o credencial. También admite así a quien
          coordina, si nadie quedó.
        </li>
      </ol>
    </section>
  )
}

/** What goes to whoever takes over an entity, on one page that is printed for the transfer file. */
export function HandoverPage({ handover }: { handover: Handover }) {
  const { entityName, today, mandateEnd, isNear, norm } = handover
  return (
    <>
      <PrintHint back="/panel" />
      <p className="tenue">{entityName}</p>
      <h1>Traspaso de la gestión</h1>
      <p>
        Al {formatDate(today)}. Para el expediente de transferencia de los gobiernos regionales y locales ({norm}), o
        para cualquier cambio de titular o de coordinación.
      </p>
      {isNear && mandateEnd !== null ? (
        <Notice kind="warning">
          <p>
            Las autoridades terminan el {formatDate(mandateEnd)}. Revise esta página, anote hasta cuándo valen las
            cuentas de quienes salen e imprímala para el expediente.
          </p>
        </Notice>
      ) : null}
      <Plans plans={handover.plans} />
      <Campaigns campaigns={handover.campaigns} keepers={handover.keepers} />
      <Records releases={handover.releases} assessments={handover.assessments} facts={handover.facts} />
      <Deadlines deadlines={handover.deadlines} today={today} />
      <Accounts accounts={handover.accounts} mandateEnd={mandateEnd} />
    </>
  )
}
