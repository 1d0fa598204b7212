import { randomBytes } from 'node:crypto'
import { listWays, type CampaignWay } from '#db/queries/campaigns.server.ts'
import { insertSlipBatches } from '#db/queries/slips.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { codeMac, newAccessCodes, printedCode } from '#app/respondent/desk/access-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { codesLeft } from './campaign-rules.ts'
import { loadCampaign, noteOf, populationOf } from './load-campaign.server.ts'
import { checkSites, type SiteRow } from './sites.ts'
import { viewCampaign, type CampaignPhase, type CampaignView } from './view-campaign.server.ts'

/** Slips of one site, ready to be printed now and never again. */
export type PrintedBatch = { readonly site: string; readonly codes: readonly string[] }
export type Printed =
  | { readonly ok: true; readonly batches: readonly PrintedBatch[] }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Slips are printed from the schedule to the last day, where a campaign admits by them. */
function takesSlips(status: CampaignPhase, ways: readonly CampaignWay[]): boolean {
  return (status === 'scheduled' || status === 'open') && ways.some(({ way }) => way === 'slips')
}

/** The campaign whose slips are to be printed. @throws {AppError} `not-found` where it takes none. */
export async function viewSlips(actor: Actor, campaignId: string): Promise<CampaignView> {
  const campaign = await viewCampaign(actor, campaignId)
  if (!takesSlips(campaign.phase, campaign.ways)) throw new AppError('not-found')
  return campaign
}

/** New one-time codes by site, unnumbered and in random order: only their keyed hashes are stored. */
export async function printSlips(
  actor: Actor,
  { campaignId, rows }: { readonly campaignId: string; readonly rows: readonly SiteRow[] },
  clock: Clock = systemClock,
): Promise<Printed> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const { database, environment } = runtime()
  if (!takesSlips(campaign.status, await listWays(database, campaign))) throw new AppError('not-found')
  const checked = checkSites(rows, codesLeft(populationOf(campaign), campaign.codesPrinted))
  if (!checked.ok) return checked
  const now = clock()
  const batches = checked.sites.map(({ site, slips }) => ({
    site,
    codes: newAccessCodes(slips),
    id: randomBytes(8).toString('hex'),
  }))
  const stored = batches.map(({ id, site, codes }) => ({
    id,
    site,
    printedOn: limaDate(now),
    macs: codes.map((code) => codeMac(environment.ESPEJO_CODE_KEY, code)),
  }))
  const slips = checked.sites.reduce((sum, each) => sum + each.slips, 0)
  const note = noteOf(actor, campaign, 'campaign.slips-printed', now, { sites: batches.length, slips })
  if (!(await insertSlipBatches(database, actor.scope, campaignId, stored, note))) throw new AppError('conflict')
  return { ok: true, batches: batches.map(({ site, codes }) => ({ site, codes: codes.map(printedCode) })) }
}
