import { annulCampaign, findCampaign } from '#db/queries/campaigns.server.ts'
import {
  findStaffFigure,
  insertPopulationReview,
  listCampaignsToReview,
  listStaffFigures,
  updatePopulation,
} from '#db/queries/staff-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmFigureWithin, refuseFigureWithin } from '#app/features/staff-figures/decide-figure.server.ts'
import type { FigureDecision } from '#app/features/staff-figures/form.ts'
import { noteOfPopulation } from '#app/features/staff-figures/propose-figure.server.ts'
import { figureToDecide } from '#app/features/staff-figures/view-figures.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { closeCampaign, type ClosedBy } from './close-campaign.server.ts'
import { noteOf } from './load-campaign.server.ts'

/** Public: why a campaign has no results although its population was looked at. */
const ANNULLED_BY_REVIEW =
  'Hubo más respuestas que personas, también con la cifra de personal que la entidad demostró con un documento.'

/**
 * The campaign that waits for a look at its population, with the figure that its entity proposed for it, if it did.
 * Nothing of the number of answers is among it. @throws {AppError} `not-found` when it does not wait.
 */
export async function campaignInReview(actor: Actor, campaignId: string) {
  const { database } = runtime()
  const campaign = listCampaignsToReview(database, actor.scope).find(({ id }) => id === campaignId)
  const entityName = campaign && (await findCampaign(database, actor.scope, campaignId))?.entityName
  if (!campaign || entityName === undefined) throw new AppError('not-found')
  const figure = listStaffFigures(database, actor.scope).find(
    (each) => each.campaignId === campaignId && each.decision === null,
  )
  return {
    campaignId,
    entityId: campaign.entityId,
    entityName,
    title: instrumentByHash(campaign.instrumentHash).title,
    scope: campaign.scope,
    women: campaign.populationWomen,
    men: campaign.populationMen,
    source: campaign.populationSource,
    date: campaign.populationDate,
    figure: figure ? await figureToDecide(actor, figure) : null,
  }
}

/**
 * Ends a campaign whose population was reviewed: released if its answers fit now, else annulled, with its answers
 * destroyed unseen. There is no third way and no second figure, so that nobody finds the number of answers by trying.
 * @returns `unfinished` where somebody reads the database: the close goes on, and the schedule ends it.
 */
export async function endReview(
  database: Database,
  scope: Scope,
  campaign: { readonly id: string; readonly entityId: string },
  by: ClosedBy,
): Promise<'released' | 'annulled' | 'unfinished'> {
  const today = limaDate(by.at)
  const closed = await closeCampaign(database, campaign.id, today, null, by)
  // Only answers that do not fit are destroyed; a close that somebody's reading holds up is ended by the schedule.
  if (closed?.kind !== 'population-review') return closed?.kind ?? 'unfinished'
  const note = noteOf(by.actor, campaign, 'campaign.annulled', by.at, { reason: ANNULLED_BY_REVIEW })
  await annulCampaign(database, scope, campaign.id, ANNULLED_BY_REVIEW, today, note)
  return 'annulled'
}

/**
 * Decides about the figure that an entity proposed for a campaign with more answers than people. A refusal tries
 * nothing, and the entity may bring another document; a confirmation is the one try.
 * @throws {AppError} `not-found` when the campaign does not wait or the figure is not for it.
 * @throws {RuleRefused} where somebody decided, or the entity proposed another figure, meanwhile.
 */
export async function reviewPopulation(
  actor: Actor,
  {
    campaignId,
    figureId,
    decision,
  }: { readonly campaignId: string; readonly figureId: string; readonly decision: FigureDecision },
  clock: Clock = systemClock,
): Promise<'refused' | 'released' | 'annulled' | 'unfinished'> {
  const { database } = runtime()
  const now = clock()
  const campaign = inTransaction(
    database,
    (transaction) => {
      const waiting = listCampaignsToReview(transaction, actor.scope).find(({ id }) => id === campaignId)
      const figure = findStaffFigure(transaction, actor.scope, figureId)
      if (!waiting || figure?.campaignId !== campaignId) throw new AppError('not-found')
      if (decision.verdict === 'refused') {
        refuseFigureWithin(transaction, actor, figure, decision.reason, now)
        return null
      }
      confirmFigureWithin(transaction, actor, figure, now)
      const { women, men } = figure
      const note = noteOf(actor, waiting, 'campaign.population-reviewed', now, { women, men, figure: figureId })
      const review = { campaignId, figureId, decidedBy: actor.userId, decidedOn: limaDate(now) }
      insertPopulationReview(transaction, review, note)
      updatePopulation(transaction, waiting, figure, noteOfPopulation(actor, waiting, figure, now))
      return waiting
    },
    'immediate',
  )
  return campaign ? endReview(database, actor.scope, campaign, { actor, at: now }) : 'refused'
}
