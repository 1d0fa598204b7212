import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { codeMac, swapMac } from '#app/respondent/desk/access-code.ts'
import { destroyKey, findKey, keyFor, listKeys } from '#db/campaign-keys.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { listTablesAmong } from '#db/copied-tables.server.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { insertInvited } from '#db/queries/swaps.server.ts'
import { insertSheet, listSheets } from '#db/queries/typing.server.ts'
import { paperBatches, swapLinks } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { seal, SealError, unseal } from '#db/sealing.server.ts'
import { SEALED } from '#db/sealed-rows.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { without } from '#tests/attacks/attack.ts'
import { closeTold } from '#tests/support/told-campaigns.ts'
import { waitingIn } from '#tests/support/waiting.ts'
import {
  backupOf,
  faultsOf,
  isBackupOf,
  ownAnswers,
  restoredFrom,
  rowsIn,
  sendAnswers,
  snapshotOf,
} from '#tests/support/backups.ts'
import { addCodes, createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

const DAYS = { opensOn: '2026-11-02', closesOn: '2026-11-27' }
const WAYS = [
  { way: 'slips', people: 200 },
  { way: 'email-swap', people: 100 },
] as const
const codeOf = (person: number) => `CODIGO${String(person).padStart(4, '0')}`
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const keysOf = (file: string) => `${file}.claves`

/** A campaign by slips and mail with a paper batch half typed, beside one that is closed. */
async function country() {
  const { database, file } = createTestDatabase()
  for (const id of ['e1', 'e2']) insertEntity(database, id)
  await openCampaign(database, 'cerrada', 'e2', DAYS)
  await sendAnswers(database, people(500, 525), () => 'LINKCERRADA')
  await closeCampaign(database, 'cerrada', '2026-11-28', null)
  await openCampaign(database, 'c1', 'e1', { ...DAYS, linkCode: null }, WAYS)
  await addCodes(database, 'c1', people(0, 120).map(codeOf))
  const addresses = people(0, 5).map((person) => `p${person}@e1.pe`)
  const macs = people(0, 5).map((person) => swapMac(TEST_KEY, `enlace-${person}`))
  await insertInvited(database, countryScope(), 'c1', addresses, '2026-11-03T15:00:00.000Z', NO_NOTE)
  database
    .insert(swapLinks)
    .values(macs.map((mac) => ({ mac, campaignId: 'c1' })))
    .run()
  database
    .insert(paperBatches)
    .values({
      ...{ id: 'lote', campaignId: 'c1', code: 'L-1', formsPrinted: 20, typist: 'Otra unidad', status: 'opened' },
      ...{ openedOn: '2026-11-05', openedBy: 'Ana', witness: 'Eva', formsCounted: 9 },
    })
    .run()
  for (const sheet of [1, 2, 3])
    await insertSheet(database, { id: 'lote', campaignId: 'c1' }, { sheet, entry: 1, answers: ownAnswers(800 + sheet) })
  return { database, file, keys: keysOf(file) }
}

describe('a backup of a country in which people answer', () => {
  let made: Awaited<ReturnType<typeof country>>
  let bytes: Buffer
  beforeAll(async () => {
    made = await country()
    await sendAnswers(made.database, people(0, 33), codeOf)
    insertMail(
      made.database,
      { kind: 'invitation', recipient: 'x@y.test', subject: 'Invitación', body: 'enlace-canario-de-un-solo-uso' },
      '2026-11-10T17:00:00.000Z',
    )
    bytes = await backupOf(made.file, made.keys)
  })

  test('is sound, and has neither mails nor sessions, freed pages included', async () => {
    expect(await faultsOf(bytes)).toEqual([])
    expect(rowsIn(bytes, 'mails')).toEqual([])
    expect(bytes.includes('enlace-canario-de-un-solo-uso')).toBe(false)
  })

  test('shows no row, code, link, address or sheet of the campaign without a release', () => {
    for (const table of SEALED.tables) expect(rowsIn(bytes, table, "campaign_id = 'c1'"), table).toEqual([])
    const traces = [
      ...people(0, 30).map((person) => JSON.stringify(ownAnswers(person))),
      ...people(0, 120).map((person) => codeMac(TEST_KEY, codeOf(person))),
      ...people(0, 5).flatMap((person) => [swapMac(TEST_KEY, `enlace-${person}`), `p${person}@e1.pe`]),
    ]
    const live = snapshotOf(made.file)
    expect(traces.filter((trace) => live.includes(trace)).length).toBe(traces.length)
    expect(traces.filter((trace) => bytes.includes(trace))).toEqual([])
    const waiting = people(30, 33).map((person) => JSON.stringify(ownAnswers(person)))
    expect(waiting.filter((trace) => bytes.includes(trace))).toEqual([])
  })

  test('shows no row of the closed one either, whose answers are sealed to a key of their own', () => {
    expect(rowsIn(bytes, 'responses')).toEqual([])
    for (const person of people(500, 525))
      expect(bytes.includes(JSON.stringify(ownAnswers(person))), String(person)).toBe(false)
    expect(rowsIn(bytes, SEALED.parts)).toMatchObject([{ campaign_id: 'cerrada', part: 'main' }])
    expect(listKeys(made.keys)).toEqual(['c1', 'cerrada.main'])
  })

  test('is restored to what it was made of, but for what was sent and waits', async () => {
    const { bytes: restored, outcome } = await restoredFrom(bytes, made.keys)
    expect(outcome).toEqual({ opened: ['c1'], unreadable: [], lost: [] })
    expect(await faultsOf(restored)).toEqual([])
    expect(isBackupOf(restored)).toBe(false)
    const live = snapshotOf(made.file)
    expect(rowsIn(restored, 'responses')).toHaveLength(55)
    for (const table of [...SEALED.tables, 'campaigns', 'audit_log'])
      expect(rowsIn(restored, table), table).toEqual(rowsIn(live, table))
    expect(rowsIn(restored, 'typed_sheets')).toHaveLength(3)
    expect(waitingIn(made.database)).toHaveLength(3)
  })

  test('cannot be opened by another key, nor by none, nor where a byte was changed', async () => {
    const others = mkdtempSync(path.join(tmpdir(), 'espejo-llaves-'))
    const lost = [{ campaignId: 'cerrada', part: 'main' }]
    expect(await restoredFrom(bytes, others)).toMatchObject({ opened: [], unreadable: ['c1'], lost })
    keyFor(others, 'c1')
    keyFor(others, 'cerrada.main')
    expect((await restoredFrom(bytes, others)).lost).toEqual(lost)
    expect((await restoredFrom(bytes, others)).unreadable).toEqual(['c1'])
    const [box] = rowsIn(bytes, SEALED.table)
    const place = bytes.indexOf(Buffer.from(String(box?.['box']).slice(200, 264), 'hex'))
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect((await restoredFrom(changed, made.keys)).unreadable).toEqual(['c1'])
  })

  test('is no database to work on: opened as one it would close campaigns without their rows', () => {
    const place = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-copia-')), 'copia.db')
    writeFileSync(place, bytes)
    expect(() => openDatabase(place)).toThrow(/copia de seguridad.*la orden restore -- CARPETA/)
  })
})

test('two backups before the close differ in the sealed value alone, and its length tells nothing', async () => {
  const { database, file, keys } = await country()
  const before = await backupOf(file, keys)
  await sendAnswers(database, people(0, 120), codeOf)
  const after = await backupOf(file, keys)
  const [one, other] = [before, after].map((bytes) => rowsIn(bytes, SEALED.table))
  expect(one).not.toEqual(other)
  expect(JSON.stringify(one).length).toBe(JSON.stringify(other).length)
  expect(before.length).toBe(after.length)
  const tables = rowsIn(before, 'sqlite_master', "type = 'table'").map(({ name }) => String(name))
  expect(tables).toEqual(expect.arrayContaining(['responses', SEALED.parts]))
  const sealed: readonly string[] = [SEALED.table, SEALED.parts]
  for (const table of tables.filter((name) => !sealed.includes(name)))
    expect(rowsIn(after, table), table).toEqual(rowsIn(before, table))
})

test('the room of a sealed value holds the longest questionnaire of everybody, with codes', async () => {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { linkCode: null }, [{ way: 'slips', people: 300 }])
  await addCodes(database, 'c1', people(0, 300).map(codeOf))
  const empty = await backupOf(file, keysOf(file))
  const questions = placedQuestions(latestInstrument('sexual-harassment').survey).map(({ question }) => question)
  const answered = (each: typeof questions) =>
    JSON.stringify(
      Object.fromEntries(each.map(({ name, choices }) => [name, choices[randomInt(choices.length)]?.value ?? 'si'])),
    )
  const insert = database.$client.prepare(
    "INSERT INTO responses (campaign_id, id, answers, part, sex) VALUES ('c1', randomblob(16), ?, ?, 'mujer')",
  )
  for (let person = 0; person < 300; person += 1) {
    insert.run(answered(questions.slice(0, 36)), 'main')
    insert.run(answered(questions.slice(36)), 'experience')
  }
  database.$client.prepare('UPDATE access_codes SET spent = 1').run()
  expect((await backupOf(file, keysOf(file))).length).toBe(empty.length)
})

