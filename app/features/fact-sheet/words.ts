import type { CampaignScope } from '#db/schema/campaigns.ts'
import { TABLE_ROWS, YEAR_LINES, type PeopleTable, type YearLine } from '#surveys/facts/lines.ts'
import { sumOf, type MergedRow } from '#surveys/facts/merge-rows.ts'
import type { FactSheet, Unsaved } from '#surveys/facts/protect-sheet.ts'
import { formatDate, formatNumber, formatPercent, withinSentence } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { lastDayFor, type FactFault } from './fact-rules.ts'
import { fieldOf } from './cell-fields.ts'

export const TABLE_NAMES: Readonly<Record<PeopleTable, string>> = {
  regime: 'Régimen de contratación',
  group: 'Grupo ocupacional',
  pay: 'Pago mensual bruto',
}

const TITLES = new Map<string, string>(
  [...Object.values(TABLE_ROWS).flat(), ...YEAR_LINES].map(({ id, title }) => [id, title]),
)

function isTable(what: PeopleTable | YearLine): what is PeopleTable {
  return what in TABLE_NAMES
}

/** Title of a line of a sheet. */
export function lineTitle(id: string): string {
  return TITLES.get(id) ?? id
}

/** "Técnicos, junto con auxiliares y apoyo". */
export function rowTitle({ rows: [first = '', ...others] }: Pick<MergedRow, 'rows'>): string {
  const more = others.map((id) => withinSentence(lineTitle(id)))
  return more.length === 0 ? lineTitle(first) : `${lineTitle(first)}, junto con: ${more.join('; ')}`
}

const WHY: Readonly<Record<Unsaved, string>> = {
  'all-merged': 'quedaría una sola fila, que no dice más que el total',
  'under-100': 'las franjas de pago se guardan desde 100 personas',
  withdrawn: 'con la corrección, una fila que ya se había guardado tendría de 1 a 4 personas. Ya no se guarda este año',
  small: 'son de 1 a 4 personas, o faltan de 1 a 4 para el total',
  'no-total': 'falta una tabla que diga cuántas mujeres y hombres hay',
}

/** What of a typed sheet is not saved, and why. */
export function unsavedWords({ what, why }: { readonly what: PeopleTable | YearLine; readonly why: Unsaved }): string {
  const name = isTable(what) ? TABLE_NAMES[what] : lineTitle(what)
  return `${name}: no se guarda, porque ${WHY[why]}.`
}

const people = ({ women, men }: { readonly women: number; readonly men: number }) =>
  `${formatNumber(women)} mujeres y ${formatNumber(men)} hombres`

function faultWords(fault: FactFault): string {
  switch (fault.kind) {
    case 'not-in-year':
      return 'La fecha del dato debe ser del año de la ficha'
    case 'in-the-future':
      return 'La fecha del dato no puede ser posterior a hoy'
    case 'nothing-typed':
      return 'Llene al menos una tabla'
    case 'incomplete':
      return fault.refilled
        ? 'Para corregir esta tabla escriba de nuevo todas sus filas: lo que se juntó no está guardado por separado'
        : 'Llene todos los casilleros de esta parte, o ninguno. Donde no hay nadie, escriba 0'
    case 'totals-differ':
      return `«${TABLE_NAMES[fault.total.table]}» suma ${people(fault.total)}; «${TABLE_NAMES[fault.other.table]}» suma ${people(fault.other)}. Deben sumar lo mismo`
    case 'figure-differs':
      return `«${TABLE_NAMES[fault.total.table]}» suma ${people(fault.total)}; la cifra confirmada de ese día es de ${people(fault.staff)}. Deben ser iguales`
    case 'more-than-whole':
      return `Hay más personas aquí que en el total de ese sexo, que es ${formatNumber(fault.whole)}`
    case 'more-than-due':
      return 'No pueden tomarla más trabajadores que los que tuvieron derecho'
    case 'hours-of-nobody':
      return 'Hay horas, pero nadie recibió capacitación'
  }
}

const faultField = (fault: FactFault): string => ('at' in fault ? fieldOf(fault.at) : 'fecha')

/** That the time of the sheet of a year is over. */
export function closedWords(year: number): string {
  return `La ficha de ${year} se podía llenar hasta el ${formatDate(lastDayFor(year))}`
}

