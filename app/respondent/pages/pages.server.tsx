import type { ReactNode } from 'react'
import { promiseOf } from '#surveys/disclosure/promised-page.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { respondentAssets } from './assets.server.ts'
import type { AdmitsFrom, RefusalProblem, RespondentCampaign, StatePageKind, ThanksKind } from '../contract.ts'
import { respondentDocument } from './document.tsx'
import { fixedPart, gzipParts, type FixedPart } from './gzip-parts.ts'
import { FoldedHelp, HelpPageLink, linesCheckedWords } from './care.tsx'
import type { Typed } from './parts.tsx'
import { QuestionnaireForm, Refusals } from './questionnaire-form.tsx'
import { Notice } from './notice.tsx'
import { CodeEntry, State, Thanks } from './state-pages.tsx'
import { DemoSlip } from './demo-slip.tsx'
import { SwapCode, SwapOffer } from './swap-pages.tsx'

const UNTOUCHED: Typed = { values: new Map(), problems: [] }
/** Stand where a text of the campaign goes; private-use characters occur in no wording and need no escape. */
const PLACES = {
  entityName: '\uE001',
  closesOn: '\uE002',
  consentText: '\uE003',
  formId: '\uE004',
  complaintChannel: '\uE005',
  linesChecked: '\uE006',
  entity: '\uE007',
} as const
const PLACE = /[\uE001-\uE007]/u

type Texts = Record<keyof typeof PLACES, string>

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#x27;')
}

function textsOf(campaign: RespondentCampaign, formId: string): Texts {
  return {
    entityName: campaign.entityName,
    closesOn: formatLongDate(campaign.closesOn),
    consentText: campaign.consentText,
    formId,
    complaintChannel: campaign.complaintChannel ?? '',
    linesChecked: linesCheckedWords(campaign.helpLinesCheckedOn),
    entity: encodeURIComponent(campaign.entityId),
  }
}

function questionnaireMarkup(campaign: RespondentCampaign, texts: Texts, typed: Typed): string {
  const { instrument, extraSegment, k, invented } = campaign
  const notice = (
    <Notice
      instrument={instrument}
      entity={texts.entity}
      entityName={texts.entityName}
      closesOn={texts.closesOn}
      k={k}
      admission={campaign.admission}
      complaintChannel={asksAboutHarm(instrument) ? texts.complaintChannel : null}
      promisedOn={campaign.promised?.on ?? null}
    />
  )
  return respondentDocument({
    title: typed.problems.length > 0 ? `Error: ${instrument.publicTitle}` : instrument.publicTitle,
    assets: respondentAssets(),
    script: true,
    invented,
    quickExit: asksAboutHarm(instrument),
    helpBelow: instrument.presentation.showsHelp,
    data: { 'data-keep': asksAboutHarm(instrument) ? 'nothing' : 'session' },
    children: (
      <>
        {typed.problems.length > 0 ? (
          <>
            <Refusals problems={typed.problems} />
            <details>
              <summary>Leer otra vez el aviso</summary>
              {notice}
            </details>
          </>
        ) : (
          notice
        )}
        <QuestionnaireForm
          instrument={instrument}
          extraSegment={extraSegment}
          typed={typed}
          formId={texts.formId}
          consentText={texts.consentText}
        />
        {instrument.presentation.showsHelp ? (
          <FoldedHelp
            title="Ayuda para hoy"
            entity={
              asksAboutHarm(instrument) ? { channel: texts.complaintChannel, linesChecked: texts.linesChecked } : null
            }
            outside={asksAboutHarm(instrument)}
          />
        ) : null}
      </>
    ),
  })
}

type Template = { readonly fixed: readonly FixedPart[]; readonly places: readonly (keyof Texts)[] }

function makeTemplate(campaign: RespondentCampaign): Template {
  const markup = questionnaireMarkup(campaign, PLACES, UNTOUCHED)
  const names = new Map(Object.entries(PLACES).map(([name, place]) => [place as string, name as keyof Texts]))
  const places = [...markup].flatMap((character) => names.get(character) ?? [])
  return { fixed: markup.split(PLACE).map(fixedPart), places }
}

const templates = new Map<string, Template>()

function templateFor(campaign: RespondentCampaign): Template {
  const key = [
    campaign.instrument.hash,
    campaign.extraSegment,
    campaign.admission,
    campaign.k,
    campaign.invented,
    // What a day promises is one of a few promises; where none was made the notice says nothing of it.
    campaign.promised && promiseOf(campaign.promised.on).since,
  ].join()
  const template = templates.get(key) ?? makeTemplate(campaign)
  templates.set(key, template)
  return template
}

