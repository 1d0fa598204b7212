import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { promiseOf } from '#surveys/disclosure/promised-page.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { formatFullHour, formatLongDate } from '#app/kit/format.ts'
import { FORGET_ADDRESS } from '../contract.ts'
import { HelpLines, HelpPageLink, linesCheckedWords, QuickExitNote } from './care.tsx'
import { Explained } from './explained.tsx'
import type { AdmitsFrom, RespondentCampaign, StatePageKind, ThanksKind } from '../contract.ts'

const THANKS: Record<ThanksKind, string> = {
  stored: 'Sus respuestas fueron enviadas.',
  'already-stored': 'Sus respuestas ya estaban enviadas; se guardaron una sola vez.',
  'other-answers-stored':
    'Este formulario ya se había enviado antes. Valen las respuestas de ese primer envío; las de ahora no se guardaron.',
}

/** Help and the way out, as below the form; the entity's channel where it asked about harassment. */
function CampaignHelp({ campaign, title }: { campaign: RespondentCampaign; title: string }) {
  if (!asksAboutHarm(campaign.instrument)) return <HelpLines title={title} />
  return (
    <>
      <HelpLines
        title={title}
        entity={{
          channel: campaign.complaintChannel ?? '',
          linesChecked: linesCheckedWords(campaign.helpLinesCheckedOn),
        }}
        outside
      />
      <QuickExitNote />
    </>
  )
}

/** Makes the browser forget the form that was just left; without a script too. */
function Forget() {
  return <img src={FORGET_ADDRESS} alt="" width={1} height={1} />
}

/**
 * Where the public page will be. Of harassment it is written and not linked: to follow it from here would leave in the
 * history of this browser, beside the questionnaire, that somebody wanted to see what came of it.
 */
function PromisedPage({ campaign }: { campaign: RespondentCampaign }) {
  const { promised, instrument } = campaign
  if (promised === null) return null
  const path = commitmentPath(promised.publicId)
  const when = `Qué se hizo se publica a más tardar ${promiseOf(promised.on).days} días después del cierre`
  return asksAboutHarm(instrument) ? (
    <li>
      {`${when}, en este mismo sitio. Si quiere verlo otro día, desde otro aparato, su página es `}
      <strong>{path}</strong>. Es la misma para todo el personal.
    </li>
  ) : (
    <li>
      {`${when}, en una página que es la misma para todo el personal: `}
      <a href={path} rel="noreferrer">
        {path}
      </a>
    </li>
  )
}

/** After sending: thanks, what happens next, where to find help. No number and nothing of what was answered. */
export function Thanks({ campaign, kind }: { campaign: RespondentCampaign; kind: ThanksKind }) {
  const { mechanismInShort } = legalFrameOn(campaign.closesOn)
  return (
    <>
      <h1>Gracias. {THANKS[kind]}</h1>
      <h2>Qué sigue</h2>
      <ul>
        <li>Se puede responder hasta el {formatLongDate(campaign.closesOn)}.</li>
        <li>Después, la entidad verá resultados de {campaign.k} respuestas o más, nunca respuestas sueltas.</li>
        <li>{`Con esos resultados arma un plan de mejora. Pregunte por él a la coordinación del ${mechanismInShort}.`}</li>
        <PromisedPage campaign={campaign} />
      </ul>
      <CampaignHelp campaign={campaign} title="Si necesita orientación" />
      <Explained entity={encodeURIComponent(campaign.entityId)} quickExit={asksAboutHarm(campaign.instrument)} />
      <h2>Para terminar</h2>
      <p>
        Ya puede cerrar esta página. Si el aparato es compartido, cierre también la pestaña. No queda un comprobante:
        así nadie puede pedírselo.
      </p>
    </>
  )
}

const WITHOUT_CAMPAIGN = {
  'unknown-code': {
    title: 'Este código no abre un cuestionario',
    text: 'Puede estar mal escrito o no servir más. Revise las letras y los números: ninguna papeleta lleva O, 0, I, L ni 1. Si sigue igual, pida otra papeleta a quien las reparte.',
  },
  'not-taken': {
    title: 'Sus respuestas no se guardaron',
    text: 'El código está mal escrito, ya se usó o no sirve más: cada código admite una sola respuesta. Si usted no lo usó, saque otra papeleta de la caja y responda de nuevo.',
  },
  'unknown-link': {
    title: 'Este enlace no sirve',
    text: 'Puede estar incompleto, haberse cambiado ya por un código, o no servir más. Si ya tiene su código, escríbalo en la página que sigue.',
  },
  'too-many-attempts': {
    title: 'Se probaron muchos códigos que no existen',
    text: 'Espere diez minutos y escriba su código otra vez. Un código que sirve se abre siempre.',
  },
} as const

