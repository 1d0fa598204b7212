import { Link } from '@remix-run/react'
import { formatLongDate } from '#app/kit/format.ts'
import { QrDrawing } from '#app/kit/figures/qr-drawing.tsx'
import type { QrModules } from '#app/kit/figures/qr-modules.ts'
import { Logo, type ShownLogo } from '#app/kit/shell/logo.tsx'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import type { ExplanationAddress } from './invitation-links.server.ts'
import type { CampaignView } from './view-campaign.server.ts'
import { CopyText } from './copy-text.tsx'
import { PROTECTION_WORDS } from './way-words.ts'

type Props = {
  readonly campaign: CampaignView
  readonly address: string
  readonly link: string
  readonly qr: QrModules
  readonly explanation: ExplanationAddress
  readonly logo: ShownLogo | null
  /** Where the staff see later what was done; null where no notice promises it. */
  readonly promised: ExplanationAddress | null
}

function mailText({ campaign, link, explanation, promised }: Props): string {
  return [
    `Hasta el ${formatLongDate(campaign.closesOn)} puede responder la «${campaign.publicTitle}».`,
    `Toma unos ${campaign.minutes} minutos, en su celular o computadora: ${link}`,
    `Es ${PROTECTION_WORDS['single-link']} y voluntaria: no pide nombre, DNI ni correo, y solo se ven resultados de grupos.`,
    'Nadie puede pedirle que muestre la pantalla ni preguntarle qué respondió.',
    `Qué protege lo que usted responde, y qué no se puede prometer: ${explanation.link}`,
    ...(promised ? [`Qué se hizo con lo respondido se publicará en: ${promised.link}`] : []),
  ].join('\n')
}

function messageText({ campaign, link, explanation }: Props): string {
  return `«${campaign.publicTitle}»: ${campaign.minutes} minutos, ${PROTECTION_WORDS['single-link']} y voluntaria. Hasta el ${formatLongDate(campaign.closesOn)}. ${link}\nQué protege lo que usted responde, y qué no: ${explanation.link}`
}

/** Poster of the single link, and texts to copy. */
export function Poster(props: Props) {
  const { campaign, address, qr, explanation, logo, promised } = props
  const [host] = explanation.printed.split('/')
  return (
    <>
      <div className="no-imprimir">
        <Link className="volver" to={`/panel/aplicaciones/${campaign.id}`}>
          Volver
        </Link>
        <h1>Afiche y mensajes</h1>
        <p>Imprima el afiche y péguelo donde pase todo el personal. Envíe los mensajes a todo el personal por igual.</p>
        <PrintButton label="Imprimir el afiche" />
      </div>
      <section className="afiche" aria-labelledby="afiche-titulo">
        <h2 id="afiche-titulo">{campaign.publicTitle}</h2>
        <Logo logo={logo} />
        <p>{campaign.entityName}</p>
        <div className="qr grande" aria-hidden="true">
          <QrDrawing code={qr} />
        </div>
        <p>
          Entre a <strong>{address}</strong> y escriba <strong className="codigo">{campaign.linkCode}</strong>
        </p>
        <p>
          {campaign.minutes} minutos · {PROTECTION_WORDS['single-link']} · voluntaria · hasta el{' '}
          {formatLongDate(campaign.closesOn)}
        </p>
        <p>No pide nombre, DNI ni correo. Nadie puede pedirle que muestre la pantalla.</p>
        <p>
          Qué protege lo que usted responde, y qué no:{' '}
          <strong>
            {host}
            <wbr />
            /anonimato
          </strong>
        </p>
        {promised ? (
          <p>
            Qué se hizo con lo respondido se publicará en: <strong>{promised.printed}</strong>
          </p>
        ) : null}
        {campaign.invented ? <p>Demostración: los datos son inventados.</p> : null}
      </section>
      <CopyText id="texto-correo" label="Texto para correo" text={mailText(props)} />
      <CopyText id="texto-mensaje" label="Texto para WhatsApp" text={messageText(props)} />
    </>
  )
}