/** What is wrong, by the field. */
export function factProblems(faults: readonly FactFault[]): FieldProblems {
  return Object.fromEntries([...faults].reverse().map((fault) => [faultField(fault), faultWords(fault)]))
}

/** Share in whole percent: "28%". */
export function partInPercent(part: number, whole: number): string {
  return whole === 0 ? '—' : formatPercent(Math.round((100 * part) / whole))
}

function womenAmong(whole: string, { women, men }: { readonly women: number; readonly men: number }): string {
  const all = women + men
  if (women === 0) return `De ${formatNumber(all)} ${whole}, ninguna es mujer.`
  return `De ${formatNumber(all)} ${whole}, ${formatNumber(women)} son mujeres (${partInPercent(women, all)}).`
}

function headsSentence(rows: readonly MergedRow[]): string[] {
  const heads = rows.find(({ rows: ids }) => ids.includes('head'))
  if (!heads || heads.women + heads.men === 0) return []
  const { women, men } = sumOf(rows)
  const names = heads.rows.map((id) => `«${withinSentence(lineTitle(id))}»`)
  const group =
    names.length === 1
      ? `el grupo ${names[0] ?? ''}`
      : `los grupos ${names.slice(0, -1).join(', ')} y ${names.at(-1) ?? ''}`
  return [
    `${womenAmong(`personas en ${group}`, heads)} En todo el personal, las mujeres son el ${partInPercent(women, women + men)}.`,
  ]
}

function paternitySentence({ 'paternity-due': due, paternity }: FactSheet['year']): string[] {
  const [whole, taken] = [due?.men ?? 0, paternity?.men ?? 0]
  if (whole === 0) return []
  const told = taken === 0 ? 'ninguno la tomó' : `${formatNumber(taken)} la tomaron (${partInPercent(taken, whole)})`
  return [`De ${formatNumber(whole)} trabajadores con derecho a licencia por paternidad, ${told}.`]
}

function careSentence({ care }: FactSheet['year']): string[] {
  const [women, men] = [care?.women ?? 0, care?.men ?? 0]
  return women + men === 0
    ? []
    : [womenAmong('personas que tomaron licencia para cuidar a un familiar', { women, men })]
}

function trainingSentence({ trained, hours }: FactSheet['year']): string[] {
  const mean = (sex: 'women' | 'men') =>
    trained?.[sex] ? `${formatNumber(Math.round((hours?.[sex] ?? 0) / trained[sex]))} horas` : null
  const [women, men] = [mean('women'), mean('men')]
  return women === null || men === null
    ? []
    : [`Las mujeres que se capacitaron recibieron ${women} en promedio; los hombres, ${men}.`]
}

/** What a sheet says in sentences, beside what staff say: only of what is stored. */
export function factSentences({ tables, year }: FactSheet): readonly string[] {
  return [
    ...headsSentence(tables.group ?? []),
    ...careSentence(year),
    ...paternitySentence(year),
    ...trainingSentence(year),
  ]
}

/** What totals are for that stand beside a result. */
export const BESIDE_USE =
  'Sirve para leer las respuestas sabiendo cómo es el personal. No cambia ningún puntaje ni prueba por qué se respondió así.'

/** What a sheet is, and whose word it is. */
export function sourceWords({ countedOn, savedOn }: { readonly countedOn: string; readonly savedOn: string }): string {
  return `La entidad escribió estos totales de su sede central, con el personal contado el ${formatDate(countedOn)}, y los guardó el ${formatDate(savedOn)}. No salen del cuestionario y el MIMP no los verificó. Los números de 1 a 4 personas se juntaron antes de guardarse.`
}

/** Who answers a questionnaire and is in no sheet; null where there is nobody. */
export function uncountedWords({ kind, serviceContractors, interns }: CampaignScope): string | null {
  const groups = [
    ...(kind === 'headquarters' ? [] : ['personal de otras unidades']),
    ...(serviceContractors ? ['locadores'] : []),
    ...(interns ? ['practicantes'] : []),
  ]
  const [last, ...before] = groups.reverse()
  if (last === undefined) return null
  const names = before.length === 0 ? last : `${before.reverse().join(', ')} y ${last}`
  return `Aquí también podían responder ${names}: la ficha no los cuenta.`
}
