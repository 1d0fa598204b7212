import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import type { CampaignView } from './view-campaign.server.ts'
import { CopyText } from './copy-text.tsx'
import { closeWaitWords } from './paper-words.ts'
import { ENTRY_WORDS, protectionSentence, WAY_WORDS } from './way-words.ts'

/** `explained`: address of the page on anonymity, for messages. */
type Props = { readonly campaign: CampaignView; readonly problems: FieldProblems; readonly explained: string }

/** One and the same for all, in every channel: whoever has answered gets it too. */
function reminderText(campaign: CampaignView, explained: string): string {
  const how = campaign.ways.map(({ way }) => ENTRY_WORDS[way]).join(' o ')
  return [
    `Hasta el ${formatLongDate(campaign.closesOn)} puede responder «${campaign.publicTitle}», con ${how}.`,
    `Toma unos ${campaign.minutes} minutos. ${protectionSentence(campaign.ways.map(({ way }) => way))}`,
    'Este mensaje es para todo el personal: nadie sabe quién ya respondió.',
    `Qué protege lo que usted responde, y qué no: ${explained}`,
    ...(campaign.promisedPath
      ? [`Qué se hizo con lo respondido se publicará en: ${new URL(campaign.promisedPath, explained).href}`]
      : []),
  ].join('\n')
}

/** Who keeps the codes, for whoever coordinates sees none of them. */
export function Custodians({ custodians }: Pick<CampaignView, 'custodians'>) {
  return custodians.length > 0 ? (
    <p>Custodia de códigos: {custodians.join(', ')}.</p>
  ) : (
    <Notice kind="warning">
      <p>
        Todavía no hay una custodia de códigos confirmada: sin ella no se imprimen papeletas ni se invita por correo.{' '}
        <Link to="/panel/cuentas/invitar">Invite a una persona de otra unidad</Link> y pida a quien es titular que la
        confirme.
      </p>
    </Notice>
  )
}

function Slips({ campaign }: { campaign: CampaignView }) {
  const printed = campaign.sites.reduce((sum, { slips }) => sum + slips, 0)
  return (
    <>
      <Custodians custodians={campaign.custodians} />
      <p>
        {printed > 0
          ? `La custodia ya imprimió ${formatNumber(printed)} papeletas. Usted no ve los códigos: quien lee resultados no los tiene.`
          : 'La custodia imprime y guarda las papeletas. Todavía no imprimió ninguna.'}
      </p>
    </>
  )
}

function SingleLink({ base, problems }: { base: string; problems: FieldProblems }) {
  return (
    <>
      <p>
        <Link className="boton" to={`${base}/afiche`}>
          Afiche y mensajes
        </Link>
      </p>
      <Fold open={'confirmo-enlace' in problems} summary="El enlace salió de la entidad: cambiarlo">
        <SendForm noValidate>
          <input type="hidden" name="accion" value="cambiar-enlace" />
          <p>
            El enlace de ahora dejará de servir, como uno que nunca existió. Reimprima el afiche y reenvíe los mensajes.
            Quien esté respondiendo en ese momento empieza de nuevo.
          </p>
          <TickField
            name="confirmo"
            id="confirmo-enlace"
            label="Entiendo que el enlace de ahora deja de servir"
            checked={false}
            problem={problems['confirmo-enlace']}
          />
          <SendButton className="boton segundo">Cambiar el enlace</SendButton>
        </SendForm>
      </Fold>
    </>
  )
}

function Mails({ campaign }: { campaign: CampaignView }) {
  return (
    <>
      <Custodians custodians={campaign.custodians} />
      <p>
        La custodia escribe los correos y Espejo envía las invitaciones. Personas invitadas:{' '}
        {formatNumber(campaign.invited)}. Nadie vuelve a ver sus correos. Van solo al dominio de la entidad; quien es
        titular puede aceptar otro.
      </p>
    </>
  )
}

/** Forms for whoever cannot answer on a phone: here only that they exist. */
function Paper({ paper }: { paper: NonNullable<CampaignView['paper']> }) {
  return (
    <section aria-labelledby="papel">
      <h3 id="papel">Formularios en papel</h3>
      <p>
        Para quien no puede responder en un celular. La custodia los imprime y reparte, y los digita otra persona:
        ninguna de las dos lee resultados. Cada uno ocupa el lugar de una papeleta o de una invitación.{' '}
        {paper.printed > 0
          ? `La custodia ya preparó ${formatCount(paper.printed, 'formulario', 'formularios')}.`
          : 'Si hacen falta, dígale cuántos.'}
      </p>
      {paper.closeWaits ? <p>{closeWaitWords(paper.closeWaits)}</p> : null}
      {paper.mayBeTyped ? null : (
        <p className="tenue">
          Todavía no hay quien los digite: <Link to="/panel/cuentas/invitar">invite a una persona de otra unidad</Link>{' '}
          y pida a quien es titular que la confirme.
        </p>
      )}
    </section>
  )
}

/** How the staff are invited, way by way, and a text to remind all of them. */
export function Invitation({ campaign, problems, explained }: Props) {
  const base = `/panel/aplicaciones/${campaign.id}`
  return (
    <section aria-labelledby="invitar">
      <h2 id="invitar">Invite al personal</h2>
      {campaign.ways.map(({ way, people }) => (
        <section key={way} aria-labelledby={`via-${way}`}>
          <h3 id={`via-${way}`}>{WAY_WORDS[way].label}</h3>
          <p className="tenue">
            Para {formatNumber(people)} personas. {WAY_WORDS[way].protects}
          </p>
          {way === 'slips' ? (
            <Slips campaign={campaign} />
          ) : way === 'single-link' ? (
            <SingleLink base={base} problems={problems} />
          ) : (
            <Mails campaign={campaign} />
          )}
        </section>
      ))}
      {campaign.paper ? <Paper paper={campaign.paper} /> : null}
      <details>
        <summary>Texto para recordar el plazo a todo el personal</summary>
        <CopyText
          id="texto-recordatorio"
          label="Péguelo en carteles, chats o correos a todos, nunca a una persona"
          text={reminderText(campaign, explained)}
        />
      </details>
    </section>
  )
}
