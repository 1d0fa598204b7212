import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { hashOfToken } from '#app/features/accounts/invite-account.server.ts'
import type { ImportKind } from '#app/features/imports/form.ts'
import { confirmImport, reviewImport } from '#app/features/imports/import-sheet.server.ts'
import type { ImportLine } from '#app/features/imports/report.ts'
import { sealed } from '#app/features/imports/seal-import.server.ts'
import { entitiesTemplate } from '#app/features/imports/make-template.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { auditLog, entities, entityHistory, entityStaff, invitations, mails, memberships } from '#db/schema/index.ts'
import { accountSheet, entitySheet, type AccountRow, type EntityRow } from '#tests/support/filled-sheets.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const ORIGIN = 'https://espejo.test'
const NOW = new Date('2026-11-24T17:00:00.000Z')
const clock = () => NOW
const ANA = actorFor({ userId: 'ana', name: 'Ana Quispe', role: 'administrator', entity: null })
const EVA = actorFor({ userId: 'eva', name: 'Eva Rojas', role: 'administrator', entity: null })

const { file } = createTestDatabase()
const environment = testEnvironment(file)
const { database } = runtime()
insertEntity(database, 'muni', 'Municipalidad de Huancayo')
insertEntity(database, 'jauja', 'Municipalidad de Jauja')
await addAccount(database, environment, 'equipo@muni.gob.pe', 'contributor', 'muni')

const upload = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'llena.xlsx')
const review = async (kind: ImportKind, bytes: Uint8Array<ArrayBuffer>, actor = ANA) => {
  const report = await reviewImport(actor, { kind, file: upload(bytes), origin: ORIGIN }, clock)
  if (!report.ok) throw new Error(report.problem)
  return report
}
type Report = Awaited<ReturnType<typeof review>>
const confirm = ({ kind, confirm: given }: Report, actor = ANA) => {
  if (!given) throw new Error('nothing to confirm')
  return confirmImport(actor, { kind, announced: given, origin: ORIGIN }, clock)
}
const NEW: EntityRow = {
  name: 'Municipalidad de Concepción',
  level: 'Gobierno local',
  region: 'Junín',
  document: 'Ley 31111',
  since: '2024',
}
const PERSON: AccountRow = {
  entity: 'muni',
  name: 'Rosa Flores',
  email: 'rosa@muni.gob.pe',
  role: 'Coordinación del mecanismo',
  resolution: 'RA 012-2026',
}

/** Everything that an import can touch. */
const everything = () => ({
  entities: database.select().from(entities).all(),
  history: database.select().from(entityHistory).all(),
  staff: database.select().from(entityStaff).all(),
  invitations: database.select().from(invitations).all(),
  deeds: database.select().from(auditLog).all(),
  mails: database.select().from(mails).all(),
})
let before = everything()
beforeEach(() => void (before = everything()))
const newDeeds = () => database.select().from(auditLog).all().slice(before.deeds.length)

