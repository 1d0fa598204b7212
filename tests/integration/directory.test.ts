import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { addEntity } from '#app/features/directory/add-entity.server.ts'
import { changeEntity, requireChange } from '#app/features/directory/change-entity.server.ts'
import { entitiesInYear } from '#app/features/directory/entities-in-year.server.ts'
import { nameOn } from '#app/features/directory/entity-names.ts'
import { readChange, readNewEntity } from '#app/features/directory/form.ts'
import { getEntityRecord } from '#app/features/directory/view-directory.server.ts'
import { actorFor, type Actor } from '#app/door/actor.ts'
import { throughParent } from '#app/kit/words/names.ts'
import { addDays, addMonths, limaDate } from '#app/kit/program/clock.ts'
import type { Database } from '#db/client.server.ts'
import { findLastReleaseDay } from '#db/queries/campaigns.server.ts'
import { findEntity, listEntityHistory, listHeadcounts } from '#db/queries/directory.server.ts'
import { auditLog, invitations, memberships, releases } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const TODAY = limaDate(new Date())
const GROUNDS = { documento: 'Ley 31000', desde: addDays(TODAY, -3) }
let database: Database
let environment: ReturnType<typeof testEnvironment>
let actor: Actor

beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  environment = testEnvironment(made.file)
  ;(globalThis as { espejoRuntime?: unknown }).espejoRuntime = { database, environment }
  actor = actorFor({ userId: 'admin', name: 'Ana', role: 'administrator', entity: null })
  for (const id of ['uno', 'dos', 'tres']) insertEntity(database, id)
})

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

/** A change as its form is sent. */
function sent(entityId: string, asked: string, fields: Readonly<Record<string, string>>) {
  const { entity, word } = requireChange(actor, { entityId, word: asked })
  const read = readChange(form(fields), word, entity.region)
  return read.ok ? changeEntity(actor, { entityId, change: read.input }) : read
}
const change = (id: string, word: string, fields: Readonly<Record<string, string>>) =>
  sent(id, word, { ...GROUNDS, ...fields })
function add(fields: Readonly<Record<string, string>>) {
  const read = readNewEntity(form({ ...GROUNDS, ...fields }))
  return read.ok ? addEntity(actor, read.input) : read
}
const entity = (id: string) => findEntity(database, countryScope(), id)
const MERGE = { destino: 'dos', acceso: addMonths(TODAY, 2) }
const PLACE = { nivel: 'local-government', region: 'Puno', pliego: '' }
const NEW = { nombre: 'Municipalidad Distrital de Prueba', nivel: 'local-government', region: 'Puno', pliego: '' }

/** A release as it stands, without what is in it. */
async function released(entityId: string, day: string, campaignId = `${entityId}-${day}`): Promise<void> {
  await openCampaign(database, campaignId, entityId, {
    status: 'closed',
    closedOn: day,
    opensOn: addDays(day, -30),
    closesOn: addDays(day, -1),
  })
  database
    .insert(releases)
    .values({
      campaignId,
      entityId,
      instrumentSlug: 'organizational-culture',
      releasedOn: day,
      content: '{}' as never,
      digest: campaignId,
    })
    .run()
}

test('a new entity gets a code of its name, its first line of history and a deed', async () => {
  expect(add(NEW)).toEqual({
    ok: true,
    entityId: 'municipalidad-distrital-de-prueba',
  })
  const [line] = await listEntityHistory(database, { id: 'municipalidad-distrital-de-prueba' })
  expect(line).toMatchObject({ change: 'added', after: NEW.nombre, document: 'Ley 31000', recordedBy: 'admin' })
  expect(database.select().from(auditLog).where(eq(auditLog.action, 'entity.added')).all()).toHaveLength(1)
})

test.each([
  ['a name of another but for accents and case', { nombre: 'ENTIDAD  únO' }, 'nombre'],
  ['a name too short', { nombre: 'X' }, 'nombre'],
  ['a level that is none', { nivel: 'galaxia' }, 'nivel'],
  ['a government of a territory without region', { region: '' }, 'region'],
  ['a region that is none', { region: 'Atlántida' }, 'region'],
  ['no document', { documento: '' }, 'documento'],
  ['a day to come', { desde: addDays(TODAY, 1) }, 'desde'],
  ['no day', { desde: 'ayer' }, 'desde'],
  ['a parent that is not there', { pliego: 'nadie' }, 'pliego'],
])('%s is told at its field, and nothing is stored', (_what, fields, field) => {
  const before = database.$client.prepare('SELECT count(*) AS n FROM entities').get()
  const answer = add({ ...NEW, ...fields })
  expect(answer.ok ? [] : Object.keys(answer.problems)).toEqual([field])
  expect(database.$client.prepare('SELECT count(*) AS n FROM entities').get()).toEqual(before)
})