test('the sealed answers of a closed campaign tell by their length, or by being there, nothing of how many told what happened', async () => {
  const lengths = new Map<number, Record<string, unknown>[]>()
  const sizes = new Set<number>()
  for (const told of [0, 80]) {
    const { database, file } = createTestDatabase()
    await closeTold(database, 'h', { closesOn: '2026-09-30', closedOn: '2026-10-01', told })
    const bytes = await backupOf(file, keysOf(file))
    sizes.add(bytes.length)
    lengths.set(
      told,
      rowsIn(bytes, SEALED.parts).map(({ box, ...which }) => ({ ...which, length: String(box).length })),
    )
    expect(rowsIn((await restoredFrom(bytes, keysOf(file))).bytes, 'responses')).toEqual(
      rowsIn(snapshotOf(file), 'responses'),
    )
  }
  expect(lengths.get(0)?.map(({ part }) => part)).toEqual(['experience', 'main'])
  expect(lengths.get(0)).toEqual(lengths.get(80))
  expect(sizes.size).toBe(1)
})

test('a backup of an older version, in which rows of closed campaigns lie open, is restored as it was', async () => {
  const { file, keys } = await country()
  const older = await backupOf(file, keys, without('closed-rows-sealed'))
  expect(rowsIn(older, 'responses')).toHaveLength(25)
  expect(listTablesAmong(new Sqlite(older), [SEALED.parts])).toEqual([])
  const { bytes, lost } = await restoredFrom(older, keys)
  expect(lost).toEqual([])
  expect(rowsIn(bytes, 'responses')).toEqual(rowsIn(snapshotOf(file), 'responses'))
})

