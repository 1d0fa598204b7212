import {
  findStaffFigure,
  insertFigureDecision,
  listCampaignsOfScope,
  listFiguresOf,
  updatePopulation,
  type StaffFigure,
} from '#db/queries/staff-figures.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { confirmedFigure, takesFigure } from './figure-rules.ts'
import type { FigureDecision } from './form.ts'
import { noteOfFigure, noteOfPopulation } from './propose-figure.server.ts'

/** Campaigns of the scope take the figure where it is the one that counts: drafts always, running ones only rise. */
function letCampaignsFollow(transaction: Transaction, actor: Actor, figure: StaffFigure, now: Date): void {
  const figures = listFiguresOf(transaction, actor.scope, figure.entityId)
  if (confirmedFigure(figures, figure.scope)?.id !== figure.id) return
  for (const campaign of listCampaignsOfScope(transaction, figure, ['draft', 'scheduled', 'open']))
    if (takesFigure(campaign, figure))
      updatePopulation(transaction, campaign, figure, noteOfPopulation(actor, campaign, figure, now))
}

/**
 * Confirms a figure inside a unit of work: it counts from now on, and the campaigns of its scope follow.
 * @throws {RuleRefused} where it is decided already, or where the actor proposed it herself.
 */
export function confirmFigureWithin(transaction: Transaction, actor: Actor, figure: StaffFigure, now: Date): void {
  const decision = {
    figureId: figure.id,
    verdict: 'confirmed',
    decidedBy: actor.userId,
    decidedOn: limaDate(now),
  } as const
  insertFigureDecision(transaction, decision, noteOfFigure(actor, figure, 'confirmed', now))
  letCampaignsFollow(transaction, actor, figure, now)
}

/** Refuses a figure inside a unit of work; nothing changes, and its entity reads the reason. */
export function refuseFigureWithin(
  transaction: Transaction,
  actor: Actor,
  figure: StaffFigure,
  reason: string,
  now: Date,
): void {
  const decision = {
    figureId: figure.id,
    verdict: 'refused',
    reason,
    decidedBy: actor.userId,
    decidedOn: limaDate(now),
  } as const
  insertFigureDecision(transaction, decision, noteOfFigure(actor, figure, 'refused', now, reason))
}

/**
 * Decides about a figure that an entity proposed. One that is for a campaign with more answers than people is decided
 * on the page of that review, for there more hangs on it.
 * @throws {AppError} `not-found` outside the scope or for such a figure.
 */
export async function decideFigure(
  actor: Actor,
  { figureId, decision }: { readonly figureId: string; readonly decision: FigureDecision },
  clock: Clock = systemClock,
): Promise<void> {
  const now = clock()
  inTransaction(
    runtime().database,
    (transaction) => {
      const figure = findStaffFigure(transaction, actor.scope, figureId)
      if (!figure || figure.campaignId !== null) throw new AppError('not-found')
      if (decision.verdict === 'confirmed') confirmFigureWithin(transaction, actor, figure, now)
      else refuseFigureWithin(transaction, actor, figure, decision.reason, now)
    },
    'immediate',
  )
}
