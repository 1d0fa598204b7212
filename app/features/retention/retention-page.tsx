import { Empty } from '#app/kit/shell/notice.tsx'
import { formatCount, formatDate, MONTH_NAMES } from '#app/kit/format.ts'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
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

type When = Pick<Campaigns[number], 'destroyedFrom'>

const whenOf = ({ destroyedFrom }: When, today: string): string =>
  destroyedFrom <= today ? DUE : `en ${monthWords(destroyedFrom)}`

/** Campaigns of the page by the month in which they are destroyed, in the order in which they come, and how many the whole month has. */
function byMonth({ campaigns, destructions, today }: RetentionView) {
  const months = new Map<string, { count: number; campaigns: Campaigns }>()
  for (const campaign of campaigns) {
    const when = whenOf(campaign, today)
    months.set(when, { count: 0, campaigns: [...(months.get(when)?.campaigns ?? []), campaign] })
  }
  for (const day of destructions) {
    const month = months.get(whenOf(day, today))
    if (month) month.count += day.campaigns
  }
  return months
}

type MonthProps = {
  readonly when: string
  readonly count: number
  readonly campaigns: Campaigns
  readonly open: boolean
}

function Month({ when, count, campaigns, open }: MonthProps) {
  return (
    <details open={open}>
      <summary>
        {formatCount(count, 'aplicación', 'aplicaciones')}, {when}
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
  const { found, pages, page, days, requests, terms, deletedAccounts } = retention
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
        {found === 0 ? <Empty>No hay aplicaciones cuyo plazo venza en ese tiempo.</Empty> : null}
        {months.map(([when, month]) => (
          <Month key={when} when={when} {...month} open={found <= FEW || months.length === 1} />
        ))}
        <PageLinks page={page} pages={pages} to={(other) => `/nacional/conservacion?pagina=${other}`} />
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
