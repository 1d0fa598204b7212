import { expect, test } from 'vitest'
import { ACCOUNT_COLUMNS, IMPORTABLE_ROLES, type AccountColumn } from './account-columns.ts'
import { reviewAccounts, type AccountsNow } from './account-rows.ts'

const NOW: AccountsNow = {
  today: '2026-11-24',
  entities: [
    { id: 'muni', name: 'Municipalidad de Huancayo', status: 'active' },
    { id: 'otra', name: 'Otra Municipalidad', status: 'active' },
    { id: 'antigua', name: 'Municipalidad Antigua', status: 'merged' },
  ],
  held: [{ email: 'ana@muni.gob.pe', role: 'contributor', entityId: 'muni' }],
  ever: [],
  offered: [{ id: 'i1', email: 'eva@muni.gob.pe', role: 'coordinator', entityId: 'muni', expiresOn: '2026-11-28' }],
  listAccountNames: new Map([['ana@muni.gob.pe', 'Ana Quispe']]),
}

type Cells = Partial<Record<AccountColumn, string>>
const review = (...rows: Cells[]) =>
  reviewAccounts(
    rows.map((cells, index) => ({ row: index + 2, cells: ACCOUNT_COLUMNS.map((column) => cells[column] ?? '') })),
    NOW,
  )
const ROW: Cells = {
  entity: 'muni',
  name: 'Rosa Flores',
  email: 'rosa@muni.gob.pe',
  role: 'Coordinación del mecanismo',
  resolution: 'RA 012-2026',
}

test('a row invites a person, whatever the case of the words', () => {
  const { lines, invitations } = review({
    ...ROW,
    entity: 'MUNI',
    email: 'Rosa@Muni.gob.pe',
    role: 'COORDINACION del mecanismo',
    endsOn: '31/12/2026',
  })
  expect(lines[0]).toEqual({
    row: 2,
    what: 'Rosa Flores (rosa@muni.gob.pe)',
    outcome: 'added',
    changes: [
      { label: 'Función', before: null, after: 'Coordinación del mecanismo' },
      { label: 'Entidad', before: null, after: 'Municipalidad de Huancayo' },
      { label: 'Resolución', before: null, after: 'RA 012-2026' },
      { label: 'Último día de acceso', before: null, after: '31 de diciembre de 2026' },
    ],
    notes: [],
    problems: [],
  })
  expect(invitations).toEqual([
    {
      email: 'rosa@muni.gob.pe',
      name: 'Rosa Flores',
      role: 'coordinator',
      headsPlanning: false,
      entityId: 'muni',
      entityName: 'Municipalidad de Huancayo',
      resolution: 'RA 012-2026',
      endsOn: '2026-12-31',
    },
  ])
})

test('who reads results is not invited to keep codes, neither by what she has nor by another row', () => {
  const now: AccountsNow = {
    ...NOW,
    ever: [
      {
        email: 'rosa@muni.gob.pe',
        role: 'custodian',
        entityId: 'muni',
        endsOn: null,
        endedAt: null,
        confirmedAt: null,
      },
    ],
  }
  const outcome = (against: AccountsNow, ...rows: Cells[]) =>
    reviewAccounts(
      rows.map((cells, index) => ({ row: index + 2, cells: ACCOUNT_COLUMNS.map((column) => cells[column] ?? '') })),
      against,
    ).lines.map(({ outcome: done }) => done)
  expect(outcome(now, ROW)).toEqual(['refused'])
  expect(outcome(now, { ...ROW, entity: 'otra' })).toEqual(['added'])
  expect(outcome(now, { ...ROW, role: 'Equipo de la entidad' })).toEqual(['added'])
  expect(outcome(NOW, ROW, { ...ROW, role: 'Digitación' })).toEqual(['refused', 'refused'])
  expect(outcome(NOW, ROW, { ...ROW, entity: 'otra', role: 'Digitación' })).toEqual(['added', 'added'])
  // Nor does who hands out forms type them.
  const custodian = { ...ROW, role: 'Custodia de códigos' }
  expect(outcome(NOW, custodian, { ...ROW, role: 'Digitación' })).toEqual(['refused', 'refused'])
  expect(outcome(NOW, custodian, { ...ROW, entity: 'otra', role: 'Digitación' })).toEqual(['added', 'added'])
})

