import { findCampaign, listCampaigns, listWays, type Campaign, type CampaignWay } from '#db/queries/campaigns.server.ts'
import { findSlipDestruction, listSlipBatches } from '#db/queries/slips.server.ts'
import { countInvited } from '#db/queries/swaps.server.ts'
import { listBatches } from '#db/queries/typing.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { asOfToday } from '#app/respondent/desk/campaign-today.server.ts'
import { codesLeft } from '#app/features/campaigns/campaign-rules.ts'
import { populationOf } from '#app/features/campaigns/load-campaign.server.ts'

/** What a custodian learns of the state of a campaign: why it ended, and with how many answers, is not hers to know. */
export type CustodyPhase = 'scheduled' | 'open' | 'ended'

const ENDED: ReadonlySet<Campaign['status']> = new Set([
  'closing',
  'population-review',
  'closed',
  'annulled',
  'cancelled',
])

function phaseOf({ status }: Campaign): CustodyPhase {
  return status === 'scheduled' || status === 'open' ? status : 'ended'
}

type Kept = {
  readonly campaign: Campaign
  readonly ways: readonly CampaignWay[]
  readonly slips: number
  /** Paper forms that were printed. */
  readonly forms: number
}

/** A campaign whose codes are kept: it admits by slips or by mail, and where it ended there is paper to destroy. */
async function keptOf(actor: Actor, found: Campaign, today: string): Promise<Kept | null> {
  const { database } = runtime()
  const campaign = await asOfToday(database, found, today)
  const ways = await listWays(database, campaign)
  if (campaign.status === 'draft' || !ways.some(({ way }) => way !== 'single-link')) return null
  const slips = (await listSlipBatches(database, campaign)).reduce((sum, batch) => sum + batch.slips, 0)
  const batches = await listBatches(database, actor.scope, campaign.id)
  const forms = batches.reduce((sum, { formsPrinted }) => sum + formsPrinted, 0)
  return ENDED.has(campaign.status) && slips + forms === 0 ? null : { campaign, ways, slips, forms }
}

function summaryOf({ campaign, slips, forms }: Kept) {
  const { title } = instrumentByHash(campaign.instrumentHash)
  const { id, opensOn, closesOn } = campaign
  return { id, title, phase: phaseOf(campaign), opensOn, closesOn, slips, forms }
}

/** Campaigns of the actor's entity whose codes are kept: those that run, and those whose paper is to be destroyed. */
export async function viewCustodies(actor: Actor, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const kept = await Promise.all((await listCampaigns(database, actor.scope)).map((each) => keptOf(actor, each, today)))
  return Promise.all(
    kept
      .filter((each) => each !== null)
      .map(async (each) => ({
        ...summaryOf(each),
        signedOn: (await findSlipDestruction(database, each.campaign))?.signedOn ?? null,
      })),
  )
}

export type CustodySummary = Awaited<ReturnType<typeof viewCustodies>>[number]

/**
 * One campaign as its custodian sees it: instrument, term, slips, sites and paper forms. Neither participation nor a count
 * of what was used, or came back filled, is among it. @throws {AppError} `not-found` outside the scope, or where there are no codes to keep.
 */
export async function viewCustody(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const found = await findCampaign(database, actor.scope, campaignId)
  const kept = found && (await keptOf(actor, found, today))
  if (!found || !kept) throw new AppError('not-found')
  const { campaign, ways } = kept
  const { publicTitle, presentation } = instrumentByHash(campaign.instrumentHash)
  const batches = await listSlipBatches(database, campaign)
  const formBatches = await listBatches(database, actor.scope, campaign.id)
  const destruction = await findSlipDestruction(database, campaign)
  return {
    ...summaryOf(kept),
    instrumentSlug: campaign.instrumentSlug,
    publicTitle,
    entityName: found.entityName,
    invented: found.invented,
    population: populationOf(campaign),
    ways,
    batches: batches.map(({ id, site, slips, printedOn }) => ({ id, site, slips, printedOn })),
    onPaper: presentation.onPaper,
    formBatches: formBatches.map(({ id, code, formsPrinted, typist }) => ({ id, code, forms: formsPrinted, typist })),
    codesGiven: campaign.codesPrinted,
    codesLeft: codesLeft(populationOf(campaign), campaign.codesPrinted, ways),
    addresses: await countInvited(database, campaign),
    mayReplace: campaign.status === 'scheduled' && today < campaign.opensOn,
    destruction: destruction && {
      destroyedOn: destruction.destroyedOn,
      signedOn: destruction.signedOn,
      signedBy: destruction.signedBy,
      witness: destruction.witness,
    },
    today,
  }
}

export type CustodyView = Awaited<ReturnType<typeof viewCustody>>
