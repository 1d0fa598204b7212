import { waysOf, type Campaign } from '#db/queries/campaigns.server.ts'
import { findLastDeedAt } from '#db/queries/audit.server.ts'
import { addSwapInvitations, countInvited, invitedTo, queueReminders } from '#db/queries/swaps.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { addDays, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { swapMac } from '#app/respondent/desk/access-code.ts'
import { newSwapToken } from '#app/respondent/desk/swap-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readAddresses } from './addresses.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { codesLeft, DAYS_BETWEEN_REMINDERS } from './campaign-rules.ts'
import { loadCampaign, noteOf, populationOf } from './load-campaign.server.ts'
import { invitationMail, reminderMail, type MailFacts } from './mail-words.ts'

const REMINDED = 'campaign.reminded'
const DAY_MS = 86_400_000
const SHOWN_MALFORMED = 3

/** What was queued; addresses that were not are told, so that the coordinator can see to them. */
export type Queued =
  | {
      readonly kind: 'invited'
      readonly queued: number
      readonly repeated: readonly string[]
      readonly already: readonly string[]
    }
  | { readonly kind: 'reminded'; readonly queued: number }
export type MailOutcome =
  | { readonly ok: true; readonly done: Queued }
  | { readonly ok: false; readonly problems: FieldProblems }

type Loaded = Campaign & { readonly entityName: string; readonly invented: boolean; readonly people: number }

async function load(actor: Actor, campaignId: string, clock: Clock): Promise<Loaded> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const way = (await waysOf(runtime().database, campaignId)).find((each) => each.way === 'email-swap')
  if (!way || !['scheduled', 'open'].includes(campaign.status)) throw new AppError('not-found')
  return { ...campaign, people: way.people }
}

function factsOf({ entityId, entityName, invented, closesOn, instrumentHash }: Loaded, origin: string): MailFacts {
  const { publicTitle, minutes } = instrumentByHash(instrumentHash)
  return {
    entityName,
    invented,
    closesOn,
    publicTitle,
    minutes,
    anonymity: `${origin}/anonimato`,
    privacy: `${origin}/privacidad?entidad=${encodeURIComponent(entityId)}`,
  }
}

/** First day of the next reminder, or null while there was none. */
function nextReminder(campaignId: string): string | null {
  const last = findLastDeedAt(runtime().database, REMINDED, campaignId)
  return last && addDays(limaDate(new Date(last)), DAYS_BETWEEN_REMINDERS)
}

/**
 * Invitations by mail of a campaign: how many, never who answered.
 * @param origin public address of Espejo. @throws {AppError} `not-found` where it does not admit by mail.
 */
export async function viewMails(actor: Actor, campaignId: string, origin: string, clock: Clock = systemClock) {
  const campaign = await load(actor, campaignId, clock)
  const reminderFrom = nextReminder(campaignId)
  return {
    campaignId,
    title: instrumentByHash(campaign.instrumentHash).title,
    open: campaign.status === 'open',
    people: campaign.people,
    invited: await countInvited(runtime().database, campaignId),
    left: codesLeft(populationOf(campaign), campaign.codesPrinted),
    reminderFrom,
    mayRemind: campaign.status === 'open' && (reminderFrom === null || limaDate(clock()) >= reminderFrom),
    example: invitationMail(factsOf(campaign, origin), '', '…').body,
  }
}

export type MailsView = Awaited<ReturnType<typeof viewMails>>

function addressProblem(malformed: readonly string[], sound: number, left: number): string | null {
  if (malformed.length > 0) {
    const more = malformed.length > SHOWN_MALFORMED ? ` y ${malformed.length - SHOWN_MALFORMED} más` : ''
    return `No son correos: ${malformed.slice(0, SHOWN_MALFORMED).join(', ')}${more}. Corrija o quite esas líneas`
  }
  if (sound === 0) return 'Pegue los correos, uno por línea'
  return sound > left
    ? `Puede invitar a ${left} más: papeletas, formularios e invitaciones no pasan de 120 por cada 100 personas`
    : null
}

async function invite(actor: Actor, campaign: Loaded, form: FormData, origin: string, now: Date): Promise<MailOutcome> {
  const { database, environment } = runtime()
  const read = readAddresses(String(form.get('correos') ?? ''))
  const known = new Set(await invitedTo(database, campaign.id))
  const fresh = read.addresses.filter((address) => !known.has(address))
  const already = read.addresses.filter((address) => known.has(address))
  if (read.malformed.length === 0 && fresh.length === 0 && already.length > 0)
    return { ok: false, problems: { correos: 'Todas esas personas ya tienen su invitación. No se envió otra' } }
  const problem = addressProblem(read.malformed, fresh.length, codesLeft(populationOf(campaign), campaign.codesPrinted))
  if (problem) return { ok: false, problems: { correos: problem } }
  const invitations = fresh.map((address) => {
    const token = newSwapToken()
    return {
      mac: swapMac(environment.ESPEJO_CODE_KEY, token),
      mail: invitationMail(factsOf(campaign, origin), address, `${origin}/r/canje/${token}`),
    }
  })
  const note = noteOf(actor, campaign, 'campaign.invited', now, { addresses: fresh.length })
  if (!(await addSwapInvitations(database, actor.scope, campaign.id, invitations, now.toISOString(), note)))
    throw new AppError('conflict')
  return { ok: true, done: { kind: 'invited', queued: fresh.length, repeated: read.repeated, already } }
}

async function remind(actor: Actor, campaign: Loaded, origin: string, now: Date): Promise<MailOutcome> {
  const { database } = runtime()
  const refused = (message: string): MailOutcome => ({ ok: false, problems: { recordar: message } })
  const from = nextReminder(campaign.id)
  if (from && limaDate(now) < from)
    return refused(`Ya se envió un recordatorio. El siguiente puede salir desde el ${formatLongDate(from)}`)
  const invited = await countInvited(database, campaign.id)
  if (campaign.status !== 'open' || invited === 0) return refused('Todavía no hay a quién recordar')
  const note = noteOf(actor, campaign, REMINDED, now, { addresses: invited })
  const pause = {
    action: REMINDED,
    since: new Date(now.getTime() - (DAYS_BETWEEN_REMINDERS - 1) * DAY_MS).toISOString(),
  }
  if (
    !(await queueReminders(
      database,
      actor.scope,
      campaign.id,
      reminderMail(factsOf(campaign, origin), `${origin}/r`),
      pause,
      now.toISOString(),
      note,
    ))
  )
    throw new AppError('conflict')
  return { ok: true, done: { kind: 'reminded', queued: invited } }
}

/**
 * Queues invitations (`invitar`) or one reminder to all (`recordar`).
 * @param origin public address of Espejo, for the links.
 */
export async function mailByForm(
  actor: Actor,
  campaignId: string,
  form: FormData,
  origin: string,
  clock: Clock = systemClock,
): Promise<MailOutcome> {
  const campaign = await load(actor, campaignId, clock)
  switch (form.get('accion')) {
    case 'invitar':
      return invite(actor, campaign, form, origin, clock())
    case 'recordar':
      return remind(actor, campaign, origin, clock())
    default:
      throw new AppError('invalid-input')
  }
}
