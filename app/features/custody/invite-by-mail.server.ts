import { listWays, type Campaign } from '#db/queries/campaigns.server.ts'
import { findLastDeedAt } from '#db/queries/audit.server.ts'
import { countInvited, countUndelivered, insertInvited, listInvited, queueReminders } from '#db/queries/swaps.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { addDays, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { codesLeft } from '#app/features/campaigns/campaign-rules.ts'
import { loadCampaign, noteOf, populationOf } from '#app/features/campaigns/load-campaign.server.ts'
import { refusal, type Refusal } from '#app/features/campaigns/outcome.server.ts'
import { addressProblem } from '#app/kit/mail/mail-address.ts'
import { domainOf } from '#app/features/accounts/mail-domain.ts'
import type { ReadAddresses } from './addresses.ts'
import type { MailOrder } from './form.ts'
import { answerInvitationMail, mailFacts, reminderMail } from './answer-mail-words.ts'
import { allowedDomains } from './own-domains.server.ts'

const REMINDED = 'campaign.reminded'
const DAY_MS = 86_400_000
const DAYS_BETWEEN_REMINDERS = 7
const SHOWN_MALFORMED = 3

/** What was done. Which addresses had been taken before is told to nobody: only how many are new. */
export type Queued =
  | { readonly kind: 'invited'; readonly queued: number; readonly leftOut: number }
  | { readonly kind: 'reminded'; readonly queued: number }
export type MailOutcome = { readonly ok: true; readonly done: Queued } | Refusal

/** For whom mails are queued, with the public address of Espejo for their links. */
type MailTask = { readonly campaign: Loaded; readonly origin: string; readonly now: Date }

type Loaded = Campaign & {
  readonly entityName: string
  readonly invented: boolean
  readonly people: number
  readonly left: number
}

async function load(actor: Actor, campaignId: string, clock: Clock): Promise<Loaded> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const ways = await listWays(runtime().database, campaign)
  const way = ways.find((each) => each.way === 'email-swap')
  if (!way || !['scheduled', 'open'].includes(campaign.status)) throw new AppError('not-found')
  return { ...campaign, people: way.people, left: codesLeft(populationOf(campaign), campaign.codesPrinted, ways) }
}

/** First day of the next reminder, or null while there was none. */
function nextReminder(campaignId: string): string | null {
  const last = findLastDeedAt(runtime().database, REMINDED, campaignId)
  return last && addDays(limaDate(new Date(last)), DAYS_BETWEEN_REMINDERS)
}

/**
 * Invitations by mail of a campaign: how many, never whom nor who answered.
 * @param origin public address of Espejo. @throws {AppError} `not-found` where it does not admit by mail.
 */
export async function viewMails(
  actor: Actor,
  { campaignId, origin }: { readonly campaignId: string; readonly origin: string },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const campaign = await load(actor, campaignId, clock)
  const today = limaDate(clock())
  const reminderFrom = nextReminder(campaignId)
  return {
    campaignId,
    title: instrumentByHash(campaign.instrumentHash).title,
    open: campaign.status === 'open',
    people: campaign.people,
    invited: await countInvited(database, campaign),
    undelivered: await countUndelivered(database, campaign),
    left: campaign.left,
    domains: [...(await allowedDomains(actor, campaign, today))].sort(),
    reminderFrom,
    mayRemind: campaign.status === 'open' && (reminderFrom === null || today >= reminderFrom),
    example: answerInvitationMail(mailFacts(campaign, origin), '…').body,
  }
}

export type MailsView = Awaited<ReturnType<typeof viewMails>>

function listProblem(malformed: readonly string[], sound: number, left: number): string | null {
  if (malformed.length > 0) {
    const more = malformed.length > SHOWN_MALFORMED ? ` y ${malformed.length - SHOWN_MALFORMED} más` : ''
    const told = malformed.slice(0, SHOWN_MALFORMED).map((line) => `${line} (${addressProblem(line) ?? ''})`)
    return `No son correos: ${told.join(', ')}${more}. Corrija o quite esas líneas`
  }
  if (sound === 0) return 'Pegue los correos, uno por línea'
  return sound > left ? `Puede invitar a ${left} más: hay un código por persona y ninguno de reserva` : null
}

function domainProblem(addresses: readonly string[], allowed: ReadonlySet<string>): string | null {
  const strange = [...new Set(addresses.map(domainOf))].filter((domain) => !allowed.has(domain))
  if (strange.length === 0) return null
  const named = `${strange.slice(0, SHOWN_MALFORMED).join(', ')}${strange.length > SHOWN_MALFORMED ? '…' : ''}`
  return `No son de la entidad: ${named}. Quien es titular puede aceptar otro dominio en la página de la aplicación`
}

async function invite(
  actor: Actor,
  { campaign, pasted, now }: MailTask & { readonly pasted: ReadAddresses },
): Promise<MailOutcome> {
  const { database } = runtime()
  const known = new Set(await listInvited(database, campaign))
  const fresh = pasted.addresses.filter((address) => !known.has(address))
  const leftOut = pasted.repeated.length + pasted.addresses.length - fresh.length
  if (pasted.malformed.length === 0 && fresh.length === 0 && pasted.addresses.length > 0)
    return refusal('correos', 'Todas esas personas ya tienen su invitación. No se envió otra')
  const problem =
    listProblem(pasted.malformed, fresh.length, campaign.left) ??
    domainProblem(fresh, await allowedDomains(actor, campaign, limaDate(now)))
  if (problem) return refusal('correos', problem)
  const note = noteOf(actor, campaign, 'campaign.invited', now, { addresses: fresh.length })
  if (!(await insertInvited(database, actor.scope, campaign.id, fresh, now.toISOString(), note)))
    throw new AppError('conflict')
  return { ok: true, done: { kind: 'invited', queued: fresh.length, leftOut } }
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
  const mail = reminderMail(mailFacts(campaign, origin), `${origin}/r`)
  if (!(await queueReminders(database, actor.scope, campaign.id, mail, pause, now.toISOString(), note)))
    throw new AppError('conflict')
  return { ok: true, done: { kind: 'reminded', queued: invited } }
}

/**
 * Takes addresses to invite, or queues one reminder to all.
 * @param order null where the form asked for nothing that there is.
 * @param origin public address of Espejo, for what a reminder says.
 * @throws {AppError} `not-found` where the campaign does not admit by mail, `invalid-input` without an order, `conflict`.
 */
export async function takeMailOrder(
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
