import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backupWarning } from '#app/features/backups/backup-words.ts'
import { readManifest } from '#app/features/backups/backup-manifest.server.ts'
import { backupState, listNights } from '#app/features/backups/list-nights.server.ts'
import { backUpNight, deleteOldNights } from '#app/features/backups/nightly-backup.server.ts'
import { verifyBackup } from '#app/features/backups/verify-backup.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { ADAPTATION_PROOF, seedAdaptations } from '#tests/support/adapted-documents.ts'
import { sendAnswers } from '#tests/support/backups.ts'
import { createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

const people = Array.from({ length: 20 }, (_, person) => person)
/** Three in the morning in Lima. */
const night = (day: string) => new Date(`${day}T08:00:00Z`)

async function running() {
  const { database, file } = createTestDatabase()
  const environment: Environment = {
    ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: file, ESPEJO_CODE_KEY: TEST_KEY },
    ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: 0, HOST: '127.0.0.1' },
    ESPEJO_BACKUPS: `${file}.copias`,
  }
  for (const id of ['uno', 'dos']) insertEntity(database, id)
  await openCampaign(database, 'c1', 'uno', { opensOn: '2026-11-02', closesOn: '2026-11-27' })
  await sendAnswers(database, people, () => 'LINKC1')
  await seedAdaptations(database, environment)
  return { database, file, environment, on: { database, environment }, folder: `${file}.copias` }
}

const inode = (place: string) => statSync(place).ino

test('one sound backup a night, which locks nobody out; a missed night is made up for, an unchanged document is stored once', async () => {
  const { database, environment, file, folder, on } = await running()
  expect(backupState(folder, night('2026-11-10'))).toEqual({ kind: 'none' })
  const before = readFileSync(file)
  const making = backUpNight(on, night('2026-11-10'))
  // Meanwhile somebody writes, and waits for nothing.
  const began = performance.now()
  database.$client.prepare("UPDATE entities SET region = 'Puno' WHERE id = 'dos'").run()
  expect(performance.now() - began).toBeLessThan(1000)
  await making
  expect(readFileSync(file).equals(before)).toBe(true)
  await backUpNight(on, night('2026-11-10'))
  // In the evening it is still the same night.
  await backUpNight(on, new Date('2026-11-11T03:00:00Z'))
  const [first, ...others] = listNights(folder)
  expect(others).toEqual([])
  expect(first).toMatchObject({ night: '2026-11-10', isGood: true })
  expect(first?.manifest?.documents).toMatchObject({ files: 1, missing: [], changed: [] })
  expect(backupState(folder, night('2026-11-11'))).toMatchObject({ kind: 'fresh' })

  // Two nights later, by day: the night of that day is made up for.
  await storeEvidence(evidenceFolder(environment), 'uno', 'f'.repeat(32), Buffer.from('otro'))
  const late = new Date('2026-11-12T20:00:00Z')
  expect(backupWarning(backupState(folder, late))).toContain('10 de noviembre de 2026, 03:00')
  await backUpNight(on, late)
  expect(listNights(folder).map((each) => each.night)).toEqual(['2026-11-12', '2026-11-10'])
  const [second] = listNights(folder)
  const documentIn = (name = '') => path.join(folder, name, 'evidencias/uno', ADAPTATION_PROOF)
  expect(inode(documentIn(second?.name))).toBe(inode(documentIn(first?.name)))
  expect(inode(documentIn(first?.name))).not.toBe(
    inode(path.join(evidenceFolder(environment), 'uno', ADAPTATION_PROOF)),
  )
  expect(await verifyBackup(path.join(folder, second?.name ?? ''), `${file}.claves`)).toMatchObject({
    ...{ kind: 'verified', faults: [], missingKeys: [] },
    manifest: { documents: { files: 2 } },
  })
})

test('where no folder is configured none is made', async () => {
  const { on, environment } = await running()
  await backUpNight({ ...on, environment: { ...environment, ESPEJO_BACKUPS: undefined } }, night('2026-11-10'))
  expect(backupState(undefined, night('2026-11-10'))).toEqual({ kind: 'off' })
})

