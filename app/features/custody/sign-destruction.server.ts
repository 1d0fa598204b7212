import { findCampaign } from '#db/queries/campaigns.server.ts'
import { insertSlipDestruction } from '#db/queries/slips.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { noteOf } from '#app/features/campaigns/load-campaign.server.ts'
import { doneOrConflict, type Outcome } from '#app/features/campaigns/outcome.server.ts'
import type { ActInput } from './form.ts'
import { viewCustody, type CustodyView } from './view-custody.server.ts'

const SHORTEST_NAME = 5
const LONGEST_NAME = 120

/** The campaign whose slips and blank forms are destroyed. @throws {AppError} `not-found` before its end, or where none were printed. */
export async function viewDestruction(
  actor: Actor,
  campaignId: string,
  clock: Clock = systemClock,
): Promise<CustodyView> {
  const custody = await viewCustody(actor, campaignId, clock)
  if (custody.phase !== 'ended' || custody.slips + custody.forms === 0) throw new AppError('not-found')
  return custody
}

/**
 * Signs, once, that all slips and blank forms that were left are destroyed. How many they were is asked nowhere: beside
 * the number printed it would tell how many people answered.
 * @throws {AppError} `not-found` as above, `conflict` where it is signed, or the release is still being made.
 */
export async function signDestruction(
  actor: Actor,
  { campaignId, ...act }: ActInput & { readonly campaignId: string },
  clock: Clock = systemClock,
): Promise<Outcome> {
  const custody = await viewDestruction(actor, campaignId, clock)
  const today = limaDate(clock())
  const { destroyedOn, witness, confirmed } = act
  const problems: Record<string, string> = {}
  if (destroyedOn === null || destroyedOn < custody.opensOn || destroyedOn > today)
    problems['destruidas'] = `Elija el día en que se destruyeron, hasta el ${formatLongDate(today)}`
  if (witness.length < SHORTEST_NAME || witness.length > LONGEST_NAME)
    problems['testigo'] = `Escriba el nombre de quien lo vio, de ${SHORTEST_NAME} a ${LONGEST_NAME} letras`
  if (!confirmed) problems['confirmo'] = 'Marque que se destruyó todo lo que sobró'
  if (destroyedOn === null || Object.keys(problems).length > 0) return { ok: false, problems }
  const { database } = runtime()
  const campaign = await findCampaign(database, actor.scope, campaignId)
  if (!campaign) throw new AppError('not-found')
  const signed = { campaignId, destroyedOn, witness, signedOn: today, signedBy: actor.name }
  const note = noteOf(actor, campaign, 'campaign.slips-destroyed', clock(), { on: destroyedOn })
  return doneOrConflict(await insertSlipDestruction(database, actor.scope, signed, note))
}
