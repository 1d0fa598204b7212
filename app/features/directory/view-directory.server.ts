import {
  findEntityName,
  listEntities,
  findEntity,
  listEntityHistory,
  listEntityHistoryOfKind,
  listNewestHeadcounts,
  listRelatedEntities,
  listHeadcounts,
  type Entity,
  type HistoryRow,
} from '#db/queries/directory.server.ts'
import { countDirectory, findDirectoryPage } from '#db/queries/directory-page.server.ts'
import { listConfirmedSizesOf, listFiguresOf } from '#db/queries/staff-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import type { EntityChange } from '#db/schema/entities.ts'
import { coordinations } from '#app/features/coordination/list-coordination.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { addMonths, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { namePeriods } from './entity-names.ts'
import { seriesOf, type SeriesLink } from './entity-series.ts'
import { allowedChanges, type ChangeWord } from './allowed-changes.ts'
import type { DirectorySearch } from './directory-search.ts'

const PAGE_SIZE = 50
/** Months of reading that the form proposes for the accounts of an entity that ends. */
const PROPOSED_READING_MONTHS = 3

const NO_FILTER = { search: '', level: '', status: '' } as const

/** The directory, one page of it; a search finds former names and codes too. */
export async function getDirectory(
  actor: Actor,
  { filters, page: asked }: DirectorySearch,
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const filter = { ...filters, search: plainName(filters.search) }
  const { rows, ...place } = findDirectoryPage(database, actor.scope, filter, { size: PAGE_SIZE, page: asked })
  // Of the fifty that are shown, and of nobody else.
  const ids = rows.map(({ id }) => id)
  const confirmed = listConfirmedSizesOf(database, ids)
  const coordinationIn = coordinations(database, actor.scope, limaDate(clock()), ids)
  const [headcounts, renames] = await Promise.all([
    listNewestHeadcounts(database, actor.scope, ids),
    listEntityHistoryOfKind(database, actor.scope, 'renamed', ids),
  ])
  return {
    filters,
    ...place,
    empty: place.found === 0 && countDirectory(database, actor.scope, NO_FILTER) === 0,
    rows: rows.map((row) => {
      const headcount = headcounts.get(row.id)
      return {
        ...row,
        former: renames.filter(({ entityId }) => entityId === row.id).map(({ before }) => before),
        staff:
          confirmed.get(row.id) ??
          (headcount ? { people: headcount.women + headcount.men, countedOn: headcount.countedOn } : null),
        coordination: coordinationIn(row.id).kind,
      }
    }),
  }
}

export type Directory = Awaited<ReturnType<typeof getDirectory>>

/** Changes whose one end is another entity, by where its code stands. */
const OTHER_END: Partial<Record<EntityChange, 'before' | 'after'>> = {
  added: 'before',
  parent: 'after',
  merged: 'after',
  absorbed: 'after',
  split: 'after',
}

/** Every figure of an entity's staff, the newest first: those that the Ministry confirmed, and those for reference. */
async function staffOf(database: Database, actor: Actor, entity: Entity) {
  const confirmed = listFiguresOf(database, actor.scope, entity.id)
    .filter(({ decision }) => decision?.verdict === 'confirmed')
    .map(({ id, women, men, countedOn, source, scope }) => ({ id, women, men, countedOn, source, scope }))
  const headcounts = (await listHeadcounts(database, entity)).map(({ women, men, countedOn, source }) => ({
    ...{ id: countedOn, women, men, countedOn, source },
    scope: null,
  }))
  return [...confirmed, ...headcounts].sort((one, other) => other.countedOn.localeCompare(one.countedOn))
}

/** The series of an entity and its names by period, with the names of those that it hangs together with. */
function seriesFacts(database: Database, actor: Actor, entity: Entity, newestFirst: readonly HistoryRow[]) {
  const lines = newestFirst.toReversed()
  const { cameFrom, ended, tookIn, gaveOff } = seriesOf(entity, lines)
  const named = ({ entityId, on }: SeriesLink) => {
    const found = findEntityName(database, entityId)
    return found ? [{ ...found, on }] : []
  }
  // Who was taken out of a merger again goes on with a series of its own.
  const isIn = ({ entityId }: SeriesLink) => findEntity(database, actor.scope, entityId)?.status !== 'active'
  return {
    names: namePeriods(entity.name, lines),
    cameFrom: cameFrom === null ? null : (named(cameFrom)[0] ?? null),
    ended: ended && { ...ended, into: ended.into.flatMap((entityId) => named({ entityId, on: ended.on })) },
    tookIn: tookIn.filter(isIn).flatMap(named),
    gaveOff: gaveOff.flatMap(named),
  }
}

/** Everything the directory knows of one entity. @throws {AppError} `not-found` where there is none in the scope. */
export async function getEntityRecord(actor: Actor, { entityId }: { readonly entityId: string }) {
  const { database } = runtime()
  const entity = findEntity(database, actor.scope, entityId)
  if (!entity) throw new AppError('not-found')
  const related = await listRelatedEntities(database, entity)
  const history = await listEntityHistory(database, entity)
  const other = (id: string | null) => (id ? findEntityName(database, id) : null)
  return {
    entity,
    parent: other(entity.parentId),
    mergedInto: other(entity.mergedIntoId),
    splitFrom: other(entity.splitFromId),
    absorbed: related.filter(({ mergedIntoId }) => mergedIntoId === entityId).map(({ id, name }) => ({ id, name })),
    splitOff: related.filter(({ splitFromId }) => splitFromId === entityId).map(({ id, name }) => ({ id, name })),
    attached: related.filter(({ parentId }) => parentId === entityId).map(({ id, name }) => ({ id, name })),
    history: history.map(({ change, before, after, document, effectiveOn }) => {
      const end = OTHER_END[change]
      return { change, before, after, document, effectiveOn, other: end ? other({ before, after }[end]) : null }
    }),
    series: seriesFacts(database, actor, entity, history),
    staff: await staffOf(database, actor, entity),
    changes: allowedChanges(entity.status),
  }
}

export type EntityRecord = Awaited<ReturnType<typeof getEntityRecord>>

/** What the form of a change starts with, and the entities to choose from. */
export async function changeForm(
  actor: Actor,
  { entity, word }: { readonly entity: Entity | null; readonly word: ChangeWord | 'nueva' },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const today = limaDate(clock())
  const chooses = word !== 'nombre' && word !== 'personal' && word !== 'cierre' && word !== 'reapertura'
  const others = chooses
    ? (await listEntities(database, actor.scope)).filter(({ id, status }) => status === 'active' && id !== entity?.id)
    : []
  return {
    word,
    entity: entity && {
      id: entity.id,
      name: entity.name,
      governmentLevel: entity.governmentLevel,
      region: entity.region,
      ruc: entity.ruc,
      ubigeo: entity.ubigeo,
      sector: entity.sector,
      parentId: entity.parentId,
      status: entity.status,
    },
    today,
    readsUntil: addMonths(today, PROPOSED_READING_MONTHS),
    others: others.map(({ id, name }) => ({ id, name })),
  }
}

export type ChangeForm = Awaited<ReturnType<typeof changeForm>>
