import { Link } from '@remix-run/react'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'
import type { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { WaitingKeepers } from '#app/features/accounts/entity-accounts-page.tsx'
import type { KeepersWaiting } from '#app/features/accounts/waiting-keepers.server.ts'
import type { GuidedStep } from './guide.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { deadlineWords, participationWords, phaseName } from '#app/features/campaigns/phase-words.ts'

const STATE_NAMES = { done: 'Completado', now: 'Por hacer', waiting: 'En curso', 'not-yet': 'Aún no se puede' } as const
const STATE_CLASSES = {
  done: 'estado',
  now: 'estado etiqueta urgente',
  waiting: 'estado etiqueta',
  'not-yet': 'estado tenue',
} as const

function Step({ step }: { step: GuidedStep }) {
  return (
    <li>
      <div>
        {step.to && step.state !== 'not-yet' ? (
          <Link to={step.to}>{step.title}</Link>
        ) : (
          <span className="tenue">{step.title}</span>
        )}
        <p>{step.text}</p>
      </div>
      <span className={STATE_CLASSES[step.state]}>{STATE_NAMES[step.state]}</span>
    </li>
  )
}

const isToCome = ({ phase }: CampaignSummary) => phase === 'draft' || phase === 'scheduled'
const isVoid = ({ phase }: CampaignSummary) => phase === 'cancelled' || phase === 'annulled'

function CampaignRow({ campaign }: { campaign: CampaignSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/panel/aplicaciones/${campaign.id}`}>{campaign.instrumentTitle}</Link>
      </th>
      <td data-titulo="Estado">{phaseName(campaign.phase)}</td>
      <td data-titulo="Plazo">{deadlineWords(campaign)}</td>
      <Cell title="Participación" absent={isToCome(campaign) ? 'aún no abre' : 'ya cerró'}>
        {participationWords(campaign)}
      </Cell>
      <Cell title="Resultados" absent={isVoid(campaign) ? 'no hay' : 'aún no hay'}>
        {campaign.phase === 'closed' ? (
          <Link to={`/panel/aplicaciones/${campaign.id}/resultados`}>Ver resultados</Link>
        ) : null}
      </Cell>
    </tr>
  )
}

type Props = {
  readonly entityName: string
  readonly steps: readonly GuidedStep[]
  readonly campaigns: readonly CampaignSummary[]
  readonly planYear: number
  readonly mayManage: boolean
  readonly end: ReturnType<typeof ownEntityEnd>
  readonly keepers: KeepersWaiting
}

function Ended({ end }: { end: NonNullable<Props['end']> }) {
  return (
    <div className="caja aviso" role="note">
      <p>
        {end.intoName ? `La entidad se fusionó con ${end.intoName}.` : 'La entidad ya no está vigente.'} Ya no aplica
        herramientas. Hasta el último día de su cuenta puede leer y descargar lo que hay aquí.
      </p>
    </div>
  )
}

/** "¿Qué hago ahora?": the steps with their state, then every campaign and the plan of the year. */
export function Panel({ entityName, steps, campaigns, planYear, mayManage: coordinates, end, keepers }: Props) {
  const mayManage = coordinates && end === null
  return (
    <>
      <p className="tenue">{entityName}</p>
      {end ? <Ended end={end} /> : null}
      <h1>{coordinates ? 'Qué hago ahora' : 'Cómo va mi entidad'}</h1>
      <WaitingKeepers waiting={keepers} link={({ membershipId }) => `/panel/cuentas/${membershipId}`} />
      <ol className="tareas">
        {steps.map((step) => (
          <Step key={step.title} step={step} />
        ))}
      </ol>
      <h2>Aplicaciones</h2>
      {campaigns.length === 0 ? (
        <p>Aún no hay aplicaciones.{mayManage ? ' Empiece por crear la primera.' : ''}</p>
      ) : (
        <div className="desborde">
          <table className="apilada">
            <caption className="oculto-visual">Aplicaciones de la entidad</caption>
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
          </table>
        </div>
      )}
      {mayManage ? (
        <p>
          <Link className="boton segundo" to="/panel/aplicaciones/nueva">
            Crear una aplicación
          </Link>
        </p>
      ) : null}
      <h2>Plan de mejora {planYear}</h2>
      <p>
        <Link to={`/panel/plan/${planYear}`}>Abrir el plan {planYear}</Link>
      </p>
      <h2>La entidad</h2>
      <p className="botones">
        <Link to="/panel/entidad">Datos, personal y responsables</Link>
        <Link to="/panel/ficha">Ficha de datos (opcional)</Link>
        {end ? null : <Link to="/panel/documentos">Documentos de protección de datos</Link>}
      </p>
    </>
  )
}
