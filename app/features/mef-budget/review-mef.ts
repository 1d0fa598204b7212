import { plainSoles, readSoles, type Centimos } from '#surveys/mef-budget/money.ts'
import type { MefFigure, MefPliego } from '#db/queries/mef-budget.server.ts'
import { shortened, type ImportLine, type LineChange } from '#app/features/imports/report.ts'
import { formatSoles } from '#app/kit/format.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { mefCells, type MefCells } from './columns.ts'

/** What the directory and earlier sheets have of the year. */
export type MefStanding = {
  readonly entities: readonly { readonly id: string; readonly name: string; readonly ruc: string | null }[]
  readonly pliegos: readonly Pick<MefPliego, 'entityId' | 'totalPim'>[]
  readonly figures: readonly MefFigure[]
}
export type MefProgramme = Omit<MefFigure, 'entityId' | 'year'>
/** What a sheet tells of one entity, where it is not what stands. */
export type MefStep = {
  readonly entityId: string
  readonly totalPim: Centimos | null
  readonly programmes: readonly MefProgramme[]
}

/** A row that can be read: one programme of an entity, or an entity that has none. */
type Row = {
  readonly cells: MefCells
  readonly entity: MefStanding['entities'][number]
  readonly totalPim: Centimos | null
  readonly programme: MefProgramme | null
}
type ReadRow = {
  readonly cells: MefCells
  readonly what: string
  readonly row: Row | null
  readonly problems: string[]
}

const AMOUNT = 'un monto en soles, sin signo y con punto para los decimales: 34857232.50'

function amountOf(text: string, problems: string[], what: string): Centimos | null {
  if (text === '') return null
  const amount = readSoles(text)
  if (amount === null) problems.push(`Escriba en ${what} ${AMOUNT}`)
  return amount
}

/** MEF's codes have four digits; a program of sheets takes the zeros before them away. */
function programmeOf({ programme, programmeName, pim, executed }: MefCells, problems: string[]): MefProgramme | null {
  if ([programme, programmeName, pim, executed].every((cell) => cell === '')) return null
  if (!/^\d{1,4}$/.test(programme)) problems.push('El código del programa tiene hasta cuatro dígitos')
  if (programmeName.length < 3 || programmeName.length > 200)
    problems.push('Escriba el nombre del programa, en 3 a 200 letras')
  const [budget, spent] = [amountOf(pim, problems, 'PIM'), amountOf(executed, problems, 'ejecutado')]
  if (pim === '' || executed === '') problems.push('Escriba el PIM y lo ejecutado; si no hubo, escriba 0')
  if (budget === null || spent === null) return null
  return { programme: programme.padStart(4, '0'), programmeName, pim: budget, executed: spent }
}

function readRow(filled: FilledRow, find: (text: string) => MefStanding['entities'][number] | null): ReadRow {
  const cells = mefCells(filled)
  const entity = find(cells.entity)
  const problems: string[] = []
  if (entity === null) problems.push('Ninguna entidad del directorio tiene ese código o RUC')
  const totalPim = amountOf(cells.total, problems, 'PIM total')
  const programme = programmeOf(cells, problems)
  if (programme === null && cells.total === '' && problems.length === 0)
    problems.push('La fila no trae ningún monto: escriba el programa, o el PIM total si la entidad no tiene programas')
  const row = entity !== null && problems.length === 0 ? { cells, entity, totalPim, programme } : null
  return { cells, what: shortened(entity?.name ?? (cells.name || cells.entity || 'Fila sin entidad')), row, problems }
}

/** Rows of one entity, in the order of the sheet. */
function byEntity(rows: readonly ReadRow[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const { row } of rows) if (row) groups.set(row.entity.id, [...(groups.get(row.entity.id) ?? []), row])
  return groups
}

/** What is wrong with a row beside the others of its entity. */
function besides(row: Row, group: readonly Row[]): string[] {
  const earlier = group.slice(0, group.indexOf(row))
  const twin = row.programme && earlier.find(({ programme }) => programme?.programme === row.programme?.programme)
  const total = earlier.find(({ totalPim }) => totalPim !== null)
  return [
    ...(twin ? [`El programa ya está en la fila ${twin.cells.row} para esta entidad`] : []),
    ...(total && row.totalPim !== null && total.totalPim !== row.totalPim
      ? [`El PIM total no es el de la fila ${total.cells.row}, de la misma entidad`]
      : []),
  ]
}

function stepOf(group: readonly Row[]): MefStep {
  return {
    entityId: group[0]?.entity.id ?? '',
    totalPim: group.find(({ totalPim }) => totalPim !== null)?.totalPim ?? null,
    programmes: group.flatMap(({ programme }) => programme ?? []),
  }
}

const said = (amount: Centimos | null | undefined) =>
  amount === null || amount === undefined ? null : formatSoles(amount)
function change(label: string, before: Centimos | null | undefined, after: Centimos | null): LineChange[] {
  return (before ?? null) === after ? [] : [{ label, before: said(before), after: said(after) ?? 'sin dato' }]
}

