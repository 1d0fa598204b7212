import { expect, test } from 'vitest'
import type { ListedEntity } from '#db/queries/imports.server.ts'
import { ENTITY_COLUMNS, type EntityColumn } from './entity-columns.ts'
import { reviewEntities } from './entity-rows.ts'

const TODAY = '2026-11-24'
/** Of SUNAT, of the Ministry of Economy: sound numbers. */
const [OTHER_RUC, RUC] = ['20131312955', '20131370645']
const STAFF = { entityId: 'muni', women: 40, men: 60, countedOn: '2025-12-31', source: 'Planilla' }
const listed = (id: string, name: string, more: Partial<ListedEntity> = {}): ListedEntity => ({
  id,
  name,
  governmentLevel: 'local-government',
  region: 'Junín',
  ruc: null,
  ubigeo: null,
  sector: null,
  parentId: null,
  status: 'active',
  staff: null,
  ...more,
})
const DIRECTORY = [
  listed('muni', 'Municipalidad de Huancayo', { staff: STAFF }),
  listed('midis', 'Ministerio de Desarrollo', { governmentLevel: 'ministry', region: null }),
  listed('juntos', 'Programa Juntos', { governmentLevel: 'national-entity', region: null, parentId: 'midis' }),
  listed('minsa', 'Ministerio de Salud', { governmentLevel: 'ministry', region: null, ruc: RUC, sector: 'health' }),
  listed('antigua', 'Municipalidad Antigua', { status: 'closed' }),
  listed('valle', 'Gobierno Regional de Valle Hondo', {
    governmentLevel: 'regional-government',
    region: 'Valle Hondo',
  }),
]

const UNKNOWN = { ruc: null, ubigeo: null, sector: null }

type Cells = Partial<Record<EntityColumn, string>>
const sheet = (...rows: Cells[]) =>
  rows.map((cells, index) => ({ row: index + 2, cells: ENTITY_COLUMNS.map((column) => cells[column] ?? '') }))
const review = (...rows: Cells[]) => reviewEntities(sheet(...rows), DIRECTORY, TODAY)
const NEW: Cells = {
  name: 'Municipalidad de Concepción',
  level: 'Gobierno local',
  region: 'junin',
  document: 'Ley 31111',
  since: '2024',
}
const OF_2026: Cells = { document: 'Ficha RUC', since: '2026' }
const COUNT: Cells = { women: '41', men: '59', countedOn: '30/06/2026', countSource: 'AIRHSP' }

test('a new entity gets a code made of its name, and says all that would be stored', () => {
  const { lines, steps } = review({ ...NEW, ...COUNT, parent: 'VALLE' })
  expect(lines).toEqual([
    {
      row: 2,
      what: 'Municipalidad de Concepción (municipalidad-de-concepcion)',
      outcome: 'added',
      changes: [
        { label: 'Nivel de gobierno', before: null, after: 'Gobierno local' },
        { label: 'Región', before: null, after: 'Junín' },
        { label: 'Depende de', before: null, after: 'Gobierno Regional de Valle Hondo (valle)' },
        { label: 'Personal', before: null, after: '41 mujeres y 59 hombres al 30/06/2026 (AIRHSP)' },
        { label: 'Norma o documento', before: null, after: 'Ley 31111, desde el 01/01/2024' },
      ],
      notes: [],
      problems: [],
    },
  ])
  expect(steps).toEqual([
    {
      kind: 'add',
      code: 'municipalidad-de-concepcion',
      facts: {
        name: 'Municipalidad de Concepción',
        governmentLevel: 'local-government',
        region: 'Junín',
        parentId: 'valle',
        ruc: null,
        ubigeo: null,
        sector: null,
      },
      grounds: { document: 'Ley 31111', effectiveOn: '2024-01-01' },
      count: { women: 41, men: 59, countedOn: '2026-06-30', source: 'AIRHSP' },
    },
  ])
})

