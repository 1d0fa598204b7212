import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { ListedEntity } from '#db/queries/imports.server.ts'
import { type GovernmentLevel } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { oneLine, plainName } from '#surveys/text/written-text.ts'
import {
  codeFault,
  NAME_LETTERS,
  nameFault,
  needsRegion,
  regionFault,
  type EntityFacts,
  type Grounds,
  type StaffCount,
} from '#app/features/directory/entity-rules.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { lettersOf, openBook, parentObstacle, parentWanted, type CodedRow, type EntityBook } from './entity-book.ts'
import { identityChanges, readIdentity } from './entity-identity-cells.ts'
import { countWords, groundsWords, levelOf, readCount, readGroundsOf, regionOf } from './entity-cells.ts'
import { shortened, type ImportLine, type LineChange } from './report.ts'

/** What a row would have done to the directory. */
export type EntityStep = { readonly code: string; readonly count: StaffCount | null } & (
  | { readonly kind: 'add'; readonly facts: EntityFacts; readonly grounds: Grounds }
  | {
      readonly kind: 'change'
      readonly facts: Omit<EntityFacts, 'name' | 'governmentLevel'>
      readonly grounds: Grounds | null
    }
)
type Reviewed = { readonly line: ImportLine; readonly step: EntityStep | null }

const REGION_WORDS = {
  missing: `Escriba la región: ${REGIONS.join(', ')}`,
  misplaced: 'Solo los gobiernos regionales y locales llevan región',
} as const

const titled = (name: string, code: string) =>
  shortened(code === '' ? name || 'Fila sin nombre ni código' : `${name || 'Sin nombre'} (${code})`)
const present = <Value>(values: readonly (Value | null | undefined)[]): Value[] =>
  values.filter((value): value is Value => value !== null && value !== undefined)

function refused(row: CodedRow, name: string, problems: readonly string[]): Reviewed {
  return {
    line: { row: row.row, what: titled(name, row.code), outcome: 'refused', changes: [], notes: [], problems },
    step: null,
  }
}

function parentWords({ names }: EntityBook, code: string | null): string {
  return code === null ? 'ninguna' : `${names.get(code) ?? ''} (${code})`
}

function repeated(row: CodedRow, { rowOfCode }: EntityBook): string | null {
  const first = rowOfCode.get(row.code)
  return row.code !== '' && first !== row.row ? `El código ya está en la fila ${first}` : null
}

function nameProblem({ name, row }: CodedRow, { byName, rowOfName }: EntityBook): string | null {
  if (nameFault(name)) return `Escriba el nombre completo, de ${NAME_LETTERS.shortest} a ${NAME_LETTERS.longest} letras`
  const first = rowOfName.get(plainName(name))
  if (first !== row) return `El nombre ya está en la fila ${first}`
  const twin = byName.get(plainName(name))
  return twin === undefined
    ? null
    : `Ya hay una entidad con este nombre: si es la misma, escriba su código (${twin.id}); si es otra, agregue al nombre la provincia o la región`
}

/** A name that is nearly one of the directory. */
function nameNote({ name }: CodedRow, { byLetters }: EntityBook): string | null {
  const twin = byLetters.get(lettersOf(name))
  if (!twin) return null
  return twin.status === 'active'
    ? `Su nombre se parece al de «${twin.name}» (${twin.id})`
    : `Una entidad que ya no está vigente se llama igual (${twin.id}): puede reabrirse en su página`
}

/** What is typed where no region belongs is misplaced, whatever it says; elsewhere what is none is missing. */
function typedRegionProblem(governmentLevel: GovernmentLevel, text: string): string | null {
  const region = needsRegion(governmentLevel) ? regionOf(text) : text || null
  const fault = regionFault({ governmentLevel, region })
  return fault && REGION_WORDS[fault]
}

function newRegionProblem({ region, level }: CodedRow): string | null {
  const governmentLevel = levelOf(level)
  return governmentLevel && typedRegionProblem(governmentLevel, region)
}

/** A row whose code nobody has yet. */
function reviewNew(row: CodedRow, book: EntityBook): Reviewed {
  const [level, parent] = [levelOf(row.level), parentWanted(row) ?? null]
  const [count, grounds] = [readCount(row, book.today), readGroundsOf(row, book.today)]
  const place =
    level === null ? null : { governmentLevel: level, region: needsRegion(level) ? regionOf(row.region) : null }
  const { identity, problems: unsound } = readIdentity(row, null, place, book)
  const problems = present([
    row.id !== '' && codeFault(row.id)
      ? 'El código lleva solo letras minúsculas sin tilde, números y guiones, hasta 60'
      : null,
    repeated(row, book),
    nameProblem(row, book),
    level === null ? `Escriba el nivel de gobierno: ${Object.values(GOVERNMENT_LEVEL_NAMES).join(', ')}` : null,
    newRegionProblem(row),
    ...unsound,
    parent === null ? null : parentObstacle(book, row.code, parent),
    count.problem,
    grounds.problem,
  ])
  if (problems.length > 0 || level === null || grounds.value === null) return refused(row, row.name, problems)
  const facts: EntityFacts = {
    ...{ name: row.name, governmentLevel: level, region: regionOf(row.region), parentId: parent },
    ...identity,
  }
  const changes = present<LineChange>([
    { label: 'Nivel de gobierno', before: null, after: GOVERNMENT_LEVEL_NAMES[level] },
    facts.region === null ? null : { label: 'Región', before: null, after: facts.region },
    parent === null ? null : { label: 'Depende de', before: null, after: parentWords(book, parent) },
    ...identityChanges(null, identity),
    count.value && { label: 'Personal', before: null, after: countWords(count.value) },
    { label: 'Norma o documento', before: null, after: groundsWords(grounds.value) },
  ])
  const line = {
    row: row.row,
    what: titled(row.name, row.code),
    outcome: 'added' as const,
    changes,
    notes: present([nameNote(row, book)]),
    problems: [],
  }
  return { line, step: { kind: 'add', code: row.code, facts, grounds: grounds.value, count: count.value } }
}

