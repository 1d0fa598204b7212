import { listCampaigns, findCampaign, listWays, type Campaign, type CampaignWay } from '#db/queries/campaigns.server.ts'
import { findSlipDestruction, listSlipBatches } from '#db/queries/slips.server.ts'
import { findCommitment } from '#db/queries/commitments.server.ts'
import { countInvited } from '#db/queries/swaps.server.ts'
import { listBatches } from '#db/queries/typing.server.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { instrumentByHash, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { requiredParticipation, requiredSample } from '#surveys/scoring/representative.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { printedCode } from '#app/respondent/desk/access-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { allAsOfToday, asOfToday } from '#app/respondent/desk/campaign-today.server.ts'
import { figureState } from '#app/features/staff-figures/figure-rules.ts'
import { figureOfCampaign } from '#app/features/staff-figures/view-figures.server.ts'
import { tooNear, yearCalendar, type CalendarTerm } from './calendar.ts'
import { earlyCloseFrom, shownBatches } from './campaign-rules.ts'
import { findKeepers } from './find-keepers.server.ts'
import { closeWait, typedUntil, untypedPaper, waitsForPaper } from './untyped-paper.ts'
import { allowedWays } from './ways.ts'

export type CampaignPhase = Campaign['status']

/** What anybody of the entity may know of a campaign. The number of answers is not among it. */
function summaryOf(campaign: Campaign, today: string) {
  const population = campaign.populationWomen + campaign.populationMen
  return {
    id: campaign.id,
    instrumentSlug: campaign.instrumentSlug,
    instrumentTitle: instrumentByHash(campaign.instrumentHash).title,
    phase: campaign.status,
    opensOn: campaign.opensOn,
    closesOn: campaign.closesOn,
    closedOn: campaign.closedOn,
    daysLeft: daysBetween(today, campaign.closesOn),
    /** Its first day is still to come. */
    opensLater: campaign.opensOn > today,
    participation: campaign.status === 'open' ? openParticipation(campaign.shownParticipation) : null,
    population,
  }
}

export type CampaignSummary = ReturnType<typeof summaryOf>

/** Campaigns of the scope as they are today. */
async function campaignsToday({ scope }: Actor, today: string): Promise<Campaign[]> {
  const { database } = runtime()
  return allAsOfToday(database, await listCampaigns(database, scope), today)
}

/** Campaigns of the actor's entity. */
export async function viewCampaigns(actor: Actor, clock: Clock = systemClock): Promise<CampaignSummary[]> {
  const today = limaDate(clock())
  return (await campaignsToday(actor, today)).map((campaign) => summaryOf(campaign, today))
}

const OFF: ReadonlySet<CampaignPhase> = new Set(['cancelled', 'annulled'])

/** Terms of the campaigns that took or take place; one that closed early ends on that day. */
function termsOf(campaigns: readonly Campaign[]): CalendarTerm[] {
  return campaigns
    .filter(({ status }) => !OFF.has(status))
    .map(({ id, instrumentHash, opensOn, closesOn, closedOn }) => ({
      id,
      title: instrumentByHash(instrumentHash).title,
      opensOn,
      closesOn: closedOn && closedOn < closesOn ? closedOn : closesOn,
    }))
}

/** The entity's calendar of this year, and of the next where something is planned in it. */
export async function entityCalendar(actor: Actor, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const terms = termsOf(await campaignsToday(actor, today))
  const year = Number(today.slice(0, 4))
  const years = terms.some(({ closesOn }) => closesOn >= `${year + 1}`) ? [year, year + 1] : [year]
  return years.map((each) => ({ year: each, months: yearCalendar(terms, each) }))
}

export type EntityCalendar = Awaited<ReturnType<typeof entityCalendar>>

/** Slips by site. Participation is told of some batches only, as it was counted last; one just printed was not yet. */
async function sitesOf(campaign: Campaign) {
  const batches = await listSlipBatches(runtime().database, campaign)
  const shown = shownBatches(batches, campaign.populationWomen + campaign.populationMen)
  return batches.map(({ id, site, slips, shownSpent }) => ({
    id,
    site,
    slips,
    participation: campaign.status === 'open' && shown.has(id) ? openParticipation(shownSpent) : null,
  }))
}

/** From when a close may be asked for. Before it, and where it was annulled or cancelled, nothing is said of batches. */
function isNearItsEnd({ status, opensOn, closesOn }: Campaign, today: string): boolean {
  if (status === 'open') return today >= earlyCloseFrom(opensOn, closesOn)
  return status === 'closing' || status === 'population-review' || status === 'closed'
}

/**
 * Paper forms as whoever coordinates sees them: how many were printed and whether anybody may type them, never whether an
 * envelope was opened; near the end, which large batches would be left behind. Null where a campaign has none: of its instrument, or where everybody enters by the single link.
 */