test('of a campaign that was annulled or cancelled a backup holds nothing sealed and no row', async () => {
  const { database, file, keys } = await country()
  await sendAnswers(database, people(0, 20), codeOf)
  await annulCampaign(database, countryScope(), 'c1', 'Se publicaron los códigos', '2026-11-12', NO_NOTE)
  const bytes = await backupOf(file, keys)
  expect(rowsIn(bytes, SEALED.table)).toEqual([])
  expect(rowsIn(bytes, 'responses', "campaign_id = 'c1'")).toEqual([])
})

test('a damaged backup is told', async () => {
  const { file, keys } = await country()
  const bytes = await backupOf(file, keys)
  const damaged = Buffer.from(bytes)
  damaged.fill(0xff, bytes.length - 4096)
  expect(await faultsOf(bytes)).toEqual([])
  expect(await faultsOf(damaged)).not.toEqual([])
})

/** Tables with rows of a campaign that lie open in every backup, each with why nobody is told apart by them. */
const OPEN: Readonly<Record<string, string>> = {
  campaign_ways: 'fixed before the first answer, and public to whoever reads results',
  slip_batches: 'printed before the first answer; of what was spent only what is shown: rounded, once a week',
  paper_batches: 'acts of opening and ending, forms counted in the envelope, and how many fields two entries differ in',
  plan_actions: 'made of releases',
  commitments: 'an address that is public, and the days on which it was promised and published',
  shared_releases: 'which release a reader was chosen to read',
  destruction_acts: 'a day and the digest of a release',
  releases: 'frozen, and through disclosure control',
  released_figures: 'the scores of releases, one by one',
  newest_releases: 'which release is the newest',
  certificates: 'made of a release',
  frozen_releases: 'a release that is shown as soon as its close is done',
  row_rewrites: 'how far its rows are written anew, and which sexes its release shows',
  item_lot_campaigns: 'which closed campaigns entered a lot',
  agreed_domains: 'to whose mailboxes links may go, as the head agreed before anybody answered',
  mails: 'in no backup at all',
  slip_destructions: 'that all slips left over were destroyed, without a number',
  staff_figures: 'how many people work there, by a document',
  population_reviews: 'that a campaign with more answers than people was looked at, once',
}

