import { campaignWithin, changeCampaign } from '#db/queries/campaigns.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { noteOf } from './load-campaign.server.ts'
import { closeCampaign } from './close-campaign.server.ts'

/** The campaign that waits for a look at its population. @throws {AppError} `not-found` when it does not wait. */
export async function campaignInReview(actor: Actor, campaignId: string) {
  const campaign = await campaignWithin(runtime().database, actor.scope, campaignId)
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
  campaignId: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<{ ok: true } | { ok: false; problems: FieldProblems }> {
  const { entityId } = await campaignInReview(actor, campaignId)
  const [women, men, source] = ['mujeres', 'hombres', 'fuente'].map((name) => String(form.get(name) ?? '').trim())
  const problems: Record<string, string> = {}
  if (!/^\d{1,6}$/.test(women ?? '')) problems['mujeres'] = 'Escriba cuántas mujeres, en números'
  if (!/^\d{1,6}$/.test(men ?? '')) problems['hombres'] = 'Escriba cuántos hombres, en números'
  if (Number(women) + Number(men) === 0) problems['mujeres'] = 'Debe haber al menos una persona'
  if ((source ?? '').length < 3) problems['fuente'] = 'Escriba de dónde sale el número corregido'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const change = {
    populationWomen: Number(women),
    populationMen: Number(men),
    populationSource: source ?? '',
    populationDate: today,
  }
  await changeCampaign(
    database,
    actor.scope,
    campaignId,
    ['population-review'],
    change,
    noteOf(actor, { id: campaignId, entityId }, 'campaign.population-reviewed', now, {
      women: Number(women),
      men: Number(men),
    }),
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
