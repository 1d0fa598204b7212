import { randomBytes } from 'node:crypto'
import {
  insertFigureDecision,
  insertStaffFigure,
  listCampaignsOfScope,
  listCampaignsToReview,
  listStaffFigures,
  updatePopulation,
  type NewStaffFigure,
} from '#db/queries/staff-figures.server.ts'
import { listHeadcounts } from '#db/queries/directory.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import {
  confirmedFigure,
  distanceTo,
  proposalFaults,
  referenceOf,
  scopeInOneSpelling,
  waitingFigure,
  type Distance,
} from './figure-rules.ts'
import type { ProposedFigure } from './form.ts'
import { faultProblems } from './words.ts'

type Named = Pick<NewStaffFigure, 'id' | 'entityId' | 'women' | 'men' | 'countedOn' | 'documentNumber'>

/** The note of what becomes of a figure: its numbers and its document stand in it. */
export function noteOfFigure(actor: Actor, figure: Named, verb: string, at: Date, reason = ''): Note {
  const { id, entityId, women, men, countedOn, documentNumber } = figure
  const detail = { women, men, countedOn, documentNumber, ...(reason === '' ? {} : { reason }) }
  return (transaction) =>
    recordDeed(
      transaction,
      actor,
      { action: `staff-figure.${verb}`, objectKind: 'staff-figure', objectId: id, entityId, detail },
      at,
    )
}

/** The note that a campaign takes the population of a figure. */
export function noteOfPopulation(
  actor: Actor,
  campaign: { readonly id: string; readonly entityId: string; readonly status: string },
  figure: Named,
  at: Date,
): Note {
  const action = campaign.status === 'draft' ? 'campaign.population-taken' : 'campaign.population-raised'
  const detail = { women: figure.women, men: figure.men, figure: figure.id }
  const deed = { action, objectKind: 'campaign', objectId: campaign.id, entityId: campaign.entityId, detail }
  return (transaction) => recordDeed(transaction, actor, deed, at)
}

/** Drafts of a scope that has no confirmed figure say what was proposed last, so that nobody prepares on an old one. */
function letDraftsFollow(transaction: Transaction, actor: Actor, figure: NewStaffFigure, now: Date): void {
  for (const draft of listCampaignsOfScope(transaction, figure, ['draft']))
    updatePopulation(transaction, draft, figure, noteOfPopulation(actor, draft, figure, now))
}

/** What is stored of a proposal: the tick was for these numbers alone, and the explanation stays. */
function withoutTick({ sureOf: _ticked, ...figure }: ProposedFigure) {
  return figure
}

/** What became of a proposal: stored where there are no problems. `distance` where it has to be asked about. */
export type ProposalOutcome = { readonly problems: FieldProblems; readonly distance: Distance | null }

/**
 * Proposes how many people work in a scope of the actor's entity, with the document that says so; a proposal of the
 * same scope that still waits is replaced. @returns what is wrong with it.
 * @throws {AppError} `not-found` where the actor has no entity, or for a campaign that does not wait for a figure.
 */
export async function proposeFigure(
  actor: Actor,
  input: ProposedFigure,
  clock: Clock = systemClock,
): Promise<ProposalOutcome> {
  const entityId = actor.entity?.id
  if (entityId === undefined) throw new AppError('not-found')
  if (ownEntityEnd(actor))
    return { problems: { mujeres: 'La entidad ya no está vigente: no puede proponer cifras' }, distance: null }
  const now = clock()
  const today = limaDate(now)
  const [headcount = null] = await listHeadcounts(runtime().database, { id: entityId })
  return inTransaction(
    runtime().database,
    (transaction) => {
      const figures = listStaffFigures(transaction, actor.scope)
      const reviewed =
        input.campaignId === null
          ? null
          : (listCampaignsToReview(transaction, actor.scope).find(({ id }) => id === input.campaignId) ?? null)
      if (input.campaignId !== null && !reviewed) throw new AppError('not-found')
      const scope =
        reviewed?.scope ??
        ('scope' in input
          ? scopeInOneSpelling(
              input.scope,
              figures.map((each) => each.scope),
            )
          : null)
      if (!scope) throw new AppError('invalid-input')
      const confirmed = confirmedFigure(figures, scope)
      const before = reviewed && {
        women: reviewed.populationWomen,
        men: reviewed.populationMen,
        countedOn: reviewed.populationDate,
      }
      const distance = distanceTo(referenceOf(before, confirmed, headcount), input)
      const problems = faultProblems(proposalFaults(input, today, confirmed, before, distance), distance)
      if (Object.keys(problems).length > 0) return { problems, distance }
      const figure: NewStaffFigure = {
        ...withoutTick(input),
        id: randomBytes(8).toString('hex'),
        entityId,
        scope,
        proposedBy: actor.userId,
        proposedOn: today,
      }
      const waiting = reviewed
        ? figures.find(({ decision, campaignId }) => decision === null && campaignId === reviewed.id)
        : waitingFigure(figures, scope)
      if (waiting) {
        const decision = {
          figureId: waiting.id,
          verdict: 'replaced',
          decidedBy: actor.userId,
          decidedOn: today,
        } as const
        insertFigureDecision(transaction, decision, noteOfFigure(actor, waiting, 'replaced', now))
      }
      insertStaffFigure(transaction, figure, noteOfFigure(actor, figure, 'proposed', now))
      if (!confirmed && !reviewed) letDraftsFollow(transaction, actor, figure, now)
      return { problems: {}, distance: null }
    },
    'immediate',
  )
}