test('a confirmed sheet of entities stores rows, history, figures and deeds; confirmed again it stores nothing', async () => {
  const report = await review(
    'entidades',
    await entitySheet([
      { ...NEW, women: 41, men: 59, countedOn: '30/06/2026', countSource: 'AIRHSP' },
      { id: 'muni', parent: 'municipalidad-de-concepcion', document: 'DS 1-2026', since: '15/03/2026' },
      { id: 'jauja' },
    ]),
  )
  expect(report.counts).toEqual({ added: 1, changed: 1, same: 1, refused: 0 })
  expect(everything()).toEqual(before)
  expect(await confirm(report)).toMatchObject({ done: { counts: report.counts, links: [] } })
  expect(database.select().from(entities).where(eq(entities.id, 'municipalidad-de-concepcion')).get()).toMatchObject({
    name: NEW.name,
    region: 'Junín',
    source: 'Ley 31111',
    sourceYear: 2024,
    status: 'active',
  })
  expect(database.select().from(entities).where(eq(entities.id, 'muni')).get()?.parentId).toBe(
    'municipalidad-de-concepcion',
  )
  expect(database.select().from(entityStaff).all()).toMatchObject([
    { entityId: 'municipalidad-de-concepcion', women: 41, men: 59, countedOn: '2026-06-30' },
  ])
  expect(
    database
      .select()
      .from(entityHistory)
      .all()
      .map(({ entityId, change, effectiveOn }) => [entityId, change, effectiveOn]),
  ).toEqual([
    ['municipalidad-de-concepcion', 'added', '2024-01-01'],
    ['muni', 'parent', '2026-03-15'],
  ])
  expect(newDeeds().map(({ action }) => action)).toEqual([
    'entity.added',
    'entity.staff-counted',
    'entity.parent',
    'directory.imported',
  ])
  expect(newDeeds().at(-1)?.detail).toEqual({
    rows: 3,
    added: 1,
    changed: 1,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  const stored = everything()
  expect(await confirm(report)).toMatchObject({
    moved: {
      lines: [
        { problems: [expect.stringContaining('escriba su código (municipalidad-de-concepcion)') as string] },
        { outcome: 'same' },
        { outcome: 'same' },
      ],
      confirm: null,
    },
  })
  expect(everything()).toEqual(stored)
  expect((await verifyAudit(database)).broken).toBeNull()
})

test('what moved since the report is told anew, and can be confirmed then', async () => {
  const report = await review(
    'entidades',
    await entitySheet([
      { ...NEW, name: 'Municipalidad de Chupaca' },
      { id: 'jauja', women: 10, men: 12, countedOn: '01/11/2026', countSource: 'Planilla' },
    ]),
  )
  database
    .insert(entityStaff)
    .values({ entityId: 'jauja', countedOn: '2026-10-01', women: 9, men: 9, source: 'Otra' })
    .run()
  const stored = everything()
  const answer = await confirm(report)
  expect(everything()).toEqual(stored)
  if (!('moved' in answer) || !answer.moved.ok) throw new Error('stored what was not announced')
  expect(answer.moved.lines[1]?.changes[0]?.before).toContain('9 mujeres')
  expect(await confirm(answer.moved)).toMatchObject({ done: { counts: { added: 1, changed: 1 } } })
})

test('only what was sealed for this person and this kind is confirmed', async () => {
  const { confirm: given } = await review('entidades', await entitySheet([{ ...NEW, name: 'Municipalidad de Satipo' }]))
  if (!given) throw new Error('nothing to confirm')
  const tampered = { ...given, announced: given.announced.replace('Satipo', 'Tarma') }
  const attempts: [typeof ANA, ImportKind, typeof given][] = [
    [ANA, 'entidades', tampered],
    [EVA, 'entidades', given],
    [ANA, 'cuentas', given],
    [ANA, 'entidades', { ...given, seal: '' }],
    [ANA, 'entidades', { announced: '['.repeat(1_000_000), seal: 'ab'.repeat(32) }],
  ]
  for (const [actor, kind, form] of attempts)
    await expect(confirmImport(actor, { kind, announced: form, origin: ORIGIN }, clock)).rejects.toThrow(
      'invalid-input',
    )
  expect(everything()).toEqual(before)
})

test('a sheet with one refused row offers nothing to confirm, and even sealed it stores nothing', async () => {
  const rows = [
    { ...NEW, name: 'Municipalidad de Pariahuanca' },
    { ...NEW, name: 'Municipalidad de Sapallanga', region: 'Antioquia' },
  ]
  const report = await review('entidades', await entitySheet(rows))
  expect(report.confirm).toBeNull()
  const forged = sealed(ANA, 'entidades', {
    file: 'f'.repeat(64),
    shown: 'x',
    rows: [{ row: 2, cells: ['', 'Municipalidad de Sapallanga', '', '', '', '', '', '', '', '', ''] }],
  })
  expect(await confirmImport(ANA, { kind: 'entidades', announced: forged, origin: ORIGIN }, clock)).toMatchObject({
    moved: { confirm: null },
  })
  expect(everything()).toEqual(before)
})

test('the sheet with the directory goes round: untouched it changes nothing, with new figures it changes those', async () => {
  const bytes = new Uint8Array(await entitiesTemplate(ANA, { withDirectory: true }))
  const untouched = await review('entidades', bytes)
  expect(untouched.counts).toEqual({
    added: 0,
    changed: 0,
    same: database.select().from(entities).all().length,
    refused: 0,
  })
  expect(untouched.confirm).toBeNull()
  await expect(
    review('entidades', new Uint8Array(await entitiesTemplate(ANA, { withDirectory: false }))),
  ).rejects.toThrow('ninguna fila')
})

test('a directory with names of before texts were normalised comes back untouched, and they are found by either form', async () => {
  const pasted = 'Municipalidad de Can\u0303o\u0301n\u00A0del\u200B Pato'
  insertEntity(database, 'canon', pasted)
  const staff = { countedOn: '2025-12-31', women: 20, men: 30, source: 'CAP\u00A0de Can\u0303o\u0301n' }
  database
    .insert(entityStaff)
    .values({ entityId: 'canon', ...staff })
    .run()
  const bytes = new Uint8Array(await entitiesTemplate(ANA, { withDirectory: true }))
  const untouched = await review('entidades', bytes)
  expect(untouched.lines.filter(({ outcome }) => outcome !== 'same')).toEqual([])
  const again = entitySheet([{ ...NEW, name: 'MUNICIPALIDAD de Cañón del Pato' }])
  expect((await review('entidades', await again)).lines[0]?.problems).toEqual([
    expect.stringContaining('Ya hay una entidad con este nombre'),
  ])
  const added = await review(
    'entidades',
    await entitySheet([{ ...NEW, name: 'Ba\u00ADn\u0303os  del\u00A0Inca\uFEFF' }]),
  )
  expect(added.lines[0]?.what).toBe('Baños del Inca (banos-del-inca)')
})

test('accounts are invited in one go, the links are told once, and no address stands in the log', async () => {
  const rows: AccountRow[] = [
    PERSON,
    {
      ...PERSON,
      email: 'tito@muni.gob.pe',
      name: 'Tito Ríos',
      role: 'Lectura',
      resolution: null,
      endsOn: '31/12/2026',
    },
    {
      ...PERSON,
      email: 'jefa@jauja.gob.pe',
      entity: 'jauja',
      role: 'Jefatura de planeamiento y presupuesto',
      resolution: null,
    },
  ]
  const report = await review('cuentas', await accountSheet(rows))
  expect(everything()).toEqual(before)
  const answer = await confirm(report)
  if (!('done' in answer)) throw new Error('not done')
  expect(answer.done.links.map(({ email, role, entityName }) => [email, role, entityName])).toEqual([
    ['rosa@muni.gob.pe', 'Coordinación del mecanismo', 'Municipalidad de Huancayo'],
    ['tito@muni.gob.pe', 'Lectura', 'Municipalidad de Huancayo'],
    ['jefa@jauja.gob.pe', 'Jefatura de planeamiento y presupuesto', 'Municipalidad de Jauja'],
  ])
  expect(
    database
      .select()
      .from(invitations)
      .all()
      .map(({ email, role, headsPlanning, resolution, endsOn, invitedBy }) => [
        email,
        role,
        headsPlanning,
        resolution,
        endsOn,
        invitedBy,
      ]),
  ).toEqual([
    ['rosa@muni.gob.pe', 'coordinator', false, 'RA 012-2026', null, 'ana'],
    ['tito@muni.gob.pe', 'reader', false, '', '2026-12-31', 'ana'],
    ['jefa@jauja.gob.pe', 'contributor', true, '', null, 'ana'],
  ])
  expect(newDeeds().map(({ action, entityId }) => [action, entityId])).toEqual([
    ['account.invited', 'muni'],
    ['account.invited', 'muni'],
    ['account.invited', 'jauja'],
    ['accounts.imported', null],
  ])
  expect(JSON.stringify(newDeeds())).not.toMatch(/gob\.pe|@/)
  const text = decodeURIComponent(answer.done.csvAddress?.replace('data:text/csv;charset=utf-8,', '') ?? '')
  for (const { link } of answer.done.links) {
    expect(text).toContain(`"${link}"`)
    expect(JSON.stringify(everything())).not.toContain(link.split('/').at(-1))
  }
})

test('a confirmation sent twice invites nobody twice, whoever was invited before', async () => {
  const report = await review('cuentas', await accountSheet([PERSON]))
  expect(report.lines[0]?.notes[0]).toContain('invitación sin aceptar')
  expect(await confirm(report)).toHaveProperty('done')
  const stored = everything()
  // The words are the same as before: only the id of the invitation that would be replaced is another.
  expect(await confirm(report)).toMatchObject({ moved: { ok: true, lines: report.lines } })
  expect(everything()).toEqual(stored)
})

test('one row that is refused when it is confirmed invites nobody', async () => {
  const report = await review(
    'cuentas',
    await accountSheet([
      { ...PERSON, email: 'nueva@muni.gob.pe' },
      { ...PERSON, email: 'equipo@muni.gob.pe', role: 'Digitación', resolution: null },
    ]),
  )
  const userId = database.select().from(memberships).get()?.userId ?? ''
  database
    .insert(memberships)
    .values({ id: 'digita', userId, role: 'transcriber', entityId: 'muni', startsOn: '2026-01-01' })
    .run()
  expect(await confirm(report)).toMatchObject({ moved: { counts: { refused: 1 }, confirm: null } })
  expect(everything()).toEqual(before)
})

/** Mostly as it should be, so that whole sheets are sound about as often as not. */
const mostly = <T>(right: T, ...wrong: T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })
const COUNT = fc.option(
  fc.record({
    women: fc.integer({ min: 1, max: 30 }),
    men: fc.integer({ min: 0, max: 30 }),
    countedOn: mostly('24/11/2026', '2026-11-24', '25/11/2026', '01/10/2026'),
    countSource: mostly('Planilla', 'AIRHSP', ''),
  }),
  { nil: {} },
)
const PARENT = mostly('', 'ninguna', 'muni', 'jauja', 'azar-1', 'azar-2', 'nadie')
const GROUNDS = fc.record({ document: mostly('Ley 1', 'DS 2-2026', ''), since: mostly('2026', '15/03/2026', '2027') })
const KNOWN = fc
  .tuple(fc.constantFrom('muni', 'jauja'), fc.constantFrom('', 'junin', 'Pasco', 'Lima'), PARENT, COUNT, GROUNDS)
  .map(([id, region, parent, count, grounds]): EntityRow => ({ id, region, parent, ...count, ...grounds }))
const PLACE = fc.oneof(
  fc.record({ level: fc.constantFrom('Gobierno local', 'gobierno REGIONAL'), region: mostly('Ancash', 'Puno', '') }),
  fc.record({ level: fc.constant('Ministerio'), region: mostly('', 'Puno') }),
)
const ADDED = fc.tuple(fc.integer({ min: 1, max: 99 }), PLACE, PARENT, COUNT, GROUNDS).map(
  ([number, place, parent, count, grounds]): EntityRow => ({
    id: `azar-${number}`,
    name: `Municipalidad al Azar ${number}`,
    ...place,
    parent,
    ...count,
    ...grounds,
  }),
)

/** What stands in the directory, in the words of a report. */
function toldState(): Map<string, Record<string, string | null>> {
  const rows = database.select().from(entities).all()
  const nameOf = new Map(rows.map(({ id, name }) => [id, `${name} (${id})`]))
  const figures = new Map(
    database
      .select()
      .from(entityStaff)
      .orderBy(entityStaff.countedOn)
      .all()
      .map((figure) => [figure.entityId, figure]),
  )
  const day = (iso: string) => iso.split('-').reverse().join('/')
  return new Map(
    rows.map(({ id, region, parentId }) => {
      const figure = figures.get(id)
      const people = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
      const staff = figure
        ? `${people(figure.women, 'mujer', 'mujeres')} y ${people(figure.men, 'hombre', 'hombres')} al ${day(figure.countedOn)} (${figure.source})`
        : null
      return [
        `${nameOf.get(id)}`,
        { Región: region, 'Depende de': parentId === null ? 'ninguna' : (nameOf.get(parentId) ?? ''), Personal: staff },
      ]
    }),
  )
}

function applied(state: Map<string, Record<string, string | null>>, lines: readonly ImportLine[]) {
  const after = new Map(state)
  for (const { what, changes } of lines.filter(({ outcome }) => outcome === 'added' || outcome === 'changed')) {
    const old = after.get(what) ?? { Región: null, 'Depende de': 'ninguna', Personal: null }
    const facts = changes.filter(({ label }) => label in old)
    for (const { label, before: told } of facts) if (after.has(what)) expect(told).toBe(old[label])
    after.set(what, { ...old, ...Object.fromEntries(facts.map(({ label, after: value }) => [label, value])) })
  }
  return after
}

test('confirming does exactly what the report announced, and a sheet with an error does nothing', async () => {
  const seen = { stored: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(KNOWN, ADDED), { minLength: 1, maxLength: 4 }), async (rows) => {
      const [state, rowsBefore] = [toldState(), everything()]
      const report = await review('entidades', await entitySheet(rows))
      expect(everything()).toEqual(rowsBefore)
      const { counts, lines } = report
      const entitiesBefore = rowsBefore.entities.length
      if (report.confirm === null) {
        seen.refused += 1
        expect(counts.refused > 0 || counts.added + counts.changed === 0).toBe(true)
        return
      }
      expect(await confirm(report)).toHaveProperty('done')
      expect(toldState()).toEqual(applied(state, lines))
      expect(database.select().from(entities).all()).toHaveLength(entitiesBefore + counts.added)
      seen.stored += 1
    }),
    // The directory goes on growing, so a failure is shown as it happened.
    { numRuns: 150, seed: 7, endOnFailure: true },
  )
  expect(Math.min(seen.stored, seen.refused)).toBeGreaterThan(15)
  expect((await verifyAudit(database)).broken).toBeNull()
})

