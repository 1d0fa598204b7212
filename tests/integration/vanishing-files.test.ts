import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { copyDocuments } from '#app/features/backups/copied-documents.server.ts'
import { listNights } from '#app/features/backups/list-nights.server.ts'
import { listLooseFiles } from '#app/kit/program/file-modes.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const ROUNDS = 2_000

/** Another process that gives a backup its name and deletes one of before, without a pause, until it is killed. */
const NAMING = `
const fs = require('node:fs')
process.chdir(process.argv[1])
process.stdout.write('begun')
for (let number = 0; ; number += 1) {
  const name = '2026-11-0' + (1 + (number % 3)) + 'T07-00-00-aaaa-noche'
  fs.mkdirSync('.' + name + '.inconcluso', { mode: 0o700 })
  fs.writeFileSync('.' + name + '.inconcluso/manifiesto.json', '{', { mode: 0o600 })
  fs.rmSync(name, { recursive: true, force: true })
  fs.renameSync('.' + name + '.inconcluso', name)
}`

/** Another process that writes documents and deletes them, without a pause, until it is killed. */
const DELETING = `
const fs = require('node:fs')
process.chdir(process.argv[1])
process.stdout.write('begun')
for (let number = 0; ; number += 1) {
  fs.writeFileSync('e1/passing-' + (number % 20), 'documento')
  fs.rmSync('e1/passing-' + ((number + 10) % 20), { force: true })
}`

const whileOther = async (script: string, folder: string, look: () => Promise<void>): Promise<void> => {
  const other = spawn(process.execPath, ['-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  try {
    await look()
    expect(other.exitCode).toBeNull()
  } finally {
    other.kill('SIGKILL')
  }
}

test('backups get their names and go in another process while files are looked at: whoever looks gets an answer', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-vanishing-'))
  const environment = { ...testEnvironment(path.join(folder, 'espejo.sqlite')), ESPEJO_BACKUPS: folder }
  await whileOther(NAMING, folder, async () => {
    const seen = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      expect(listLooseFiles(environment)).toEqual([])
      for (const { name } of listNights(folder)) seen.add(name)
    }
    expect(seen.size).toBeGreaterThan(1)
    return Promise.resolve()
  })
})

test('documents whose time is over go while they are copied: the backup is made, with all that stayed', async () => {
  const documents = mkdtempSync(path.join(tmpdir(), 'espejo-vanishing-'))
  mkdirSync(path.join(documents, 'e1'))
  for (let number = 0; number < 10; number += 1) writeFileSync(path.join(documents, 'e1', `kept-${number}`), 'queda')
  const { database, file } = createTestDatabase()
  database.$client.close()
  await whileOther(DELETING, documents, async () => {
    for (let round = 0; round < 20; round += 1) {
      const to = mkdtempSync(path.join(tmpdir(), 'espejo-vanishing-'))
      const copied = await copyDocuments({ documents, to, database: file, before: null, year: 2026 })
      expect(copied?.files).toBeGreaterThanOrEqual(10)
    }
  })
})