function campaignWords(
  kind: Exclude<StatePageKind, keyof typeof WITHOUT_CAMPAIGN>,
  campaign: RespondentCampaign,
  from: AdmitsFrom | undefined,
): { title: string; text: string } {
  switch (kind) {
    case 'not-yet-open':
      return {
        title: 'El cuestionario todavía no abre',
        text: `Se podrá responder desde el ${formatLongDate(campaign.opensOn)} hasta el ${formatLongDate(campaign.closesOn)}, con este mismo código.`,
      }
    case 'not-yet-this-hour':
      return {
        title: 'Su código todavía no abre',
        text: `Sirve ${from ? `desde ${formatFullHour(from.hour)} del ${formatLongDate(from.day)}` : 'desde la próxima hora en punto'} y hasta el ${formatLongDate(campaign.closesOn)}. Esa espera impide relacionar el momento en que cambió su enlace con una respuesta.`,
      }
    case 'too-late':
      return {
        title: 'Ya no alcanza el tiempo para usar este enlace',
        text: `El código serviría desde la próxima hora en punto, y el cuestionario cierra el ${formatLongDate(campaign.closesOn)} a la medianoche.`,
      }
    case 'closed':
      return {
        title: 'Este cuestionario ya no recibe respuestas',
        text: `Cerró el ${formatLongDate(campaign.closesOn)}. Con los resultados, ${campaign.entityName} arma su plan de mejora.`,
      }
    case 'withdrawn':
      return {
        title: 'Este cuestionario se anuló',
        text: 'Las respuestas que se habían enviado se destruyeron sin que nadie las viera. La entidad informa la razón.',
      }
  }
}

type StateProps = {
  readonly kind: StatePageKind
  readonly campaign: RespondentCampaign | null
  readonly from?: AdmitsFrom | undefined
}

function isWithoutCampaign(kind: StatePageKind): kind is keyof typeof WITHOUT_CAMPAIGN {
  return kind in WITHOUT_CAMPAIGN
}

/** A page that says why there is no form. Unknown and cancelled codes read the same. */
export function State({ kind, campaign, from }: StateProps) {
  const words = isWithoutCampaign(kind)
    ? WITHOUT_CAMPAIGN[kind]
    : campaign
      ? campaignWords(kind, campaign, from)
      : WITHOUT_CAMPAIGN['unknown-code']
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {kind === 'closed' && campaign?.promised ? (
        <p>
          <a href={commitmentPath(campaign.promised.publicId)}>Qué se hizo con lo que el personal respondió</a>
        </p>
      ) : null}
      <p>
        <a href="/r">{kind === 'unknown-link' ? 'Escribir mi código' : 'Escribir otro código'}</a>
      </p>
      {campaign && asksAboutHarm(campaign.instrument) ? (
        <CampaignHelp campaign={campaign} title="Ayuda para hoy" />
      ) : (
        <HelpPageLink />
      )}
    </>
  )
}

/** Where a code is typed. */
export function CodeEntry({
  problem,
  typed,
  forgets = false,
}: {
  problem: 'empty' | 'malformed' | null
  typed: string
  forgets?: boolean
}) {
  const message =
    problem === 'empty' ? 'Escriba el código.' : 'El código tiene solo letras y números, por ejemplo K7PQR-4AXTW.'
  return (
    <>
      <h1>Responder un cuestionario</h1>
      <p>No necesita cuenta. Escriba el código de su papeleta, del afiche o del mensaje que recibió.</p>
      <form method="post" action="/r" autoComplete="off">
        <label htmlFor="codigo">Código de acceso</label>
        {problem ? (
          <p className="error" id="error-codigo">
            {message}
          </p>
        ) : null}
        <input
          id="codigo"
          name="codigo"
          type="text"
          defaultValue={typed}
          autoCapitalize="characters"
          spellCheck={false}
          {...(problem ? { 'aria-invalid': true, 'aria-describedby': 'error-codigo' } : {})}
        />
        <p>
          <button type="submit" className="boton">
            Ir al cuestionario
          </button>
        </p>
      </form>
      <p>
        <a href="/anonimato">Qué protege lo que usted responde, y qué no</a>
      </p>
      <p>
        <a href="/privacidad">Aviso de privacidad</a>
      </p>
      <p>
        <a href="/">Qué es Espejo</a>
      </p>
      <HelpPageLink />
      {forgets ? <Forget /> : null}
    </>
  )
}
