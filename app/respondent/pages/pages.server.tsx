import type { ReactNode } from 'react'
import { promiseOf } from '#surveys/disclosure/promised-page.ts'
import { languagesOf } from '#surveys/instruments/languages.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { InstrumentLanguage } from '#surveys/model/language.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { respondentAssets } from './assets.server.ts'
import type { AdmitsFrom, RefusalProblem, RespondentCampaign, StatePageKind, ThanksKind } from '../contract.ts'
import { respondentDocument } from './document.tsx'
import { fixedPart, gzipParts } from './gzip-parts.ts'
import { FoldedHelp, HelpPageLink, linesCheckedWords } from './care.tsx'
import {
  blanksAfter,
  filledPage,
  inLanguages,
  PLACES,
  type InLanguages,
  type Markup,
  type Texts,
} from './page-template.ts'
import type { Typed } from './parts.tsx'
import { QuestionnaireForm, Refusals } from './questionnaire-form.tsx'
import { Notice } from './notice.tsx'
import { OtherLanguages } from './other-languages.tsx'
import { InWords } from './wording.tsx'
import { CodeEntry, State, Thanks } from './state-pages.tsx'
import { DemoSlip } from './demo-slip.tsx'
import { SwapCode, SwapOffer } from './swap-pages.tsx'

const UNTOUCHED: Typed = { values: new Map(), problems: [] }

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

function questionnaireMarkup(
  campaign: RespondentCampaign,
  texts: Texts,
  typed: Typed,
  language: InstrumentLanguage | null,
): string {
  const { instrument, extraSegment, k, invented } = campaign
  const isRefused = typed.problems.length > 0
  const languages = (
    <InWords language={language} explanations={{}}>
      <OtherLanguages languages={languagesOf(instrument)} shown={language} harm={asksAboutHarm(instrument)} />
    </InWords>
  )
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
      // Whoever leaves a page that was refused loses what she marked.
      languages={isRefused ? null : languages}
    />
  )
  return respondentDocument({
    title: isRefused ? `Error: ${instrument.publicTitle}` : instrument.publicTitle,
    assets: respondentAssets(),
    script: true,
    invented,
    quickExit: asksAboutHarm(instrument),
    helpBelow: instrument.presentation.showsHelp,
    data: { 'data-keep': asksAboutHarm(instrument) ? 'nothing' : 'session' },
    children: (
      <>
        {isRefused ? (
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
          language={language}
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

const templates = new Map<string, InLanguages>()

function templatesFor(campaign: RespondentCampaign): InLanguages {
  const key = [
    campaign.instrument.hash,
    campaign.extraSegment,
    campaign.admission,
    campaign.k,
    campaign.invented,
    // What a day promises is one of a few promises; where none was made the notice says nothing of it.
    campaign.promised && promiseOf(campaign.promised.on).since,
  ].join()
  const markup: Markup = (language) => questionnaireMarkup(campaign, PLACES, UNTOUCHED, language)
  const made = templates.get(key) ?? inLanguages(markup, languagesOf(campaign.instrument))
  templates.set(key, made)
  return made
}

/**
 * The questionnaire as a complete gzip body: made once per version, with the campaign's texts set in.
 * @param language tag of the one asked for; Spanish where the version has no such language.
 */
export function questionnairePage(campaign: RespondentCampaign, formId: string, language: string | null): Buffer {
  return filledPage(templatesFor(campaign), textsOf(campaign, formId), language)
}

/** The questionnaire again after a refusal, with what was typed and what to do, in the words in which it was read. */
export function refusedPage(
  campaign: RespondentCampaign,
  formId: string,
  values: ReadonlyMap<string, string>,
  problems: readonly RefusalProblem[],
  asked: string | null,
): string {
  const languages = languagesOf(campaign.instrument)
  const shown = languages.find(({ language }) => language === asked) ?? null
  const texts = textsOf(campaign, formId)
  const markup: Markup = (language) => questionnaireMarkup(campaign, texts, { values, problems }, language)
  return markup(shown) + blanksAfter(markup, languages, shown)
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
