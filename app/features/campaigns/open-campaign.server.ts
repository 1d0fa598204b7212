import { scheduleCampaign, type Campaign } from '#db/queries/campaigns.server.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { CARE_DAYS } from './campaign-rules.ts'
import { must, noteOf, populationOf, refused, type Asked, type Changed } from './load-campaign.server.ts'
import { allowedWays, readWays, WAY_FIELDS } from './ways.ts'

type Care = { readonly ok: true; readonly columns: Partial<Campaign> } | Extract<Changed, { ok: false }>

/** Asking about harassment opens only where a person who needs help finds it: the channel and the lines were tried. */
function careOf(campaign: Campaign, form: FormData, today: string): Care {
  if (!asksAboutHarm(instrumentByHash(campaign.instrumentHash))) return { ok: true, columns: {} }
  const channel = String(form.get('canal') ?? '').trim()
  const days = { canalProbado: String(form.get('canal-probado') ?? ''), lineas: String(form.get('lineas') ?? '') }
  const problems: Record<string, string> = {}
  const oldest = addDays(campaign.opensOn, -CARE_DAYS)
  const isRecent = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= oldest && day <= today
  if (channel.length < 10 || channel.length > 300)
    problems['canal'] =
      'Escriba dónde y cómo se denuncia en su entidad: oficina, correo o teléfono (de 10 a 300 letras)'
  if (!isRecent(days.canalProbado))
    problems['canal-probado'] = `Elija el día en que probaron el canal, desde el ${formatLongDate(oldest)}`
  if (!isRecent(days.lineas))
    problems['lineas'] = `Elija el día en que llamaron a las líneas de ayuda, desde el ${formatLongDate(oldest)}`
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    columns: { complaintChannel: channel, channelTestedOn: days.canalProbado, helpLinesCheckedOn: days.lineas },
  }
}

/** Fixes a draft with its ways of admitting; it opens at once where its first day is today, else by the calendar. */
export async function openCampaign({ actor, campaign, form, now }: Asked): Promise<Changed> {
  const today = limaDate(now)
  const harm = asksAboutHarm(instrumentByHash(campaign.instrumentHash))
  const read = readWays(form, populationOf(campaign), allowedWays(populationOf(campaign), harm))
  if (!read.ok) return read
  if (campaign.opensOn < today)
    return refused(WAY_FIELDS.slips, 'La fecha de inicio ya pasó. Cancele esta aplicación y cree otra')
  const care = careOf(campaign, form, today)
  if (!care.ok) return care
  const [linkCode = null] = read.ways.some(({ way }) => way === 'single-link') ? newAccessCodes(1) : []
  const status = campaign.opensOn > today ? 'scheduled' : 'open'
  const people = Object.fromEntries(read.ways.map((each) => [each.way, each.people]))
  const note = noteOf(actor, campaign, status === 'open' ? 'campaign.opened' : 'campaign.scheduled', now, people)
  return must(
    await scheduleCampaign(
      runtime().database,
      actor.scope,
      campaign.id,
      read.ways,
      { status, linkCode, ...care.columns },
      note,
    ),
  )
}
