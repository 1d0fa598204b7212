import type { RespondentCampaign } from '#app/respondent/contract.ts'
import type { Database } from '#db/client.server.ts'
import { campaignByCode, campaignByLink, campaignByUnspentCode, countResponses, type FoundCampaign } from '#db/queries/admission.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { dueChange } from '../campaigns/due.ts'
import { codeMac, normaliseCode } from './access-code.ts'

/** What a code opens. Unknown, spent and cancelled look alike. */
export type Admission =
  | { readonly kind: 'admits'; readonly campaign: RespondentCampaign; readonly codeMac: Buffer | null }
  | { readonly kind: 'not-yet-open' | 'closed' | 'withdrawn'; readonly campaign: RespondentCampaign }
  | { readonly kind: 'unknown' }

function toRespondentCampaign({ campaign: found, way }: FoundCampaign, closesOn: string): RespondentCampaign {
  return {
    campaignId: found.id,
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
  }
}

async function admissionTo(database: Database, known: FoundCampaign | null, mac: Buffer | null, today: string): Promise<Admission> {
  const found = known?.campaign
  if (!known || !found || found.status === 'cancelled' || found.status === 'draft') return { kind: 'unknown' }
  const campaign = toRespondentCampaign(known, found.closesOn)
  if (found.status === 'annulled') return { kind: 'withdrawn', campaign }
  if (found.status !== 'open' && found.status !== 'scheduled') return { kind: 'closed', campaign }
  if (today < found.opensOn) return { kind: 'not-yet-open', campaign }
  if (today <= found.closesOn) return { kind: 'admits', campaign, codeMac: mac }
  const due = dueChange(found, await countResponses(database, found.id), today)
  if (due.kind !== 'self-extend') return { kind: 'closed', campaign }
  return { kind: 'admits', campaign: { ...campaign, closesOn: due.closesOn }, codeMac: mac }
}

/** What opening the page with this code shows. Opening never spends a code. @param today ISO date in Lima time. */
export async function findAdmission(database: Database, key: string, typed: string, today: string): Promise<Admission> {
  const code = normaliseCode(typed)
  const byLink = await campaignByLink(database, code)
  if (byLink) return admissionTo(database, byLink, null, today)
  const mac = codeMac(key, code)
  return admissionTo(database, await campaignByUnspentCode(database, mac), mac, today)
}

/** The same for a sending, where a spent code still finds its campaign: the form may be one that was stored already. */
export async function findAdmissionForSending(database: Database, key: string, typed: string, today: string): Promise<Admission> {
  const code = normaliseCode(typed)
  const byLink = await campaignByLink(database, code)
  if (byLink) return admissionTo(database, byLink, null, today)
  const mac = codeMac(key, code)
  return admissionTo(database, await campaignByCode(database, mac), mac, today)
}
