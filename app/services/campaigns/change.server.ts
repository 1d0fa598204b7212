import { randomBytes } from 'node:crypto'
import { addSlipBatch, annulCampaign, campaignWithin, changeCampaign, lastReleaseDay, scheduleCampaign, waysOf, type Campaign } from '#db/queries/campaigns.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { formatLongDate } from '#app/i18n/format.ts'
import { AppError } from '../app-error.server.ts'
import type { Actor } from '../guard.server.ts'
import { addDays, limaDate, systemClock, type Clock } from '../lima-time.ts'
import { codeMac, newAccessCodes, printedCode } from '../respond/access-code.ts'
import { runtime } from '../runtime.server.ts'
import type { FieldProblems } from './campaign-form.ts'
import { CARE_DAYS, codesLeft, earliestClose, earlyCloseFrom, LONGEST_TERM_DAYS, SINGLE_LINK_FROM } from './campaign-rules.ts'
import { closeCampaign } from './close.server.ts'

/** A change that was made, or what is wrong with the form that asks for it. */
export type Changed = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }

const DONE: Changed = { ok: true }
const refused = (field: string, message: string): Changed => ({ ok: false, problems: { [field]: message } })

async function load(actor: Actor, campaignId: string): Promise<Campaign> {
  const campaign = await campaignWithin(runtime().database, actor.scope, campaignId)
  if (!campaign) throw new AppError('not-found')
  return campaign
}

function populationOf({ populationWomen, populationMen }: Campaign): number {
  return populationWomen + populationMen
}

function must(changed: boolean): Changed {
  if (!changed) throw new AppError('conflict')
  return DONE
}

type Care = { readonly ok: true; readonly columns: Partial<Campaign> } | Extract<Changed, { ok: false }>

/** Asking about harassment opens only where a person who needs help finds it: the channel and the lines were tried. */
function careOf(campaign: Campaign, form: FormData, today: string): Care {
  if (!asksAboutHarm(instrumentByHash(campaign.instrumentHash))) return { ok: true, columns: {} }
  const channel = String(form.get('canal') ?? '').trim()
  const days = { canalProbado: String(form.get('canal-probado') ?? ''), lineas: String(form.get('lineas') ?? '') }
  const problems: Record<string, string> = {}
  const oldest = addDays(campaign.opensOn, -CARE_DAYS)
  const isRecent = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= oldest && day <= today
  if (channel.length < 10 || channel.length > 300) problems['canal'] = 'Escriba dónde y cómo se denuncia en su entidad: oficina, correo o teléfono (de 10 a 300 letras)'
  if (!isRecent(days.canalProbado)) problems['canal-probado'] = `Elija el día en que probaron el canal, desde el ${formatLongDate(oldest)}`
  if (!isRecent(days.lineas)) problems['lineas'] = `Elija el día en que llamaron a las líneas de ayuda, desde el ${formatLongDate(oldest)}`
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, columns: { complaintChannel: channel, channelTestedOn: days.canalProbado, helpLinesCheckedOn: days.lineas } }
}

async function open(actor: Actor, campaign: Campaign, form: FormData, today: string): Promise<Changed> {
  const admission = form.get('admision')
  if (admission !== 'single-link' && admission !== 'slips') return refused('admision', 'Elija cómo entrará el personal')
  if (admission === 'single-link' && populationOf(campaign) < SINGLE_LINK_FROM) {
    return refused('admision', `El enlace único se puede usar desde ${SINGLE_LINK_FROM} personas. Use papeletas`)
  }
  if (campaign.opensOn < today) return refused('admision', 'La fecha de inicio ya pasó. Cancele esta aplicación y cree otra')
  const care = careOf(campaign, form, today)
  if (!care.ok) return care
  const [linkCode = null] = admission === 'single-link' ? newAccessCodes(1) : []
  const status = campaign.opensOn > today ? 'scheduled' : 'open'
  const ways = [{ way: admission, people: populationOf(campaign) }] as const
  return must(await scheduleCampaign(runtime().database, actor.scope, campaign.id, ways, { status, linkCode, ...care.columns }))
}

async function extend(actor: Actor, campaign: Campaign, form: FormData): Promise<Changed> {
  const closesOn = String(form.get('cierra') ?? '')
  const latest = addDays(campaign.opensOn, LONGEST_TERM_DAYS)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(closesOn)) return refused('cierra', 'Elija la nueva fecha de cierre')
  if (closesOn <= campaign.closesOn) return refused('cierra', `La nueva fecha debe ser posterior al ${formatLongDate(campaign.closesOn)}`)
  if (closesOn > latest) return refused('cierra', `Puede extender hasta el ${formatLongDate(latest)}`)
  return must(await changeCampaign(runtime().database, actor.scope, campaign.id, ['open'], { closesOn }))
}