test('two of one name get different codes where the first ended', () => {
  add(NEW)
  change('municipalidad-distrital-de-prueba', 'cierre', { acceso: TODAY })
  expect(add(NEW)).toEqual({
    ok: true,
    entityId: 'municipalidad-distrital-de-prueba-2',
  })
})

test('a renamed entity keeps the name of each day', async () => {
  change('uno', 'nombre', { nombre: 'Segundo nombre', desde: '2024-03-01' })
  change('uno', 'nombre', { nombre: 'Tercer nombre', desde: '2025-03-01' })
  const renames = (await listEntityHistory(database, { id: 'uno' })).reverse()
  expect(
    ['2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'].map((day) => nameOn('Tercer nombre', renames, day)),
  ).toEqual(['Entidad uno', 'Segundo nombre', 'Segundo nombre', 'Tercer nombre'])
  expect(entity('uno')?.name).toBe('Tercer nombre')
})

test('level, region and parent change with a line for each that moved', async () => {
  expect(change('uno', 'datos', { nivel: 'national-entity', region: '', pliego: 'dos' })).toEqual({
    ok: true,
    entityId: 'uno',
  })
  expect(
    (await listEntityHistory(database, { id: 'uno' })).map(({ change: kind, before, after }) => [kind, before, after]),
  ).toEqual([
    ['parent', '', 'dos'],
    ['region', 'Junín', ''],
    ['level', 'local-government', 'national-entity'],
  ])
  expect(change('uno', 'datos', { nivel: 'national-entity', region: '', pliego: 'dos' }).ok).toBe(false)
})

test('an entity does not belong to itself, however far round', () => {
  const facts = { nivel: 'national-entity', region: '' }
  change('uno', 'datos', { ...facts, pliego: 'dos' })
  change('dos', 'datos', { ...facts, pliego: 'tres' })
  expect(change('tres', 'datos', { ...facts, pliego: 'uno' })).toMatchObject({
    problems: { pliego: expect.stringContaining('sí misma') },
  })
  expect(change('uno', 'datos', { ...facts, pliego: 'uno' }).ok).toBe(false)
})

test('staff figures are kept by day, the newest first, a corrected one in place of the wrong one', async () => {
  const count = (dia: string, mujeres: string) =>
    change('uno', 'personal', { dia, mujeres, hombres: '10', fuente: 'Planilla' })
  count('2026-01-31', '20')
  count('2026-06-30', '25')
  count('2026-01-31', '21')
  expect((await listHeadcounts(database, { id: 'uno' })).map(({ countedOn, women }) => [countedOn, women])).toEqual([
    ['2026-06-30', 25],
    ['2026-01-31', 21],
  ])
  expect(change('uno', 'personal', { dia: '2026-06-30', mujeres: '0', hombres: '0', fuente: 'Planilla' }).ok).toBe(
    false,
  )
})

describe('an entity that is merged', () => {
  test('points to the other, limits its accounts and takes its invitations back', async () => {
    const { membershipId } = await addAccount(database, environment, 'c@uno.test', 'coordinator', 'uno')
    database
      .insert(invitations)
      .values({
        id: 'i',
        tokenHash: 'h',
        email: 'x@uno.test',
        name: 'X',
        role: 'coordinator',
        entityId: 'uno',
        invitedBy: 'a',
        invitedAt: `${TODAY}T00:00:00.000Z`,
        expiresAt: `${addDays(TODAY, 7)}T00:00:00.000Z`,
      })
      .run()
    expect(change('uno', 'fusion', MERGE)).toEqual({ ok: true, entityId: 'dos' })
    expect(entity('uno')).toMatchObject({ status: 'merged', mergedIntoId: 'dos' })
    expect(database.select().from(memberships).where(eq(memberships.id, membershipId)).get()?.endsOn).toBe(MERGE.acceso)
    expect(database.select().from(invitations).get()?.withdrawnAt).not.toBeNull()
    expect((await listEntityHistory(database, { id: 'dos' }))[0]).toMatchObject({ change: 'absorbed', after: 'uno' })
  })

  test('waits for the campaigns of both, also where the database alone is asked', async () => {
    await openCampaign(database, 'c', 'dos', { status: 'draft' })
    expect(change('uno', 'fusion', MERGE)).toMatchObject({
      ok: false,
      problems: { destino: expect.stringContaining('Entidad dos') },
    })
    expect(() => database.$client.prepare("UPDATE entities SET status = 'closed' WHERE id = 'dos'").run()).toThrow(
      /running campaign/,
    )
  })

  test('starts no campaign any more', async () => {
    change('uno', 'fusion', MERGE)
    await expect(openCampaign(database, 'c', 'uno', { status: 'draft' })).rejects.toThrow(/active entity/)
  })

  test('is not merged into itself, into one that ended, or into nothing', () => {
    change('tres', 'cierre', { acceso: TODAY })
    for (const destino of ['uno', 'tres', 'nadie', ''])
      expect(change('uno', 'fusion', { ...MERGE, destino }).ok, destino).toBe(false)
  })

  test('can be opened again', () => {
    change('uno', 'fusion', MERGE)
    expect(change('uno', 'reapertura', {}).ok).toBe(true)
    expect(entity('uno')).toMatchObject({ status: 'active', mergedIntoId: null, splitFromId: 'dos' })
    expect(() => change('uno', 'reapertura', {})).toThrow('not-found')
  })
})

