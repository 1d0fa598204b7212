import { countActiveMembers } from '#db/queries/accounts.server.ts'
import { findEntityPrivacy } from '#db/queries/privacy.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { programDigest } from '#app/features/anonymity/explain-anonymity.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { accessAnswer, processingAgreement } from './consent-papers.ts'
import type { LegalPaper, LegalPaperFacts } from './legal-paper.ts'
import { dataInventory, impactAssessment, incidentSheet, securityDocument } from './security-papers.ts'

/** Papers that an entity needs, by the name in their address. */
export const LEGAL_PAPERS = {
  'documento-de-seguridad': securityDocument,
  'inventario-de-datos': dataInventory,
  'evaluacion-de-impacto': impactAssessment,
  'ficha-de-incidente': incidentSheet,
  'acuerdo-de-encargo': processingAgreement,
  'respuesta-a-pedido-de-acceso': accessAnswer,
} as const satisfies Readonly<Record<string, (facts: LegalPaperFacts) => LegalPaper>>
export type LegalPaperName = keyof typeof LEGAL_PAPERS
export const LEGAL_PAPER_NAMES = Object.keys(LEGAL_PAPERS) as readonly LegalPaperName[]

/** Public address of this installation, which the papers name. */
type FromOrigin = { readonly origin: string }

async function factsFor(actor: Actor, { origin }: FromOrigin, today: string): Promise<LegalPaperFacts> {
  const { database } = runtime()
  const entity = actor.entity && (await findEntityPrivacy(database, actor.entity.id))
  if (!entity) throw new AppError('not-found')
  const applied = (await listReleases(database, actor.scope)).map(
    ({ release }) => instrumentByHash(release.instrument.hash).title,
  )
  return {
    entityName: entity.name,
    address: entity.privacyAddress,
    contact: entity.privacyContact,
    dataOfficer: entity.dataOfficer,
    today,
    origin,
    applied: [...new Set(applied)].sort((one, other) => one.localeCompare(other, 'es')),
    accounts: await countActiveMembers(database, actor.scope, today),
    programDigest: programDigest(),
  }
}

/** One paper, filled for the actor's entity. @throws {AppError} `not-found` for who has none. */
export async function makeLegalPaper(
  actor: Actor,
  { name, ...from }: { readonly name: LegalPaperName } & FromOrigin,
  clock: Clock = systemClock,
): Promise<{ readonly paper: LegalPaper; readonly filename: string }> {
  const facts = await factsFor(actor, from, limaDate(clock()))
  const paper = LEGAL_PAPERS[name](facts)
  return { paper, filename: fileName({ what: paper.title, entity: facts.entityName, date: facts.today }, 'docx') }
}

/** Every paper with how many of its sentences somebody must check. */
export async function listLegalPapers(actor: Actor, from: FromOrigin, clock: Clock = systemClock) {
  const facts = await factsFor(actor, from, limaDate(clock()))
  return LEGAL_PAPER_NAMES.map((name) => {
    const { title, sections }: LegalPaper = LEGAL_PAPERS[name](facts)
    return { name, title, toCheck: sections.flatMap(({ sentences }) => sentences).filter(({ check }) => check).length }
  })
}
