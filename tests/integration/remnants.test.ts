import { readdirSync, readFileSync } from 'node:fs'
import { randomBytes, randomInt } from 'node:crypto'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openBeside } from '#db/client.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { rewriteFile } from '#db/rewrite-file.server.ts'
import { countryScope } from '#db/scope.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { bytesOfWaiting, waitingIn } from '#tests/support/waiting.ts'

const CAMPAIGNS = Array.from({ length: 40 }, (_, index) => `c${index}`)

/** Of so many campaigns 300 people fill many a lot, whatever is drawn; of all forty they now and then fill two. */
const ASKED = 20

/** How often a text stands in a file. */
function timesIn(bytes: Buffer, text: string): number {
  let times = 0
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) times += 1
  return times
}

/** Answers of no particular length with a text that stands nowhere else. */
function sendingWith(mark: string) {
  const answers = JSON.stringify({ 'lid-01': mark, 'lid-02': 'x'.repeat(randomInt(0, 700)) })
  return { answers, formMac: randomBytes(32), contentMac: randomBytes(32), sex: 'mujer', extraSegment: null }
}

test('after every commit the file of waiting answers holds none that waits twice, and none that moved', async () => {
  const { database, file } = createTestDatabase()
  for (const id of CAMPAIGNS) {
    insertEntity(database, id)
    await openCampaign(database, id, id)
  }
  const moved: string[] = []
  for (let person = 0; person < 300; person += 1) {
    const mark = `persona-${person}-${randomBytes(6).toString('hex')}`
    const campaignId = CAMPAIGNS[randomInt(ASKED)] ?? ''
    storeSendings(database, [{ ...{ campaignId, codeMac: null, experience: null }, ...sendingWith(mark) }])
    const before = waitingIn(database).map((row) => /persona-[\w-]+/.exec(row.answers)?.[0] ?? '')
    moveDueLots(database)
    const waiting = waitingIn(database).map((row) => /persona-[\w-]+/.exec(row.answers)?.[0] ?? '')
    moved.push(...before.filter((each) => !waiting.includes(each)))
    const bytes = bytesOfWaiting(file)
    for (const each of waiting) expect(timesIn(bytes, each), each).toBeLessThan(2)
    for (const each of moved) expect(timesIn(bytes, each), each).toBe(0)
  }
  expect(moved.length).toBeGreaterThan(20)
}, 60_000)

test('once the file was written anew, nothing that was deleted is left in it, and that is once a day', async () => {
  const { database, file } = createTestDatabase()
  const marks = new Map<string, string[]>()
  for (const id of CAMPAIGNS) {
    insertEntity(database, id)
    await openCampaign(database, id, id)
    marks.set(id, [])
  }
  for (let person = 0; person < 60; person += 1) {
    const sendings = CAMPAIGNS.map((campaignId) => {
      const mark = `persona-${campaignId}-${person}-${randomBytes(4).toString('hex')}`
      marks.get(campaignId)?.push(mark)
      return { ...{ campaignId, codeMac: null, experience: null }, ...sendingWith(mark) }
    })
    storeSendings(database, sendings)
    moveDueLots(database)
  }
  const annulled = CAMPAIGNS.filter((_, place) => place % 2 === 0)
  for (const id of annulled)
    expect(await annulCampaign(database, countryScope(), id, 'No se hizo bien', '2026-11-20', NO_NOTE)).toBe(true)
  expect(rewriteFile(database, '2026-11-21')).toBe(true)
  expect(rewriteFile(database, '2026-11-21')).toBe(false)
  const bytes = Buffer.concat([file, `${file}-wal`].map((name) => readFileSync(name)))
  for (const id of annulled) for (const mark of marks.get(id) ?? []) expect(timesIn(bytes, mark), mark).toBe(0)
  expect(marks.get(CAMPAIGNS[1] ?? '')?.some((mark) => timesIn(bytes, mark) === 1)).toBe(true)
}, 60_000)

test('a large file is written anew without being held in memory, and nothing is left beside it', async () => {
  const { database, file } = createTestDatabase()
  const beside = openBeside(file)
  beside.$client.exec('CREATE TABLE bulk (text TEXT)')
  beside.$client.exec(
    `INSERT INTO bulk WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 3000)
     SELECT hex(zeroblob(1000)) FROM row`,
  )
  const asked: string[] = []
  const { pragma } = beside.$client
  beside.$client.pragma = (text, options) => {
    if (text.startsWith('temp_store')) asked.push(text)
    return pragma.call(beside.$client, text, options)
  }
  const names = readdirSync(path.dirname(file))
  expect(rewriteFile(beside, '2026-11-21')).toBe(true)
  expect(asked).toEqual(['temp_store = FILE', 'temp_store = MEMORY'])
  expect(readdirSync(path.dirname(file))).toEqual(names)
  expect(database.$client.prepare('SELECT count(*) AS rows FROM bulk').get()).toEqual({ rows: 3000 })
})