/** An empty cell, and a region as it already stands, change nothing. */
function regionAfter(
  entity: ListedEntity,
  text: string,
): { readonly region: string | null; readonly problem: string | null } {
  const kept = { region: entity.region, problem: null }
  if (text === '' || (entity.region !== null && plainName(text) === plainName(entity.region))) return kept
  const problem = typedRegionProblem(entity.governmentLevel, text)
  return problem === null ? { region: regionOf(text), problem } : { ...kept, problem }
}

function identityProblem(row: CodedRow, entity: ListedEntity): string | null {
  if (entity.status !== 'active') return 'La entidad no está vigente: sus datos se ven en su página'
  const other =
    (row.name !== '' && row.name !== oneLine(entity.name)) ||
    (row.level !== '' && levelOf(row.level) !== entity.governmentLevel)
  return other
    ? `El nombre y el nivel no se cambian aquí («${entity.name}», ${GOVERNMENT_LEVEL_NAMES[entity.governmentLevel]}): use la página de la entidad; el cambio de nombre lleva documento y fecha`
    : null
}

const sameCount = (one: StaffCount | null, other: StaffCount | null) =>
  one?.women === other?.women &&
  one?.men === other?.men &&
  one?.countedOn === other?.countedOn &&
  oneLine(one?.source ?? '') === oneLine(other?.source ?? '')

function olderProblem(count: StaffCount | null, { staff }: ListedEntity): string | null {
  return count && staff && count.countedOn < staff.countedOn
    ? `Ya hay un dato más reciente (${countWords(staff)}): uno anterior se anota en la página de la entidad`
    : null
}

/** A row about an entity of the directory. */
function reviewKnown(row: CodedRow, entity: ListedEntity, book: EntityBook): Reviewed {
  const { region, problem: regionProblem } = regionAfter(entity, row.region)
  const wanted = parentWanted(row)
  const parentId = wanted === undefined ? entity.parentId : wanted
  const read = readCount(row, book.today)
  const count = sameCount(read.value, entity.staff) ? null : read.value
  const place = { governmentLevel: entity.governmentLevel, region }
  const { identity, problems: unsound } = readIdentity(row, entity, place, book)
  const known = identityChanges(entity, identity)
  const moves = region !== entity.region || parentId !== entity.parentId || known.length > 0
  const grounds = moves ? readGroundsOf(row, book.today) : { value: null, problem: null }
  const obstacle = parentId !== null && parentId !== entity.parentId ? parentObstacle(book, row.code, parentId) : null
  const problems = present([
    identityProblem(row, entity),
    repeated(row, book),
    regionProblem,
    ...(regionProblem === null ? unsound : []),
    obstacle,
    read.problem,
    olderProblem(count, entity),
    grounds.problem,
  ])
  if (problems.length > 0) return refused(row, entity.name, problems)
  const changes = present<LineChange>([
    region === entity.region ? null : { label: 'Región', before: entity.region, after: region ?? '' },
    parentId === entity.parentId
      ? null
      : { label: 'Depende de', before: parentWords(book, entity.parentId), after: parentWords(book, parentId) },
    ...known,
    count && { label: 'Personal', before: entity.staff && countWords(entity.staff), after: countWords(count) },
    grounds.value && { label: 'Norma o documento', before: null, after: groundsWords(grounds.value) },
  ])
  const unused = !moves && row.document !== '' ? 'El documento no se usa: nada de lo que cambia lo necesita' : null
  const line = {
    row: row.row,
    what: titled(entity.name, row.code),
    outcome: changes.length > 0 ? ('changed' as const) : ('same' as const),
    changes,
    notes: present([unused]),
    problems: [],
  }
  return {
    line,
    step:
      changes.length > 0
        ? { kind: 'change', code: row.code, facts: { region, parentId, ...identity }, grounds: grounds.value, count }
        : null,
  }
}

/** Whatever a new entity belongs to is there before it. */
function parentsFirst(steps: readonly EntityStep[]): EntityStep[] {
  const waiting = new Map(steps.map((step) => [step.code, step]))
  return steps.flatMap(({ code }) => {
    const chain: EntityStep[] = []
    for (let next = waiting.get(code); next; next = waiting.get(next.facts.parentId ?? '')) {
      waiting.delete(next.code)
      chain.push(next)
    }
    return chain.reverse()
  })
}

/**
 * What a sheet would do to the directory, row by row, and the steps that do it, in the order in which they can be done.
 * @param today ISO date.
 */
export function reviewEntities(
  rows: readonly FilledRow[],
  directory: readonly ListedEntity[],
  today: string,
): { readonly lines: readonly ImportLine[]; readonly steps: readonly EntityStep[] } {
  const book = openBook(rows, directory, today)
  const reviewed = book.rows.map((row) => (row.entity ? reviewKnown(row, row.entity, book) : reviewNew(row, book)))
  return { lines: reviewed.map(({ line }) => line), steps: parentsFirst(present(reviewed.map(({ step }) => step))) }
}