/** The questionnaire as a complete gzip body: made once per version, with the campaign's texts set in. */
export function questionnairePage(campaign: RespondentCampaign, formId: string): Buffer {
  const texts = textsOf(campaign, formId)
  const { fixed, places } = templateFor(campaign)
  return gzipParts(
    fixed,
    places.map((place) => escapeHtml(texts[place])),
  )
}

/** The questionnaire again after a refusal, with what was typed and what to do. */
export function refusedPage(
  campaign: RespondentCampaign,
  formId: string,
  values: ReadonlyMap<string, string>,
  problems: readonly RefusalProblem[],
): string {
  return questionnaireMarkup(campaign, textsOf(campaign, formId), { values, problems })
}

const thanks = new Map<string, Buffer>()
const KEPT_PAGES = 200

/** The page after sending, as a gzip body: it says nothing of the answers, so one serves everybody of a campaign. */
export function thanksPage(campaign: RespondentCampaign, kind: ThanksKind): Buffer {
  const key = [campaign.campaignId, campaign.closesOn, campaign.promised?.publicId, kind].join()
  const known = thanks.get(key)
  if (known) return known
  const html = respondentDocument({
    title: 'Gracias',
    assets: respondentAssets(),
    script: true,
    data: { 'data-sent': 'yes' },
    invented: campaign.invented,
    quickExit: asksAboutHarm(campaign.instrument),
    children: <Thanks campaign={campaign} kind={kind} />,
  })
  const page = gzipParts([fixedPart(html)], [])
  if (thanks.size >= KEPT_PAGES) thanks.clear()
  thanks.set(key, page)
  return page
}

/**
 * A page that says why there is no form; that of a harassment code has the same help and way out as its form.
 * @param from for a code that does not admit yet: the hour from which it does.
 */
export function statePage(kind: StatePageKind, campaign: RespondentCampaign | null, from?: AdmitsFrom): string {
  const harm = campaign !== null && asksAboutHarm(campaign.instrument)
  return respondentDocument({
    title: 'Cuestionario',
    assets: respondentAssets(),
    script: harm,
    invented: campaign?.invented ?? false,
    quickExit: harm,
    children: <State kind={kind} campaign={campaign} from={from} />,
  })
}

/** A page without a script; it works the same everywhere. */
function plainPage(title: string, campaign: RespondentCampaign | null, children: ReactNode): string {
  return respondentDocument({
    title,
    assets: respondentAssets(),
    script: false,
    invented: campaign?.invented ?? false,
    children,
  })
}

/** What a link from a mail opens: one button. Looking at it changes nothing. @param formId so that its repetition is known. */
export function swapOfferPage(campaign: RespondentCampaign, formId: string): string {
  return plainPage(campaign.instrument.publicTitle, campaign, <SwapOffer campaign={campaign} formId={formId} />)
}

/** The code that was exchanged for a link, shown this once. @param code as it is printed. */
export function swapCodePage(campaign: RespondentCampaign, code: string, from: AdmitsFrom): string {
  return plainPage('Su código', campaign, <SwapCode campaign={campaign} code={code} from={from} />)
}

/** Where the demonstration hands out slips. Looking at it hands out none. */
export function demoSlipPage(kind: 'offered' | 'used-up'): string {
  return respondentDocument({
    title: 'Papeletas de la demostración',
    assets: respondentAssets(),
    script: false,
    invented: true,
    children: <DemoSlip kind={kind} />,
  })
}

/** A sending that no browser makes from our page: nothing was stored. */
export function badFormPage(): string {
  return respondentDocument({
    title: 'Error: el envío no se entendió',
    assets: respondentAssets(),
    script: false,
    invented: false,
    children: (
      <>
        <h1>El envío no se entendió</h1>
        <p>No se guardó nada. Vuelva a la página anterior y envíe de nuevo.</p>
        <p>
          <a href="/r">Escribir el código</a>
        </p>
        <HelpPageLink />
      </>
    ),
  })
}

/** @param forgets after "Borrar y salir". */
export function codeEntryPage(problem: 'empty' | 'malformed' | null, typed: string, forgets = false): string {
  return respondentDocument({
    title: problem ? 'Error: código' : 'Responder un cuestionario',
    assets: respondentAssets(),
    script: false,
    invented: false,
    children: <CodeEntry problem={problem} typed={typed} forgets={forgets} />,
  })
}
