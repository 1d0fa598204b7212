import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { soughtAddress } from '#app/kit/mail/mail-address.ts'
import type { Role } from '#db/schema/roles.ts'
import { oneLine, plainName } from '#surveys/text/written-text.ts'
import type { FilledRow, Template } from '#app/kit/sheets/filled-sheet.ts'

/** Columns of the sheet of accounts by what they hold. */
const TITLES = {
  entity: 'Código de la entidad',
  name: 'Nombre y apellidos',
  email: 'Correo institucional',
  role: 'Función',
  resolution: 'Resolución',
  endsOn: 'Último día de acceso',
} as const

export type AccountColumn = keyof typeof TITLES
export type AccountCells = Readonly<Record<AccountColumn, string>> & { readonly row: number }

export const ACCOUNT_COLUMNS = Object.keys(TITLES) as readonly AccountColumn[]

export const ACCOUNT_TEMPLATE: Template = {
  sheet: 'Cuentas',
  header: Object.values(TITLES),
  rows: 500,
  dates: [ACCOUNT_COLUMNS.indexOf('endsOn')],
}

/** The cells of a row by their columns, each in one line; the code in small letters, the address as it is looked for. */
export function accountCells({ row, cells }: FilledRow): AccountCells {
  const typed = ACCOUNT_COLUMNS.map((column, index) => [column, oneLine(cells[index] ?? '')])
  const { entity, email, ...rest } = Object.fromEntries(typed) as Record<AccountColumn, string>
  return { ...rest, entity: entity.toLowerCase(), email: soughtAddress(email), row }
}

/** A role that may be given by a sheet; those of the ministry never are. */
export type ImportableRole = {
  readonly words: string
  readonly role: Role
  readonly headsPlanning: boolean
  readonly needsResolution: boolean
  readonly needsLastDay: boolean
}

const plain = (role: Role, needs: Partial<ImportableRole> = {}): ImportableRole => ({
  words: ROLE_NAMES[role],
  role,
  headsPlanning: false,
  needsResolution: false,
  needsLastDay: false,
  ...needs,
})

export const IMPORTABLE_ROLES: readonly ImportableRole[] = [
  plain('coordinator', { needsResolution: true }),
  plain('head', { needsResolution: true }),
  plain('contributor'),
  plain('contributor', { words: 'Jefatura de planeamiento y presupuesto', headsPlanning: true }),
  plain('custodian'),
  plain('transcriber'),
  plain('reader', { needsLastDay: true }),
]

export function importableRole(text: string): ImportableRole | null {
  return IMPORTABLE_ROLES.find(({ words }) => plainName(words) === plainName(text)) ?? null
}

/** What the sheet calls a role that it gave. */
export function roleWords({ role, headsPlanning }: { readonly role: Role; readonly headsPlanning?: boolean }): string {
  return (
    IMPORTABLE_ROLES.find((each) => each.role === role && each.headsPlanning === (headsPlanning ?? false))?.words ??
    ROLE_NAMES[role]
  )
}

/** Whether somebody asks for a role of the ministry. */
export function isNationalRole(text: string): boolean {
  return /\bmimp\b|^(analista|administradora?|administracion)$/.test(plainName(text))
}
