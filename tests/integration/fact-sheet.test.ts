import { beforeEach, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import type { TypedFacts } from '#app/features/fact-sheet/fact-rules.ts'
import { factsWorkbook, readFactsWorkbook } from '#app/features/fact-sheet/facts-workbook.server.ts'
import { reviewFacts, saveFacts } from '#app/features/fact-sheet/save-facts.server.ts'
import { factsBeside, viewFacts } from '#app/features/fact-sheet/view-facts.server.ts'
import { factSentences, uncountedWords, unsavedWords } from '#app/features/fact-sheet/words.ts'
import { deleteDueLeftovers } from '#app/features/retention/delete-due.server.ts'
import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import type { Row } from '#app/kit/sheets/workbook-sheet.ts'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFactSheet, listFactSheets } from '#db/queries/fact-sheets.server.ts'
import { auditLog } from '#db/schema/index.ts'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { EMPTY_SHEET } from '#surveys/facts/protect-sheet.ts'
import { TABLE_ROWS, type PeopleTable } from '#surveys/facts/lines.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertConfirmedFigure, insertEntity } from '#tests/support/test-database.ts'

const clock = () => new Date('2026-11-24T17:00:00.000Z')
const OFFICE = actorFor({ userId: 'rita', name: 'Rita', role: 'contributor', entity: { id: 'muni', name: 'Muni' } })
const OTHER = actorFor({ userId: 'olga', name: 'Olga', role: 'coordinator', entity: { id: 'otra', name: 'Otra' } })

let database: Database
let file: string
beforeEach(() => {
  const made = createTestDatabase()
  ;({ database, file } = made)
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(file) } })
  insertEntity(database, 'muni')
  insertEntity(database, 'otra')
})

type Pairs = readonly (readonly [women: number, men: number])[]
const tableOf = (table: PeopleTable, pairs: Pairs) =>
  Object.fromEntries(pairs.map(([women, men], row) => [TABLE_ROWS[table][row]?.id ?? '', { women, men }]))
const GROUP: Pairs = [
  [2, 9],
  [30, 20],
  [12, 14],
  [8, 7],
]
const REGIME: Pairs = [
  [10, 12],
  [0, 0],
  [40, 31],
  [2, 7],
  [0, 0],
]
const LEAVES = {
  maternity: { women: 6 },
  'paternity-due': { men: 10 },
  paternity: { men: 8 },
  care: { women: 9, men: 5 },
  trained: { women: 40, men: 30 },
  hours: { women: 400, men: 451 },
}
const typed = (cells: TypedFacts['cells'], revision = 0): TypedFacts => ({ countedOn: '2026-11-10', cells, revision })

function save(input: TypedFacts, year = 2026) {
  const review = reviewFacts(OFFICE, { year, input }, clock)
  if (!review.ok) throw new Error(JSON.stringify(review.problems))
  return saveFacts(OFFICE, { year, input, seen: review.review.digest }, clock)
}
const stored = () => listFactSheets(database, entityScope('muni'))

test('what is stored holds no number of 1 to 4, in no file and no note; what is left out is said', () => {
  const input = typed({ ...tableOf('group', GROUP), ...tableOf('regime', REGIME), ...LEAVES })
  const found = save(input)
  expect(found).toMatchObject({ ok: true, saved: true })
  expect(stored()).toMatchObject([
    {
      ...{ entityId: 'muni', year: 2026, countedOn: '2026-11-10', revision: 1, savedOn: '2026-11-24' },
      content: {
        tables: {
          group: [
            { rows: ['head', 'professional'], women: 32, men: 29 },
            { rows: ['technical'], women: 12, men: 14 },
            { rows: ['support'], women: 8, men: 7 },
          ],
          regime: [
            { rows: ['d276'], women: 10, men: 12 },
            { rows: ['d728'], women: 0, men: 0 },
            { rows: ['cas', 'servir', 'career'], women: 42, men: 38 },
          ],
        },
        // Eight of ten took paternity leave: two did not.
        year: { maternity: { women: 6 }, care: { women: 9, men: 5 }, trained: { women: 40, men: 30 } },
        withdrawn: [],
      },
    },
  ])
  expect(stored()[0]?.content.year.paternity).toBeUndefined()
  expect(found.ok ? found.review.unsaved.map(unsavedWords) : []).toEqual([
    'Tomaron licencia por paternidad: no se guarda, porque son de 1 a 4 personas, o faltan de 1 a 4 para el total.',
  ])
  const counts = database.$client
    .prepare("SELECT atom FROM fact_sheets, json_tree(content) AS part WHERE part.type = 'integer'")
    .pluck()
    .all() as number[]
  expect(counts.filter((count) => count > 0 && count < 5)).toEqual([])
  const notes = database.select().from(auditLog).all()
  expect(notes).toMatchObject([{ action: 'facts.saved', detail: { revision: 1, tables: 'regime group' } }])
  expect(factSentences(stored()[0]?.content ?? { tables: {}, year: {}, withdrawn: [] })).toEqual([
    'De 61 personas en los grupos «directivos y jefaturas» y «profesionales», 32 son mujeres (52%). En todo el personal, las mujeres son el 51%.',
    'De 14 personas que tomaron licencia para cuidar a un familiar, 9 son mujeres (64%).',
    'Las mujeres que se capacitaron recibieron 10 horas en promedio; los hombres, 15 horas.',
  ])
})

