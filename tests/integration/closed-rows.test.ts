import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { forgetDueKeys } from '#app/features/backups/forget-keys.server.ts'
import { restoreFromBackup } from '#app/features/backups/restore-backup.server.ts'
import { writeBackup } from '#app/features/backups/write-backup.server.ts'
import { freezeDueExperiencePools } from '#app/features/national/freeze-experience-pools.server.ts'
import { freezeDuePools } from '#app/features/national/freeze-pools.server.ts'
import { destroyDueRows } from '#app/features/retention/delete-due.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { destroyKey, listKeys } from '#db/campaign-keys.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { listExperiencePools } from '#db/queries/experience-pools.server.ts'
import { auditLog, destructionActs, experiencePools, releases } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { closeTold } from '#tests/support/told-campaigns.ts'
import { createTestDatabase, TEST_KEY } from '#tests/support/test-database.ts'

const IDS = ['a', 'b', 'c', 'd', 'e']
const at = (day: string) => new Date(`${day}T12:00:00-05:00`)
const partKeys = (part: string, ids: readonly string[] = IDS) => ids.map((id) => `${id}.${part}`)

function place() {
  return path.join(mkdtempSync(path.join(tmpdir(), 'espejo-vuelve-')), 'espejo.db')
}

/** Five closed campaigns of a year, and what the office and the calendar do with their backups. */
async function country() {
  const { database, file } = createTestDatabase()
  const keys = `${file}.claves`
  for (const id of IDS) await closeTold(database, id, { closesOn: '2026-09-30', closedOn: '2026-10-01' })
  const environment: Environment = {
    ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: file, ESPEJO_CODE_KEY: TEST_KEY },
    ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: 0, HOST: '127.0.0.1' },
  }
  const backUp = (day: string) =>
    writeBackup({ database: file, keys, documents: null, to: `${file}.mias`, at: at(day).toISOString() })
  const restore = async (from: string, day: string, annulUnreadable: boolean) => {
    const database = place()
    const order = { from, database, keys, documents: `${database}.evidencias`, annulUnreadable }
    return { database, outcome: await restoreFromBackup(order, at(day)) }
  }
  const forget = (day: string) => forgetDueKeys({ database, environment }, at(day))
  const newest = () => path.join(`${file}.respaldos`, readdirSync(`${file}.respaldos`).sort().at(-1) ?? '')
  return { database, file, keys, backUp, restore, forget, newest }
}

const rowsOf = (database: Database) =>
  database.$client
    .prepare<[], { part: string; n: number }>('SELECT part, count(*) AS n FROM responses GROUP BY part ORDER BY part')
    .all()
const sound = async (database: Database) => {
  const { faultCount, unvouched } = await verifyAudit(database)
  return { faultCount, unvouched }
}
const deeds = (database: Database, action: string) =>
  database
    .select()
    .from(auditLog)
    .all()
    .filter((deed) => deed.action === action)
const shown = (database: Database) => listExperiencePools(database, countryScope())

