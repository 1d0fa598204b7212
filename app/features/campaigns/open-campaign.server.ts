import { scheduleCampaign, type Campaign } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { newPromise } from './new-promise.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { figureState } from '#app/features/staff-figures/figure-rules.ts'
import { figureOfCampaign } from '#app/features/staff-figures/view-figures.server.ts'
import { FIGURE_STATE_WORDS } from '#app/features/staff-figures/words.ts'
import { CARE_DAYS } from './campaign-rules.ts'
import type { CampaignTask } from './campaign-task.ts'
import type { CareInput } from './form.ts'
import { noteOf, populationOf } from './load-campaign.server.ts'
import { doneOrConflict, refusal, type Outcome, type Refusal } from './outcome.server.ts'
import { findKeepers } from './find-keepers.server.ts'
import { allowedWays, checkWays, WAY_FIELDS, type CheckedWays } from './ways.ts'

type Care = { readonly ok: true; readonly columns: Partial<Campaign> } | Refusal

/** Asking about harassment opens only where a person who needs help finds it: the channel and the lines were tried. */
function careOf(campaign: Campaign, { channel, channelTestedOn, helpLinesCheckedOn }: CareInput, today: string): Care {
  if (!asksAboutHarm(instrumentByHash(campaign.instrumentHash))) return { ok: true, columns: {} }
  const problems: Record<string, string> = {}
  const oldest = addDays(campaign.opensOn, -CARE_DAYS)
  const isRecent = (day: string | null) => day !== null && day >= oldest && day <= today
  if (channel.length < 10 || channel.length > 300)
    problems['canal'] =
      'Escriba dónde y cómo se denuncia en su entidad: oficina, correo o teléfono (de 10 a 300 letras)'
  if (!isRecent(channelTestedOn))
    problems['canal-probado'] = `Elija el día en que probaron el canal, desde el ${formatLongDate(oldest)}`
  if (!isRecent(helpLinesCheckedOn))
    problems['lineas'] = `Elija el día en que llamaron a las líneas de ayuda, desde el ${formatLongDate(oldest)}`
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, columns: { complaintChannel: channel, channelTestedOn, helpLinesCheckedOn } }
}

/** Codes need somebody who keeps them and reads no results: without her neither slips nor mails are chosen. */
async function withKeeper(actor: Actor, checked: CheckedWays, today: string): Promise<CheckedWays> {
  const kept = checked.ok && checked.ways.find(({ way }) => way !== 'single-link')
  if (!kept || (await findKeepers(actor, 'custodian', today)).length > 0) return checked
  const problem =
    'Para esto hace falta una custodia de códigos confirmada. Invítela en «Cuentas» y pida a quien es titular que la confirme'
  return { ok: false, problems: { [WAY_FIELDS[kept.way]]: problem } }
}

/** Fixes a draft with its ways of admitting; it opens at once where its first day is today, else by the calendar. */
export async function openCampaign(actor: Actor, { campaign, order, now }: CampaignTask<'open'>): Promise<Outcome> {
  const today = limaDate(now)
  const missing =
    FIGURE_STATE_WORDS[figureState(figureOfCampaign(actor, campaign.populationFigureId), campaign.opensOn)]
  if (missing) return refusal('cifra', missing)
  const instrument = instrumentByHash(campaign.instrumentHash)
  const harm = asksAboutHarm(instrument)
  const read = checkWays(order.ways, populationOf(campaign), allowedWays(populationOf(campaign), harm))
  const checked = await withKeeper(actor, read, today)
  if (!checked.ok) return checked
  if (campaign.opensOn < today)
    return refusal(WAY_FIELDS.slips, 'La fecha de inicio ya pasó. Cancele esta aplicación y cree otra')
  const care = careOf(campaign, order.care, today)
  if (!care.ok) return care
  const [linkCode = null] = checked.ways.some(({ way }) => way === 'single-link') ? newAccessCodes(1) : []
  const status = campaign.opensOn > today ? 'scheduled' : 'open'
  const people = Object.fromEntries(checked.ways.map((each) => [each.way, each.people]))
  const note = noteOf(actor, campaign, status === 'open' ? 'campaign.opened' : 'campaign.scheduled', now, people)
  // A draft of before may still say a second segment, of which nothing would be shown (docs/decisions/081).
  const columns = { status, linkCode, extraSegment: null, ...care.columns } as const
  const fixing = { ways: checked.ways, change: columns, promise: newPromise(today) }
  return doneOrConflict(await scheduleCampaign(runtime().database, actor.scope, campaign.id, fixing, note))
}