test('nothing is saved that the person was not shown', () => {
  const input = typed(tableOf('group', GROUP))
  expect(saveFacts(OFFICE, { year: 2026, input, seen: '' }, clock)).toMatchObject({ ok: true, saved: false })
  const review = reviewFacts(OFFICE, { year: 2026, input }, clock)
  const other = typed(tableOf('group', [[20, 20], ...GROUP.slice(1)]))
  const seen = review.ok ? review.review.digest : ''
  expect(saveFacts(OFFICE, { year: 2026, input: other, seen }, clock)).toMatchObject({ saved: false })
  expect(stored()).toEqual([])
})

test('put right, a table keeps the rows that were merged; one that would show few people is withdrawn for the year', () => {
  save(typed({ ...tableOf('group', GROUP), ...tableOf('regime', REGIME) }))
  const shown = viewFacts(OFFICE, 2026, clock)
  expect(shown.values).toMatchObject({ 'technical-mujeres': '12', 'd276-hombres': '12', fecha: '2026-11-10' })
  expect(shown.values['head-mujeres']).toBeUndefined()
  // The regime as the form showed it, the group typed anew; its heads are many now, and stay merged.
  const left = { d276: { women: 10, men: 12 }, d728: { women: 0, men: 0 } }
  const grown: Pairs = [
    [20, 9],
    [12, 20],
    [12, 14],
    [8, 7],
  ]
  save(typed({ ...tableOf('group', grown), ...left }, 1))
  expect(stored()[0]).toMatchObject({ revision: 2, content: { tables: { regime: [{}, {}, { women: 42, men: 38 }] } } })
  expect(stored()[0]?.content.tables.group?.map(({ rows }) => rows.length)).toEqual([2, 1, 1])
  const few: Pairs = [
    [20, 9],
    [12, 20],
    [17, 14],
    [3, 7],
  ]
  const found = save(typed({ ...tableOf('group', few), ...left }, 2))
  expect(found.ok ? found.review.unsaved : []).toEqual([{ what: 'group', why: 'withdrawn' }])
  save(typed({ ...tableOf('group', grown), ...left }, 3))
  expect(stored()[0]?.content).toMatchObject({ withdrawn: ['group'] })
  expect(stored()[0]?.content.tables.group).toBeUndefined()
})

test('two who type the same sheet do not write over each other, and other entities have their own', () => {
  const input = typed(tableOf('group', GROUP))
  save(input)
  expect(reviewFacts(OFFICE, { year: 2026, input }, clock)).toMatchObject({
    problems: { fecha: expect.stringContaining('Otra persona') as string },
  })
  expect(viewFacts(OTHER, 2026, clock).sheet).toBeNull()
  expect(listFactSheets(database, countryScope())).toHaveLength(1)
})

