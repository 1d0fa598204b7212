import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { CampaignView } from './view-campaign.server.ts'
import { peopleWords } from '#app/features/staff-figures/words.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import { PaperAtTheEnd } from './untyped-list.tsx'
import { CampaignActions } from './campaign-actions.tsx'
import { deadlineWords, participationWords, phaseName, siteWords } from './phase-words.ts'

function Facts({ campaign }: { campaign: CampaignView }) {
  return (
    <dl className="definiciones">
      <dt>Alcance</dt>
      <dd>{scopeWords(campaign.scope)}</dd>
      <dt>Población</dt>
      <dd>
        {peopleWords(campaign)}. {campaign.populationSource}, al {formatDate(campaign.populationDate)}.
      </dd>
      <dt>Se pregunta además</dt>
      <dd>Sexo{campaign.extraSegment ? ` y ${campaign.extraSegment.toLowerCase()}` : ''}, siempre opcional.</dd>
      <dt>Se muestra desde</dt>
      <dd>{campaign.k} respuestas por dato.</dd>
      <dt>Para aceptar se lee</dt>
      <dd>«{campaign.consentText}»</dd>
    </dl>
  )
}

function Sample({ campaign }: { campaign: CampaignView }) {
  const few = campaign.population < campaign.k
  return (
    <section className="caja" aria-labelledby="muestra">
      <h2 id="muestra">Cuántas respuestas hacen falta</h2>
      <p>
        Para un margen de ±5 puntos hacen falta <strong>{formatNumber(campaign.sample)}</strong> respuestas de{' '}
        {formatNumber(campaign.population)} personas. Para que la participación sea suficiente,{' '}
        <strong>{formatNumber(campaign.representativeFrom)}</strong>, con mujeres y hombres en proporciones parecidas.
      </p>
      {few ? (
        <p>
          Con menos de {campaign.k} personas no habrá resultados propios: las respuestas solo entran en resultados de
          conjunto.
        </p>
      ) : null}
    </section>
  )
}

function State({ campaign }: { campaign: CampaignView }) {
  return (
    <>
      <p>
        <span className="etiqueta">{phaseName(campaign.phase)}</span> {deadlineWords(campaign)}
      </p>
      {campaign.participation ? (
        <p>
          <strong>{participationWords(campaign)}</strong>{' '}
          <span className="tenue">Se cuenta una vez al día, de cinco en cinco.</span>
        </p>
      ) : null}
      {campaign.selfExtended ? (
        <p>Tenía menos de {campaign.k} respuestas en su último día y se prolongó una vez por diez días.</p>
      ) : null}
      {campaign.closingReason ? <p>Se cerró antes de su fecha: {campaign.closingReason}</p> : null}
      {campaign.annulmentReason ? (
        <p>Se anuló y sus respuestas se destruyeron sin verlas. Razón: {campaign.annulmentReason}</p>
      ) : null}
      {campaign.destructionSignedOn ? (
        <p>Acta de destrucción de lo impreso que sobró, firmada el {formatDate(campaign.destructionSignedOn)}.</p>
      ) : null}
      {campaign.phase === 'population-review' ? (
        <Notice kind="warning">
          <p>
            Hubo más respuestas que personas en el alcance. Para mostrar resultados, la entidad propone la cifra
            correcta con su documento y el MIMP decide con ella, una sola vez.
          </p>
          <p>
            <Link to={`/panel/entidad/personal?aplicacion=${campaign.id}`}>Proponer la cifra correcta</Link>
          </p>
        </Notice>
      ) : null}
      <PaperAtTheEnd campaign={campaign} />
      {campaign.phase === 'closed' ? (
        <p>
          <Link className="boton" to={`/panel/aplicaciones/${campaign.id}/resultados`}>
            Ver resultados
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** Slips by site with the participation of the large ones; with one site there is nothing to tell apart. */
function Sites({ sites }: Pick<CampaignView, 'sites'>) {
  if (!sites.some(({ site }) => site !== '')) return null
  return (
    <section aria-labelledby="sedes">
      <h2 id="sedes">Participación por sede</h2>
      <p className="tenue">
        Se cuentan las papeletas usadas, una vez por semana y de cinco en cinco, en los sobres de 30 papeletas o más. Si
        fuera de ellos quedan menos de 30 personas, el más pequeño tampoco se muestra: con el total se sabría de ellas.
      </p>
      <table>
        <caption className="oculto-visual">Papeletas y participación por sede</caption>
        <thead>
          <tr>
            <th scope="col">Sede</th>
            <th scope="col" className="numero">
              Papeletas
            </th>
            <th scope="col">Usadas</th>
          </tr>
        </thead>
        <tbody>
          {sites.map(({ id, site, slips, participation }) => (
            <tr key={id}>
              <th scope="row">{site || 'Sin nombre'}</th>
              <td className="numero">{formatNumber(slips)}</td>
              <td>{siteWords(participation, slips)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The head's part in invitations by mail. */
function MailDomains({ campaign }: { campaign: CampaignView }) {
  const byMail = campaign.ways.some(({ way }) => way === 'email-swap')
  if (!byMail || !['scheduled', 'open'].includes(campaign.phase)) return null
  return (
    <p>
      Las invitaciones por correo van solo al dominio de la entidad.{' '}
      <Link to={`/panel/aplicaciones/${campaign.id}/dominios`}>Aceptar otro dominio</Link>
    </p>
  )
}

/** One campaign: its state, what to do with it, and its facts. */
export function CampaignPage({
  campaign,
  mayManage,
  mayAgree,
  problems,
  values,
  explained,
}: {
  campaign: CampaignView
  mayManage: boolean
  mayAgree: boolean
  problems: FieldProblems
  values: Readonly<Record<string, string>>
  explained: string
}) {
  return (
    <>
      <Link className="volver" to="/panel">
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>{campaign.instrumentTitle}</h1>
      <State campaign={campaign} />
      <div className="columnas">
        <div>
          {mayManage ? (
            <CampaignActions campaign={campaign} problems={problems} values={values} explained={explained} />
          ) : null}
          {mayAgree ? <MailDomains campaign={campaign} /> : null}
          {campaign.phase === 'open' ? <Sites sites={campaign.sites} /> : null}
        </div>
        <div>
          {['draft', 'scheduled', 'open'].includes(campaign.phase) ? <Sample campaign={campaign} /> : null}
          <h2>Datos de la aplicación</h2>
          <Facts campaign={campaign} />
        </div>
      </div>
    </>
  )
}
