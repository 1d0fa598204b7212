import {
  findCertificateByCode,
  findCertificate,
  insertCertificate,
  listCertifiedActions,
  findRegisteredActions,
  type Certificate,
} from '#db/queries/certificates.server.ts'
import { findCampaign } from '#db/queries/campaigns.server.ts'
import { findRelease } from '#db/queries/releases.server.ts'
import type { CertificateContent } from '#db/schema/certificates.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { newAccessCodes, printedCode } from '#app/respondent/desk/access-code.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ShownCertificate } from './shown-certificate.ts'
import { CERTIFICATE_TITLE } from './words.ts'
import { actionsToday, obstacles, openWorkingDays, participationBand } from './conditions.ts'

async function load(actor: Actor, campaignId: string) {
  const { database } = runtime()
  const campaign = await findCampaign(database, actor.scope, campaignId)
  if (!campaign || !instrumentByHash(campaign.instrumentHash).presentation.isYearlyEvaluation)
    throw new AppError('not-found')
  const [record, actions, certificate] = await Promise.all([
    findRelease(database, actor.scope, campaignId),
    findRegisteredActions(database, campaign),
    findCertificate(database, actor.scope, campaignId),
  ])
  return { campaign, record, actions, certificate, obstacles: obstacles(record, actions?.actionIds.length ?? 0) }
}

/** A certificate as it may be seen: which actions it rests on stays here, how far they are does not. */
async function shown(certificate: Certificate): Promise<ShownCertificate> {
  const { code, issuedOn, digest } = certificate
  const { actionIds, ...content } = certificate.content
  const now = actionIds === undefined ? null : await listCertifiedActions(runtime().database, certificate)
  return { code: printedCode(code), issuedOn, content, digest, actionsToday: now && actionsToday(now) }
}

/** The certificate of a harassment campaign, or what is missing for it. @throws {AppError} `not-found` for any other campaign. */
export async function viewCertificate(actor: Actor, campaignId: string) {
  const { campaign, certificate, obstacles: missing } = await load(actor, campaignId)
  return {
    campaignId,
    entityName: campaign.entityName,
    certificate: certificate && (await shown(certificate)),
    obstacles: missing,
  }
}

/** Issues the certificate, once. @throws {AppError} `not-found`; `conflict` while something is missing. */
export async function issueCertificate(actor: Actor, campaignId: string, clock: Clock = systemClock): Promise<void> {
  const { campaign, record, actions, obstacles: missing } = await load(actor, campaignId)
  if (!record || !actions || missing.length > 0) throw new AppError('conflict')
  const instrument = instrumentByHash(campaign.instrumentHash)
  const content: CertificateContent = {
    entityName: campaign.entityName,
    invented: campaign.invented,
    instrumentTitle: instrument.title,
    instrumentVersion: instrument.version,
    instrumentHash: instrument.hash,
    opensOn: record.opensOn,
    closedOn: record.closedOn ?? record.closesOn,
    workingDays: openWorkingDays(record),
    participationFrom: participationBand(record),
    planYear: actions.year,
    planDate: actions.planDate,
    actionsRegistered: actions.actionIds.length,
    actionIds: actions.actionIds,
    releaseDigest: record.digest,
  }
  const now = clock()
  const issuedOn = limaDate(now)
  const [code = ''] = newAccessCodes(1)
  const { entityId } = campaign
  const certificate = {
    code,
    campaignId,
    entityId,
    issuedOn,
    content,
    digest: sha256({ code, issuedOn, content }),
  }
  const detail = { digest: certificate.digest }
  const deed = { action: 'certificate.issued', objectKind: 'campaign', objectId: campaignId, entityId, detail }
  await insertCertificate(runtime().database, certificate, (transaction) => recordDeed(transaction, actor, deed, now))
}

/** A certificate by the code on the paper, whoever asks; null when there is none. */
export async function checkCertificate(typed: string): Promise<ShownCertificate | null> {
  const found = await findCertificateByCode(runtime().database, readCode(typed) ?? '')
  return found ? shown(found) : null
}

/** Its code tells it apart from every other. */
export function certificateFileName({ code, content, issuedOn }: ShownCertificate): string {
  const { entityName: entity, instrumentTitle: instrument } = content
  return fileName({ what: CERTIFICATE_TITLE, entity, instrument, apart: [code], date: issuedOn }, 'pdf')
}

/** The issued certificate of a campaign. @throws {AppError} `not-found` where there is none. */
export async function requireCertificate(actor: Actor, campaignId: string): Promise<ShownCertificate> {
  const { certificate } = await viewCertificate(actor, campaignId)
  if (!certificate) throw new AppError('not-found')
  return certificate
}
