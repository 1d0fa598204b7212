import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { codeMac } from '#app/respondent/desk/access-code.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { runJobs } from '#app/schedule/run-jobs.ts'
import { openDatabase, truncateLog, type Database } from '#db/client.server.ts'
import { countAnsweredUpTo, countResponses, findCampaignByCode } from '#db/queries/admission.server.ts'
import { storeSendings, storeSendingsBeside, type Sending } from '#db/queries/sendings.server.ts'
import { listAuditRowsAfter } from '#db/queries/audit.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { findRelease } from '#db/queries/releases.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { countryScope } from '#db/scope.ts'
import { waitingEntriesOf, waitingFileOf } from '#db/waiting-file.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { without } from '#tests/attacks/attack.ts'
import {
  addCodes,
  answersLike,
  createTestDatabase,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'
import { bytesOfWaiting, copyOfWaiting, countInWaiting, waitingIn } from '#tests/support/waiting.ts'

const CODES = Array.from({ length: 30 }, (_, person) => `CODIGO${person}`)
const OF_CLOSE = JOBS.filter(({ name }) => /^(waiting-answers|campaigns)$/.test(name))

async function campaign(more: Parameters<typeof openCampaign>[3] = {}) {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  const { populationWomen, populationMen } = await openCampaign(database, 'c1', 'e1', { linkCode: null, ...more })
  await addCodes(database, 'c1', CODES.slice(0, populationWomen + populationMen))
  truncateLog(database)
  return { database, file }
}

function sendingOf(person: number, more: Partial<Sending> = {}): Sending {
  return {
    ...{ campaignId: 'c1', formMac: randomBytes(32), contentMac: randomBytes(32), experience: null },
    ...{ answers: JSON.stringify(answersLike(3, person)), sex: person % 2 ? 'mujer' : 'hombre', extraSegment: null },
    codeMac: codeMac(TEST_KEY, CODES[person] ?? ''),
    ...more,
  }
}

function send(database: Database, from: number, until: number): void {
  for (let person = from; person < until; person += 1)
    expect(storeSendings(database, [sendingOf(person)])).toEqual(['stored'])
}

/** Somebody who has begun to read and does not stop. */
function readerOf(file: string): Sqlite.Database {
  const reader = new Sqlite(file)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM campaigns').get()
  return reader
}

const spent = (database: Database) =>
  database.$client.prepare<[], { n: number }>('SELECT count(*) AS n FROM access_codes WHERE spent = 1').get()?.n
const status = (database: Database) =>
  database.$client.prepare<[], { status: string }>('SELECT status FROM campaigns').get()?.status

describe('the file of waiting answers', () => {
  test('is readable by its owner alone, and its journal is empty after every commit', async () => {
    const { database, file } = await campaign()
    for (let person = 0; person < 12; person += 1) {
      send(database, person, person + 1)
      expect(statSync(`${waitingFileOf(file)}-journal`).size).toBe(0)
    }
    for (const each of [waitingFileOf(file), waitingEntriesOf(file)]) expect(statSync(each).mode & 0o777).toBe(0o600)
  })

  test('holds an answer once while it waits, however long the array, and not at all after it moved', async () => {
    const { database, file } = await campaign()
    const marks = Array.from({ length: 24 }, (_, person) => `marca${100 + person}`)
    // A mark may lie on both sides of a page's edge; what is left of an older array would be found beside the newer one.
    const times = (mark: string) => bytesOfWaiting(file).toString('latin1').split(mark).length - 1
    marks.forEach((mark, person) => {
      storeSendings(database, [sendingOf(person, { answers: JSON.stringify({ ...answersLike(3), 'lid-01': mark }) })])
      const found = marks.map(times)
      expect(Math.max(...found)).toBe(1)
      expect(found.slice(person + 1).every((count) => count === 0)).toBe(true)
      expect(found.filter((count) => count === 1).length).toBeGreaterThan(person - 2)
    })
    moveDueLots(database)
    expect(marks.map(times)).toEqual(marks.map(() => 0))
  })

  test('is one for all that open the database in a process, and free again when the last of them closes it', async () => {
    const { database, file } = await campaign()
    const other = openDatabase(file)
    send(database, 0, 3)
    expect(await countResponses(other, 'c1')).toBe(3)
    expect(await findCampaignByCode(other, codeMac(TEST_KEY, 'CODIGO1'), without('spent-looks-free'))).toBeNull()
    database.$client.close()
    send(other, 3, 4)
    other.$client.close()
    const again = openDatabase(file)
    expect(await countResponses(again, 'c1')).toBe(4)
  })

  test('many answers are counted while others are served, of each person once', async () => {
    const { database } = await campaign()
    const row = { answers: answersLike(3), sex: 'mujer', extraSegment: null }
    seedResponses(database, 'c1', Array<typeof row>(6000).fill(row))
    send(database, 0, 3)
    let served = 0
    const serving = setInterval(() => (served += 1), 0)
    expect(await countResponses(database, 'c1')).toBe(6003)
    clearInterval(serving)
    expect(served).toBeGreaterThan(0)
  })

  test('a sending that cannot be written fails alone, and the others of its moment are stored', async () => {
    const { database, file } = await campaign()
    const bad = { ...sendingOf(1), contentMac: null as unknown as Buffer }
    const outcomes = storeSendings(database, [sendingOf(0), bad, sendingOf(2)])
    expect(outcomes.map((outcome) => (outcome instanceof Error ? 'fault' : outcome))).toEqual([
      'stored',
      'fault',
      'stored',
    ])
    expect([waitingIn(database).length, countInWaiting(file, 'form_receipts')]).toEqual([2, 2])
    expect(await findCampaignByCode(database, codeMac(TEST_KEY, 'CODIGO1'), without('spent-looks-free'))).not.toBeNull()
  })
})

test('what an earlier version left in tables of the file of receipts waits on, and is in its old place no more', async () => {
  const { database, file } = await campaign()
  send(database, 0, 9)
  const kept = waitingIn(database).map(({ answers }) => answers)
  const rows = copyOfWaiting(file).prepare<[], { answers: string }>('SELECT answers FROM waiting_answers').all()
  database.$client.close()
  rmSync(waitingEntriesOf(file))
  const macs = Buffer.concat(CODES.slice(0, 10).map((code) => codeMac(TEST_KEY, code)))
  const earlier = new Sqlite(waitingFileOf(file))
  earlier.exec(`
    CREATE TABLE waiting_answers (campaign_id, part, answers); CREATE TABLE codes_to_mark (campaign_id, macs);
    PRAGMA user_version = 1;
  `)
  earlier
    .prepare('INSERT INTO waiting_answers VALUES (?, ?, ?)')
    .run('c1', 'main', `${' '.repeat(256)}${rows[0]?.answers}`)
  earlier.prepare('INSERT INTO codes_to_mark VALUES (?, ?)').run('c1', macs)
  earlier.close()
  const again = openDatabase(file)
  expect(waitingIn(again).map(({ answers }) => answers)).toEqual(kept)
  expect(readFileSync(waitingFileOf(file)).includes('lid-01')).toBe(false)
  moveDueLots(again)
  expect(spent(again)).toBe(10)
})

test('receipts go among the others many together, and are known before and after', async () => {
  const { database, file } = await campaign()
  const sendings = Array.from({ length: 525 }, () => sendingOf(0, { codeMac: null }))
  for (let from = 0; from < 525; from += 7)
    expect(new Set(storeSendings(database, sendings.slice(from, from + 7)))).toEqual(new Set(['stored']))
  const inTable = () =>
    new Sqlite(readFileSync(waitingFileOf(file))).prepare('SELECT count(*) AS n FROM form_receipts').get()
  expect(inTable()).toEqual({ n: 0 })
  moveDueLots(database)
  expect(inTable()).toEqual({ n: 525 })
  expect(countInWaiting(file, 'form_receipts')).toBe(525)
  expect(new Set(storeSendings(database, sendings))).toEqual(new Set(['already-stored']))
})

test('a sending on its way to the disk is part of whatever is written meanwhile, and of a close', async () => {
  const { database } = await campaign()
  send(database, 0, 10)
  const onItsWay = storeSendingsBeside(database, [sendingOf(10), sendingOf(11)])
  moveDueLots(database)
  expect(await onItsWay).toEqual(['stored', 'stored'])
  expect(await countResponses(database, 'c1')).toBe(12)
  const last = storeSendingsBeside(database, [sendingOf(12)])
  await closeCampaign(database, 'c1', '2026-11-28', null)
  expect(await last).toEqual(['stored'])
  expect(await countResponses(database, 'c1')).toBe(13)
  for (const most of [1, 10, 12, 13, 14])
    expect(await countAnsweredUpTo(database, 'c1', most), String(most)).toBe(Math.min(most, 13))
  expect(waitingIn(database)).toEqual([])
})

describe('used codes', () => {
  test('are marked ten together, and are used from the first moment on', async () => {
    const { database, file } = await campaign()
    send(database, 0, 9)
    moveDueLots(database)
    expect(spent(database)).toBe(0)
    expect(countInWaiting(file, 'codes_to_mark')).toBe(0)
    expect(storeSendings(database, [sendingOf(4)])).toEqual(['not-admitted'])
    send(database, 9, 10)
    expect(countInWaiting(file, 'codes_to_mark')).toBe(1)
    const { macs } = copyOfWaiting(file).prepare<[], { macs: Buffer }>('SELECT macs FROM codes_to_mark').get() ?? {}
    const listed = macs?.toString('hex').match(/.{64}/g) ?? []
    expect(listed).toEqual([...listed].sort())
    moveDueLots(database)
    expect(spent(database)).toBe(10)
    expect(countInWaiting(file, 'codes_to_mark')).toBe(0)
    expect(storeSendings(database, [sendingOf(4)])).toEqual(['not-admitted'])
  })

  test('an orderly stop marks none of fewer than ten', async () => {
    const { database, file } = await campaign()
    send(database, 0, 9)
    database.$client.close()
    expect(spent(openDatabase(file))).toBe(0)
  })
})

describe('somebody who reads the database all the time', () => {
  /** Milliseconds that a statement waits for a lock in these tests: so long that no machine is that slow. */
  const PATIENCE = 60_000
  /** Whether something was done without waiting for a lock. */
  const withoutWaiting = async (database: Database, work: () => unknown): Promise<boolean> => {
    database.$client.pragma(`busy_timeout = ${PATIENCE}`)
    const started = performance.now()
    await work()
    return performance.now() - started < PATIENCE / 2
  }

  test('keeps neither a sending nor a lot waiting, and the log is emptied when she stops', async () => {
    const { database, file } = await campaign()
    const reader = readerOf(file)
    const work = () => {
      send(database, 0, 20)
      moveDueLots(database)
    }
    expect(await withoutWaiting(database, work)).toBe(true)
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    reader.close()
    await expect.poll(() => statSync(`${file}-wal`).size, { timeout: 10_000 }).toBe(0)
  })

  test.each([
    ['released', {}, 'closed'],
    ['population-review', { populationWomen: 10, populationMen: 19, closesOn: '2026-11-27' }, 'population-review'],
  ] as const)('keeps a close from counting as done (%s), which the schedule then ends', async (kind, more, end) => {
    const { database, file } = await campaign(more)
    if (kind === 'population-review')
      seedResponses(
        database,
        'c1',
        Array.from({ length: 12 }, () => ({ answers: answersLike(3), sex: null, extraSegment: null })),
      )
    const reader = readerOf(file)
    send(database, 0, 21)
    const close = async () =>
      expect(await closeCampaign(database, 'c1', '2026-11-28', null)).toEqual({ kind: 'unfinished' })
    expect(await withoutWaiting(database, close)).toBe(true)
    const failures: unknown[] = []
    const round = (minute: number) =>
      runJobs(
        OF_CLOSE,
        { database, environment: testEnvironment('') },
        new Date(Date.parse('2026-11-28T17:00:00Z') + minute * 60_000),
        (failure) => failures.push(failure),
      )
    const frozen = () => JSON.stringify(database.$client.prepare('SELECT * FROM frozen_releases').all())
    const first = frozen()
    await round(0)
    await round(1)
    expect(failures).toContainEqual({ job: 'waiting-answers', error: 'LogHeldByReader' })
    expect(status(database)).toBe('closing')
    expect(frozen()).toBe(first)
    expect(await findRelease(database, countryScope(), 'c1')).toBeNull()
    expect(database.$client.prepare('SELECT * FROM plan_actions').all()).toEqual([])
    expect(storeSendings(database, [sendingOf(25)])).toEqual(['not-admitted'])

    reader.close()
    failures.length = 0
    await round(2)
    await round(3)
    expect(failures).toEqual([])
    expect(status(database)).toBe(end)
    expect((await findRelease(database, countryScope(), 'c1'))?.digest).toBe(
      (JSON.parse(first) as { digest: string }[])[0]?.digest,
    )
    truncateLog(database)
    const bytes = Buffer.concat([...[file, `${file}-wal`].map((each) => readFileSync(each)), bytesOfWaiting(file)])
    for (const code of CODES) expect(bytes.includes(codeMac(TEST_KEY, code)), code).toBe(false)
    expect(countInWaiting(file, 'form_receipts')).toBe(0)
    const deeds = (await listAuditRowsAfter(database, 0, 100)).map(({ action }) => action)
    expect(deeds).toEqual([
      'campaign.closing',
      kind === 'released' ? 'campaign.closed' : 'campaign.held-for-population',
    ])
  })
})
