import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { forgetDueKeys } from '#app/features/backups/forget-keys.server.ts'
import { restoreFromBackup } from '#app/features/backups/restore-backup.server.ts'
import { writeBackup } from '#app/features/backups/write-backup.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { keyFor, listKeys } from '#db/campaign-keys.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { annulCampaign, cancelCampaign } from '#db/queries/campaigns.server.ts'
import { auditLog, campaigns, releases } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { SEALED } from '#db/sealed-rows.ts'
import { rowsIn, sendAnswers } from '#tests/support/backups.ts'
import { createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

const DAYS = { opensOn: '2026-11-02', closesOn: '2026-11-27' }
const NOW = new Date('2026-11-28T15:00:00Z')
const people = Array.from({ length: 24 }, (_, person) => person)

function environmentOf(file: string, more: Partial<Environment> = {}): Environment {
  return {
    ESPEJO_MODE: 'production',
    ESPEJO_DATABASE: file,
    ESPEJO_CODE_KEY: TEST_KEY,
    ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
    PORT: 0,
    HOST: '127.0.0.1',
    ...more,
  }
}

/** Campaigns that are open and were backed up, so that each has a key. */
async function backedUp(ids: readonly string[]) {
  const { database, file } = createTestDatabase()
  for (const id of ids) {
    insertEntity(database, id)
    await openCampaign(database, id, id, DAYS)
    await sendAnswers(database, people, () => `LINK${id.toUpperCase()}`)
  }
  const before = await backUp(file)
  return { database, file, before, on: { database, environment: environmentOf(file) } }
}

function backUp(file: string, to = path.join(path.dirname(file), 'propias'), at = NOW) {
  return writeBackup({ database: file, keys: `${file}.claves`, documents: null, to, at: at.toISOString() })
}

const deeds = (database: Database) =>
  database
    .select()
    .from(auditLog)
    .all()
    .filter(({ action }) => action === 'campaign.key-destroyed')
const automatic = (file: string) => readdirSync(`${file}.respaldos`)
const bytesOf = (file: string, name: string) => readFileSync(path.join(`${file}.respaldos`, name, 'espejo.db'))

test('the close makes one verified backup for all that closed, and only then their keys are destroyed', async () => {
  const { database, file, on } = await backedUp(['uno', 'dos', 'abierta'])
  expect(listKeys(`${file}.claves`)).toEqual(['abierta', 'dos', 'uno'])
  await forgetDueKeys(on, NOW)
  expect(listKeys(`${file}.claves`)).toHaveLength(3)
  for (const id of ['uno', 'dos']) await closeCampaign(database, id, '2026-11-28', null)
  const keys = new Map(listKeys(`${file}.claves`).map((id) => [id, readFileSync(`${file}.claves/${id}.clave`)]))
  await forgetDueKeys(on, NOW)
  expect(listKeys(`${file}.claves`)).toEqual(['abierta', 'dos.main', 'uno.main'])
  const [name = '', ...more] = automatic(file)
  expect(more).toEqual([])
  expect(statSync(`${file}.respaldos`).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(`${file}.respaldos`, name, 'espejo.db')).mode & 0o777).toBe(0o600)
  const backup = bytesOf(file, name)
  const digests = database.select().from(releases).all()
  expect(rowsIn(backup, 'releases').map(({ digest }) => digest)).toEqual(
    expect.arrayContaining(digests.map(({ digest }) => digest)),
  )
  expect([...new Set(rowsIn(backup, SEALED.table).map(({ campaign_id }) => campaign_id))]).toEqual(['abierta'])
  expect(rowsIn(backup, 'responses')).toEqual([])
  expect(rowsIn(backup, SEALED.parts)).toMatchObject(['dos', 'uno'].map((id) => ({ campaign_id: id, part: 'main' })))
  for (const key of keys.values()) expect(backup.includes(key)).toBe(false)
  expect(deeds(database)).toMatchObject(
    ['dos', 'uno'].map((id) => ({ objectId: id, entityId: id, detail: { backup: name } })),
  )
  expect((await verifyAudit(database)).broken).toBeNull()
  await forgetDueKeys(on, NOW)
  expect(automatic(file)).toHaveLength(1)
  expect(deeds(database)).toHaveLength(2)
})