describe('from the close to the yearly figure, and to the destruction after twelve months', () => {
  let made: Awaited<ReturnType<typeof country>>
  let [first, second] = ['', '']
  beforeAll(async () => {
    made = await country()
    first = (await made.backUp('2026-12-01')).folder
  })

  test('a backup of the running year gives everything back while its keys are there', async () => {
    const { database, outcome } = await made.restore(first, '2026-12-02', false)
    expect(outcome).toMatchObject({ kind: 'restored', opened: [], annulled: [], lost: [] })
    const back = openDatabase(database)
    expect(rowsOf(back)).toEqual(rowsOf(made.database))
    expect(await sound(back)).toEqual({ faultCount: 0, unvouched: 0 })
    expect(listKeys(made.keys)).toEqual([...partKeys('experience'), ...partKeys('main')].sort())
    await made.forget('2026-12-02')
    expect(listKeys(made.keys)).toHaveLength(10)
  })

  test('what was drawn of the year is shown only when no older backup can be restored to draw it again', async () => {
    expect(await freezeDueExperiencePools(made.database, at('2027-01-01'))).toEqual(['sexual-harassment-2026'])
    expect(await shown(made.database)).toEqual([])
    // Lost in this minute, the year is drawn anew, and nobody has seen the first draw.
    const again = openDatabase((await made.restore(first, '2027-01-01', false)).database, undefined, made.keys)
    expect(await freezeDueExperiencePools(again, at('2027-01-01'))).toEqual(['sexual-harassment-2026'])
    expect(await shown(again)).toEqual([])
    await made.forget('2027-01-01')
    expect(listKeys(made.keys)).toEqual(partKeys('main'))
    expect(await shown(made.database)).toMatchObject([{ year: 2026, content: { kind: 'shown' } }])
    expect(deeds(made.database, 'campaign.key-destroyed').map(({ objectId, detail }) => [objectId, detail])).toEqual(
      IDS.map((id) => [id, { part: 'experience', backup: path.basename(made.newest()) }]),
    )
    second = (await made.backUp('2027-01-02')).folder
    expect(listKeys(made.keys)).toEqual(partKeys('main'))
  })

  test('the backup from before is then refused; the newer one holds the figure', async () => {
    const { outcome } = await made.restore(first, '2027-02-01', false)
    expect(outcome).toEqual({
      kind: 'unreadable',
      campaigns: [],
      lost: IDS.map((campaignId) => ({ campaignId, part: 'experience' })),
    })
    for (const from of [made.newest(), second]) {
      const back = await made.restore(from, '2027-02-01', false)
      expect(back.outcome).toMatchObject({ kind: 'restored', lost: [] })
      const database = openDatabase(back.database)
      expect(database.select().from(experiencePools).all()).toEqual(made.database.select().from(experiencePools).all())
      expect(rowsOf(database)).toEqual([{ part: 'main', n: 400 }])
      expect(await sound(database)).toEqual({ faultCount: 0, unvouched: 0 })
    }
  })

  test('restored nevertheless, it says nothing of that year, and never draws', async () => {
    const { database, outcome } = await made.restore(first, '2027-02-01', true)
    expect(outcome).toMatchObject({ kind: 'restored', annulled: [], lost: { length: 5 } })
    const back = openDatabase(database)
    expect(await shown(back)).toMatchObject([{ year: 2026, content: { kind: 'suppressed' } }])
    expect(await freezeDueExperiencePools(back, at('2027-02-01'))).toEqual([])
    expect(rowsOf(back)).toEqual([{ part: 'main', n: 400 }])
    expect(back.select().from(releases).all()).toEqual(made.database.select().from(releases).all())
    expect(back.select().from(destructionActs).all()).toEqual([])
    expect(deeds(back, 'database.restored').map(({ detail }) => detail)).toEqual([{ unreadable: 0, lost: 5 }])
    expect(await sound(back)).toEqual({ faultCount: 0, unvouched: 0 })
  })

  test('after twelve months the other keys go, once a verified backup holds the acts', async () => {
    expect(await destroyDueRows(made.database, at('2027-10-02'))).toEqual(IDS)
    expect(listKeys(made.keys)).toEqual(partKeys('main'))
    await made.forget('2027-10-02')
    expect(listKeys(made.keys)).toEqual([])
    const back = await made.restore(made.newest(), '2027-10-03', false)
    expect(openDatabase(back.database).select().from(destructionActs).all()).toHaveLength(5)
    await made.backUp('2027-10-03')
    expect(listKeys(made.keys)).toEqual([])
  })

  test('a backup from before the acts ends, restored nevertheless, with acts of its own: no answer comes back', async () => {
    expect((await made.restore(second, '2027-10-04', false)).outcome).toMatchObject({
      kind: 'unreadable',
      lost: IDS.map((campaignId) => ({ campaignId, part: 'main' })),
    })
    const { database } = await made.restore(second, '2027-10-04', true)
    const back = openDatabase(database)
    expect(rowsOf(back)).toEqual([])
    expect(back.select().from(destructionActs).all()).toMatchObject(
      IDS.map((campaignId) => ({ campaignId, destroyedOn: '2027-10-04' })),
    )
    expect(deeds(back, 'responses.destroyed').map(({ objectId, detail }) => [objectId, detail])).toEqual(
      IDS.map((id) => [id, { closedOn: '2026-10-01', unreadable: true }]),
    )
    expect(back.select().from(experiencePools).all()).toEqual(made.database.select().from(experiencePools).all())
    expect(await freezeDuePools(back, at('2027-10-04'))).toEqual([])
    expect(await sound(back)).toEqual({ faultCount: 0, unvouched: 0 })
  })
})

