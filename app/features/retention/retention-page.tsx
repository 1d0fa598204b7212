import { Empty } from '#app/kit/shell/notice.tsx'
import { formatCount, formatDate, MONTH_NAMES } from '#app/kit/format.ts'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import type { RetentionView } from './view-retention.server.ts'

type Campaigns = RetentionView['campaigns']

/** So many are shown at once, without opening their month. */
const FEW = 20

/** Of those whose day has come: the program looks each minute, so they stand here only until it runs. */
const DUE = 'se cumplió su plazo: Espejo las destruye en unos minutos, sin que nadie haga nada'

function monthWords(month: string): string {
  return `${MONTH_NAMES[Number(month.slice(5, 7)) - 1]} de ${month.slice(0, 4)}`
}

/** Campaigns by the month in which they are destroyed, in the order in which they come. */
function byMonth({ campaigns, today }: RetentionView): Map<string, Campaigns> {
  const months = new Map<string, Campaigns>()
  for (const campaign of campaigns) {
    const when = campaign.destroyedFrom <= today ? DUE : `en ${monthWords(campaign.destroyedFrom)}`
    months.set(when, [...(months.get(when) ?? []), campaign])
  }
  return months
}

function Month({ when, campaigns, open }: { when: string; campaigns: Campaigns; open: boolean }) {
  return (
    <details open={open}>
      <summary>
        {formatCount(campaigns.length, 'aplicación', 'aplicaciones')}, {when}
      </summary>
      <table className="apilada">
        <caption className="oculto-visual">Aplicaciones cuyas respuestas se destruyen, {when}</caption>
        <thead>
          <tr>
            <th scope="col">Entidad</th>
            <th scope="col">Herramienta</th>
            <th scope="col">Cerró</th>
            <th scope="col">Se destruye</th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <tr key={campaign.campaignId}>
              <th scope="row">{campaign.entityName}</th>
              <td data-titulo="Herramienta">{campaign.instrumentTitle}</td>
              <td data-titulo="Cerró">{formatDate(campaign.closedOn)}</td>
              <td data-titulo="Se destruye">{formatDate(campaign.destroyedFrom)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Terms({ terms }: Pick<RetentionView, 'terms'>) {
  return (
    <>
      <h2>Todos los plazos</h2>
      <dl>
        {terms.map(({ id, what, until }) => (
          <div className="hecho" key={id}>
            <dt>{what}</dt>
            <dd>{until}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Deletions that come, so that nobody is surprised; they cannot be put off. */
export function RetentionPage({ retention }: { retention: RetentionView }) {
  const { campaigns, days, requests, terms, deletedAccounts } = retention
  const months = [...byMonth(retention)]
  return (
    <>
      <h1>Plazos</h1>
      <WithAside aside={<Terms terms={terms} />}>
        <h2>Lo que se borra pronto</h2>
        <p>
          En los próximos {days} días se destruyen las respuestas de estas aplicaciones. Los resultados y los planes se
          quedan. Esto no se puede postergar: se prometió a quienes respondieron.
        </p>
        {campaigns.length === 0 ? <Empty>No hay aplicaciones cuyo plazo venza en ese tiempo.</Empty> : null}
        {months.map(([when, found]) => (
          <Month key={when} when={when} campaigns={found} open={campaigns.length <= FEW} />
        ))}
        <p>
          {deletedAccounts === 0
            ? 'En ese tiempo no vence el plazo de ninguna cuenta borrada.'
            : `En ese tiempo se quita el nombre de ${formatCount(deletedAccounts, 'cuenta que se borró', 'cuentas que se borraron')} hace cinco años.`}
        </p>
        {requests > 0 ? (
          <p>
            También se{' '}
            {requests === 1
              ? 'borra un pedido de cuenta que nadie resolvió'
              : `borran ${formatCount(requests, 'pedido de cuenta', 'pedidos de cuenta')} que nadie resolvió`}
            .
          </p>
        ) : null}
      </WithAside>
    </>
  )
}
