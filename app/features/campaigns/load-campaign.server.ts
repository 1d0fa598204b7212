import { campaignWithin, type Campaign } from '#db/queries/campaigns.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed, type Deed, type PROGRAM } from '#app/kit/program/record-deed.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { limaDate, type Clock } from '#app/kit/program/clock.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { asOfToday } from '#app/respondent/desk/campaign-today.server.ts'

/** A change that was made, or what is wrong with the form that asks for it. */
export type Changed = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }

/** Who asks for a change of which campaign, and when. */
export type Asked = { readonly actor: Actor; readonly campaign: Campaign; readonly form: FormData; readonly now: Date }

export const DONE: Changed = { ok: true }

export function refused(field: string, message: string): Extract<Changed, { ok: false }> {
  return { ok: false, problems: { [field]: message } }
}

/** A campaign as it is today. @throws {AppError} `not-found` outside the actor's scope. */
export async function loadCampaign(
  actor: Actor,
  campaignId: string,
  clock: Clock,
): Promise<Campaign & { readonly entityName: string; readonly invented: boolean }> {
  const { database } = runtime()
  const campaign = await campaignWithin(database, actor.scope, campaignId)
  if (!campaign) throw new AppError('not-found')
  return asOfToday(database, campaign, limaDate(clock()))
}

/** @throws {AppError} `conflict` when the campaign's state did not allow the change any more. */
export function must(changed: boolean): Changed {
  if (!changed) throw new AppError('conflict')
  return DONE
}

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