test('the key stays where no backup can be made, or where it lacks the release, and the next round tries again', async () => {
  const { database, file, on } = await backedUp(['uno'])
  await closeCampaign(database, 'uno', '2026-11-28', null)
  writeFileSync(`${file}.respaldos`, 'no es una carpeta')
  await expect(forgetDueKeys(on, NOW)).rejects.toThrow()
  expect(listKeys(`${file}.claves`)).toEqual(['uno'])
  // A code that outlived its campaign: what the backup holds is not what a close leaves.
  database.$client.prepare("INSERT INTO access_codes (mac, campaign_id) VALUES (randomblob(32), 'uno')").run()
  const other = { ...on, environment: environmentOf(file, { ESPEJO_BACKUPS: `${file}.otras` }) }
  const fill = Array.from({ length: 9 }, (_, index) => `2026-11-1${index}T10-00-00-0a0a-cierre`)
  for (const name of fill) mkdirSync(path.join(`${file}.otras`, name), { recursive: true })
  await expect(forgetDueKeys(other, NOW)).rejects.toThrow(/all that it should/)
  expect(readdirSync(`${file}.otras`)).toHaveLength(7)
  expect(listKeys(`${file}.claves`)).toEqual(['uno', 'uno.main'])
  database.$client.prepare('DELETE FROM access_codes').run()
  await forgetDueKeys(other, NOW)
  expect(listKeys(`${file}.claves`)).toEqual(['uno.main'])
})

test('the key of a campaign that was annulled or cancelled goes at once, without a backup', async () => {
  const { database, file, on } = await backedUp(['uno'])
  insertEntity(database, 'dos')
  await openCampaign(database, 'dos', 'dos', { ...DAYS, status: 'scheduled' })
  keyFor(`${file}.claves`, 'dos')
  keyFor(`${file}.claves`, 'de-otra-base')
  await annulCampaign(database, countryScope(), 'uno', 'Se publicó el enlace', '2026-11-28', NO_NOTE)
  await cancelCampaign(database, countryScope(), 'dos', NO_NOTE)
  await forgetDueKeys(on, NOW)
  expect(listKeys(`${file}.claves`)).toEqual(['de-otra-base'])
  expect(() => automatic(file)).toThrow()
  expect(deeds(database).map(({ objectId }) => objectId)).toEqual(['dos', 'uno'])
})

test('of its own backups seven are kept, none longer than thirty days but the newest, which is then made anew', async () => {
  const { database, file, on } = await backedUp(['uno'])
  const folder = `${file}.respaldos`
  const made = (day: string) => `${day}T10-00-00-0a0a-cierre`
  const names = ['2026-09-01', ...Array.from({ length: 9 }, (_, index) => `2026-11-1${index}`)].map(made)
  for (const name of [...names, 'de-la-oficina', '2026-01-01T10-00-00'])
    mkdirSync(path.join(folder, name), { recursive: true })
  await closeCampaign(database, 'uno', '2026-11-28', null)
  await forgetDueKeys(on, NOW)
  const kept = automatic(file).filter((name) => name.endsWith('-cierre'))
  expect(kept).toHaveLength(7)
  expect(kept.slice(0, 6)).toEqual(names.slice(-6))
  expect(automatic(file)).toEqual(expect.arrayContaining(['de-la-oficina', '2026-01-01T10-00-00']))
  await forgetDueKeys(on, new Date('2026-12-20T15:00:00Z'))
  expect(automatic(file).filter((name) => name.endsWith('-cierre'))).toEqual(kept)
  await forgetDueKeys(on, new Date('2027-01-15T15:00:00Z'))
  expect(automatic(file).filter((name) => name.endsWith('-cierre'))).toEqual([expect.stringMatching(/^2027-01-15/)])
})