describe('nine months between two releases of the same people', () => {
  const LATER = '2026-08-01'
  const TOO_SOON = '2026-06-30'

  test('are counted over what was merged, also step by step', async () => {
    await released('uno', '2025-11-01')
    change('uno', 'fusion', MERGE)
    change('dos', 'fusion', { ...MERGE, destino: 'tres' })
    expect(await findLastReleaseDay(database, entityScope('tres'), 'organizational-culture')).toBe('2025-11-01')
    await expect(released('tres', TOO_SOON)).rejects.toThrow(/nine months/)
    await released('tres', LATER)
  })

  test('are counted over where an entity was split off, with what had been merged there', async () => {
    await released('uno', '2025-11-01')
    change('uno', 'fusion', MERGE)
    expect(change('dos', 'separacion', NEW).ok).toBe(true)
    expect(
      await findLastReleaseDay(database, entityScope('municipalidad-distrital-de-prueba'), 'organizational-culture'),
    ).toBe('2025-11-01')
    await expect(released('municipalidad-distrital-de-prueba', TOO_SOON)).rejects.toThrow(/nine months/)
    await released('municipalidad-distrital-de-prueba', LATER)
  })

  test('are counted over a merger that was undone', async () => {
    change('uno', 'fusion', MERGE)
    await released('dos', '2025-11-01')
    change('uno', 'reapertura', {})
    await expect(released('uno', TOO_SOON)).rejects.toThrow(/nine months/)
    await released('uno', LATER)
  })

  test('say nothing of entities that have nothing in common', async () => {
    await released('uno', '2025-11-01')
    await released('dos', TOO_SOON)
    expect(await findLastReleaseDay(database, entityScope('tres'), 'organizational-culture')).toBeNull()
  })
})

test('an entity that is split goes on, or ends with the day its accounts read until', () => {
  change('uno', 'separacion', NEW)
  expect(entity('uno')?.status).toBe('active')
  expect(entity('municipalidad-distrital-de-prueba')).toMatchObject({ splitFromId: 'uno', status: 'active' })
  expect(
    change('uno', 'separacion', { ...NEW, nombre: 'La otra mitad', termina: 'si', acceso: 'nunca' }),
  ).toMatchObject({ problems: { acceso: expect.any(String) } })
  change('uno', 'separacion', { ...NEW, nombre: 'La otra mitad', termina: 'si', acceso: TODAY })
  expect(entity('uno')?.status).toBe('split')
})

test('whatever is sent, a change stores all of itself or nothing', () => {
  const word = fc.constantFrom('nombre', 'datos', 'personal', 'fusion', 'separacion', 'cierre', 'reapertura')
  const text = fc.oneof(
    fc.constantFrom('', 'uno', 'dos', TODAY, 'local-government', 'Puno', '12', 'Ley 31000'),
    fc.string({ maxLength: 20 }),
  )
  const fields = fc.record({
    nombre: text,
    nivel: text,
    region: text,
    pliego: text,
    documento: text,
    desde: text,
    destino: text,
    acceso: text,
    mujeres: text,
    hombres: text,
    dia: text,
    fuente: text,
  })
  const counts = () =>
    database.$client
      .prepare<[], { lines: number; deeds: number }>(
        'SELECT (SELECT count(*) FROM entity_history) + (SELECT count(*) FROM entity_staff) AS lines, (SELECT count(*) FROM audit_log) AS deeds',
      )
      .get()
  fc.assert(
    fc.property(word, fields, (each, given) => {
      const before = counts()
      let stored = false
      try {
        stored = sent('uno', each, given).ok
      } catch (error) {
        expect((error as Error).message).toBe('not-found')
      }
      if (!stored) expect(counts()).toEqual(before)
      else expect(counts()?.deeds).toBeGreaterThan(before?.deeds ?? 0)
    }),
    { numRuns: 200 },
  )
})

