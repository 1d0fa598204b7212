import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import { formatShortDate } from '#app/kit/format.ts'
import { listEntitiesWithStaff, type ListedEntity } from '#db/queries/imports.server.ts'
import { REGIONS } from '#db/schema/regions.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { workbook, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import type { Template } from '#app/kit/sheets/filled-sheet.ts'
import { ACCOUNT_COLUMNS, ACCOUNT_TEMPLATE, IMPORTABLE_ROLES } from './account-columns.ts'
import { NO_PARENT } from './entity-cells.ts'
import { ENTITY_COLUMNS, ENTITY_TEMPLATE, type EntityColumn } from './entity-columns.ts'

const TEXTS_OF_ENTITIES = ENTITY_COLUMNS.flatMap((column, index) =>
  column === 'women' || column === 'men' ? [] : [index],
)

const HOW: readonly Row[] = [
  ['No cambie los títulos ni el orden de las columnas. No escriba fórmulas: la planilla se rechaza.'],
  ['Al subirla verá fila por fila qué pasaría. Nada se guarda hasta que usted lo confirme, y se guarda todo o nada.'],
  ['Las fechas se escriben como 31/12/2025.'],
]

/**
 * A sheet whose empty rows are cells of text already, so that a spreadsheet makes no date out of "012-2026".
 * @param texts columns of text.
 */
function fillable(
  { sheet, header, rows }: Template,
  texts: readonly number[],
  filled: readonly Row[],
  widths: readonly number[],
): WorkbookSheet {
  const empty = Array.from({ length: Math.max(0, rows - filled.length) }, () => header.map(() => null))
  return { name: sheet, widths, asTyped: texts, rows: [[...header], ...filled, ...empty] }
}

const ENTITY_WIDTHS: Record<EntityColumn, number> = {
  id: 26,
  name: 48,
  level: 32,
  region: 16,
  parent: 26,
  ruc: 14,
  ubigeo: 10,
  sector: 30,
  women: 10,
  men: 10,
  countedOn: 14,
  countSource: 30,
  document: 34,
  since: 16,
}

const ENTITY_HELP: readonly Row[] = [
  ['Cómo llenar la planilla de entidades'],
  ...HOW,
  [
    'Código: el que la entidad tiene en el directorio. En una entidad nueva puede dejarlo vacío: se forma con el nombre.',
  ],
  [
    'Entidad nueva: nombre, nivel de gobierno, norma o documento y desde cuándo rige son obligatorios; la región, solo en gobiernos regionales y locales.',
  ],
  ['Si dos entidades se llaman igual, agregue al nombre la provincia o la región.'],
  [
    'Entidad del directorio: una celda vacía no cambia nada. El nombre y el nivel se cambian en la página de la entidad, no aquí.',
  ],
  [
    'Si cambian la región, el RUC, el ubigeo, el sector o de quién depende, escriba la norma o el documento que lo dispone y desde cuándo rige.',
  ],
  [
    `Depende de: el código de una entidad del directorio o de esta planilla. Si ya no depende de otra, escriba «${NO_PARENT}».`,
  ],
  ['RUC: 11 dígitos que empiezan con 20. Ubigeo: 6 dígitos, con su cero inicial. Ninguno es obligatorio.'],
  ['Sector: solo en ministerios y entidades del gobierno nacional.'],
  ['Mujeres, hombres, fecha y fuente del dato van juntos: todos o ninguno.'],
  ['Nivel de gobierno, uno de estos:'],
  ...Object.values(GOVERNMENT_LEVEL_NAMES).map((name) => [name]),
  ['Sector, uno de estos:'],
  ...Object.values(SECTOR_NAMES).map((name) => [name]),
  ['Región, una de estas:'],
  ...REGIONS.map((region) => [region]),
]

function entityRow({ id, name, governmentLevel, region, parentId, ruc, ubigeo, sector, staff }: ListedEntity): Row {
  const count = staff
    ? [staff.women, staff.men, formatShortDate(staff.countedOn), staff.source]
    : [null, null, null, null]
  const said = sector && SECTOR_NAMES[sector]
  return [id, name, GOVERNMENT_LEVEL_NAMES[governmentLevel], region, parentId, ruc, ubigeo, said, ...count, null, null]
}

/** The sheet of entities: empty, or with every entity in force, so that figures can be brought up to date at once. */
export function entitiesTemplate(
  actor: Actor,
  { withDirectory }: { readonly withDirectory: boolean },
): Promise<Buffer> {
  const listed = withDirectory
    ? listEntitiesWithStaff(runtime().database, actor.scope).filter(({ status }) => status === 'active')
    : []
  return workbook([
    fillable(
      ENTITY_TEMPLATE,
      TEXTS_OF_ENTITIES,
      listed.map(entityRow),
      ENTITY_COLUMNS.map((column) => ENTITY_WIDTHS[column]),
    ),
    { name: 'Instrucciones', widths: [110], rows: ENTITY_HELP },
  ])
}

const ACCOUNT_HELP: readonly Row[] = [
  ['Cómo llenar la planilla de cuentas'],
  ...HOW,
  [
    'Cada fila invita a una persona a una función en una entidad. La invitación vence en siete días y sirve una sola vez.',
  ],
  ['Código de la entidad: como está en el directorio. La entidad debe estar vigente.'],
  ['Resolución: obligatoria para la coordinación y para la titular o el titular.'],
  ['Último día de acceso: obligatorio para lectura; en las demás funciones, solo si el acceso termina.'],
  ['Función, una de estas:'],
  ...IMPORTABLE_ROLES.map(({ words }) => [words]),
  ['Las cuentas del MIMP y las delegaciones no se crean por planilla.'],
]

/** The sheet of accounts, empty. */
export function accountsTemplate(): Promise<Buffer> {
  const texts = ACCOUNT_COLUMNS.map((_, index) => index)
  return workbook([
    fillable(ACCOUNT_TEMPLATE, texts, [], [26, 36, 36, 40, 26, 18]),
    { name: 'Instrucciones', widths: [110], rows: ACCOUNT_HELP },
  ])
}

/** Of no one entity; its lists, and the directory in it, are of the day. */
export function templateFileName(what: string, clock: Clock = systemClock): string {
  return fileName({ what, entity: null, date: clock() }, 'xlsx')
}