test('a sheet stands beside results of its year and of the next; whom it does not count is said', () => {
  save(typed(tableOf('group', GROUP)))
  const seat = { kind: 'headquarters', units: [], serviceContractors: false, interns: false } as const
  const beside = (closesOn: string, scope: CampaignScope = seat) => factsBeside({ entityId: 'muni', closesOn, scope })
  const title = 'El personal en 2026, según la ficha de datos'
  expect([beside('2026-11-30')?.title, beside('2027-02-01')?.title]).toEqual([title, title])
  expect([beside('2025-12-31'), beside('2028-01-01')]).toEqual([null, null])
  expect(uncountedWords(seat)).toBeNull()
  expect(beside('2026-11-30')?.source).toMatch(/antes de guardarse\.$/)
  expect(uncountedWords({ ...seat, serviceContractors: true })).toBe(
    'Aquí también podían responder locadores: la ficha no los cuenta.',
  )
  const wide = { kind: 'with-units', units: ['UGEL Norte'], serviceContractors: true, interns: true } as const
  expect(uncountedWords(wide)).toContain('personal de otras unidades, locadores y practicantes:')
})

test('rows merged in one sheet stay merged in every other, whichever was typed first and whatever years lie between', () => {
  const apart: Pairs = [
    [5, 9],
    [30, 20],
    [12, 14],
    [8, 7],
  ]
  const at = (day: string) => () => new Date(`${day}T17:00:00Z`)
  const saveIn = (year: number, day: string, cells: TypedFacts['cells']) => {
    const input = { countedOn: day, cells, revision: 0 }
    const review = reviewFacts(OFFICE, { year, input }, at(day))
    if (!review.ok) throw new Error(JSON.stringify(review.problems))
    saveFacts(OFFICE, { year, input, seen: review.review.digest }, at(day))
    return stored()
      .find((sheet) => sheet.year === year)
      ?.content.tables.group?.map(({ rows }) => rows.length)
  }
  expect(saveIn(2026, '2026-11-10', tableOf('group', GROUP))).toEqual([2, 1, 1])
  expect(saveIn(2028, '2028-03-10', tableOf('group', apart))).toEqual([2, 1, 1])
  expect(saveIn(2027, '2027-11-10', tableOf('group', apart))).toEqual([2, 1, 1])
  expect(saveIn(2030, '2030-11-10', tableOf('group', [[12, 20], ...apart.slice(1)]))).toEqual([1, 1, 1, 1])
})

test.each([
  [
    'a date of another year',
    { ...typed(tableOf('group', GROUP)), countedOn: '2025-11-10' },
    'fecha',
    /año de la ficha/,
  ],
  ['a date to come', { ...typed(tableOf('group', GROUP)), countedOn: '2026-12-10' }, 'fecha', /posterior a hoy/],
  ['nothing', typed({}), 'fecha', /al menos una tabla/],
  ['a row left out', typed(tableOf('group', GROUP.slice(0, 3))), 'support-mujeres', /escriba 0/],
  [
    'tables of other totals',
    typed({ ...tableOf('group', GROUP), ...tableOf('regime', [[11, 12], ...REGIME.slice(1)]) }),
    'head-mujeres',
    /suma 52 mujeres y 50 hombres; .* suma 53 mujeres/,
  ],
  [
    'more fathers than were due',
    typed({ ...tableOf('group', GROUP), 'paternity-due': { men: 5 }, paternity: { men: 6 } }),
    'paternity-hombres',
    /derecho/,
  ],
  [
    'more mothers than women',
    typed({ ...tableOf('group', GROUP), maternity: { women: 53 } }),
    'maternity-mujeres',
    /que es 52/,
  ],
  [
    'hours of nobody',
    typed({ ...tableOf('group', GROUP), trained: { women: 0, men: 9 }, hours: { women: 4, men: 9 } }),
    'hours-mujeres',
    /nadie/,
  ],
])('%s is said at its field', (_, input, field, words) => {
  const found = reviewFacts(OFFICE, { year: 2026, input }, clock)
  expect(found).toMatchObject({ ok: false, problems: { [field]: expect.stringMatching(words) as string } })
})

test('the confirmed figure of the same day must agree, and an office of fifteen is told at once that it need not type', () => {
  const seat = { kind: 'headquarters', units: [], serviceContractors: false, interns: false } as const
  const day = { countedOn: '2026-11-10', proposedOn: '2026-11-11' }
  insertConfirmedFigure(database, 'f', 'muni', { women: 9, men: 6, ...day, scope: seat })
  expect(viewFacts(OFFICE, 2026, clock)).toMatchObject({ tooSmall: true, staff: { women: 9, men: 6 } })
  const few: Pairs = [
    [2, 2],
    [4, 2],
    [2, 1],
    [1, 1],
  ]
  const input = typed(tableOf('group', few))
  expect(reviewFacts(OFFICE, { year: 2026, input }, clock)).toMatchObject({
    review: { sheet: { tables: {}, year: {} }, unsaved: [{ what: 'group', why: 'all-merged' }], keepsAnything: false },
  })
  expect(save(input)).toMatchObject({ ok: true, saved: false })
  expect([stored(), database.select().from(auditLog).all()]).toEqual([[], []])
  const one = typed(tableOf('group', [[3, 2], ...few.slice(1)]))
  expect(reviewFacts(OFFICE, { year: 2026, input: one }, clock)).toMatchObject({
    problems: { 'head-mujeres': expect.stringContaining('9 mujeres y 6 hombres') as string },
  })
})