test('a document that is damaged or lost is told and keeps no backup from being made', async () => {
  const { on, environment, folder } = await running()
  const place = path.join(evidenceFolder(environment), 'uno', ADAPTATION_PROOF)
  writeFileSync(place, 'otra cosa')
  await backUpNight(on, night('2026-11-10'))
  expect(listNights(folder)[0]?.manifest?.documents).toMatchObject({ changed: [`uno/${ADAPTATION_PROOF}`] })
  rmSync(place)
  await backUpNight(on, night('2026-11-11'))
  expect(listNights(folder)[0]?.manifest?.documents).toMatchObject({ files: 0, missing: [`uno/${ADAPTATION_PROOF}`] })
})

test('one that fails leaves nothing, is tried again half an hour later, and takes no good one with it', async () => {
  const { on, folder, environment } = await running()
  await backUpNight(on, night('2026-11-10'))
  const broken = { ...on, environment: { ...environment, ESPEJO_DATABASE: `${folder}/no-hay.db` } }
  await expect(backUpNight(broken, night('2026-11-20'))).rejects.toThrow()
  await backUpNight(broken, new Date(night('2026-11-20').getTime() + 60_000))
  expect(readdirSync(folder)).toHaveLength(1)
  expect(backupState(folder, night('2026-11-20'))).toMatchObject({ kind: 'old' })
  await backUpNight(on, new Date(night('2026-11-20').getTime() + 31 * 60_000))
  expect(listNights(folder).map((each) => each.night)).toEqual(['2026-11-20', '2026-11-10'])
})

test('older ones go, those of months lose their documents and say so; what somebody else put there stays', async () => {
  const { on, folder, file } = await running()
  await backUpNight(on, night('2026-11-10'))
  const [made] = listNights(folder)
  const copyAs = (day: string) => {
    const name = `${day}T08-00-00-0a0a-noche`
    cpSync(path.join(folder, made?.name ?? ''), path.join(folder, name), { recursive: true })
    return name
  }
  const ofMonth = copyAs('2026-08-30')
  for (const day of ['2026-08-10', '2025-10-01']) copyAs(day)
  for (const name of ['de-la-oficina', '.2026-11-09T08-00-00-0b0b-noche.inconcluso']) mkdirSync(path.join(folder, name))
  await deleteOldNights(folder, night('2026-11-11'))
  expect(readdirSync(folder).sort()).toEqual([ofMonth, made?.name, 'de-la-oficina'].sort())
  expect(readdirSync(path.join(folder, ofMonth)).sort()).toEqual(['espejo.db', 'manifiesto.json'])
  expect(readManifest(path.join(folder, ofMonth))).toMatchObject({ documents: null, documentsDroppedOn: '2026-11-11' })
  expect(await verifyBackup(path.join(folder, ofMonth), `${file}.claves`)).toMatchObject({ faults: [] })
})

test('one that is being deleted is never seen half', async () => {
  const { on, folder } = await running()
  await backUpNight(on, night('2026-11-10'))
  const [made] = listNights(folder)
  for (const day of ['2025-10-01', '2025-10-02', '2025-10-03']) {
    const copy = path.join(folder, `${day}T08-00-00-0a0a-noche`)
    cpSync(path.join(folder, made?.name ?? ''), copy, { recursive: true })
    // Last in its order, and long to delete.
    for (let number = 0; number < 300; number += 1) writeFileSync(path.join(copy, `z-${number}`), '')
  }
  let isDone = false
  const deleting = deleteOldNights(folder, night('2026-11-11')).then(() => (isDone = true))
  const seen = new Set<number>()
  while (!isDone) {
    const nights = listNights(folder)
    seen.add(nights.length)
    expect(nights.filter(({ isGood }) => !isGood)).toEqual([])
    await new Promise((resolve) => setImmediate(resolve))
  }
  await deleting
  expect(seen.size).toBeGreaterThan(1)
  expect(listNights(folder)).toHaveLength(1)
})

test('nothing that a backup says of itself moves with a single answer', async () => {
  const { database, folder, on } = await running()
  await backUpNight(on, night('2026-11-10'))
  await sendAnswers(
    database,
    Array.from({ length: 10 }, (_, person) => 100 + person),
    () => 'LINKC1',
  )
  await backUpNight(on, night('2026-11-11'))
  const [second, first] = listNights(folder)
  const open = (night: typeof first) => ({
    ...night?.manifest,
    madeAt: null,
    database: night?.manifest?.database.bytes,
  })
  expect(open(second)).toEqual(open(first))
  const head = (name = '') => readFileSync(path.join(folder, name, 'espejo.db')).subarray(0, 100)
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  expect(digest(head(second?.name))).toBe(digest(head(first?.name)))
})