async function paperOf(actor: Actor, campaign: Campaign, ways: readonly CampaignWay[], today: string) {
  const { onPaper } = instrumentByHash(campaign.instrumentHash).presentation
  if (!onPaper) return null
  const batches = await listBatches(runtime().database, actor.scope, campaign.id)
  if (batches.length === 0 && !ways.some(({ way }) => way !== 'single-link')) return null
  return {
    printed: batches.reduce((sum, { formsPrinted }) => sum + formsPrinted, 0),
    /** Until when a close by date waits for what is printed, and whether it does so whatever was typed: `closeWaitWords`. */
    closeWaits: closeWait(batches, campaign.closesOn),
    mayBeTyped: (await findKeepers(actor, 'transcriber', today)).length > 0,
    /** What a close would leave behind, or left; null where nothing, or while everybody still answers. */
    untyped: isNearItsEnd(campaign, today) ? untypedPaper(batches) : null,
    /** Last day on which the close waits for it, once the term is over. */
    waitsUntil:
      campaign.status === 'closing' && waitsForPaper(batches, campaign.closesOn, today)
        ? typedUntil(campaign.closesOn)
        : null,
  }
}

/** What may be warned of, never refused: other applications of the entity close to this one. */
async function nearTo(actor: Actor, campaign: Campaign, today: string): Promise<CalendarTerm[]> {
  if (campaign.status !== 'draft' && campaign.status !== 'scheduled') return []
  const terms = termsOf(await campaignsToday(actor, today))
  return tooNear(terms, { id: campaign.id, title: '', opensOn: campaign.opensOn, closesOn: campaign.closesOn })
}

/** Whether a draft may open with its figure, and why the Ministry did not accept it where it did not. */
function figureStateOf(actor: Actor, { status, populationFigureId, opensOn }: Campaign) {
  const figure = status === 'draft' ? figureOfCampaign(actor, populationFigureId) : null
  return { state: figureState(figure, opensOn), refusal: figure?.decision?.reason ?? '' }
}

/** One campaign with all that its page offers. @throws {AppError} `not-found` outside the actor's scope. */
export async function viewCampaign(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  const found = await findCampaign(database, actor.scope, campaignId)
  if (!found) throw new AppError('not-found')
  const campaign = await asOfToday(database, found, today)
  const summary = summaryOf(campaign, today)
  const ways = await listWays(database, campaign)
  const promised = await findCommitment(database, actor.scope, campaignId)
  return {
    ...summary,
    entityName: campaign.entityName,
    invented: campaign.invented,
    publicTitle: instrumentByHash(campaign.instrumentHash).publicTitle,
    minutes: instrumentByHash(campaign.instrumentHash).minutes,
    scope: campaign.scope,
    women: campaign.populationWomen,
    men: campaign.populationMen,
    populationSource: campaign.populationSource,
    populationDate: campaign.populationDate,
    figure: figureStateOf(actor, campaign),
    extraSegment:
      instrumentByHash(campaign.instrumentHash).segments.find(({ id }) => id === campaign.extraSegment)?.title ?? null,
    k: campaign.k,
    consentText: campaign.consentText,
    ways,
    allowedWays: allowedWays(summary.population, asksAboutHarm(instrumentByHash(campaign.instrumentHash))),
    sites: await sitesOf(campaign),
    invited: await countInvited(database, campaign),
    near: await nearTo(actor, campaign, today),
    complaintChannel: campaign.complaintChannel,
    channelTestedOn: campaign.channelTestedOn,
    helpLinesCheckedOn: campaign.helpLinesCheckedOn,
    promisedPath: promised && commitmentPath(promised.publicId),
    custodians: (await findKeepers(actor, 'custodian', today)).map(({ name }) => name),
    paper: await paperOf(actor, campaign, ways, today),
    destructionSignedOn: (await findSlipDestruction(database, campaign))?.signedOn ?? null,
    linkCode: campaign.linkCode ? printedCode(campaign.linkCode) : null,
    paperAllowed: instrumentByHash(campaign.instrumentHash).presentation.onPaper,
    asksAboutHarm: asksAboutHarm(instrumentByHash(campaign.instrumentHash)),
    sample: requiredSample(summary.population),
    representativeFrom: requiredParticipation(summary.population),
    earlyCloseFrom: earlyCloseFrom(campaign.opensOn, campaign.closesOn),
    mayCloseEarly: summary.phase === 'open' && today >= earlyCloseFrom(campaign.opensOn, campaign.closesOn),
    selfExtended: campaign.selfExtended,
    closingReason: campaign.closingReason,
    annulmentReason: campaign.annulmentReason,
  }
}

export type CampaignView = Awaited<ReturnType<typeof viewCampaign>>

/** Instruments that an entity may apply among its staff. */
export function applicableInstruments() {
  return LATEST_INSTRUMENTS.filter(({ nature }) => nature === 'staff').map(({ slug, title, purpose, minutes }) => ({
    slug,
    title,
    purpose,
    minutes,
  }))
}
