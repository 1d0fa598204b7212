import { findCampaign, updateCampaign } from '#db/queries/campaigns.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { PopulationInput } from './form.ts'
import { noteOf } from './load-campaign.server.ts'
import type { Outcome } from './outcome.server.ts'
import { closeCampaign } from './close-campaign.server.ts'

/** The campaign that waits for a look at its population. @throws {AppError} `not-found` when it does not wait. */
export async function campaignInReview(actor: Actor, campaignId: string) {
  const campaign = await findCampaign(runtime().database, actor.scope, campaignId)
  if (!campaign || campaign.status !== 'population-review') throw new AppError('not-found')
  const { entityName, entityId, populationWomen, populationMen, populationSource, populationDate, scope } = campaign
  return {
    campaignId,
    entityId,
    entityName,
    women: populationWomen,
    men: populationMen,
    source: populationSource,
    date: populationDate,
    scope,
  }
}

/** Corrects the population of a waiting campaign and releases it; with still too many answers it goes on waiting. */
export async function reviewPopulation(
  actor: Actor,
  { campaignId, women, men, source }: PopulationInput & { readonly campaignId: string },
  clock: Clock = systemClock,
): Promise<Outcome> {
  const { entityId } = await campaignInReview(actor, campaignId)
  const problems: Record<string, string> = {}
  if (women === null) problems['mujeres'] = 'Escriba cuántas mujeres, en números'
  if (men === null) problems['hombres'] = 'Escriba cuántos hombres, en números'
  if ((women ?? 0) + (men ?? 0) === 0) problems['mujeres'] = 'Debe haber al menos una persona'
  if (source.length < 3) problems['fuente'] = 'Escriba de dónde sale el número corregido'
  if (women === null || men === null || Object.keys(problems).length > 0) return { ok: false, problems }
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const population = {
    populationWomen: women,
    populationMen: men,
    populationSource: source,
    populationDate: today,
  }
  await updateCampaign(
    database,
    actor.scope,
    campaignId,
    ['population-review'],
    population,
    noteOf(actor, { id: campaignId, entityId }, 'campaign.population-reviewed', now, { women, men }),
  )
  const closed = await closeCampaign(database, campaignId, today, null, { actor, at: now })
  if (closed?.kind === 'released') return { ok: true }
  return {
    ok: false,
    problems: {
      mujeres: 'Con esta población todavía hay más respuestas que personas. Revise el alcance con la entidad',
    },
  }
}