describe('tax number, geographic code and sector', () => {
  const [RUC, OTHER_RUC] = ['20131312955', '20131370645']

  test('are kept with the document that says so, each with a line of history, and shown', async () => {
    expect(change('uno', 'datos', { ...PLACE, ruc: '20-131312955', ubigeo: '21 01 01' }).ok).toBe(true)
    expect(entity('uno')).toMatchObject({ ruc: RUC, ubigeo: '210101', sector: null })
    const history = await listEntityHistory(database, { id: 'uno' })
    expect(history.map(({ change: kind, before, after }) => [kind, before, after])).toEqual(
      expect.arrayContaining([
        ['ruc', '', RUC],
        ['ubigeo', '', '210101'],
      ]),
    )
    expect((await getEntityRecord(actor, { entityId: 'uno' })).entity.ruc).toBe(RUC)
  })

  test.each([
    ['ruc', '2013131295', /11 dígitos/],
    ['ruc', '10131312955', /empieza con 20/],
    ['ruc', '20131312956', /último dígito/],
    ['ubigeo', '21010', /6 dígitos/],
    ['ubigeo', '990101', /No existe/],
    ['ubigeo', '150101', /otra región/],
    ['sector', 'health', /Solo los ministerios/],
    ['sector', 'deporte', /de la lista/],
  ])('%s "%s" is refused beside its field', (field, value, words) => {
    const refused = change('uno', 'datos', { ...PLACE, [field]: value })
    expect(refused).toMatchObject({ ok: false, problems: { [field]: expect.stringMatching(words) } })
    expect(entity('uno')).toMatchObject({ ruc: null, ubigeo: null, sector: null })
  })

  test('a tax number is of one entity in force: another gives it up, ends, or keeps it', () => {
    change('uno', 'datos', { ...PLACE, ruc: RUC })
    const taken = { problems: { ruc: expect.stringContaining('código uno') } }
    expect(change('dos', 'datos', { ...PLACE, ruc: RUC })).toMatchObject(taken)
    expect(add({ ...NEW, ruc: RUC })).toMatchObject(taken)
    expect(change('tres', 'separacion', { ...NEW, ruc: RUC })).toMatchObject(taken)
    change('uno', 'fusion', MERGE)
    expect(change('dos', 'datos', { ...PLACE, ruc: RUC }).ok).toBe(true)
    expect(change('uno', 'reapertura', {})).toMatchObject({ problems: { documento: expect.stringContaining('RUC') } })
    expect(change('dos', 'datos', { ...PLACE, ruc: OTHER_RUC }).ok).toBe(true)
    expect(change('uno', 'reapertura', {}).ok).toBe(true)
  })

  test('an entity that changes to a level without sector gives it up first', () => {
    const national = { nivel: 'national-entity', region: '', pliego: '', sector: 'health' }
    expect(change('uno', 'datos', national).ok).toBe(true)
    expect(change('uno', 'datos', { ...PLACE, sector: 'health' })).toMatchObject({
      problems: { sector: expect.any(String) },
    })
  })
})

test('a record tells its names by period and the series before and after it', async () => {
  change('uno', 'nombre', { nombre: 'Entidad uno de hoy' })
  change('uno', 'fusion', MERGE)
  change('dos', 'separacion', NEW)
  const { series } = await getEntityRecord(actor, { entityId: 'uno' })
  expect(series.names.map(({ name }) => name)).toEqual(['Entidad uno', 'Entidad uno de hoy'])
  expect(series.ended).toMatchObject({ how: 'merged', on: GROUNDS.desde, into: [{ id: 'dos' }] })
  const other = (await getEntityRecord(actor, { entityId: 'dos' })).series
  expect(other.tookIn).toMatchObject([{ id: 'uno', on: GROUNDS.desde }])
  expect(other.gaveOff).toMatchObject([{ id: 'municipalidad-distrital-de-prueba' }])
  const part = (await getEntityRecord(actor, { entityId: 'municipalidad-distrital-de-prueba' })).series
  expect(part.cameFrom).toMatchObject({ id: 'dos' })
  change('uno', 'reapertura', {})
  expect((await getEntityRecord(actor, { entityId: 'dos' })).series.tookIn).toEqual([])
})

test('a report of a year says an entity by the name and through the parent of that year', async () => {
  expect(change('uno', 'datos', { ...PLACE, pliego: 'Entidad dos', desde: '2024-05-01' }).ok).toBe(true)
  expect(change('dos', 'nombre', { nombre: 'Entidad dos de hoy', desde: '2025-02-01' }).ok).toBe(true)
  const said = async (year: number) => {
    const found = (await entitiesInYear(actor, { ids: ['uno'], year })).get('uno')
    return found && throughParent({ name: found.name, parentName: found.parent?.name ?? null })
  }
  expect([await said(2023), await said(2024), await said(2025)]).toEqual([
    'Entidad uno',
    'Entidad dos a través de Entidad uno',
    'Entidad dos de hoy a través de Entidad uno',
  ])
})