/** How often something else could run while a work was done; work of the thread that serves leaves none. */
async function beatsDuring<T>(work: () => Promise<T>): Promise<{ result: T; beats: number }> {
  let beats = 0
  const beat = setInterval(() => (beats += 1), 1)
  try {
    return { result: await work(), beats }
  } finally {
    clearInterval(beat)
  }
}

test('while two thousand municipalities are read and stored, others are served', async () => {
  const rows = Array.from(
    { length: 2_000 },
    (_, index): EntityRow => ({
      ...NEW,
      name: `Municipalidad Distrital Número ${index}`,
      region: REGIONS[index % REGIONS.length] ?? '',
      women: 20 + (index % 50),
      men: 30,
      countedOn: '31/10/2026',
      countSource: 'Planilla del aplicativo informático',
    }),
  )
  const bytes = await entitySheet(rows)
  const reviewed = await beatsDuring(() => review('entidades', bytes))
  const deeds = database.select().from(auditLog).all().length
  const confirmed = await beatsDuring(() => confirm(reviewed.result))
  const template = await beatsDuring(() => entitiesTemplate(ANA, { withDirectory: true }))
  const again = await review('entidades', new Uint8Array(template.result))
  expect(confirmed.result).toMatchObject({ done: { counts: { added: 2_000 } } })
  // Two for each entity and one for all, by her in whose name it was confirmed.
  const noted = database.select().from(auditLog).all().slice(deeds)
  expect(noted).toHaveLength(4_001)
  expect(noted.every(({ actorId, at }) => actorId === 'ana' && at === NOW.toISOString())).toBe(true)
  expect((await verifyAudit(database)).broken).toBeNull()
  expect(again.counts).toMatchObject({ added: 0, changed: 0, refused: 0 })
  expect(Math.min(reviewed.beats, confirmed.beats, template.beats)).toBeGreaterThan(3)
})

