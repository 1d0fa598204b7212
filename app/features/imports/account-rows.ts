import { addressProblem } from '#app/kit/mail/mail-address.ts'
import { formatDate } from '#app/kit/format.ts'
import type { RoleOf } from '#db/queries/imports.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { exclusionOf, type HeldRole } from '#app/door/keeper-rules.ts'
import { lastDayProblem } from '#app/features/accounts/invitation-rules.ts'
import { EXCLUSION_WORDS } from '#app/features/accounts/keeper-words.ts'
import type { NewInvitation } from '#app/features/accounts/invite-account.server.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import {
  accountCells,
  IMPORTABLE_ROLES,
  importableRole,
  isNationalRole,
  type AccountCells,
  type ImportableRole,
} from './account-columns.ts'
import { shortened, type ImportLine, type LineChange } from './report.ts'
import { dayOf } from '#app/kit/sheets/typed-day.ts'

type ListedEntity = { readonly id: string; readonly name: string; readonly status: EntityStatus }

/** What decides about the accounts of a sheet, as it stands now. */
export type AccountsNow = {
  /** ISO date. */
  readonly today: string
  readonly entities: readonly ListedEntity[]
  readonly held: readonly RoleOf[]
  /** Every role that the owners of the addresses have or had. */
  readonly ever: readonly (HeldRole & { readonly email: string })[]
  /** Invitations that were not accepted yet; `expiresOn` is an ISO date. */
  readonly offered: readonly (RoleOf & { readonly id: string; readonly expiresOn: string })[]
  /** Names under which addresses have an account. */
  readonly listAccountNames: ReadonlyMap<string, string>
}

type Book = {
  readonly today: string
  readonly entities: ReadonlyMap<string, ListedEntity>
  readonly held: ReadonlySet<string>
  readonly offered: ReadonlyMap<string, AccountsNow['offered'][number]>
  readonly listAccountNames: ReadonlyMap<string, string>
  /** First row of each person and role. */
  readonly rows: ReadonlyMap<string, number>
  readonly ever: AccountsNow['ever']
  readonly cells: readonly AccountCells[]
}

type Reviewed = {
  readonly line: ImportLine
  readonly invitation: NewInvitation | null
  readonly replaces: string | null
}

/** A person has a role in an entity once, however much of it she does. */
const keyOf = ({ email, role, entityId }: RoleOf) => `${email} ${role} ${entityId ?? ''}`
const roleOfRow = ({ email, entity }: AccountCells, role: ImportableRole): RoleOf => ({
  email,
  role: role.role,
  entityId: entity,
})

function openBook(
  cells: readonly AccountCells[],
  { today, entities, held, ever, offered, listAccountNames }: AccountsNow,
): Book {
  const rows = new Map<string, number>()
  for (const each of cells) {
    const role = importableRole(each.role)
    if (role && !rows.has(keyOf(roleOfRow(each, role)))) rows.set(keyOf(roleOfRow(each, role)), each.row)
  }
  return {
    today,
    listAccountNames,
    rows,
    ever,
    cells,
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    held: new Set(held.map(keyOf)),
    offered: new Map(offered.map((each) => [keyOf(each), each])),
  }
}

function entityProblem(code: string, entity: ListedEntity | undefined): string | null {
  if (code === '') return 'Escriba el código de la entidad, como está en el directorio'
  if (!entity) return `No hay una entidad con el código «${code.slice(0, 60)}»`
  return entity.status === 'active' ? null : 'La entidad no está vigente'
}

function roleProblem({ role }: AccountCells): string | null {
  if (importableRole(role)) return null
  return isNationalRole(role)
    ? 'Las cuentas del MIMP no se crean por planilla'
    : `Escriba una de estas funciones: ${IMPORTABLE_ROLES.map(({ words }) => words).join('; ')}`
}

function resolutionProblem({ resolution }: AccountCells, role: ImportableRole | null): string | null {
  if (resolution.length > 120) return 'Escriba solo el número de la resolución'
  return role?.needsResolution && resolution.length < 3
    ? 'Falta el número de la resolución que designa a esta persona'
    : null
}

function repeatedProblem(cells: AccountCells, role: ImportableRole | null, { rows, held }: Book): string | null {
  if (!role) return null
  const key = keyOf(roleOfRow(cells, role))
  if (rows.get(key) !== cells.row) return `Esta persona con esta función ya está en la fila ${rows.get(key)}`
  return held.has(key) ? 'Esta persona ya tiene esa función en la entidad' : null
}

