import { existsSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { codeMac } from '#app/respondent/desk/access-code.ts'
import { findAdmission } from '#app/respondent/desk/admission.server.ts'
import { standingMemberships } from '#app/door/current-account.server.ts'
import { listSheets } from '#db/queries/typing.server.ts'
import { listReleasesWithoutFigures } from '#db/queries/released-figures.server.ts'
import {
  accessCodes,
  nameKeys,
  newestReleases,
  paperBatches,
  planActions,
  releasedFigures,
  responses,
  slipBatches,
} from '#db/schema/index.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { madeRelease } from '#tests/support/made-releases.ts'
import { fileStoppedAt } from '#tests/support/older-file.ts'
import { TEST_KEY } from '#tests/support/test-database.ts'

function insertOldCampaign(
  sqlite: Sqlite.Database,
  id: string,
  admission: 'slips' | 'single-link',
  codes: readonly string[],
): void {
  sqlite
    .prepare(
      "INSERT INTO entities (id, name, government_level, region, source, source_year, invented) VALUES (?, ?, 'local-government', 'Junín', 'Prueba', 2026, 1)",
    )
    .run(id, `Entidad ${id}`)
  sqlite
    .prepare(
      `INSERT INTO campaigns (id, entity_id, instrument_slug, instrument_version, instrument_hash, status, opens_on, closes_on, admission, link_code, codes_printed, scope, population_women, population_men, population_source, population_date, k, consent_text)
       VALUES (?, ?, ?, ?, ?, 'open', '2026-11-02', '2026-11-27', ?, ?, ?, '{"kind":"headquarters","units":[],"serviceContractors":false,"interns":false}', 150, 150, 'Planilla', '2026-11-01', 10, 'Acepto.')`,
    )
    .run(
      id,
      id,
      instrument.slug,
      instrument.version,
      instrument.hash,
      admission,
      admission === 'single-link' ? `LINK${id.toUpperCase()}` : null,
      codes.length,
    )
  const code = sqlite.prepare('INSERT INTO access_codes (mac, campaign_id, spent) VALUES (?, ?, ?)')
  codes.forEach((each, place) => code.run(codeMac(TEST_KEY, each), id, place === 0 ? 1 : 0))
}

const NOW = new Date('2026-11-10T15:00:00Z')

test('codes that were printed before there were batches are slips, and anonymous as they were promised to be', async () => {
  const file = fileStoppedAt('0005')
  const old = new Sqlite(file)
  insertOldCampaign(old, 'uno', 'slips', ['AAAAA22222', 'BBBBB33333', 'CCCCC44444'])
  insertOldCampaign(old, 'dos', 'slips', ['DDDDD55555'])
  insertOldCampaign(old, 'tres', 'single-link', [])
  old.close()

  const database = openDatabase(file)
  const batches = database.select().from(slipBatches).all()
  expect(
    batches.map(({ campaignId, site, slips, printedOn, shownSpent, shownOn }) => ({
      campaignId,
      site,
      slips,
      printedOn,
      shownSpent,
      shownOn,
    })),
  ).toEqual([
    { campaignId: 'dos', site: 'Todas las sedes', slips: 1, printedOn: '2026-11-02', shownSpent: 0, shownOn: null },
    { campaignId: 'uno', site: 'Todas las sedes', slips: 3, printedOn: '2026-11-02', shownSpent: 0, shownOn: null },
  ])
  expect(
    database
      .select()
      .from(accessCodes)
      .all()
      .map(({ campaignId, batchId, spent }) => [campaignId, batchId, spent]),
  ).toEqual(
    expect.arrayContaining([
      ['uno', 'anterior-uno', true],
      ['uno', 'anterior-uno', false],
      ['dos', 'anterior-dos', true],
    ]),
  )
  expect(await findAdmission(database, TEST_KEY, 'BBBBB-33333', NOW)).toMatchObject({
    kind: 'admits',
    campaign: { admission: 'slips' },
  })
  // One that was spent looks no different; sending tells.
  expect(await findAdmission(database, TEST_KEY, 'AAAAA-22222', NOW)).toMatchObject({ kind: 'admits' })
  expect(await findAdmission(database, TEST_KEY, 'ZZZZZ-22222', NOW)).toMatchObject({ kind: 'unknown' })
})

test('a code that was exchanged for a link by e-mail stays confidential', async () => {
  const file = fileStoppedAt('0006')
  const old = new Sqlite(file)
  const columns = `id, entity_id, instrument_slug, instrument_version, instrument_hash, status, opens_on, closes_on, codes_printed, scope, population_women, population_men, population_source, population_date, k, consent_text`
  old.exec(
    "INSERT INTO entities (id, name, government_level, region, source, source_year, invented) VALUES ('uno', 'Uno', 'local-government', 'Junín', 'Prueba', 2026, 1)",
  )
  old
    .prepare(
      `INSERT INTO campaigns (${columns}) VALUES ('uno', 'uno', ?, ?, ?, 'draft', '2026-11-02', '2026-11-27', 2, '{}', 150, 150, 'Planilla', '2026-11-01', 10, 'Acepto.')`,
    )
    .run(instrument.slug, instrument.version, instrument.hash)
  old.exec(
    "INSERT INTO campaign_ways (campaign_id, way, people) VALUES ('uno', 'slips', 200), ('uno', 'email-swap', 100); UPDATE campaigns SET status = 'open'; INSERT INTO slip_batches (id, campaign_id, site, slips, printed_on) VALUES ('lote', 'uno', '', 1, '2026-11-02')",
  )
  const code = old.prepare('INSERT INTO access_codes (mac, campaign_id, batch_id) VALUES (?, ?, ?)')
  code.run(codeMac(TEST_KEY, 'AAAAA22222'), 'uno', 'lote')
  code.run(codeMac(TEST_KEY, 'BBBBB33333'), 'uno', null)
  old.close()

  const database = openDatabase(file)
  expect(
    database
      .select()
      .from(slipBatches)
      .all()
      .map(({ id }) => id),
  ).toEqual(['lote'])
  expect(
    database
      .select()
      .from(accessCodes)
      .all()
      .map(({ batchId }) => batchId)
      .sort(),
  ).toEqual(['lote', null])
})

test('reasons of plans older than their instrument name the one of the campaign or assessment they came from', () => {
  const file = fileStoppedAt('0009')
  const old = new Sqlite(file)
  old.exec(
    "INSERT INTO entities (id, name, government_level, region, source, source_year, invented) VALUES ('uno', 'Uno', 'local-government', 'Junín', 'Prueba', 2026, 1)",
  )
  old
    .prepare(
      `INSERT INTO campaigns (id, entity_id, instrument_slug, instrument_version, instrument_hash, status, opens_on, closes_on, codes_printed, scope, population_women, population_men, population_source, population_date, k, consent_text)
       VALUES ('c', 'uno', ?, ?, 'hash-de-campaña', 'draft', '2026-11-02', '2026-11-27', 0, '{}', 150, 150, 'Planilla', '2026-11-01', 10, 'Acepto.')`,
    )
    .run(instrument.slug, instrument.version)
  old.exec(
    "INSERT INTO assessments (id, entity_id, instrument_slug, instrument_version, instrument_hash, year, status, started_on) VALUES ('a', 'uno', 'public-budget', 1, 'hash-de-presupuesto', 2026, 'in-progress', '2026-09-01'); INSERT INTO plans (entity_id, year, created_on) VALUES ('uno', 2026, '2026-11-01')",
  )
  const action = old.prepare(
    `INSERT INTO plan_actions (id, entity_id, year, position, campaign_id, assessment_id, title, rationale, reasons, status, responsible, term_months, effort, verification, indicator, norms)
     VALUES (?, 'uno', 2026, ?, ?, ?, 'Título', 'Porque sí', ?, 'proposed', 'MIG', 3, 'low', 'Acta', 'Uno', '[]')`,
  )
  const trigger = { kind: 'item-below', items: ['cui-02'], score: 50 }
  const reasons = [{ kind: 'item', trigger, item: 'cui-02', mean: 40.5 }, { kind: 'duty' }]
  action.run('de-campaña', 1, 'c', null, JSON.stringify(reasons))
  action.run('de-presupuesto', 2, null, 'a', JSON.stringify([{ kind: 'duty' }]))
  action.run('propia', 3, null, null, '[]')
  old.close()

  const rows = openDatabase(file).select().from(planActions).orderBy(planActions.position).all()
  expect(rows.map((row) => row.reasons)).toEqual([
    reasons.map((reason) => ({ ...reason, instrumentHash: 'hash-de-campaña' })),
    [{ kind: 'duty', instrumentHash: 'hash-de-presupuesto' }],
    [],
  ])
})

test('a typist from before is kept, with who proposed her, and waits to be confirmed; her batch stays hers', async () => {
  const file = fileStoppedAt('0011')
  const old = new Sqlite(file)
  const columns = `id, entity_id, instrument_slug, instrument_version, instrument_hash, status, opens_on, closes_on, scope, population_women, population_men, population_source, population_date, k, consent_text`
  const digest = '0'.repeat(64)
  old.exec(`
    INSERT INTO entities (id, name, government_level, region, source, source_year, invented)
      VALUES ('uno', 'Uno', 'local-government', 'Junín', 'Prueba', 2026, 1);
    INSERT INTO campaigns (${columns}) VALUES ('uno', 'uno', 'organizational-culture', 1, 'h', 'open', '2026-11-02',
      '2026-11-27', '{}', 150, 150, 'Planilla', '2026-11-01', 10, 'Acepto.');
    INSERT INTO user (id, name, email, created_at, updated_at) VALUES ('digita', 'Julia', 'julia@uno.pe', 0, 0);
    INSERT INTO memberships (id, user_id, role, entity_id, starts_on) VALUES
      ('m1', 'digita', 'transcriber', 'uno', '2026-03-01'), ('m2', 'digita', 'contributor', 'uno', '2026-03-01');
    INSERT INTO invitations (id, token_hash, email, name, role, entity_id, invited_by, invited_at, expires_at, accepted_at)
      VALUES ('i', 'h', 'julia@uno.pe', 'Julia', 'transcriber', 'uno', 'coordina', '2026-02-28', '2026-03-07', '2026-03-01');
    INSERT INTO paper_batches (id, campaign_id, code, forms_printed, typist, status, opened_on, opened_by, witness, forms_counted)
      VALUES ('l', 'uno', 'L-1', 20, 'Estadística', 'opened', '2026-11-03', 'Julia', 'Ana', 12);
    INSERT INTO audit_log VALUES (1, '2026-11-03T15:00:00Z', 'digita', 'Julia', 'transcriber', 'uno', 'batch.opened', 'batch', 'l',
      '{}', '${digest}', '${digest}');`)
  old.close()

  const database = openDatabase(file)
  expect(await standingMemberships(database, 'digita', '2026-11-10')).toMatchObject([
    { id: 'm1', role: 'transcriber', standing: 'unconfirmed', proposedBy: 'coordina', unit: '' },
    { id: 'm2', role: 'contributor', standing: 'in-force', proposedBy: null },
  ])
  expect(database.select().from(paperBatches).all()).toMatchObject([{ id: 'l', openedByAccount: 'digita' }])
})

test('sheets that were typed before they were sealed are sealed, and what was sent and waited beside them is stored', async () => {
  const file = fileStoppedAt('0014')
  const old = new Sqlite(file)
  old.exec(
    "INSERT INTO entities (id, name, government_level, region, source, source_year, invented) VALUES ('uno', 'Uno', 'local-government', 'Junín', 'Prueba', 2026, 1)",
  )
  old
    .prepare(
      `INSERT INTO campaigns (id, entity_id, instrument_slug, instrument_version, instrument_hash, status, opens_on, closes_on, codes_printed, scope, population_women, population_men, population_source, population_date, k, consent_text)
       VALUES ('c', 'uno', ?, ?, ?, 'draft', '2026-11-02', '2026-11-27', 0, '{}', 150, 150, 'Planilla', '2026-11-01', 10, 'Acepto.')`,
    )
    .run(instrument.slug, instrument.version, instrument.hash)
  old.exec(
    "INSERT INTO paper_batches (id, campaign_id, code, forms_printed, typist, status, opened_on, opened_by, witness, forms_counted) VALUES ('lote', 'c', 'L-1', 9, 'Otra', 'opened', '2026-11-03', 'Ana', 'Eva', 9)",
  )
  const waits = old.prepare(
    "INSERT INTO response_buffer (campaign_id, id, answers, sex, batch_id, sheet, entry) VALUES ('c', randomblob(16), ?, ?, ?, ?, ?)",
  )
  waits.run('{"lid-01":"4","sex":"mujer"}', null, 'lote', 1, 1)
  waits.run('{"lid-01":"2"}', 'hombre', null, null, null)
  old.close()

  const database = openDatabase(file)
  expect(await listSheets(database, { id: 'lote' })).toEqual([
    { sheet: 1, entry: 1, answers: { 'lid-01': '4', sex: 'mujer' } },
  ])
  expect(database.select().from(responses).all()).toMatchObject([
    { campaignId: 'c', answers: { 'lid-01': '2' }, sex: 'hombre', part: 'main' },
  ])
  database.$client.close()
  expect(readFileSync(file).includes('"lid-01":"4"')).toBe(false)
})

test('a file from before there were figures has them when it is opened: all of them, and once, also where that was stopped', () => {
  const file = fileStoppedAt('0020')
  const old = new Sqlite(file)
  old.pragma('foreign_keys = OFF')
  const release = JSON.stringify({ ...madeRelease(instrument, { dimensions: { lid: [40, 3] } }) })
  const entity = old.prepare(
    "INSERT INTO entities (id, name, government_level, region, source, source_year, invented) VALUES (?, ?, 'local-government', 'Junín', 'Prueba', 2026, 1)",
  )
  const add = old.prepare('INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?)')
  // More than one lot, and of some entities two years.
  for (let place = 0; place < 130; place += 1) {
    entity.run(`e${place}`, `Ñaña ${place}`)
    add.run(`c${place}`, `e${place}`, instrument.slug, '2025-11-28', release, 'd')
    if (place < 20) add.run(`d${place}`, `e${place}`, instrument.slug, '2026-11-28', release, 'd')
  }
  old.exec(
    `INSERT INTO campaigns (id, entity_id, instrument_slug, instrument_version, instrument_hash, status, opens_on, closes_on, scope, population_women, population_men, population_source, population_date, k, consent_text)
     SELECT campaign_id, entity_id, '${instrument.slug}', 1, '${instrument.hash}', 'closed', '2026-11-02', '2026-11-27', '{}', 150, 150, 'Planilla', '2026-11-01', 10, 'Acepto.' FROM releases`,
  )
  old.close()

  const state = (database: ReturnType<typeof openDatabase>) => ({
    lacking: listReleasesWithoutFigures(database, 1000).length,
    figures: database.select().from(releasedFigures).all(),
    newest: database.select().from(newestReleases).all(),
    names: database.select().from(nameKeys).all(),
  })
  const first = openDatabase(file)
  const filled = state(first)
  expect(filled.lacking).toBe(0)
  expect(filled.figures).toHaveLength(150 * (1 + instrument.scoring.dimensions.length))
  expect(filled.newest.filter(({ campaignId }) => campaignId.startsWith('d'))).toHaveLength(20)
  expect(filled.newest).toHaveLength(130)
  expect(filled.names).toHaveLength(130)
  first.$client.close()

  // Opened again, nothing comes twice; stopped after some lots, the rest comes.
  const again = openDatabase(file)
  expect(state(again)).toEqual(filled)
  again.$client.exec('DROP TRIGGER released_figures_are_kept')
  again.$client.exec("DELETE FROM released_figures WHERE campaign_id > 'c7'")
  again.$client.exec("DELETE FROM newest_releases WHERE campaign_id > 'c7'")
  expect(state(again).lacking).toBeGreaterThan(0)
  again.$client.close()
  expect(state(openDatabase(file))).toEqual(filled)
})

test('each snapshot of the schema stands on the one before, so that the next migration is made from the newest', () => {
  const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
    entries: readonly { readonly idx: number; readonly tag: string }[]
  }
  // A migration of triggers alone may have none.
  const chain = entries.flatMap(({ tag }) => {
    const file = `db/migrations/meta/${tag.slice(0, 4)}_snapshot.json`
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as { id: string; prevId: string }] : []
  })
  expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, index) => index))
  expect(chain.slice(1).map(({ prevId }) => prevId)).toEqual(chain.slice(0, -1).map(({ id }) => id))
})