async function closeEarly(actor: Actor, campaign: Campaign, form: FormData, today: string): Promise<Changed> {
  const reason = String(form.get('razon') ?? '').trim()
  if (campaign.status !== 'open') throw new AppError('conflict')
  const from = earlyCloseFrom(campaign.opensOn, campaign.closesOn)
  if (today < from) return refused('razon-cierre', `Se puede cerrar antes de su fecha desde el ${formatLongDate(from)}`)
  const last = await lastReleaseDay(runtime().database, actor.scope, campaign.instrumentSlug)
  if (last && today < earliestClose(last)) return refused('razon-cierre', `Por la aplicación anterior, puede cerrar desde el ${formatLongDate(earliestClose(last))}`)
  if (reason.length < 10) return refused('razon-cierre', 'Escriba la razón del cierre, en una frase')
  if (!form.has('confirmo')) return refused('confirmo-cierre', 'Marque que entiende que no se podrá reabrir')
  return must((await closeCampaign(runtime().database, campaign.id, today, reason)) !== null)
}

async function cancel(actor: Actor, campaign: Campaign, today: string): Promise<Changed> {
  // While people can answer, a refusal to cancel would tell that somebody has: then it can only be annulled.
  if (campaign.status === 'scheduled' && today >= campaign.opensOn) throw new AppError('conflict')
  return must(await changeCampaign(runtime().database, actor.scope, campaign.id, ['draft', 'scheduled'], { status: 'cancelled' }))
}

async function annul(actor: Actor, campaign: Campaign, form: FormData, today: string): Promise<Changed> {
  const reason = String(form.get('razon') ?? '').trim()
  if (reason.length < 10) return refused('razon-anulacion', 'Escriba la razón, en una frase. Será pública')
  if (!form.has('confirmo')) return refused('confirmo-anulacion', 'Marque que entiende que las respuestas se destruyen')
  return must(await annulCampaign(runtime().database, actor.scope, campaign.id, reason, today))
}

/**
 * Carries out what the coordinator asks of a campaign: `abrir`, `extender`, `cerrar`, `cancelar` or `anular`.
 * @throws {AppError} `not-found` outside the scope, `conflict` when its state does not allow it any more.
 */
export async function changeByForm(actor: Actor, campaignId: string, form: FormData, clock: Clock = systemClock): Promise<Changed> {
  const today = limaDate(clock())
  const campaign = await load(actor, campaignId)
  switch (form.get('accion')) {
    case 'abrir':
      return open(actor, campaign, form, today)
    case 'extender':
      return extend(actor, campaign, form)
    case 'cerrar':
      return closeEarly(actor, campaign, form, today)
    case 'cancelar':
      return cancel(actor, campaign, today)
    case 'anular':
      return annul(actor, campaign, form, today)
    default:
      throw new AppError('invalid-input')
  }
}

/** New one-time codes, for printing now and never again: only their keyed hashes are stored. */
export async function printCodes(actor: Actor, campaignId: string, asked: string, clock: Clock = systemClock): Promise<{ ok: true; codes: string[] } | { ok: false; problems: FieldProblems }> {
  const campaign = await load(actor, campaignId)
  const bySlips = (await waysOf(runtime().database, campaignId)).some(({ way }) => way === 'slips')
  if (!['scheduled', 'open'].includes(campaign.status) || !bySlips) throw new AppError('not-found')
  const left = codesLeft(populationOf(campaign), campaign.codesPrinted)
  const count = /^\d{1,5}$/.test(asked.trim()) ? Number(asked) : 0
  if (count < 1) return { ok: false, problems: { cantidad: 'Escriba cuántas papeletas imprimir, en números' } }
  if (count > left) return { ok: false, problems: { cantidad: `Puede imprimir ${left} más: el total no pasa de 120 por cada 100 personas` } }
  const codes = newAccessCodes(count)
  const { database, environment } = runtime()
  const macs = codes.map((code) => codeMac(environment.ESPEJO_CODE_KEY, code))
  const stored = await addSlipBatch(database, actor.scope, campaignId, { id: randomBytes(8).toString('hex'), site: '', printedOn: limaDate(clock()), macs })
  if (!stored) throw new AppError('conflict')
  return { ok: true, codes: codes.map(printedCode) }
}
