import { campaignsWithin, campaignWithin, waysOf, type Campaign } from '#db/queries/campaigns.server.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { instrumentByHash, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { requiredParticipation, requiredSample } from '#surveys/scoring/representative.ts'
import { AppError } from '../app-error.server.ts'
import type { Actor } from '../guard.server.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '../lima-time.ts'
import { printedCode } from '../respond/access-code.ts'
import { runtime } from '../runtime.server.ts'
import { codesLeft, earlyCloseFrom, SINGLE_LINK_FROM } from './campaign-rules.ts'
import { settleDueCampaigns } from './due.server.ts'

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
    participation: campaign.status === 'open' ? openParticipation(campaign.shownParticipation) : null,
    population,
  }
}

export type CampaignSummary = ReturnType<typeof summaryOf>

/** Campaigns of the actor's entity, after what was due by date was done. */
export async function listCampaigns(actor: Actor, clock: Clock = systemClock): Promise<CampaignSummary[]> {
  const today = limaDate(clock())
  const { database } = runtime()
  await settleDueCampaigns(database, actor.scope, today)
  return (await campaignsWithin(database, actor.scope)).map((campaign) => summaryOf(campaign, today))
}

/** One campaign with all that its page offers. @throws {AppError} `not-found` outside the actor's scope. */
export async function viewCampaign(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  if (actor.entity) await settleDueCampaigns(database, actor.scope, today)
  const campaign = await campaignWithin(database, actor.scope, campaignId)
  if (!campaign) throw new AppError('not-found')
  const summary = summaryOf(campaign, today)
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
    extraSegment: instrumentByHash(campaign.instrumentHash).segments.find(({ id }) => id === campaign.extraSegment)?.title ?? null,
    k: campaign.k,
    consentText: campaign.consentText,
    ways: await waysOf(database, campaign.id),
    complaintChannel: campaign.complaintChannel,
    channelTestedOn: campaign.channelTestedOn,
    helpLinesCheckedOn: campaign.helpLinesCheckedOn,
    linkCode: campaign.linkCode ? printedCode(campaign.linkCode) : null,
    codesPrinted: campaign.codesPrinted,
    codesLeft: codesLeft(summary.population, campaign.codesPrinted),
    paperAllowed: instrumentByHash(campaign.instrumentHash).presentation.onPaper,
    asksAboutHarm: asksAboutHarm(instrumentByHash(campaign.instrumentHash)),
    singleLinkAllowed: summary.population >= SINGLE_LINK_FROM,
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
  return LATEST_INSTRUMENTS.filter(({ nature }) => nature === 'staff').map(({ slug, title, purpose, minutes }) => ({ slug, title, purpose, minutes }))
}