test.each<[string, Cells, RegExp]>([
  ['no name', { ...NEW, name: '' }, /nombre completo/],
  ['a name of signs', { ...NEW, name: '¡¡¡¡¡¡¡¡' }, /nombre completo/],
  ['a name as long as a page', { ...NEW, name: 'a'.repeat(161) }, /nombre completo/],
  [
    'the name of another',
    { ...NEW, name: 'MUNICIPALIDAD  DE HUÁNCAYO' },
    /Ya hay una entidad con este nombre.*\(muni\)/,
  ],
  ['a level that there is not', { ...NEW, level: 'Empresa' }, /nivel de gobierno: Ministerio,/],
  ['a local government without region', { ...NEW, region: '' }, /región: Amazonas/],
  ['a region that there is not', { ...NEW, region: 'Antioquia' }, /región: Amazonas/],
  ['a ministry in a region', { ...NEW, level: 'ministerio' }, /Solo los gobiernos regionales y locales/],
  ['a code with blanks', { ...NEW, id: 'dos palabras' }, /código lleva solo letras/],
  ['a code as long as a page', { ...NEW, id: 'a'.repeat(61) }, /código lleva solo letras/],
  ['a parent that there is not', { ...NEW, parent: 'nadie' }, /No hay una entidad vigente con el código «nadie»/],
  ['a parent that ended', { ...NEW, parent: 'antigua' }, /No hay una entidad vigente/],
  ['itself as parent', { ...NEW, id: 'yo', parent: 'yo' }, /no puede pertenecer a sí misma/],
  ['no document', { ...NEW, document: '' }, /documento que lo dispone/],
  ['a year that is none', { ...NEW, since: 'este' }, /desde cuándo rige/],
  ['a document of tomorrow', { ...NEW, since: '25/11/2026' }, /no puede ser posterior a hoy/],
  ['a part of a count', { ...NEW, women: '3' }, /van juntos/],
  ['a count in words', { ...NEW, ...COUNT, women: 'tres' }, /en números/],
  ['a negative count', { ...NEW, ...COUNT, men: '-3' }, /en números/],
  ['a count of nobody', { ...NEW, ...COUNT, women: '0', men: '0' }, /al menos una persona/],
  ['a count of tomorrow', { ...NEW, ...COUNT, countedOn: '2026-11-25' }, /no puede ser posterior a hoy/],
  ['a count of no day', { ...NEW, ...COUNT, countedOn: '2026' }, /como 31\/12\/2025/],
  [
    'another name for a known code',
    { id: 'muni', name: 'Municipalidad de Huancayo Provincia' },
    /use la página de la entidad; el cambio de nombre lleva documento y fecha/,
  ],
  ['another level for a known code', { id: 'muni', level: 'Ministerio' }, /use la página de la entidad/],
  ['an entity that ended', { id: 'antigua', ...COUNT }, /no está vigente/],
  [
    'a known entity of the nation with a region',
    { id: 'juntos', region: 'Lima' },
    /Solo los gobiernos regionales y locales/,
  ],
  ['a change of region without document', { id: 'muni', region: 'Pasco' }, /documento que lo dispone/],
  [
    'a parent that belongs to it',
    { id: 'midis', parent: 'juntos', document: 'DS 1', since: '2026' },
    /no puede pertenecer a sí misma ni a una que le pertenece/,
  ],
  ['a tax number of ten digits', { ...NEW, ruc: '2013131295' }, /El RUC tiene 11 dígitos/],
  ['a tax number of a person', { ...NEW, ruc: '10131312955' }, /empieza con 20/],
  ['a tax number with another last digit', { ...NEW, ruc: '20131312956' }, /último dígito no corresponde/],
  ['the tax number of another', { ...NEW, ruc: RUC }, /Ese RUC es de Ministerio de Salud \(minsa\)/],
  ['a geographic code that lost its zero', { ...NEW, ubigeo: '10101' }, /6 dígitos, con su cero inicial/],
  ['a geographic code of another region', { ...NEW, ubigeo: '150101' }, /otra región/],
  ['a geographic code of no department', { ...NEW, ubigeo: '990101' }, /No existe ese ubigeo/],
  ['a sector of a local government', { ...NEW, sector: 'Salud' }, /Solo los ministerios/],
  ['a sector that there is not', { id: 'juntos', sector: 'Deporte' }, /Escriba el sector: Desarrollo Agrario/],
  ['a tax number without document', { id: 'juntos', ruc: '20131312955' }, /documento que lo dispone/],
  ['an older count', { id: 'muni', ...COUNT, countedOn: '30/12/2025' }, /dato más reciente/],
])('%s is refused and said', (_, cells, words) => {
  const { lines, steps } = review(cells)
  expect(lines[0]?.outcome).toBe('refused')
  expect(lines[0]?.problems.join('; ')).toMatch(words)
  expect(lines[0]?.problems).toHaveLength(1)
  expect(steps).toEqual([])
})

