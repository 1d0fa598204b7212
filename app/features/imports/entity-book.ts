import type { ListedEntity } from '#db/queries/imports.server.ts'
import { freeCode } from '#app/features/directory/entity-names.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { parentFault } from '#app/features/directory/entity-rules.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { NO_PARENT } from './entity-cells.ts'
import { entityCells, type EntityCells } from './entity-columns.ts'

/** A row with the code it is about, and the entity that has this code already. */
export type CodedRow = EntityCells & { readonly code: string; readonly entity: ListedEntity | null }

/** The directory as it stands, with what the rows of a sheet would make of it. */
export type EntityBook = {
  /** ISO date. */
  readonly today: string
  readonly rows: readonly CodedRow[]
  readonly entities: ReadonlyMap<string, ListedEntity>
  /** First row that is about a code, or that adds a name. */
  readonly rowOfCode: ReadonlyMap<string, number>
  readonly rowOfName: ReadonlyMap<string, number>
  /** Entities in force by their tax number, and the first row that brings one. */
  readonly byRuc: ReadonlyMap<string, ListedEntity>
  readonly rowOfRuc: ReadonlyMap<string, number>
  /** Entities in force by their name without accents, case and signs. */
  readonly byName: ReadonlyMap<string, ListedEntity>
  /** Entities by the letters of their name; where several share them, one that is in force. */
  readonly byLetters: ReadonlyMap<string, ListedEntity>
  readonly names: ReadonlyMap<string, string>
  /** What each entity would be attached to. */
  readonly parents: ReadonlyMap<string, string | null>
}

/** The letters of a name without the blanks between. */
export const lettersOf = (name: string) => plainName(name).replace(/ /g, '')

/** What a row says of the parent: a code, none, or nothing, which leaves it as it is. */
export function parentWanted({ parent }: EntityCells): string | null | undefined {
  if (parent === '') return undefined
  return parent === NO_PARENT ? null : parent
}

/** Gives each row its code: as typed, or made of its name and free in the directory and in the sheet. */
function codedRows(rows: readonly FilledRow[], entities: ReadonlyMap<string, ListedEntity>): CodedRow[] {
  const cells = rows.map(entityCells)
  const taken = new Set([...entities.keys(), ...cells.map(({ id }) => id)])
  return cells.map((each) => {
    const code =
      each.id !== '' || plainName(each.name) === '' ? each.id : freeCode(each.name, (candidate) => taken.has(candidate))
    taken.add(code)
    return { ...each, code, entity: entities.get(code) ?? null }
  })
}

function firstRows(rows: readonly CodedRow[], keyOf: (row: CodedRow) => string): Map<string, number> {
  const first = new Map<string, number>()
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row.row)
  return first
}

/** @param today ISO date. */
export function openBook(filled: readonly FilledRow[], directory: readonly ListedEntity[], today: string): EntityBook {
  const entities = new Map(directory.map((entity) => [entity.id, entity]))
  const rows = codedRows(filled, entities)
  const added = rows.filter(({ entity }) => entity === null)
  const endedFirst = [...directory].sort(
    (one, other) => Number(one.status === 'active') - Number(other.status === 'active'),
  )
  const wanted = rows.flatMap((row) => {
    const parent = parentWanted(row)
    return parent === undefined ? [] : [[row.code, parent] as const]
  })
  return {
    today,
    rows,
    entities,
    rowOfCode: firstRows(rows, ({ code }) => code),
    rowOfName: firstRows(added, ({ name }) => plainName(name)),
    byRuc: new Map(directory.flatMap((each) => (each.ruc && each.status === 'active' ? [[each.ruc, each]] : []))),
    rowOfRuc: firstRows(rows, ({ ruc }) => ruc.replace(/[\s-]/g, '')),
    byName: new Map(
      directory.filter(({ status }) => status === 'active').map((entity) => [plainName(entity.name), entity]),
    ),
    byLetters: new Map(endedFirst.map((entity) => [lettersOf(entity.name), entity])),
    names: new Map([
      ...added.map(({ code, name }) => [code, name] as const),
      ...directory.map(({ id, name }) => [id, name] as const),
    ]),
    parents: new Map([...directory.map(({ id, parentId }) => [id, parentId] as const), ...wanted]),
  }
}

/** Why an entity cannot be attached to another; null where it can. */
export function parentObstacle({ entities, names, parents }: EntityBook, code: string, parent: string): string | null {
  const fault = parentFault(code, parent, (each) =>
    names.has(each)
      ? { active: (entities.get(each)?.status ?? 'active') === 'active', parentId: parents.get(each) ?? null }
      : null,
  )
  switch (fault) {
    case null:
      return null
    case 'unknown':
      return `No hay una entidad vigente con el código «${parent.slice(0, 60)}»`
    case 'circle':
      return 'Una entidad no puede pertenecer a sí misma ni a una que le pertenece'
  }
}