/** Who keeps codes or types reads no results, and the one is not the other: neither by what she has, nor by another row. */
function exclusionProblem(cells: AccountCells, role: ImportableRole | null, book: Book): string | null {
  if (!role) return null
  const given = roleOfRow(cells, role)
  const excluded = exclusionOf(
    given,
    book.ever.filter(({ email }) => email === cells.email),
    book.today,
  )
  if (excluded) return EXCLUSION_WORDS[excluded]
  const clash = book.cells.find((other) => {
    const asked = other.email === cells.email && other.row !== cells.row ? importableRole(other.role) : null
    if (!asked) return false
    const promised = { ...roleOfRow(other, asked), endsOn: null, endedAt: null, confirmedAt: null }
    return exclusionOf(given, [promised], book.today) !== null
  })
  return clash
    ? `Con la función de la fila ${clash.row}, esta persona tendría dos que no van juntas: leer resultados, custodiar códigos, digitar`
    : null
}

function notesOf(cells: AccountCells, role: ImportableRole, { listAccountNames, offered }: Book): string[] {
  const account = listAccountNames.get(cells.email)
  const open = offered.get(keyOf(roleOfRow(cells, role)))
  return [
    ...(account === undefined ? [] : [`Ya tiene una cuenta a nombre de ${shortened(account)}: recibe una función más`]),
    ...(open
      ? [
          `Tiene una invitación sin aceptar, que vence el ${formatDate(open.expiresOn)}: se reemplaza y su enlace deja de servir`,
        ]
      : []),
  ]
}

function problemsOf(cells: AccountCells, role: ImportableRole | null, endsOn: string | null, book: Book): string[] {
  return [
    entityProblem(cells.entity, book.entities.get(cells.entity)),
    cells.name.length < 3 || cells.name.length > 120 ? 'Escriba el nombre y los apellidos' : null,
    addressProblem(cells.email),
    roleProblem(cells),
    resolutionProblem(cells, role),
    endsOn === null
      ? 'Escriba el último día como 31/12/2026'
      : lastDayProblem(role?.needsLastDay ?? false, endsOn, book.today),
    repeatedProblem(cells, role, book),
    exclusionProblem(cells, role, book),
  ].filter((problem) => problem !== null)
}

function review(cells: AccountCells, book: Book): Reviewed {
  const role = importableRole(cells.role)
  const entity = book.entities.get(cells.entity)
  const endsOn = cells.endsOn === '' ? '' : dayOf(cells.endsOn)
  const problems = problemsOf(cells, role, endsOn, book)
  const what = shortened(
    cells.email === '' ? cells.name || 'Fila sin nombre ni correo' : `${cells.name || 'Sin nombre'} (${cells.email})`,
  )
  if (problems.length > 0 || !role || !entity)
    return {
      line: { row: cells.row, what, outcome: 'refused', changes: [], notes: [], problems },
      invitation: null,
      replaces: null,
    }
  const facts: readonly (readonly [string, string])[] = [
    ['Función', role.words],
    ['Entidad', entity.name],
    ['Resolución', cells.resolution],
    ['Último día de acceso', endsOn ? formatDate(endsOn) : ''],
  ]
  const changes = facts
    .filter(([, after]) => after !== '')
    .map(([label, after]): LineChange => ({ label, before: null, after }))
  return {
    line: { row: cells.row, what, outcome: 'added', changes, notes: notesOf(cells, role, book), problems },
    invitation: {
      email: cells.email,
      name: cells.name,
      role: role.role,
      headsPlanning: role.headsPlanning,
      entityId: entity.id,
      entityName: entity.name,
      resolution: cells.resolution,
      endsOn: endsOn || null,
    },
    replaces: book.offered.get(keyOf(roleOfRow(cells, role)))?.id ?? null,
  }
}

/** The addresses that a sheet names. */
export function addressesOf(rows: readonly FilledRow[]): string[] {
  return [...new Set(rows.map((row) => accountCells(row).email))]
}

/** Whom a sheet would invite, row by row, and the ids of the open invitations that would be replaced. */
export function reviewAccounts(
  rows: readonly FilledRow[],
  now: AccountsNow,
): {
  readonly lines: readonly ImportLine[]
  readonly invitations: readonly NewInvitation[]
  readonly replaced: readonly string[]
} {
  const cells = rows.map(accountCells)
  const book = openBook(cells, now)
  const reviewed = cells.map((each) => review(each, book))
  return {
    lines: reviewed.map(({ line }) => line),
    invitations: reviewed.flatMap(({ invitation }) => (invitation ? [invitation] : [])),
    replaced: reviewed.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
  }
}