const MANY_PEOPLE = Array.from(
  { length: 40 },
  (_, index): AccountRow => ({
    ...PERSON,
    name: `Persona ${index}`,
    email: `persona${index}@muni.gob.pe`,
    role: 'Lectura',
    resolution: null,
    endsOn: '31/12/2026',
  }),
)

test('many accounts are invited in another thread, each with a link of its own', async () => {
  const report = await review('cuentas', await accountSheet(MANY_PEOPLE))
  const { result, beats } = await beatsDuring(() => confirm(report))
  if (!('done' in result)) throw new Error('not done')
  const tokens = result.done.links.map(({ link }) => hashOfToken(link.split('/').at(-1) ?? ''))
  expect(new Set(tokens).size).toBe(MANY_PEOPLE.length)
  const stored = new Set(
    database
      .select()
      .from(invitations)
      .all()
      .map(({ tokenHash }) => tokenHash),
  )
  expect(tokens.filter((token) => !stored.has(token))).toEqual([])
  expect(beats).toBeGreaterThan(0)
})

test('what fails in the other thread is told, and nothing of it was stored', async () => {
  const report = await review(
    'entidades',
    await entitySheet(MANY_PEOPLE.map(({ name }) => ({ ...NEW, name: `Zona ${name}` }))),
  )
  database.$client.exec(
    "CREATE TRIGGER stop_it BEFORE INSERT ON entities WHEN NEW.id = 'zona-persona-39' BEGIN SELECT RAISE(ABORT, 'stopped by a test'); END",
  )
  try {
    await expect(confirm(report)).rejects.toThrow('stopped by a test')
  } finally {
    database.$client.exec('DROP TRIGGER stop_it')
  }
  expect(everything()).toEqual(before)
  expect(await confirm(report)).toHaveProperty('done')
})
