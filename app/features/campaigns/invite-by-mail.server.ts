import { listWays, type Campaign } from '#db/queries/campaigns.server.ts'
import { findLastDeedAt } from '#db/queries/audit.server.ts'
import { insertSwapInvitations, countInvited, listInvited, queueReminders } from '#db/queries/swaps.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { addDays, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { swapMac } from '#app/respondent/desk/access-code.ts'
import { newSwapToken } from '#app/respondent/desk/swap-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReadAddresses } from './addresses.ts'
import { codesLeft, DAYS_BETWEEN_REMINDERS } from './campaign-rules.ts'
import type { MailOrder } from './form.ts'
import { loadCampaign, noteOf, populationOf } from './load-campaign.server.ts'
import { answerInvitationMail, reminderMail, type MailFacts } from './answer-mail-words.ts'
import { refusal, type Refusal } from './outcome.server.ts'

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
export type MailOutcome = { readonly ok: true; readonly done: Queued } | Refusal

/** For whom mails are queued, with the public address of Espejo for their links. */
type MailTask = { readonly campaign: Loaded; readonly origin: string; readonly now: Date }

type Loaded = Campaign & { readonly entityName: string; readonly invented: boolean; readonly people: number }

async function load(actor: Actor, campaignId: string, clock: Clock): Promise<Loaded> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const way = (await listWays(runtime().database, campaign)).find((each) => each.way === 'email-swap')
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
export async function viewMails(
  actor: Actor,
  { campaignId, origin }: { readonly campaignId: string; readonly origin: string },
  clock: Clock = systemClock,
) {
  const campaign = await load(actor, campaignId, clock)
  const reminderFrom = nextReminder(campaignId)
  return {
    campaignId,
    title: instrumentByHash(campaign.instrumentHash).title,
    open: campaign.status === 'open',
    people: campaign.people,
    invited: await countInvited(runtime().database, campaign),
    left: codesLeft(populationOf(campaign), campaign.codesPrinted),
    reminderFrom,
    mayRemind: campaign.status === 'open' && (reminderFrom === null || limaDate(clock()) >= reminderFrom),
    example: answerInvitationMail(factsOf(campaign, origin), '', '…').body,
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

async function invite(
  actor: Actor,
  { campaign, pasted, origin, now }: MailTask & { readonly pasted: ReadAddresses },
): Promise<MailOutcome> {
  const { database, environment } = runtime()
  const known = new Set(await listInvited(database, campaign))
  const fresh = pasted.addresses.filter((address) => !known.has(address))
  const already = pasted.addresses.filter((address) => known.has(address))
  if (pasted.malformed.length === 0 && fresh.length === 0 && already.length > 0)
    return { ok: false, problems: { correos: 'Todas esas personas ya tienen su invitación. No se envió otra' } }
  const problem = addressProblem(
    pasted.malformed,
    fresh.length,
    codesLeft(populationOf(campaign), campaign.codesPrinted),
  )
  if (problem) return { ok: false, problems: { correos: problem } }
  const invitations = fresh.map((address) => {
    const token = newSwapToken()
    return {
      mac: swapMac(environment.ESPEJO_CODE_KEY, token),
      mail: answerInvitationMail(factsOf(campaign, origin), address, `${origin}/r/canje/${token}`),
    }
  })
  const note = noteOf(actor, campaign, 'campaign.invited', now, { addresses: fresh.length })
  if (!(await insertSwapInvitations(database, actor.scope, campaign.id, invitations, now.toISOString(), note)))
    throw new AppError('conflict')
  return { ok: true, done: { kind: 'invited', queued: fresh.length, repeated: pasted.repeated, already } }
}

async function remind(actor: Actor, { campaign, origin, now }: MailTask): Promise<MailOutcome> {
  const { database } = runtime()
  const from = nextReminder(campaign.id)
  if (from && limaDate(now) < from)
    return refusal('recordar', `Ya se envió un recordatorio. El siguiente puede salir desde el ${formatLongDate(from)}`)
  const invited = await countInvited(database, campaign)
  if (campaign.status !== 'open' || invited === 0) return refusal('recordar', 'Todavía no hay a quién recordar')
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
 * Queues invitations, or one reminder to all.
 * @param order null where the form asked for nothing that there is.
 * @param origin public address of Espejo, for the links.
 * @throws {AppError} `not-found` where the campaign does not admit by mail, `invalid-input` without an order, `conflict`.
 */
export async function sendMails(
  actor: Actor,
  {
    campaignId,
    order,
    origin,
  }: { readonly campaignId: string; readonly order: MailOrder | null; readonly origin: string },
  clock: Clock = systemClock,
): Promise<MailOutcome> {
  const campaign = await load(actor, campaignId, clock)
  const now = clock()
  switch (order?.kind) {
    case 'invite':
      return invite(actor, { campaign, pasted: order.pasted, origin, now })
    case 'remind':
      return remind(actor, { campaign, origin, now })
    default:
      throw new AppError('invalid-input')
  }
}
