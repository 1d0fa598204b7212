import type { AdmitsFrom, RespondentCampaign } from '#app/respondent/contract.ts'
import type { Database } from '#db/client.server.ts'
import {
  findCampaignByCode,
  findCampaignByLink,
  findCampaignBySwapLink,
  type FoundCampaign,
} from '#db/queries/admission.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { dueToday } from './campaign-today.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { codeMac, swapMac } from './access-code.ts'
import { hourBegins, hourOf } from './swap-code.ts'

/** What a code opens. Free and spent look alike, and so do unknown and cancelled. */
export type Admission =
  | { readonly kind: 'admits'; readonly campaign: RespondentCampaign; readonly codeMac: Buffer | null }
  | { readonly kind: 'not-yet-this-hour'; readonly campaign: RespondentCampaign; readonly from: AdmitsFrom }
  | { readonly kind: 'not-yet-open' | 'closed' | 'withdrawn'; readonly campaign: RespondentCampaign }
  | { readonly kind: 'unknown' }

function toRespondentCampaign({ campaign: found, way }: FoundCampaign, closesOn: string): RespondentCampaign {
  return {
    campaignId: found.id,
    entityId: found.entityId,
    entityName: found.entityName,
    instrument: instrumentByHash(found.instrumentHash),
    opensOn: found.opensOn,
    closesOn,
    k: found.k,
    consentText: found.consentText,
    extraSegment: found.extraSegment,
    admission: way,
    invented: found.invented,
    complaintChannel: found.complaintChannel,
    helpLinesCheckedOn: found.helpLinesCheckedOn,
    promised: found.publicId && found.promisedOn ? { publicId: found.publicId, on: found.promisedOn } : null,
  }
}

async function admissionTo(
  database: Database,
  known: FoundCampaign | null,
  mac: Buffer | null,
  today: string,
): Promise<Admission> {
  const found = known?.campaign
  if (!known || !found || found.status === 'cancelled' || found.status === 'draft') return { kind: 'unknown' }
  const campaign = toRespondentCampaign(known, found.closesOn)
  if (found.status === 'annulled') return { kind: 'withdrawn', campaign }
  if (found.status !== 'open' && found.status !== 'scheduled') return { kind: 'closed', campaign }
  if (today < found.opensOn) return { kind: 'not-yet-open', campaign }
  if (today <= found.closesOn) return { kind: 'admits', campaign, codeMac: mac }
  const due = await dueToday(database, found, today)
  if (due.kind !== 'self-extend') return { kind: 'closed', campaign }
  return { kind: 'admits', campaign: { ...campaign, closesOn: due.closesOn }, codeMac: mac }
}

/** An hour of a campaign as a person reads it. */
export function admitsFrom(opensOn: string, hour: number): AdmitsFrom {
  return { day: limaDate(hourBegins(opensOn, hour)), hour: hour % 24 }
}

/** A code from a link by mail carries the hour from which it admits, so that nothing about its time is stored. */
function withinItsHour(admission: Admission, code: string, now: Date): Admission {
  if (admission.kind !== 'admits' || admission.campaign.admission !== 'email-swap') return admission
  const { campaign } = admission
  const hour = hourOf(code)
  if (hour === null || now >= hourBegins(campaign.opensOn, hour)) return admission
  return { kind: 'not-yet-this-hour', campaign, from: admitsFrom(campaign.opensOn, hour) }
}

/**
 * What a code opens. Looking neither spends it nor tells whether it was spent.
 * @param typed as somebody typed it or an address carries it.
 */
export async function findAdmission(database: Database, key: string, typed: string, now: Date): Promise<Admission> {
  const code = readCode(typed) ?? ''
  const byLink = await findCampaignByLink(database, code)
  if (byLink) return admissionTo(database, byLink, null, limaDate(now))
  const mac = codeMac(key, code)
  const found = await findCampaignByCode(database, mac)
  return withinItsHour(await admissionTo(database, found, mac, limaDate(now)), code, now)
}

/** What a link from a mail would admit to, used or not. Looking never uses it. */
export async function findInvitation(database: Database, key: string, token: string, now: Date): Promise<Admission> {
  return admissionTo(database, await findCampaignBySwapLink(database, swapMac(key, token)), null, limaDate(now))
}