test('every table with rows of a campaign is sealed in a backup, or it is said why not', () => {
  const { database } = createTestDatabase()
  const tables = database.$client
    .prepare<[], { name: string }>(
      "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name LIKE '%campaign_id'",
    )
    .all()
    .map(({ name }) => name)
  expect(tables.sort()).toEqual([...SEALED.tables, ...Object.keys(OPEN)].sort())
})

test('what stands on a typed sheet is sealed on the disk too, blank or full to the same length, and opens in its place alone', async () => {
  const { database, file, keys } = await country()
  await insertSheet(database, { id: 'lote', campaignId: 'c1' }, { sheet: 2, entry: 2, answers: {} })
  expect(
    (await listSheets(database, { id: 'lote' })).map(({ sheet, entry, answers }) => [sheet, entry, answers]),
  ).toEqual([
    [1, 1, ownAnswers(801)],
    [2, 1, ownAnswers(802)],
    [2, 2, {}],
    [3, 1, ownAnswers(803)],
  ])
  const disk = Buffer.concat([file, `${file}-wal`].map((place) => readFileSync(place)))
  expect(disk.includes('lid-01')).toBe(true)
  for (const sheet of [801, 802, 803])
    expect(disk.includes(JSON.stringify(ownAnswers(sheet)).slice(1, 40)), String(sheet)).toBe(false)
  const lengths = database.$client.prepare('SELECT DISTINCT length(sealed) AS n FROM typed_sheets').all()
  expect(lengths).toHaveLength(1)
  database.$client
    .prepare('UPDATE typed_sheets SET sealed = (SELECT sealed FROM typed_sheets WHERE sheet = 1) WHERE sheet = 3')
    .run()
  await expect(listSheets(database, { id: 'lote' })).rejects.toThrow(SealError)
  destroyKey(keys, 'c1')
  await expect(listSheets(database, { id: 'lote' })).rejects.toThrow(SealError)
  // A lost key keeps no other campaign from going on, and its own from being closed without its sheets.
  moveDueLots(database)
  await expect(closeCampaign(database, 'c1', '2026-11-28', null)).rejects.toThrow(SealError)
})

describe('keys of campaigns', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-llaves-')), 'claves')

  test('are random, one for each, kept in files that only their owner reads', () => {
    const [one, other] = [keyFor(folder, 'c1'), keyFor(folder, 'c2')]
    expect(one).toHaveLength(32)
    expect(one.equals(other)).toBe(false)
    expect(keyFor(folder, 'c1').equals(one)).toBe(true)
    expect(findKey(folder, 'c3')).toBeNull()
    expect(readdirSync(folder).sort()).toEqual(['c1.clave', 'c2.clave'])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(folder, 'c1.clave')).mode & 0o777).toBe(0o600)
    expect(listKeys(folder)).toEqual(['c1', 'c2'])
  })

  test('are gone once destroyed, and destroying twice is no fault', () => {
    destroyKey(folder, 'c1')
    destroyKey(folder, 'c1')
    expect(listKeys(folder)).toEqual(['c2'])
    expect(findKey(folder, 'c1')).toBeNull()
  })

  test('lead nowhere else, and a damaged one is told', () => {
    for (const id of ['../c2', 'a/b', '.', '', 'c2.otra', 'c2.main.main', '.main', 'c2.'])
      expect(() => keyFor(folder, id), id).toThrow()
    writeFileSync(path.join(folder, 'corta.clave'), 'corta')
    expect(() => keyFor(folder, 'corta')).toThrow(/damaged/)
  })

  test('open a value only as what it was sealed, and its length tells nothing of it', () => {
    const key = randomBytes(32)
    const about = { campaignId: 'c1', what: 'x' }
    const sealed = seal(key, about, Buffer.from('hola'), 1000)
    expect(unseal(key, about, sealed).toString()).toBe('hola')
    expect(seal(key, about, Buffer.alloc(999, 1), 1000)).toHaveLength(sealed.length)
    expect(seal(key, about, Buffer.from('hola'), 1000).equals(sealed)).toBe(false)
    for (const other of [
      { ...about, campaignId: 'c2' },
      { ...about, what: 'y' },
    ])
      expect(() => unseal(key, other, sealed)).toThrow(SealError)
    for (const cut of [sealed.subarray(0, 20), Buffer.alloc(0)])
      expect(() => unseal(key, about, cut)).toThrow(SealError)
  })
})
