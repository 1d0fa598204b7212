import { findCampaign, type Campaign } from '#db/queries/campaigns.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed, type Deed, type PROGRAM } from '#app/kit/program/record-deed.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { limaDate, type Clock } from '#app/kit/program/clock.ts'
import { asOfToday } from '#app/respondent/desk/campaign-today.server.ts'

/** A campaign as it is today. @throws {AppError} `not-found` outside the actor's scope. */
export async function loadCampaign(
  actor: Actor,
  campaignId: string,
  clock: Clock,
): Promise<Campaign & { readonly entityName: string; readonly invented: boolean }> {
  const { database } = runtime()
  const campaign = await findCampaign(database, actor.scope, campaignId)
  if (!campaign) throw new AppError('not-found')
  return asOfToday(database, campaign, limaDate(clock()))
}

/** People in the scope of a campaign. */
export function populationOf({ populationWomen, populationMen }: Campaign): number {
  return populationWomen + populationMen
}

/** The note of a deed on a campaign, written in the transaction of its change. Numbers in `detail` are never of answers. */
export function noteOf(
  by: Actor | typeof PROGRAM,
  { id, entityId }: Pick<Campaign, 'id' | 'entityId'>,
  action: `campaign.${string}`,
  at: Date,
  detail: Deed['detail'] = {},
): Note {
  return (transaction) =>
    recordDeed(transaction, by, { action, objectKind: 'campaign', objectId: id, entityId, detail }, at)
}
