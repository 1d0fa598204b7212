import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { ENTITY_KINDS, type EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import type { Template } from '#app/kit/sheets/filled-sheet.ts'
import { factFields, type FactField } from './fact-fields.ts'
import { DAY_LABELS, KIND_WORDS } from './words.ts'

/** Rows of each kind; an entity tells a few dozen things in a year. */
const ROWS = 150

/** Sheet that says of which year and entity the others are. */
const ABOUT_TITLES = ['Año del registro', 'Código de la entidad'] as const
/** Sheet on which it is said of which kinds there was nothing. */
const NOTHING_TITLES = ['Tema', 'No hubo nada en el año'] as const
export const SAID_NOTHING = 'sí'

export const CODE_TITLE = 'Código (no lo cambie)'
const STATE_TITLE = 'Estado (no se lee)'
/** Columns before the fields of a kind: code, state, day. */
export const CODE_COLUMN = 0
export const DAY_COLUMN = 2
export const FIELD_COLUMN = 3

/** Name of the sheet of each kind: a spreadsheet admits 31 letters. */
export const SHEET_NAMES: Readonly<Record<EntityFactKind, string>> = {
  'mechanism-act': 'Creación del mecanismo',
  'mechanism-members': 'Integrantes',
  'equality-officer': 'Oficial para la Igualdad',
  'activity-plan': 'Plan de actividades',
  'instrument-applied': 'Herramientas',
  'internal-document': 'Documentos de gestión',
  training: 'Capacitaciones',
  norm: 'Normas',
  communication: 'Comunicación',
  'good-practice': 'Buenas prácticas',
}

/** Fields of a kind as columns: none of them asks for several options or for entities. */
export function sheetFields(kind: EntityFactKind, level: GovernmentLevel | null): readonly FactField[] {
  return factFields(kind, level)
}

const isDayField = ({ shape }: FactField) => shape === 'date'

/** The sheet of a kind: what each row tells, in the order of the form. */
function kindTemplate(kind: EntityFactKind): Template {
  const fields = sheetFields(kind, null)
  return {
    sheet: SHEET_NAMES[kind],
    header: [CODE_TITLE, STATE_TITLE, DAY_LABELS[kind], ...fields.map(({ label }) => label)],
    rows: ROWS,
    dates: [DAY_COLUMN, ...fields.flatMap((field, index) => (isDayField(field) ? [FIELD_COLUMN + index] : []))],
  }
}

export const ABOUT_TEMPLATE: Template = { sheet: 'Planilla', header: ABOUT_TITLES, rows: 1 }
export const NOTHING_TEMPLATE: Template = { sheet: 'No hubo nada', header: NOTHING_TITLES, rows: ENTITY_KINDS.length }
export const KIND_TEMPLATES = ENTITY_KINDS.map((kind) => ({ kind, template: kindTemplate(kind) }))

/** Every sheet that is read, in the order in which `readSheet` takes them. */
export const RECORD_TEMPLATES: readonly [Template, ...Template[]] = [
  ABOUT_TEMPLATE,
  NOTHING_TEMPLATE,
  ...KIND_TEMPLATES.map(({ template }) => template),
]

/** How a kind is named on the sheet of those of which there was nothing. */
export const kindTitle = (kind: EntityFactKind): string => KIND_WORDS[kind].title

/** Letters of an id by which a row names what is recorded already; with a letter first, no program makes a number of it. */
const CODE_LETTERS = 10
export const codeOf = (id: string): string => `d-${id.slice(0, CODE_LETTERS)}`
