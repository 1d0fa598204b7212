import type { ReleaseFacts } from '#db/queries/releases.server.ts'
import type { AskedAction } from '#db/queries/waiting.server.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { planYearOf } from '#surveys/planning/plan-year.ts'
import { requiredParticipation, requiredSample } from '#surveys/scoring/representative.ts'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'
import { calledGapsWords } from '#app/kit/words/card-words.ts'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { CAMPAIGN_STATUS_NAMES } from '#app/kit/words/names.ts'
import {
  actionsOf,
  closedParticipation,
  currentCampaign,
  stepsFrom,
  type CardParticipation,
  type CardStep,
  type Decided,
  type StepState,
} from './card-rules.ts'
import { participationInYear, shortDeadline } from './card-words.ts'
import { yearLine, type YearLine } from './year-line.ts'

export type CardLink = { readonly label: string; readonly to: string }

/** A year that is over, with its participation; its result where it may be said in one line. */
export type PastYear = {
  readonly key: string
  readonly year: string
  readonly state: string
  readonly participation: string
  readonly result: string | null
  readonly link: CardLink
}

/** What a card draws of one instrument of an entity. */
export type InstrumentCard = {
  readonly slug: string
  readonly title: string
  readonly state: string
  /** Something is to be done now. */
  readonly asks: boolean
  readonly deadline: string
  readonly participation: CardParticipation | null
  readonly steps: readonly CardStep[]
  /** What the last result says, each a sentence. */
  readonly last: readonly string[]
  /** Where the last result stands, while another campaign is the one that is worked on. */
  readonly lastLink: CardLink | null
  readonly line: YearLine | null
  readonly next: CardLink | null
  readonly also: CardLink | null
  readonly past: readonly PastYear[]
}

export type CardFacts = {
  readonly instrument: Instrument
  /** Of this instrument, the newest first. */
  readonly campaigns: readonly CampaignSummary[]
  /** Of this instrument, the oldest first. */
  readonly releases: readonly ReleaseFacts[]
  readonly actions: readonly AskedAction[]
  readonly mayManage: boolean
  /** ISO date in Lima time. */
  readonly today: string
}

const STEPS = ['Preparar', 'Responder', 'Cerrar', 'Leer', 'Planear'] as const

/** How far a campaign is on its own five steps. */
function statesOf(current: CampaignSummary | null, decided: Decided): StepState[] {
  switch (current?.phase) {
    case undefined:
    case 'draft':
      return ['now']
    case 'scheduled':
      return ['done', 'waiting']
    case 'open':
      return ['done', 'now']
    case 'closing':
      return ['done', 'done', 'waiting']
    case 'population-review':
      return ['done', 'done', 'now']
    default:
      return ['done', 'done', 'done', ...resultStates(decided)]
  }
}

/** That a result was read is kept nowhere: what was decided since shows it. */
function resultStates({ open, decided }: Decided): StepState[] {
  if (open + decided === 0) return ['now', 'done']
  if (open === 0) return ['done', 'done']
  return decided === 0 ? ['now'] : ['done', 'now']
}

function stateName(current: CampaignSummary | null, { open, decided }: Decided): string {
  if (!current) return 'Por aplicar'
  if (current.phase !== 'closed') return CAMPAIGN_STATUS_NAMES[current.phase]
  if (open > 0) return `${open} por decidir`
  return decided > 0 ? 'Completada' : 'Cerrada'
}

function nextOf(
  current: CampaignSummary | null,
  { open, decided, openYear }: Decided,
  { mayManage, instrument }: CardFacts,
): CardLink | null {
  if (!current)
    return mayManage
      ? { label: 'Preparar la aplicación', to: `/panel/aplicaciones/nueva?herramienta=${instrument.slug}` }
      : null
  const page = `/panel/aplicaciones/${current.id}`
  if (current.phase !== 'closed')
    return { label: mayManage && current.phase === 'draft' ? 'Seguir preparando' : 'Ver la aplicación', to: page }
  const year = openYear ?? planYearOf(current.closedOn ?? current.closesOn)
  return mayManage && open > 0 && decided > 0
    ? { label: 'Decidir propuestas', to: `/panel/plan/${year}` }
    : { label: mayManage && open > 0 ? 'Leer los resultados' : 'Ver los resultados', to: `${page}/resultados` }
}

/** What the last result says in short; of harassment neither level nor gaps: a low score may be confidence to speak. */
function lastWords(release: ReleaseFacts, decided: Decided, instrument: Instrument, isCurrent: boolean): string[] {
  const year = release.releasedOn.slice(0, 4)
  // Of the present one the bar says it.
  const participation = isCurrent ? [] : [participationInYear(release)]
  if (asksAboutHarm(instrument)) return [...participation.map((words) => `${year}: ${words}`), decided.words]
  const level = `${year}: ${figureSentence(release.overall, release.k)}.`.replace('..', '.')
  return [level, ...participation, calledGapsWords(release.gaps), decided.words]
}

function lastLinkOf({ releasedOn, campaignId }: ReleaseFacts): CardLink {
  return { label: `Resultados ${releasedOn.slice(0, 4)}`, to: `/panel/aplicaciones/${campaignId}/resultados` }
}

function pastOf(campaign: CampaignSummary, releases: readonly ReleaseFacts[], instrument: Instrument): PastYear {
  const release = releases.find(({ campaignId }) => campaignId === campaign.id)
  const page = `/panel/aplicaciones/${campaign.id}`
  return {
    key: campaign.id,
    year: (campaign.closedOn ?? campaign.closesOn).slice(0, 4),
    state: CAMPAIGN_STATUS_NAMES[campaign.phase],
    participation: release ? participationInYear(release) : '',
    result: release && !asksAboutHarm(instrument) ? figureSentence(release.overall, release.k) : null,
    link: release ? { label: 'Resultados', to: `${page}/resultados` } : { label: 'Ver', to: page },
  }
}

/** Participation while people answer, as it was counted last, against its two targets. */
function openParticipationOf({ participation, population }: CampaignSummary): CardParticipation | null {
  if (!participation) return null
  return {
    kind: 'open',
    answers: participation.kind === 'at-least' ? participation.n : null,
    people: population,
    sample: requiredSample(population),
    representative: requiredParticipation(population),
  }
}

/** The card of an instrument that staff answer; pure. */
export function instrumentCard(facts: CardFacts): InstrumentCard {
  const { instrument, campaigns, releases, today } = facts
  const current = currentCampaign(campaigns, today)
  const decided = actionsOf(facts.actions, current?.id ?? null)
  const release = releases.find(({ campaignId }) => campaignId === current?.id)
  const newest = release ?? releases.at(-1)
  const steps = stepsFrom(STEPS, statesOf(current, decided))
  return {
    slug: instrument.slug,
    title: instrument.title,
    state: stateName(current, decided),
    asks: steps.some(({ state }) => state === 'now'),
    deadline: current ? shortDeadline(current) : '',
    participation: release ? closedParticipation(release) : current ? openParticipationOf(current) : null,
    steps,
    last: newest ? lastWords(newest, actionsOf(facts.actions, newest.campaignId), instrument, newest === release) : [],
    lastLink: newest && newest !== release ? lastLinkOf(newest) : null,
    line: asksAboutHarm(instrument) ? null : yearLine(releases),
    next: nextOf(current, decided, facts),
    also: newest ? { label: 'Informe para enviar', to: `/panel/aplicaciones/${newest.campaignId}/informe` } : null,
    past: campaigns.filter(({ id }) => id !== current?.id).map((campaign) => pastOf(campaign, releases, instrument)),
  }
}