test('where some keys of a drawn year are gone and others not, nothing is drawn of the others again', async () => {
  const { backUp, restore, keys } = await country()
  const { folder } = await backUp('2026-12-01')
  for (const key of partKeys('experience', ['a', 'b'])) destroyKey(keys, key)
  const { database } = await restore(folder, '2027-01-01', true)
  const back = openDatabase(database, undefined, keys)
  expect(await freezeDueExperiencePools(back, at('2027-01-01'))).toEqual([])
  expect(back.select().from(experiencePools).all()).toMatchObject([{ year: 2026, content: { kind: 'suppressed' } }])
  expect(rowsOf(back)).toEqual([{ part: 'main', n: 400 }])
})

test('keys that were lost in the running year cost the answers of their campaigns, not the year of the others', async () => {
  const { backUp, restore, keys } = await country()
  const { folder } = await backUp('2026-12-01')
  destroyKey(keys, 'a.experience')
  destroyKey(keys, 'b.main')
  const { database } = await restore(folder, '2026-12-02', true)
  const back = openDatabase(database, undefined, keys)
  expect(
    back
      .select()
      .from(destructionActs)
      .all()
      .map(({ campaignId }) => campaignId),
  ).toEqual(['a', 'b'])
  expect(rowsOf(back)).toEqual([
    { part: 'experience', n: 180 },
    { part: 'main', n: 240 },
  ])
  expect(await freezeDueExperiencePools(back, at('2027-01-01'))).toEqual(['sexual-harassment-2026'])
  // Of three entities nothing is said; two that nobody can read any more are not counted as entities of nobody.
  expect(back.select().from(experiencePools).all()).toMatchObject([{ content: { kind: 'suppressed' } }])
  rmSync(path.dirname(database), { recursive: true })
})

describe.concurrent('killed while keys end, a program has lost nothing that somebody needs, and ends them when it runs again', () => {
  test.each(['sealed', 'verified', 'one key destroyed'])(
    'at "%s"',
    async (step) => {
      const { database, file, keys, backUp, restore, forget, newest } = await country()
      const before = (await backUp('2026-12-01')).folder
      await freezeDueExperiencePools(database, at('2027-01-01'))
      const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/killed-forgetting.ts', file, step], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
      expect(await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by))), said).toBe('SIGKILL')
      expect(await shown(database)).toEqual([])
      const isDrawn = step !== 'sealed'
      const { database: back, outcome } = await restore(isDrawn ? newest() : before, '2027-01-01', false)
      expect(outcome).toMatchObject({ kind: 'restored', lost: [] })
      const restored = openDatabase(back)
      expect(rowsOf(restored).map(({ n }) => n)).toEqual(isDrawn ? [400] : [300, 400])
      expect(restored.select().from(experiencePools).all()).toHaveLength(isDrawn ? 1 : 0)
      await forget('2027-01-01')
      expect(listKeys(keys)).toEqual(partKeys('main'))
      expect(await shown(database)).toHaveLength(1)
    },
    // Three programs start at once, each from its sources: a machine that is busy takes its time.
    180_000,
  )
})
