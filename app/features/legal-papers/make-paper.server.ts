import { countActiveMembers } from '#db/queries/accounts.server.ts'
import { privacyOfEntity } from '#db/queries/privacy.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { programDigest } from '#app/features/anonymity/explain-anonymity.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { accessAnswer, processingAgreement } from './consent-papers.ts'
import type { Paper, PaperFacts } from './paper.ts'
import { dataInventory, impactAssessment, incidentSheet, securityDocument } from './security-papers.ts'

/** Papers that an entity needs, by the name in their address. */
export const PAPERS: Readonly<Record<string, (facts: PaperFacts) => Paper>> = {
  'documento-de-seguridad': securityDocument,
  'inventario-de-datos': dataInventory,
  'evaluacion-de-impacto': impactAssessment,
  'ficha-de-incidente': incidentSheet,
  'acuerdo-de-encargo': processingAgreement,
  'respuesta-a-pedido-de-acceso': accessAnswer,
}

async function factsFor(actor: Actor, request: Request, today: string): Promise<PaperFacts> {
  const { database, environment } = runtime()
  const entity = actor.entity && (await privacyOfEntity(database, actor.entity.id))
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
    origin: ownOrigin(request, environment),
    applied: [...new Set(applied)].sort((one, other) => one.localeCompare(other, 'es')),
    accounts: await countActiveMembers(database, actor.scope, today),
    programDigest: programDigest(),
  }
}

/** One paper, filled for the actor's entity. @throws {AppError} `not-found` for an unknown name. */
export async function makePaper(
  actor: Actor,
  request: Request,
  name: string,
  clock: Clock = systemClock,
): Promise<Paper> {
  const make = Object.hasOwn(PAPERS, name) ? PAPERS[name] : undefined
  if (!make) throw new AppError('not-found')
  return make(await factsFor(actor, request, limaDate(clock())))
}

/** Every paper with how many of its sentences somebody must check. */
export async function listPapers(actor: Actor, request: Request, clock: Clock = systemClock) {
  const facts = await factsFor(actor, request, limaDate(clock()))
  return Object.entries(PAPERS).map(([name, make]) => {
    const { title, sections } = make(facts)
    return { name, title, toCheck: sections.flatMap(({ sentences }) => sentences).filter(({ check }) => check).length }
  })
}
