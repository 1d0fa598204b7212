import {
  findAdaptationSheet,
  listAdaptationDocuments,
  listAdaptationProofs,
  type AdaptationDocument,
  type AdaptationProof,
} from '#db/queries/adaptation.server.ts'
import { findEntity } from '#db/queries/directory.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Role } from '#db/schema/roles.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import { NAMED_DOCUMENTS, STANDARD_DOCUMENTS, isStandard, pendingOf, tallyOf } from '#surveys/adaptation/documents.ts'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import { scopeIn, type Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { documentName } from './words.ts'

type Proof = Pick<AdaptationProof, 'id' | 'kind' | 'reference' | 'fileName' | 'size' | 'addedOn' | 'fileDeletedOn'>

/** A document of a sheet as pages show it: one of which nothing was said has revision 0 and was not reviewed. */
export type ShownDocument = Omit<AdaptationDocument, 'entityId' | 'savedOn'> & {
  readonly title: string
  readonly savedOn: string | null
  readonly proof: (Proof & { readonly mayOpen: boolean }) | null
}

const UNSAID = {
  name: '',
  state: 'not-reviewed',
  plannedOn: null,
  adaptedOn: null,
  unit: '',
  comment: '',
  revision: 0,
  savedOn: null,
} as const

function shown({ entityId: _entity, ...said }: AdaptationDocument, proofs: readonly AdaptationProof[], role: Role) {
  const found = proofs.find(({ documentId }) => documentId === said.id)
  if (!found) return { ...said, title: documentName(said), proof: null }
  const { id, kind, reference, fileName, size, addedOn, fileDeletedOn } = found
  const mayOpen = kind === 'file' && fileDeletedOn === null && can(role, 'adaptation:open')
  return {
    ...said,
    title: documentName(said),
    proof: { id, kind, reference, fileName, size, addedOn, fileDeletedOn, mayOpen },
  }
}

/** The sheet of an entity: the documents of which every sheet asks, then those that the entity named. */
export function sheetOf(database: Handle, scope: Scope, entityId: string, role: Role) {
  const said = listAdaptationDocuments(database, scope, entityId)
  const proofs = listAdaptationProofs(database, scope, entityId)
  const standard = STANDARD_DOCUMENTS.map((kind): ShownDocument => {
    const row = said.find(({ id }) => id === kind)
    return row
      ? shown(row, proofs, role)
      : { ...UNSAID, id: kind, kind, title: documentName({ kind, name: '' }), proof: null }
  })
  const named = NAMED_DOCUMENTS.flatMap((kind) =>
    said.filter((row) => row.kind === kind).map((row) => shown(row, proofs, role)),
  )
  const tally = tallyOf(said)
  return {
    sheet: findAdaptationSheet(database, scope, entityId),
    documents: [...standard, ...named],
    tally,
    pending: pendingOf(tally),
  }
}

function viewOf(database: Database, scope: Scope, entity: { id: string; name: string }, role: Role, today: string) {
  const { sheet, documents, tally, pending } = sheetOf(database, scope, entity.id, role)
  return {
    entityName: entity.name,
    startedOn: sheet?.startedOn ?? null,
    endedOn: sheet?.endedOn ?? null,
    daysLeft: daysBetween(today, ADAPTATION_LAST_DAY),
    ...{ documents, tally, pending },
  }
}

export type AdaptationView = ReturnType<typeof viewOf>

/**
 * The entity for which the actor reads, and its scope: a sheet holds nothing of results, so of a reader it is the
 * entity's and not what was shared with her.
 * @throws {AppError} `not-found` without an entity.
 */
export function placeOf(actor: Actor): { readonly entity: { id: string; name: string }; readonly scope: Scope } {
  if (!actor.entity) throw new AppError('not-found')
  return { entity: actor.entity, scope: scopeIn(actor.entity) }
}

/** The sheet of the actor's own entity, and what she may do with it. @throws {AppError} `not-found` without an entity. */
export function viewAdaptation(actor: Actor, clock: Clock = systemClock) {
  const { database } = runtime()
  const { entity, scope } = placeOf(actor)
  const isActive = ownEntityEnd(actor) === null
  const view = viewOf(database, scope, entity, actor.role, limaDate(clock()))
  return {
    view,
    mayWrite: can(actor.role, 'adaptation:write') && isActive && view.endedOn === null,
    mayEnd: can(actor.role, 'adaptation:end') && isActive,
    back: can(actor.role, 'panel:read') ? '/panel' : null,
  }
}

/** The sheet of an entity, for the Ministry. @throws {AppError} `not-found` outside of the scope. */
export function viewAdaptationOf(actor: Actor, entityId: string, clock: Clock = systemClock): AdaptationView {
  const { database } = runtime()
  const entity = findEntity(database, actor.scope, entityId)
  if (!entity) throw new AppError('not-found')
  return viewOf(database, actor.scope, entity, actor.role, limaDate(clock()))
}

/** Address part of a document that the entity is about to name. */
export const NEW_DOCUMENT = 'nuevo'

/**
 * One document of the actor's own entity, to be written.
 * @throws {AppError} `not-found` for one that the sheet has not, or without an entity.
 */
export function viewDocument(actor: Actor, id: string) {
  const { entity, scope } = placeOf(actor)
  const { sheet, documents } = sheetOf(runtime().database, scope, entity.id, actor.role)
  const document = documents.find((each) => each.id === id) ?? null
  if (!document && id !== NEW_DOCUMENT) throw new AppError('not-found')
  return {
    entityName: entity.name,
    document,
    isNamed: document === null || !isStandard(document.kind),
    isOpen: (sheet?.endedOn ?? null) === null && ownEntityEnd(actor) === null,
  }
}

export type DocumentView = ReturnType<typeof viewDocument>