const orderFrom = (from: string, database: string, keys: string, annulUnreadable = false) => ({
  ...{ from, database, keys, annulUnreadable },
  documents: `${database}.evidencias`,
})
const place = () => path.join(mkdtempSync(path.join(tmpdir(), 'espejo-vuelve-')), 'espejo.db')

test('a restore before the close brings the campaign back, which can then be closed', async () => {
  const { file, before } = await backedUp(['uno'])
  const restored = place()
  const order = orderFrom(before.folder, restored, `${file}.claves`)
  expect(await restoreFromBackup(order, NOW)).toEqual({
    ...{ kind: 'restored', opened: ['uno'], annulled: [], lost: [], documents: 'none' },
  })
  expect(statSync(restored).mode & 0o777).toBe(0o600)
  const database = openDatabase(restored)
  expect((await verifyAudit(database)).broken).toBeNull()
  expect(database.select().from(auditLog).all().at(-1)).toMatchObject({
    action: 'database.restored',
    objectId: before.sha256,
  })
  expect(await closeCampaign(database, 'uno', '2026-11-28', null)).toEqual({ kind: 'released' })
  // Of 24 four waited and were in no backup.
  expect(database.$client.prepare('SELECT count(*) AS n FROM responses').get()).toEqual({ n: 20 })
})

test('a backup older than the destruction of a key is refused, or its campaign has no result and says why', async () => {
  const { database, file, before, on } = await backedUp(['uno', 'abierta'])
  await closeCampaign(database, 'uno', '2026-11-28', null)
  await forgetDueKeys(on, NOW)
  const keys = `${file}.claves`
  const restored = place()
  expect(await restoreFromBackup(orderFrom(before.folder, restored, keys), NOW)).toEqual({
    kind: 'unreadable',
    campaigns: ['uno'],
    lost: [],
  })
  expect(() => statSync(restored)).toThrow()
  // The right one: the backup that the close made holds the release.
  const newer = place()
  const made = path.join(`${file}.respaldos`, automatic(file)[0] ?? '')
  expect(await restoreFromBackup(orderFrom(made, newer, keys), NOW)).toMatchObject({
    opened: ['abierta'],
    annulled: [],
  })
  expect(openDatabase(newer).select().from(releases).all()).toEqual(database.select().from(releases).all())
  expect(await restoreFromBackup(orderFrom(before.folder, restored, keys, true), NOW)).toMatchObject({
    opened: ['abierta'],
    annulled: ['uno'],
  })
  const back = openDatabase(restored)
  const [uno] = back
    .select()
    .from(campaigns)
    .all()
    .filter(({ id }) => id === 'uno')
  expect(uno).toMatchObject({ status: 'annulled', annulmentReason: expect.stringContaining('ya no se puede leer') })
  expect(back.$client.prepare("SELECT count(*) AS n FROM responses WHERE campaign_id = 'uno'").get()).toEqual({ n: 0 })
})

test('nothing is written over: not a database that is there, nor beside a log of another', async () => {
  const { file, before } = await backedUp(['uno'])
  for (const left of [file, `${place()}-wal`]) {
    if (left.endsWith('-wal')) writeFileSync(left, 'de otra')
    const stamp = new Date('2026-01-01T00:00:00Z')
    utimesSync(left, stamp, stamp)
    const order = orderFrom(before.folder, left.replace(/-wal$/, ''), `${file}.claves`)
    expect(await restoreFromBackup(order, NOW)).toEqual({ kind: 'database-in-place' })
    expect(statSync(left).mtime).toEqual(stamp)
  }
  expect(await restoreFromBackup(orderFrom(tmpdir(), place(), `${file}.claves`), NOW)).toEqual({ kind: 'no-backup' })
})
