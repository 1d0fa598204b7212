import { randomBytes } from 'node:crypto'
import { listWays } from '#db/queries/campaigns.server.ts'
import { insertSlipBatches, listSlipBatches, replaceSlipBatch } from '#db/queries/slips.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { codeMac, newAccessCodes, printedCode } from '#app/respondent/desk/access-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { codesLeft } from '#app/features/campaigns/campaign-rules.ts'
import { loadCampaign, noteOf, populationOf } from '#app/features/campaigns/load-campaign.server.ts'
import type { SlipOrder } from './form.ts'
import { checkSites, type SiteRow } from './sites.ts'
import { viewCustody, type CustodyView } from './view-custody.server.ts'

/** Slips of one site, ready to be printed: no file has their codes. */
export type PrintedBatch = { readonly site: string; readonly codes: readonly string[] }
export type Printed =
  | { readonly ok: true; readonly batches: readonly PrintedBatch[] }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Slips are printed from the schedule to the last day, where a campaign admits by them. */
function takesSlips({ phase, ways }: CustodyView): boolean {
  return phase !== 'ended' && ways.some(({ way }) => way === 'slips')
}

/** The campaign whose slips are to be printed. @throws {AppError} `not-found` where it takes none. */
export async function viewSlips(actor: Actor, campaignId: string, clock: Clock = systemClock): Promise<CustodyView> {
  const custody = await viewCustody(actor, campaignId, clock)
  if (!takesSlips(custody)) throw new AppError('not-found')
  return custody
}

/** New codes of one site, unnumbered and in random order; only their keyed hashes are stored. */
function drawBatch(site: string, slips: number, now: Date) {
  const codes = newAccessCodes(slips)
  const { ESPEJO_CODE_KEY } = runtime().environment
  return {
    printed: { site, codes: codes.map(printedCode) },
    stored: {
      id: randomBytes(8).toString('hex'),
      site,
      printedOn: limaDate(now),
      macs: codes.map((code) => codeMac(ESPEJO_CODE_KEY, code)),
    },
  }
}

const PRINTED_SINCE =
  'Desde que abrió esta página se repartieron códigos. Mire lo que ya está impreso y, si falta, créelas de nuevo'

async function print(
  actor: Actor,
  campaignId: string,
  { rows, codesBefore }: { readonly rows: readonly SiteRow[]; readonly codesBefore: number | null },
  clock: Clock,
): Promise<Printed> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const { database } = runtime()
  const left = codesLeft(populationOf(campaign), campaign.codesPrinted, await listWays(database, campaign))
  if (codesBefore !== campaign.codesPrinted) return { ok: false, problems: { 'cantidad-1': PRINTED_SINCE } }
  const checked = checkSites(rows, left)
  if (!checked.ok) return checked
  const now = clock()
  const batches = checked.sites.map(({ site, slips }) => drawBatch(site, slips, now))
  const slips = checked.sites.reduce((sum, each) => sum + each.slips, 0)
  const note = noteOf(actor, campaign, 'campaign.slips-printed', now, { sites: batches.length, slips })
  const stored = batches.map((batch) => batch.stored)
  if (!(await insertSlipBatches(database, actor.scope, campaign, stored, note))) throw new AppError('conflict')
  return { ok: true, batches: batches.map(({ printed }) => printed) }
}

async function replace(
  actor: Actor,
  custody: CustodyView,
  { batchId, confirmed }: Extract<SlipOrder, { kind: 'replace' }>,
  clock: Clock,
): Promise<Printed> {
  const { database } = runtime()
  const campaign = await loadCampaign(actor, custody.id, clock)
  const lost = (await listSlipBatches(database, campaign)).find(({ id }) => id === batchId)
  if (!lost || !custody.mayReplace) throw new AppError('conflict')
  if (!confirmed)
    return {
      ok: false,
      problems: { [`confirmo-${batchId}`]: 'Marque que las papeletas perdidas dejan de servir' },
    }
  const now = clock()
  const batch = drawBatch(lost.site, lost.slips, now)
  const note = noteOf(actor, campaign, 'campaign.slips-replaced', now, { slips: lost.slips })
  if (!(await replaceSlipBatch(database, actor.scope, lost, batch.stored, limaDate(now), note)))
    throw new AppError('conflict')
  return { ok: true, batches: [batch.printed] }
}

/**
 * Prints new slips by site, or those of a lost batch anew.
 * @param order null where the form asked for nothing that there is.
 * @throws {AppError} `not-found` where the campaign takes none, `invalid-input` without an order, `conflict`.
 */
export async function printSlips(
  actor: Actor,
  { campaignId, order }: { readonly campaignId: string; readonly order: SlipOrder | null },
  clock: Clock = systemClock,
): Promise<Printed> {
  const custody = await viewSlips(actor, campaignId, clock)
  switch (order?.kind) {
    case 'print':
      return print(actor, campaignId, order, clock)
    case 'replace':
      return replace(actor, custody, order, clock)
    default:
      throw new AppError('invalid-input')
  }
}
