import { listEntityFacts } from '#db/queries/yearly-record.server.ts'
import { factOf, type StoredFact } from '#db/stored-fact.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { ENTITY_KINDS, type EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import type { SaidFact } from '#surveys/yearly-record/fact.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { formatDate, formatShortDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { workbook, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { typedContent } from './fact-contents.ts'
import type { FactField } from './fact-fields.ts'
import { stateWords } from './fact-state.ts'
import { loadOwner } from './load-record.server.ts'
import { lastDayOf } from './record-rules.ts'
import {
  ABOUT_TEMPLATE,
  codeOf,
  KIND_TEMPLATES,
  kindTitle,
  NOTHING_TEMPLATE,
  SAID_NOTHING,
  SHEET_NAMES,
  sheetFields,
} from './sheet-template.ts'

const CODE_WIDTH = 16
const FIELD_WIDTH = 26

/** What a cell shows of a value: an option by its name, a day as people write it. */
function cellOf({ shape, options = [] }: FactField, value: string): string | number | null {
  if (value === '') return null
  if (shape === 'date') return formatShortDate(value)
  if (shape === 'count' || shape === 'hours') return Number(value)
  return shape === 'choice' ? (options.find(([option]) => option === value)?.[1] ?? value) : value
}

function factRow(fact: StoredFact, fields: readonly FactField[]): Row {
  const values = typedContent(factOf(fact) as SaidFact)
  const { origin, state, letterNumber: letter } = fact
  const words = stateWords({ origin, state, letter, ofMinistry: false })
  return [
    ...[codeOf(fact.id), words, formatShortDate(fact.occurredOn)],
    ...fields.map((field) => cellOf(field, values[field.name] ?? '')),
  ]
}

/** The sheet of a kind with what is recorded, and empty rows of text below, so that no program makes a date of "012-2026". */
function kindSheet(
  { kind, template }: (typeof KIND_TEMPLATES)[number],
  facts: readonly StoredFact[],
  level: GovernmentLevel | null,
): WorkbookSheet {
  const fields = sheetFields(kind, level)
  const filled = facts
    .filter((fact) => fact.kind === kind && fact.content !== null)
    .map((fact) => factRow(fact, fields))
  const empty = Array.from({ length: Math.max(0, template.rows - filled.length) }, () =>
    template.header.map(() => null),
  )
  const isNumber = (index: number) => ['count', 'hours'].includes(fields[index]?.shape ?? '')
  const asTyped = template.header.flatMap((_, index) => (isNumber(index - 3) ? [] : [index]))
  const widths = [CODE_WIDTH, ...template.header.slice(1).map(() => FIELD_WIDTH)]
  return { name: template.sheet, widths, asTyped, rows: [[...template.header], ...filled, ...empty] }
}

function optionRows(kind: EntityFactKind, level: GovernmentLevel | null): Row[] {
  return sheetFields(kind, level).flatMap(({ label, options = [] }): Row[] =>
    options.length === 0
      ? []
      : [
          [`Hoja «${SHEET_NAMES[kind]}», ${label}: una de estas opciones`],
          ...options.map(([, name]) => [`    ${name}`]),
        ],
  )
}

function helpRows(year: number, level: GovernmentLevel | null): Row[] {
  return [
    [`Cómo llenar la planilla del registro anual ${year}`],
    ['Cada hoja es un tema y cada fila es un dato. Escriba los datos nuevos en las filas vacías, sin código.'],
    ['Las filas con código ya están en el registro. Puede corregir las que están en borrador o fueron observadas.'],
    ['Quitar una fila no borra nada: lo que la planilla no trae se queda como está.'],
    [
      `Si de un tema no hubo nada en el año, escriba «${SAID_NOTHING}» en la hoja «${NOTHING_TEMPLATE.sheet}». No es lo mismo que no informar.`,
    ],
    [
      'No cambie los títulos ni el orden de las columnas. No combine celdas ni escriba fórmulas: la planilla se rechaza.',
    ],
    ['Las fechas se escriben como 31/12/2026.'],
    ['Al subirla verá fila por fila qué pasaría. Nada se guarda hasta que usted lo confirme, y se guarda todo o nada.'],
    [
      'Lo que se guarda queda en borrador: lo envía al MIMP la persona titular. Los medios de verificación se agregan en la página de cada dato.',
    ],
    [`El registro de ${year} se llena hasta el ${formatDate(lastDayOf(year))}.`],
    ...ENTITY_KINDS.flatMap((kind) => optionRows(kind, level)),
  ]
}

function nothingSheet(facts: readonly StoredFact[]): WorkbookSheet {
  const said = (kind: EntityFactKind) => facts.some((fact) => fact.kind === kind && fact.content === null)
  const rows = ENTITY_KINDS.map((kind): Row => [kindTitle(kind), said(kind) ? SAID_NOTHING : null])
  return {
    name: NOTHING_TEMPLATE.sheet,
    widths: [48, 26],
    asTyped: [0, 1],
    rows: [[...NOTHING_TEMPLATE.header], ...rows],
  }
}

/**
 * The sheet of the record of a year of the actor's own entity: what is recorded, and room for more.
 * @throws {AppError} `not-found` without an entity, and for a year that has no record.
 */
export async function makeRecordSheet(
  actor: Actor,
  { year }: { readonly year: number },
  clock: Clock = systemClock,
): Promise<{ readonly bytes: Buffer; readonly filename: string }> {
  const now = clock()
  const { entityId, level, name } = loadOwner(actor, { whose: null, year }, now)
  if (entityId === null) throw new AppError('not-found')
  const facts = listEntityFacts(runtime().database, actor.scope, entityId, year)
  const about = [[...ABOUT_TEMPLATE.header], [String(year), entityId]]
  const bytes = await workbook([
    { name: 'Instrucciones', widths: [120], rows: helpRows(year, level) },
    ...KIND_TEMPLATES.map((each) => kindSheet(each, facts, level)),
    nothingSheet(facts),
    { name: ABOUT_TEMPLATE.sheet, widths: [20, 48], asTyped: [0, 1], rows: about },
  ])
  const filename = fileName(
    { what: 'Planilla del registro anual', entity: name, apart: [String(year)], date: now },
    'xlsx',
  )
  return { bytes, filename }
}
