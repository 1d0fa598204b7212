import { Link } from '@remix-run/react'
import { HistoryTable, RecordFacts, StaffTable } from '#app/features/directory/record-facts.tsx'
import { SeriesSection } from '#app/features/directory/series-section.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate, formatLongDate } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { ASSESSMENT_STATUS_NAMES, CAMPAIGN_STATUS_NAMES } from '#app/kit/words/names.ts'
import { EntityMapTable } from './entity-map.tsx'
import type { NationalEntity } from './view-country.server.ts'

type Campaign = NationalEntity['campaigns'][number]

function Result({ campaign, entityId }: { campaign: Campaign; entityId: string }) {
  const { result } = campaign
  if (result) {
    return (
      <>
        {result.figure ? `${figureSentence(result.figure, result.k, result.decimals)}. ` : null}
        <Link to={`/panel/aplicaciones/${campaign.id}/resultados`}>Ver resultados</Link>
      </>
    )
  }
  if (campaign.status === 'population-review') {
    return (
      <>
        Hay más respuestas que personas.{' '}
        <Link to={`/nacional/entidades/${entityId}/poblacion/${campaign.id}`}>Revisar la población</Link>
      </>
    )
  }
  return <>{campaign.annulmentReason ? `Razón: ${campaign.annulmentReason}` : 'Todavía sin resultado'}</>
}

function Campaigns({ campaigns, entityId }: { campaigns: readonly Campaign[]; entityId: string }) {
  if (campaigns.length === 0) return <Empty>Aún no ha aplicado ninguna herramienta en esta plataforma.</Empty>
  return (
    <WideTable caption="Aplicaciones de la entidad, de la más reciente" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Herramienta</th>
          <th scope="col">Periodo</th>
          <th scope="col">Estado</th>
          <th scope="col">Resultado general</th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <tr key={campaign.id}>
            <th scope="row">{campaign.instrumentTitle}</th>
            <td data-titulo="Periodo">
              Del {formatLongDate(campaign.opensOn)} al {formatLongDate(campaign.closedOn ?? campaign.closesOn)}
            </td>
            <td data-titulo="Estado">{CAMPAIGN_STATUS_NAMES[campaign.status]}</td>
            <td data-titulo="Resultado">
              <Result campaign={campaign} entityId={entityId} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Noting that one advises the entity, and ending it; both stay on record. */
function Advice({ assistance }: Pick<NationalEntity, 'assistance'>) {
  if (assistance && assistance.endedOn === null) {
    return (
      <SendForm>
        <p>
          Usted asiste a esta entidad desde el {formatDate(assistance.since)}: otra persona revisa su autodiagnóstico de
          presupuesto, también hasta un año después de que deje de hacerlo.
        </p>
        {assistance.mayEnd ? (
          <SendButton className="boton segundo" name="asiste" value="no">
            Ya no asisto a esta entidad
          </SendButton>
        ) : (
          <p className="nota">
            Mientras la entidad tenga un autodiagnóstico abierto, la asistencia no se puede dar por terminada.
          </p>
        )}
      </SendForm>
    )
  }
  return (
    <SendForm>
      <p>
        {assistance?.endedOn
          ? `Usted dejó de asistir a esta entidad el ${formatDate(assistance.endedOn)}; por un año otra persona revisa su autodiagnóstico. `
          : ''}
        Si usted asiste a esta entidad, márquelo: otra persona debe revisar su autodiagnóstico de presupuesto.
      </p>
      <SendButton className="boton segundo" name="asiste" value="si">
        Asisto a esta entidad
      </SendButton>
    </SendForm>
  )
}

/** Budget assessments, and whether the reader advises the entity: then somebody else reviews them. */
function Assessments({ national }: { national: NationalEntity }) {
  const { assessments, mayAdvise } = national
  return (
    <>
      <h2>Presupuesto público</h2>
      {assessments.length === 0 ? <Empty>Aún no ha presentado el autodiagnóstico de presupuesto.</Empty> : null}
      <ul>
        {assessments.map(({ id, year, status }) => (
          <li key={id}>
            <Link to={`/nacional/presupuestos/${id}`}>Presupuesto {year}</Link>:{' '}
            {ASSESSMENT_STATUS_NAMES[status].replace(/^./, (first) => first.toLowerCase())}
          </li>
        ))}
      </ul>
      {mayAdvise ? <Advice assistance={national.assistance} /> : null}
    </>
  )
}

const inCountry = (entityId: string) => `/nacional/entidades/${entityId}`

/** What waits of this entity, each with where it is done. */
function Pending({ national: { campaigns, assessments, record } }: { national: NationalEntity }) {
  const { entity } = record
  const over = campaigns.filter(({ status }) => status === 'population-review')
  const submitted = assessments.filter(({ status }) => status === 'submitted')
  const unknown = record.staff.length === 0
  if (over.length + submitted.length === 0 && !unknown) return <p className="tenue">Nada espera de esta entidad.</p>
  return (
    <ul>
      {over.map(({ id, instrumentTitle }) => (
        <li key={id}>
          {instrumentTitle}: hay más respuestas que personas.{' '}
          <Link to={`/nacional/entidades/${entity.id}/poblacion/${id}`}>Revisar la población</Link>
        </li>
      ))}
      {submitted.map(({ id, year }) => (
        <li key={id}>
          Presupuesto {year}: <Link to={`/nacional/presupuestos/${id}`}>espera revisión</Link>
        </li>
      ))}
      {unknown ? <li>No hay una cifra confirmada de cuántas personas trabajan en ella.</li> : null}
    </ul>
  )
}

/** One entity as the Ministry sees it: what it scored and what is pending, then the rest. */
export function NationalEntityPage({ national }: { national: NationalEntity }) {
  const { record, in2019, mayKeep, campaigns, plans, maps } = national
  const { entity } = record
  return (
    <>
      <Link className="volver" to="/nacional">
        Volver al país
      </Link>
      <h1>{entity.name}</h1>
      <RecordFacts record={record} to={inCountry} />
      <SeriesSection series={record.series} to={inCountry} />
      {entity.invented ? <p className="nota">Entidad inventada: no existe.</p> : null}
      {in2019 ? <p className="nota">{`El informe de 2019 la nombra entre las que tenían un ${in2019}.`}</p> : null}
      {mayKeep ? (
        <p className="botones">
          <Link to={`/nacional/directorio/${entity.id}`}>Cambiar en el directorio</Link>
          <Link to={`/nacional/entidades/${entity.id}/cuentas`}>Cuentas de la entidad</Link>
        </p>
      ) : null}
      <h2>Pendiente</h2>
      <Pending national={national} />
      {maps.length > 0 ? (
        <>
          <h2>Puntajes por dimensión</h2>
          {maps.map((map) => (
            <EntityMapTable key={map.instrument} map={map} />
          ))}
        </>
      ) : null}
      <h2>Aplicaciones</h2>
      <Campaigns campaigns={campaigns} entityId={entity.id} />
      <Assessments national={national} />
      <h2>Planes de mejora</h2>
      {plans.length === 0 ? (
        <Empty>Aún no tiene un plan con acciones aceptadas.</Empty>
      ) : (
        <ul>
          {plans.map(({ year, state }) => (
            <li key={year}>
              <Link to={`/panel/plan/${year}?entidad=${entity.id}`}>Plan {year}</Link>: {state.join(', ').toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      <h2>Personas que trabajan en ella</h2>
      <StaffTable staff={record.staff} />
      <h2>Historia</h2>
      <HistoryTable history={record.history} />
    </>
  )
}
