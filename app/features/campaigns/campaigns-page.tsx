import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import type { CampaignsByYear } from './list-by-year.server.ts'
import { deadlineWords, participationWords, phaseName } from './phase-words.ts'

type Year = CampaignsByYear[number]
type Row = Year['campaigns'][number]

const NO_PARTICIPATION: Readonly<Partial<Record<Row['phase'], string>>> = {
  draft: 'aún no abre',
  scheduled: 'aún no abre',
  closing: 'se cuenta al cerrar',
  'population-review': 'se cuenta al cerrar',
}

const hasEnded = ({ phase }: Row) => phase === 'cancelled' || phase === 'annulled'

function CampaignRow({ campaign }: { campaign: Row }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/panel/aplicaciones/${campaign.id}`}>{campaign.instrumentTitle}</Link>
      </th>
      <td data-titulo="Estado">{phaseName(campaign.phase)}</td>
      <td data-titulo="Plazo">{deadlineWords(campaign)}</td>
      <Cell title="Participación" absent={NO_PARTICIPATION[campaign.phase] ?? 'no hay'}>
        {campaign.released ?? participationWords(campaign)}
      </Cell>
      <Cell title="Resultados" absent={hasEnded(campaign) ? 'no hay' : 'aún no hay'}>
        {campaign.released === null ? null : (
          <Link to={`/panel/aplicaciones/${campaign.id}/resultados`}>
            Ver resultados <span className="oculto-visual">de {campaign.instrumentTitle}</span>
          </Link>
        )}
      </Cell>
    </tr>
  )
}

function YearTable({ year: { year, campaigns } }: { year: Year }) {
  return (
    <WideTable caption={`Aplicaciones de ${year}`} captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Herramienta</th>
          <th scope="col">Estado</th>
          <th scope="col">Plazo</th>
          <th scope="col">Participación</th>
          <th scope="col">Resultados</th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <CampaignRow key={campaign.id} campaign={campaign} />
        ))}
      </tbody>
    </WideTable>
  )
}

/** "Aplicaciones": every one of the entity, the newest year open and those before it folded. */
export function CampaignsPage({ years, mayCreate }: { years: CampaignsByYear; mayCreate: boolean }) {
  const [newest, ...before] = years
  return (
    <>
      <h1>Aplicaciones</h1>
      {mayCreate ? (
        <p>
          <Link className="boton" to="/panel/aplicaciones/nueva">
            Crear una aplicación
          </Link>
        </p>
      ) : null}
      {newest ? (
        <>
          <h2>{newest.year}</h2>
          <YearTable year={newest} />
        </>
      ) : (
        <Empty>Aún no hay aplicaciones.{mayCreate ? ' Empiece por crear la primera.' : ''}</Empty>
      )}
      {before.map((year) => (
        <details key={year.year}>
          <summary>
            {year.year}: {formatCount(year.campaigns.length, 'aplicación', 'aplicaciones')}
          </summary>
          <YearTable year={year} />
        </details>
      ))}
    </>
  )
}
