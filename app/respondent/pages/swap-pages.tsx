import { formatFullHour, formatLongDate } from '#app/kit/format.ts'
import { FORM_ID_FIELD } from '#app/kit/forms/form-id.ts'
import { Explained } from './explained.tsx'
import type { AdmitsFrom, RespondentCampaign } from '../contract.ts'

/** What a link from a mail opens. The button is a form, so that a program that only looks at links uses none up. */
export function SwapOffer({ campaign, formId }: { campaign: RespondentCampaign; formId: string }) {
  return (
    <>
      <h1>{campaign.instrument.publicTitle}</h1>
      <p>
        <strong>{campaign.entityName}</strong> le invita a responder, hasta el {formatLongDate(campaign.closesOn)}. Es
        voluntaria y <strong>confidencial</strong>.
      </p>
      <p>
        Antes de responder, cambie este enlace por un código al azar. Así sus respuestas no quedan unidas a su correo.
      </p>
      <form method="post">
        <input type="hidden" name={FORM_ID_FIELD} value={formId} />
        <p>
          <button type="submit" className="boton">
            Cambiar mi enlace por un código
          </button>
        </p>
      </form>
      <h2>Qué queda anotado y qué no</h2>
      <ul>
        <li>
          Queda anotado que este enlace se usó, sin la hora. Qué código salió de qué enlace no se anota en ninguna
          parte.
        </li>
        <li>El código sirve desde la próxima hora en punto: así el momento del cambio no dice cuándo respondió.</li>
        <li>Un buzón puede mostrar que se le invitó. Por eso decimos confidencial.</li>
        <li>Los recordatorios llegan a todas las personas invitadas por correo, hayan respondido o no.</li>
      </ul>
      <Explained entity={encodeURIComponent(campaign.entityId)} />
    </>
  )
}

/** The code, shown once. Nobody can look it up again, not even for the person it belongs to. */
export function SwapCode({ campaign, code, from }: { campaign: RespondentCampaign; code: string; from: AdmitsFrom }) {
  return (
    <>
      <h1>Este es su código</h1>
      <p className="codigo-grande">{code}</p>
      <p>
        <strong>
          Sirve desde {formatFullHour(from.hour)} del {formatLongDate(from.day)}
        </strong>{' '}
        y hasta el {formatLongDate(campaign.closesOn)}.
      </p>
      <ul>
        <li>
          Anótelo o guarde esta dirección:{' '}
          {/* Without a referrer: the code's page must not be told from which link it came. */}
          <a href={`/r/${code}`} rel="noreferrer">
            /r/{code}
          </a>
        </li>
        <li>No vuelve a mostrarse. Nadie puede buscarlo ni darle otro, porque no se anotó que es suyo.</li>
        <li>No lo comparta: admite una sola respuesta.</li>
      </ul>
      <Explained entity={encodeURIComponent(campaign.entityId)} />
    </>
  )
}