function changesOf(row: Row, step: MefStep, standing: MefStanding, isFirst: boolean): LineChange[] {
  const before = standing.figures.filter(({ entityId }) => entityId === step.entityId)
  const was = before.find(({ programme }) => programme === row.programme?.programme)
  const own: LineChange[] = row.programme
    ? [
        ...change(`${row.programme.programme} ${row.programme.programmeName}, PIM`, was?.pim, row.programme.pim),
        ...change('Ejecutado', was?.executed, row.programme.executed),
        ...(was && was.programmeName !== row.programme.programmeName
          ? [{ label: 'Nombre', before: was.programmeName, after: row.programme.programmeName }]
          : []),
      ]
    : []
  if (!isFirst) return own
  const pliego = standing.pliegos.find(({ entityId }) => entityId === step.entityId)
  const gone = before.filter(({ programme }) => !step.programmes.some((each) => each.programme === programme))
  return [
    ...own,
    ...change('PIM total de la entidad', pliego?.totalPim, step.totalPim),
    ...(pliego || step.programmes.length > 0 || step.totalPim === null
      ? []
      : [{ label: 'Programas', before: null, after: 'ninguno' }]),
    ...gone.map(({ programme, programmeName, pim }) => ({
      label: 'Se quita, porque la planilla no lo trae',
      before: `${programme} ${programmeName} (PIM ${formatSoles(pim)})`,
      after: 'nada',
    })),
  ]
}

/** What looks odd and MEF may yet say so: nothing of it is refused. */
function notesOf(row: Row, step: MefStep, isFirst: boolean, nameOf: ReadonlyMap<string, string>): string[] {
  const { programme } = row
  const sum = step.programmes.reduce((total, { pim }) => total + pim, 0)
  const first = programme && nameOf.get(programme.programme)
  return [
    ...(programme && programme.executed > programme.pim ? ['Lo ejecutado es más que el PIM'] : []),
    ...(programme && first && first !== programme.programmeName
      ? [`El mismo código se llama «${shortened(first)}» en otra fila`]
      : []),
    ...(isFirst && step.totalPim !== null && sum > step.totalPim
      ? [`Los programas suman ${formatSoles(sum)}, más que el PIM total de la entidad`]
      : []),
    ...(isFirst && step.totalPim === null
      ? ['No trae el PIM total de la entidad: de ella no se podrá decir qué parte es']
      : []),
  ]
}

function namesByCode(rows: readonly ReadRow[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { row } of rows)
    if (row?.programme && !names.has(row.programme.programme))
      names.set(row.programme.programme, row.programme.programmeName)
  return names
}

/**
 * What a sheet would do to the figures of a year, row by row, and the entities of which something changes. An entity that
 * the sheet names gets exactly the programmes that it names; one that it does not name keeps what it has.
 */
export function reviewMef(
  filled: readonly FilledRow[],
  standing: MefStanding,
): { readonly lines: readonly ImportLine[]; readonly steps: readonly MefStep[] } {
  const byCode = new Map(
    standing.entities.flatMap((each) => [[each.id, each] as const, ...(each.ruc ? [[each.ruc, each] as const] : [])]),
  )
  const rows = filled.map((row) => readRow(row, (text) => byCode.get(text.toLowerCase()) ?? null))
  const groups = byEntity(rows)
  const nameOf = namesByCode(rows)
  const steps = new Map([...groups].map(([id, group]) => [id, stepOf(group)]))
  const changed = new Set<string>()
  const lines = rows.map(({ cells, what, row, problems }): ImportLine => {
    const group = row ? (groups.get(row.entity.id) ?? []) : []
    const wrong = row ? besides(row, group) : problems
    const step = row && steps.get(row.entity.id)
    if (!row || !step || wrong.length > 0)
      return { row: cells.row, what, outcome: 'refused', changes: [], notes: [], problems: wrong }
    const isFirst = group[0] === row
    const changes = changesOf(row, step, standing, isFirst)
    if (changes.length > 0) changed.add(row.entity.id)
    const isNew = !standing.pliegos.some(({ entityId }) => entityId === row.entity.id)
    return {
      row: cells.row,
      what,
      outcome: isNew ? 'added' : changes.length > 0 ? 'changed' : 'same',
      changes,
      notes: notesOf(row, step, isFirst, nameOf),
      problems: [],
    }
  })
  const isNew = (id: string) => !standing.pliegos.some(({ entityId }) => entityId === id)
  return { lines, steps: [...steps.values()].filter(({ entityId }) => changed.has(entityId) || isNew(entityId)) }
}

/** The figures of a year as a sheet, for whoever goes on from them. */
export function sheetRow(
  entity: { readonly id: string; readonly name: string; readonly totalPim: Centimos | null },
  figure: MefProgramme | null,
): (string | null)[] {
  const total = entity.totalPim === null ? null : plainSoles(entity.totalPim)
  return figure
    ? [
        entity.id,
        entity.name,
        figure.programme,
        figure.programmeName,
        plainSoles(figure.pim),
        plainSoles(figure.executed),
        total,
      ]
    : [entity.id, entity.name, null, null, null, null, total]
}