test('a sheet is open until the end of March, and goes five years after its year', async () => {
  save(typed(tableOf('group', GROUP)))
  const at = (day: string) => () => new Date(`${day}T17:00:00Z`)
  const input = typed(tableOf('group', GROUP), 1)
  expect(reviewFacts(OFFICE, { year: 2026, input }, at('2027-03-31')).ok).toBe(true)
  const late = { fecha: 'La ficha de 2026 se podía llenar hasta el 31 de marzo de 2027' }
  expect(reviewFacts(OFFICE, { year: 2026, input }, at('2027-04-01'))).toEqual({
    ok: false,
    problems: late,
    moved: false,
  })
  expect(() => reviewFacts(OFFICE, { year: 2028, input }, at('2027-04-01'))).toThrow()
  const yearsAt = (day: string) => viewFacts(OFFICE, 2026, at(day)).otherYears
  expect([yearsAt('2026-11-24'), yearsAt('2027-03-31')]).toEqual([[], [2027]])
  expect(viewFacts(OFFICE, 2027, at('2027-03-31')).otherYears).toEqual([2026])
  expect(() => viewFacts(OFFICE, 2027, clock)).toThrow()
  const old = { entityId: 'muni', countedOn: '2020-12-31', savedOn: '2021-01-10', revision: 1, year: 2020 }
  inTransaction(database, (transaction) => insertFactSheet(transaction, { ...old, content: EMPTY_SHEET }, NO_NOTE))
  await deleteDueLeftovers(database, at('2025-12-31')())
  expect(stored().map(({ year }) => year)).toEqual([2026, 2020])
  await deleteDueLeftovers(database, at('2026-01-01')())
  expect(stored().map(({ year }) => year)).toEqual([2026])
  expect(database.select().from(auditLog).all().at(-1)).toMatchObject({
    action: 'facts.expired',
    detail: { sheets: 1 },
  })
})

test('a downloaded sheet is filled in and read back into the fields; what is wrong is named by its cell', async () => {
  save(typed({ ...tableOf('group', GROUP), ...LEAVES }))
  const upload = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'ficha.xlsx')
  const bytes = new Uint8Array(await factsWorkbook(viewFacts(OFFICE, 2026, clock)))
  const read = await readFactsWorkbook(upload(bytes))
  expect(read).toEqual({ ok: true, values: viewFacts(OFFICE, 2026, clock).values, problems: [] })
  const rows: Row[] = [
    ['Código (no cambiar)', 'Parte', 'Dato', 'Mujeres', 'Hombres'],
    ['date', '', '', 'ayer', null],
    ['head', '', '', 'dos', 9],
    ['professional', '', '', 1200, '1,300'],
    ['maternity', '', '', 6, 3],
    ['otro', '', '', 1, 1],
    ['head', '', '', 1, 1],
    ['care', '', '', 9, 5],
  ]
  const wrong = new Uint8Array(await drawWorkbook([{ name: 'Ficha de datos', widths: [], rows }]))
  expect(await readFactsWorkbook(upload(wrong))).toEqual({
    ok: true,
    values: {
      ...{
        'head-mujeres': 'dos',
        'head-hombres': '9',
        'professional-mujeres': '1200',
        'professional-hombres': '1,300',
      },
      ...{ 'maternity-mujeres': '6', 'care-mujeres': '9', 'care-hombres': '5' },
    },
    problems: [
      'Celda D2: escriba la fecha como 31/12/2026',
      'Celda D3: escriba un número entero, o déjela vacía',
      'Celda E5: aquí no se escribe nada',
      'Celda A6: el código no es de esta ficha',
      'Celda A7: el código está dos veces',
    ],
  })
})