test('what stays leaves no step, and an empty cell changes nothing', () => {
  const asListed = {
    name: 'Municipalidad de Huancayo',
    level: 'gobierno LOCAL',
    region: 'JUNIN',
    women: '40',
    men: '60',
    countedOn: '31/12/2025',
    countSource: 'Planilla',
  }
  const { lines, steps } = review({ id: 'MUNI', ...asListed }, { id: 'juntos' }, { id: 'valle', region: 'Valle Hondo' })
  expect(lines.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
  expect(steps).toEqual([])
})

test('a change is told from before to after, and needs its document only where it is kept', () => {
  const { lines, steps } = review(
    { id: 'muni', ...COUNT, document: 'Oficio 3' },
    { id: 'juntos', parent: 'Ninguna', document: 'DS 2-2026', since: '15/03/2026' },
    { id: 'valle', region: 'Pasco', document: 'Ley 1', since: '2026' },
  )
  expect(lines.map(({ changes, notes }) => [changes, notes])).toEqual([
    [
      [
        {
          label: 'Personal',
          before: '40 mujeres y 60 hombres al 31/12/2025 (Planilla)',
          after: '41 mujeres y 59 hombres al 30/06/2026 (AIRHSP)',
        },
      ],
      ['El documento no se usa: nada de lo que cambia lo necesita'],
    ],
    [
      [
        { label: 'Depende de', before: 'Ministerio de Desarrollo (midis)', after: 'ninguna' },
        { label: 'Norma o documento', before: null, after: 'DS 2-2026, desde el 15/03/2026' },
      ],
      [],
    ],
    [
      [
        { label: 'Región', before: 'Valle Hondo', after: 'Pasco' },
        { label: 'Norma o documento', before: null, after: 'Ley 1, desde el 01/01/2026' },
      ],
      [],
    ],
  ])
  expect(steps.map((step) => [step.code, step.facts, step.count !== null])).toEqual([
    ['muni', { region: 'Junín', parentId: null, ...UNKNOWN }, true],
    ['juntos', { region: null, parentId: null, ...UNKNOWN }, false],
    ['valle', { region: 'Pasco', parentId: null, ...UNKNOWN }, false],
  ])
})

test('tax number, geographic code and sector are read as they stand on paper, and told from before to after', () => {
  const { lines, steps } = review(
    { id: 'juntos', ruc: '20-13131295-5', ubigeo: '150131', sector: 'DESARROLLO e inclusion social', ...OF_2026 },
    { id: 'minsa', ruc: RUC, sector: 'salud' },
    { ...NEW, ubigeo: '12 01 01' },
  )
  expect(lines.map(({ outcome }) => outcome)).toEqual(['changed', 'same', 'added'])
  expect(lines[0]?.changes.slice(0, 3)).toEqual([
    { label: 'RUC', before: null, after: OTHER_RUC },
    { label: 'Ubigeo', before: null, after: '150131' },
    { label: 'Sector', before: null, after: 'Desarrollo e Inclusión Social' },
  ])
  expect(steps.map(({ facts: { ruc, ubigeo, sector } }) => [ruc, ubigeo, sector])).toEqual([
    [OTHER_RUC, '150131', 'development-and-social-inclusion'],
    [null, '120101', null],
  ])
})

test('one tax number in two rows is refused where it comes again', () => {
  const { lines } = review({ id: 'juntos', ruc: OTHER_RUC, ...OF_2026 }, { ...NEW, ruc: OTHER_RUC })
  expect(lines.map(({ problems }) => problems)).toEqual([[], ['El RUC ya está en la fila 2']])
})

test('the same code or name twice is refused where it comes again', () => {
  const { lines } = review(
    { ...NEW, id: 'una' },
    { ...NEW, id: 'otra', name: 'municipalidad de concepcion' },
    { ...NEW, id: 'una', name: 'Municipalidad de Jauja' },
    { id: 'muni' },
    { id: 'muni' },
  )
  expect(lines.map(({ problems }) => problems)).toEqual([
    [],
    ['El nombre ya está en la fila 2'],
    ['El código ya está en la fila 2'],
    [],
    ['El código ya está en la fila 5'],
  ])
})

test('codes made of names keep clear of the directory and of the codes in the sheet', () => {
  const { steps } = review(
    { ...NEW, name: 'Juntos' },
    { ...NEW, name: 'Concepcion' },
    { ...NEW, id: 'concepcion', name: 'Otra Municipalidad' },
  )
  expect(steps.map(({ code }) => code)).toEqual(['juntos-2', 'concepcion-2', 'concepcion'])
})

test('a name that is nearly one of the directory is a note, and so is one that ended', () => {
  const { lines } = review({ ...NEW, name: 'Municipalidad de Huan Cayo' }, { ...NEW, name: 'Municipalidad Antigua' })
  expect(lines.map(({ outcome, notes }) => [outcome, notes[0]])).toEqual([
    ['added', 'Su nombre se parece al de «Municipalidad de Huancayo» (muni)'],
    ['added', 'Una entidad que ya no está vigente se llama igual (antigua): puede reabrirse en su página'],
  ])
})

test('a new entity may belong to one further down, which is then added first; a circle is refused', () => {
  const { steps } = review(
    { ...NEW, id: 'hija', name: 'Municipalidad Hija', parent: 'madre' },
    { id: 'muni', parent: 'madre', document: 'Ley 1', since: '2026' },
    { ...NEW, id: 'madre', name: 'Municipalidad Madre', parent: 'abuela' },
    { ...NEW, id: 'abuela', name: 'Municipalidad Abuela' },
  )
  expect(steps.map(({ code }) => code)).toEqual(['abuela', 'madre', 'hija', 'muni'])
  const circle = review(
    { ...NEW, id: 'una', name: 'Municipalidad Una', parent: 'dos' },
    { ...NEW, id: 'dos', name: 'Municipalidad Dos', parent: 'tres' },
    { ...NEW, id: 'tres', name: 'Municipalidad Tres', parent: 'una' },
  )
  expect(circle.lines.every(({ outcome }) => outcome === 'refused')).toBe(true)
})
