import { findEntity, listHeadcounts } from '#db/queries/directory.server.ts'
import {
  countWaitingFigures,
  findStaffFigure,
  listCampaignsOfScope,
  listCampaignsToReview,
  listFiguresOf,
  listStaffFigures,
  listWaitingFigures,
  type StaffFigure,
} from '#db/queries/staff-figures.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { pageOf } from '#app/kit/page-of.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { confirmedFigure, distanceTo, figuresToChoose, referenceOf, takesFigure } from './figure-rules.ts'

/** A figure as pages show it: whoever proposed it stands in the audit log alone. */
function shown({ proposedBy: _who, entityId: _whose, ...figure }: StaffFigure) {
  return figure
}

export type ShownFigure = ReturnType<typeof shown>

/** Figures that a campaign of the actor's entity may be prepared with. */
export function ownFiguresToChoose(actor: Actor): ShownFigure[] {
  return actor.entity ? figuresToChoose(listStaffFigures(runtime().database, actor.scope)).map(shown) : []
}

export type OwnFigures = 'none' | 'waiting' | 'confirmed'

/** How far an entity is with its figures, for its guide. */
export function ownFiguresState(actor: Actor): OwnFigures {
  const figures = ownFiguresToChoose(actor)
  if (figures.length === 0) return 'none'
  return figures.some(({ decision }) => decision !== null) ? 'confirmed' : 'waiting'
}

/** Figure that a campaign was prepared with, or null; its decision stands with it. */
export function figureOfCampaign(actor: Actor, figureId: string | null): ShownFigure | null {
  const figure = figureId === null ? null : findStaffFigure(runtime().database, actor.scope, figureId)
  return figure && shown(figure)
}

/**
 * Figures of the actor's entity, and its campaigns that wait for one.
 * @param asked campaign that a figure is proposed for, if any. @throws {AppError} `not-found` where it does not wait.
 */
export async function viewOwnFigures(actor: Actor, asked: string | null) {
  const { database } = runtime()
  if (!actor.entity) throw new AppError('not-found')
  const held = listCampaignsToReview(database, actor.scope).map(
    ({ id, instrumentHash, scope, opensOn, populationWomen, populationMen }) => ({
      id,
      title: instrumentByHash(instrumentHash).title,
      scope,
      opensOn,
      women: populationWomen,
      men: populationMen,
    }),
  )
  const reviewed = asked === null ? null : (held.find(({ id }) => id === asked) ?? null)
  if (asked !== null && !reviewed) throw new AppError('not-found')
  const [headcount = null] = await listHeadcounts(database, actor.entity)
  const figures = listStaffFigures(database, actor.scope)
  return {
    entityName: actor.entity.name,
    figures: figures.map((figure) => ({
      ...shown(figure),
      counts: confirmedFigure(figures, figure.scope)?.id === figure.id,
    })),
    headcount: headcount && { women: headcount.women, men: headcount.men, countedOn: headcount.countedOn },
    held,
    reviewed,
  }
}

export type OwnFiguresView = Awaited<ReturnType<typeof viewOwnFigures>>

/** The confirmed figure of the same scope and entity, or null. */
function confirmedBefore(actor: Actor, { entityId, scope, id }: StaffFigure): ShownFigure | null {
  const own = listFiguresOf(runtime().database, actor.scope, entityId).filter((each) => each.id !== id)
  const before = confirmedFigure(own, scope)
  return before && shown(before)
}

/** One page of the figures that wait for the Ministry, the oldest first, each with the one that counts now. */
export async function viewWaitingFigures(actor: Actor, asked = 1) {
  const { database } = runtime()
  const { plain, ofReview } = countWaitingFigures(database, actor.scope)
  const { limit, offset, ...place } = pageOf((plain?.figures ?? 0) + (ofReview?.figures ?? 0), asked)
  const figures = listWaitingFigures(database, actor.scope, { limit, offset }).map((figure) => ({
    ...shown(figure),
    entityId: figure.entityId,
    entityName: figure.entityName,
    before: confirmedBefore(actor, figure),
  }))
  return { ...place, figures }
}

export type WaitingFigures = Awaited<ReturnType<typeof viewWaitingFigures>>

/** A figure with all that the Ministry decides by. Numbers of answers are not among it. */
export async function figureToDecide(actor: Actor, figure: StaffFigure) {
  const { database } = runtime()
  const entity = findEntity(database, actor.scope, figure.entityId)
  if (!entity) throw new AppError('not-found')
  const [headcount = null] = await listHeadcounts(database, entity)
  const rising =
    figure.decision === null
      ? listCampaignsOfScope(database, figure, ['scheduled', 'open']).filter((each) => takesFigure(each, figure))
      : []
  const before = confirmedBefore(actor, figure)
  return {
    ...shown(figure),
    entityId: entity.id,
    entityName: entity.name,
    before,
    distance: figure.decision === null ? distanceTo(referenceOf(null, before, headcount), figure) : null,
    headcount: headcount && {
      women: headcount.women,
      men: headcount.men,
      countedOn: headcount.countedOn,
      source: headcount.source,
    },
    rising: rising.map(({ id, instrumentHash, populationWomen, populationMen }) => ({
      id,
      title: instrumentByHash(instrumentHash).title,
      women: populationWomen,
      men: populationMen,
    })),
  }
}

export type FigureToDecide = Awaited<ReturnType<typeof figureToDecide>>

/** One figure for the Ministry. @throws {AppError} `not-found` outside the scope, or for one of a review. */
export async function viewFigure(actor: Actor, figureId: string): Promise<FigureToDecide> {
  const figure = findStaffFigure(runtime().database, actor.scope, figureId)
  if (!figure || figure.campaignId !== null) throw new AppError('not-found')
  return figureToDecide(actor, figure)
}