test('every role of the list can be given, and none of the ministry', () => {
  const rows = IMPORTABLE_ROLES.map(({ words }, index) => ({
    ...ROW,
    role: words,
    email: `p${index}@muni.gob.pe`,
    endsOn: '2026-12-31',
  }))
  expect(review(...rows).invitations.map(({ role, headsPlanning }) => [role, headsPlanning])).toEqual([
    ['coordinator', false],
    ['head', false],
    ['contributor', false],
    ['contributor', true],
    ['custodian', false],
    ['transcriber', false],
    ['reader', false],
  ])
  for (const role of ['Administración del MIMP', 'Análisis del MIMP', 'analista', 'Administradora', 'administrator'])
    expect(review({ ...ROW, role }).lines[0]?.outcome, role).toBe('refused')
})

test.each<[string, Cells, RegExp]>([
  ['no entity', { ...ROW, entity: '' }, /código de la entidad/],
  ['an entity that there is not', { ...ROW, entity: 'nadie' }, /No hay una entidad con el código «nadie»/],
  ['an entity that ended', { ...ROW, entity: 'antigua' }, /no está vigente/],
  ['no name', { ...ROW, name: '' }, /nombre y los apellidos/],
  ['no address', { ...ROW, email: 'rosa arroba muni' }, /falta la arroba/],
  ['two addresses', { ...ROW, email: 'a@b.pe, c@d.pe' }, /Escriba un solo correo/],
  ['a role of the ministry', { ...ROW, role: 'Administración del MIMP' }, /no se crean por planilla/],
  ['a role that there is not', { ...ROW, role: 'Jefa' }, /una de estas funciones: Coordinación del mecanismo; Titular/],
  ['a coordinator without resolution', { ...ROW, resolution: '' }, /Falta el número de la resolución/],
  [
    'a head without resolution',
    { ...ROW, role: 'Titular de la entidad', resolution: '-' },
    /Falta el número de la resolución/,
  ],
  ['a resolution as long as a page', { ...ROW, resolution: 'x'.repeat(121) }, /solo el número/],
  ['a reader without last day', { ...ROW, role: 'Lectura' }, /hasta qué día/],
  ['a last day that is none', { ...ROW, endsOn: 'nunca' }, /como 31\/12\/2026/],
  ['a last day in the past', { ...ROW, endsOn: '23/11/2026' }, /posterior a hoy/],
  ['a last day of today', { ...ROW, endsOn: '24/11/2026' }, /posterior a hoy/],
  ['a last day in ten years', { ...ROW, endsOn: '24/11/2036' }, /dos años como máximo/],
  [
    'a role that the person has',
    { ...ROW, email: 'ANA@muni.gob.pe', role: 'Equipo de la entidad' },
    /ya tiene esa función/,
  ],
  [
    'another shade of a role that the person has',
    { ...ROW, email: 'ana@muni.gob.pe', role: 'Jefatura de planeamiento y presupuesto' },
    /ya tiene esa función/,
  ],
])('%s is refused and said', (_, cells, words) => {
  const { lines, invitations } = review(cells)
  expect(lines[0]?.outcome).toBe('refused')
  expect(lines[0]?.problems).toEqual([expect.stringMatching(words)])
  expect(invitations).toEqual([])
})

test('the same person twice for a role is refused, since the second invitation would undo the first', () => {
  const team = { ...ROW, role: 'Equipo de la entidad' }
  const { lines } = review(
    team,
    { ...team, role: 'Jefatura de planeamiento y presupuesto' },
    { ...team, entity: 'otra' },
    { ...team, role: 'Digitación' },
  )
  expect(lines.map(({ problems }) => problems)).toEqual([
    [],
    ['Esta persona con esta función ya está en la fila 2'],
    [],
    [],
  ])
})

test('who has an account, or an open invitation, is told of', () => {
  const { lines, replaced } = review(
    { ...ROW, email: 'ana@muni.gob.pe' },
    { ...ROW, email: 'eva@muni.gob.pe' },
    { ...ROW, email: 'eva@muni.gob.pe', entity: 'otra' },
  )
  expect(lines.map(({ notes }) => notes)).toEqual([
    ['Ya tiene una cuenta a nombre de Ana Quispe: recibe una función más'],
    ['Tiene una invitación sin aceptar, que vence el 28 de noviembre de 2026: se reemplaza y su enlace deja de servir'],
    [],
  ])
  expect(replaced).toEqual(['i1'])
})
