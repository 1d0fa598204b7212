import type { Database } from '#db/client.server.ts'
import { countResponses } from '#db/queries/admission.server.ts'
import {
  listRunningCampaigns,
  updateCampaign,
  updateParticipation,
  type Campaign,
} from '#db/queries/campaigns.server.ts'
import { listBatches } from '#db/queries/typing.server.ts'
import { updateSpentCounts } from '#db/queries/slips.server.ts'
import { listReviewedCampaigns } from '#db/queries/staff-figures.server.ts'
import type { Scope } from '#db/scope.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { SMALLEST_SHOWN_BATCH } from './campaign-rules.ts'
import { noteOf } from './load-campaign.server.ts'
import { waitsForPaper } from './untyped-paper.ts'
import { closeCampaign } from './close-campaign.server.ts'
import { endReview } from './review-population.server.ts'
import { dueToday } from '#app/respondent/desk/campaign-today.server.ts'

const DAYS_BETWEEN_SITE_COUNTS = 7

async function openDue(database: Database, scope: Scope, campaign: Campaign, now: Date): Promise<void> {
  await updateCampaign(
    database,
    scope,
    campaign.id,
    ['scheduled'],
    { status: 'open' },
    noteOf(PROGRAM, campaign, 'campaign.opened', now),
  )
}

async function settle(database: Database, scope: Scope, campaign: Campaign, now: Date): Promise<void> {
  const today = limaDate(now)
  const due = await dueToday(database, campaign, today)
  if (due.kind === 'none') return
  if (campaign.status === 'scheduled') await openDue(database, scope, campaign, now)
  if (due.kind === 'self-extend') {
    const note = noteOf(PROGRAM, campaign, 'campaign.prolonged', now, { from: campaign.closesOn, to: due.closesOn })
    await updateCampaign(database, scope, campaign.id, ['open'], { closesOn: due.closesOn, selfExtended: true }, note)
  }
  // A close that was begun is ended; before it, the paper that people gave in is waited for.
  if (due.kind === 'close' && campaign.status !== 'closing') {
    const batches = await listBatches(database, scope, campaign.id)
    if (waitsForPaper(batches, campaign.closesOn, today)) return
  }
  if (due.kind === 'close') await closeCampaign(database, campaign.id, today, null, { actor: PROGRAM, at: now })
}

/**
 * Does what the calendar asks of the campaigns of a scope: to open, to prolong itself, to close. What was begun and
 * not ended is ended. One that cannot be settled does not keep the others waiting.
 * @throws {AggregateError} of what failed, after all were tried.
 */
export async function settleDueCampaigns(database: Database, scope: Scope, now: Date): Promise<void> {
  const faults: unknown[] = []
  for (const campaign of await listRunningCampaigns(database, scope)) {
    if (limaDate(now) < campaign.opensOn) continue
    await settle(database, scope, campaign, now).catch((fault: unknown) => faults.push(fault))
  }
  // A review that was decided, and that a stop of the program kept from its end.
  for (const campaign of listReviewedCampaigns(database, scope))
    await endReview(database, scope, campaign, { actor: PROGRAM, at: now }).catch((fault: unknown) =>
      faults.push(fault),
    )
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} campaigns could not be settled`)
}

/** What is kept of a count while people answer: rounded, so that the exact one stands nowhere. */
function shownCount(answers: number): number {
  const shown = openParticipation(answers)
  return shown.kind === 'at-least' ? shown.n : 0
}

/**
 * Counts participation once a day: two looks at one day's number would tell when somebody answered. A day that a clock
 * which was set back lives through again is not counted again.
 */
export async function countParticipation(database: Database, scope: Scope, now: Date): Promise<void> {
  const today = limaDate(now)
  for (const campaign of await listRunningCampaigns(database, scope)) {
    if (campaign.status !== 'open' || (campaign.shownOn !== null && campaign.shownOn >= today)) continue
    const shownParticipation = shownCount(await countResponses(database, campaign.id))
    await updateParticipation(database, campaign, { shownParticipation, shownOn: today })
  }
}

/** Counts participation by site, from spent slips, of batches of thirty or more, once a week. */
export async function countSites(database: Database, scope: Scope, now: Date): Promise<void> {
  const today = limaDate(now)
  await updateSpentCounts(database, scope, {
    atLeast: SMALLEST_SHOWN_BATCH,
    since: addDays(today, -DAYS_BETWEEN_SITE_COUNTS),
    today,
    shown: shownCount,
  })
}
