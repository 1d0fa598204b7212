import { factOf, type StoredFact } from '#db/stored-fact.ts'
import type { SaidFact } from '#surveys/yearly-record/fact.ts'
import type { EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import { shortened, type ImportLine, type LineChange } from '#app/features/imports/report.ts'
import { formatDate } from '#app/kit/format.ts'
import { factLines } from './fact-lines.ts'
import { typedContent } from './fact-contents.ts'
import { cellProblem, type ReadRow } from './read-sheet.ts'
import { factProblems } from './record-rules.ts'
import { CODE_COLUMN, codeOf, DAY_COLUMN, FIELD_COLUMN, kindTitle, sheetFields } from './sheet-template.ts'
import { DAY_LABELS } from './words.ts'

/** What stands in the record of an entity and year, and who may change what of it. */
export type RecordStanding = {
  readonly year: number
  /** ISO date in Lima time. */
  readonly today: string
  readonly facts: readonly StoredFact[]
  readonly mayChange: (fact: StoredFact) => boolean
}

/** Something new, or what a fact that stands is changed to. */
export type SheetStep = { readonly fact: StoredFact | null; readonly on: string; readonly said: SaidFact }

type Dated = { readonly on: string; readonly said: SaidFact }
type Judged = { readonly line: ImportLine; readonly step: SheetStep | null }

const keyOf = ({ on, said }: Dated) => JSON.stringify([said.kind, said.content === null ? '' : on, typedContent(said)])
const datedOf = (fact: StoredFact): Dated => ({ on: fact.occurredOn, said: factOf(fact) as SaidFact })

/** What a fact says with its day, by label. */
function labelled({ on, said }: Dated): Map<string, string> {
  if (said.content === null) return new Map([['Dice', 'no hubo nada en el año']])
  return new Map([[DAY_LABELS[said.kind], formatDate(on)], ...factLines(said.kind, typedContent(said))])
}

function changesOf(before: Dated | null, after: Dated): LineChange[] {
  const [was, is] = [before === null ? new Map<string, string>() : labelled(before), labelled(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((label): LineChange[] => {
    const [old, now] = [was.get(label) ?? null, is.get(label) ?? null]
    return old === now
      ? []
      : [{ label, before: old === null ? null : shortened(old), after: shortened(now ?? 'vacío') }]
  })
}

function titleOf({ kind, said }: ReadRow): string {
  if (said === null || said.content === null) return kindTitle(kind)
  return shortened(factLines(kind, typedContent(said))[0]?.[1] ?? kindTitle(kind))
}

/** Column of a field of the form, to name its cell. */
function columnOf(kind: EntityFactKind, field: string): number {
  const index = sheetFields(kind, null).findIndex(({ name }) => name === field)
  return index < 0 ? DAY_COLUMN : FIELD_COLUMN + index
}

/** Why a fact that stands is not changed by a sheet. */
function fixedWords({ origin, state }: StoredFact): string {
  if (origin === 'ministry') return 'lo registró el MIMP: la entidad no lo cambia'
  return state === 'validated'
    ? 'el MIMP ya lo validó: no cambia'
    : 'ya se envió al MIMP: para corregirlo, recupérelo antes en su página'
}

type Around = RecordStanding & {
  readonly rows: readonly ReadRow[]
  /** By their code; of two that begin alike none is meant. */
  readonly byCode: ReadonlyMap<string, StoredFact>
  readonly byKey: ReadonlyMap<string, StoredFact>
}

const isNew = ({ code, said }: ReadRow) => code === '' && said?.content !== null

/** Why something new cannot stand beside what is recorded, or beside another row; null where it can. */
function besides(row: ReadRow, on: string, { facts, rows }: Around): string | null {
  const { kind, said, sheet } = row
  if (said === null) return null
  const [there, nothing] = [facts.filter((fact) => fact.kind === kind), said.content === null]
  if (nothing)
    return there.length > 0 || rows.some((each) => each.kind === kind && isNew(each))
      ? cellProblem(sheet, 1, row.row, 'de este tema hay datos: deje vacío, o quite los datos')
      : null
  const at = (problem: string) => cellProblem(sheet, CODE_COLUMN, row.row, problem)
  if (there.some(({ content }) => content === null))
    return at('en el registro se dijo que de este tema no hubo nada: bórrelo antes en su página')
  if (kind === 'activity-plan' && (there.length > 0 || rows.some((each) => isEarlier(each, row, kind))))
    return at('el plan del año es uno: cambie su fila, con su código')
  const twin = rows.find(
    (each) =>
      isEarlier(each, row, kind) && each.said && keyOf({ on: each.on, said: each.said }) === keyOf({ on, said }),
  )
  return twin ? at(`dice lo mismo que la fila ${twin.row}: quite una, o diga en qué se distinguen`) : null
}

const isEarlier = (one: ReadRow, other: ReadRow, kind: EntityFactKind) =>
  one.kind === kind && isNew(one) && one.row < other.row

function ruleProblems({ kind, sheet, row }: ReadRow, dated: Dated, around: RecordStanding): string[] {
  if (dated.said.content === null) return []
  return Object.entries(factProblems(dated, around)).map(([field, problem]) =>
    cellProblem(sheet, field === 'ocurrio' ? DAY_COLUMN : columnOf(kind, field), row, problem),
  )
}

/** Nothing is said for today, or for the last day of a year that is over: as the page of the record does. */
function dayOfNothing({ year, today }: RecordStanding): string {
  return today < `${year}-12-31` ? today : `${year}-12-31`
}

function judge(row: ReadRow, around: Around): Judged {
  const line = { row: row.row, sheet: row.sheet, what: titleOf(row), notes: [] as string[] }
  const refused = (problems: readonly string[]): Judged => ({
    line: { ...line, outcome: 'refused', changes: [], problems },
    step: null,
  })
  const stays = (note: readonly string[]): Judged => ({
    line: { ...line, outcome: 'same', changes: [], notes: note, problems: [] },
    step: null,
  })
  if (row.said === null) return refused(row.problems)
  const on = row.said.content === null ? dayOfNothing(around) : row.on
  const dated = { on, said: row.said }
  const fact = row.code === '' ? null : (around.byCode.get(row.code) ?? null)
  if (row.code !== '' && (fact === null || fact.kind !== row.kind)) {
    const problem = 'ese código no está en este registro: para agregar un dato nuevo, déjelo vacío'
    return refused([cellProblem(row.sheet, CODE_COLUMN, row.row, problem)])
  }
  if (around.rows.some((each) => row.code !== '' && each.code === row.code && each.row < row.row))
    return refused([cellProblem(row.sheet, CODE_COLUMN, row.row, 'el mismo código está en una fila de arriba')])
  if (fact) {
    if (keyOf(datedOf(fact)) === keyOf(dated)) return stays([])
    if (!around.mayChange(fact)) return refused([cellProblem(row.sheet, CODE_COLUMN, row.row, fixedWords(fact))])
  } else if (around.byKey.has(keyOf(dated))) return stays(['Ya está registrado tal cual: no se repite.'])
  const beside = fact ? null : besides(row, on, around)
  const problems = [...ruleProblems(row, dated, around), ...(beside === null ? [] : [beside])]
  if (problems.length > 0) return refused(problems)
  const changes = changesOf(fact && datedOf(fact), dated)
  return {
    line: { ...line, outcome: fact ? 'changed' : 'added', changes, problems: [] },
    step: { fact, ...dated },
  }
}

function byCodes(facts: readonly StoredFact[]): Map<string, StoredFact> {
  const found = new Map<string, StoredFact>()
  const doubled = new Set<string>()
  for (const fact of facts) {
    const code = codeOf(fact.id)
    if (found.has(code)) doubled.add(code)
    found.set(code, fact)
  }
  for (const code of doubled) found.delete(code)
  return found
}

/**
 * What the rows of a sheet would do to the record of a year, row by row. A row with a code is about what is recorded,
 * one without adds something; what no row names stays. What is recorded already exactly so is not added again, so that a
 * sheet that is sent twice acts once.
 */
export function reviewRows(
  rows: readonly ReadRow[],
  standing: RecordStanding,
): { readonly lines: readonly ImportLine[]; readonly steps: readonly SheetStep[] } {
  const byKey = new Map(standing.facts.map((fact) => [keyOf(datedOf(fact)), fact] as const))
  const around = { ...standing, rows, byCode: byCodes(standing.facts), byKey }
  const judged = rows.map((row) => judge(row, around))
  return { lines: judged.map(({ line }) => line), steps: judged.flatMap(({ step }) => step ?? []) }
}
