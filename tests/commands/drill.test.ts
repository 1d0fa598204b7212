import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { newestMigration } from '#db/schema-number.server.ts'
import { ADAPTATION_PROOF, seedAdaptations } from '#tests/support/adapted-documents.ts'
import { sendAnswers } from '#tests/support/backups.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { closeTold } from '#tests/support/told-campaigns.ts'
import { createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

/** The drill of `docs/operations.md`: a machine is lost, and what was backed up is served by another. */

const people = Array.from({ length: 20 }, (_, person) => person)

function environmentOf(file: string, more: Partial<Environment> = {}): Environment {
  return {
    ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: file, ESPEJO_CODE_KEY: TEST_KEY },
    ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: 0, HOST: '127.0.0.1', ...more },
  }
}

/** A command of ours; the environment says where things lie. */
function command(name: 'backup' | 'restore' | 'verify', args: readonly string[], environment: Environment) {
  const variables = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, String(value)]))
  return spawnSync(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  })
}

const emptyPlace = () => path.join(mkdtempSync(path.join(tmpdir(), 'espejo-otra-maquina-')), 'espejo.db')
const rowsOf = (file: string) => {
  const client = new Sqlite(file, { readonly: true })
  const rows = ['responses', 'releases', 'entities', 'access_codes', 'audit_log'].map((table) =>
    client.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get(),
  )
  client.close()
  return rows.map((row) => row?.n)
}

let lost = ''
let [backup, keys] = ['', '']
let before: readonly (number | undefined)[] = []

beforeAll(async () => {
  const { database, file } = createTestDatabase()
  const environment = environmentOf(file)
  for (const id of ['uno', 'dos']) insertEntity(database, id)
  await openCampaign(database, 'abierta', 'uno', { opensOn: '2026-11-02', closesOn: '2027-11-27' })
  await sendAnswers(database, people, () => 'LINKABIERTA')
  await closeTold(database, 'cerrada', { closesOn: '2026-09-30', closedOn: '2026-10-01' })
  await seedAdaptations(database, environment)
  const made = command('backup', ['--to', `${file}.mias`], environment)
  expect(made.stderr).toBe('')
  backup = (JSON.parse(made.stdout) as { folder: string }).folder
  keys = `${file}.claves`
  before = rowsOf(file)
  database.$client.close()
  lost = file
})

/** A copy of the backup, changed in one way. */
function changed(change: (folder: string) => void): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-danada-')), 'copia')
  cpSync(backup, folder, { recursive: true })
  change(folder)
  return folder
}

test('a database that was lost is back from its backup, is served, and goes on', async () => {
  const verified = command('verify', [backup], environmentOf(lost))
  expect(verified.stderr).toBe('')
  expect(JSON.parse(verified.stdout)).toMatchObject({
    ...{ sound: true, schema: newestMigration().number, missingKeys: [] },
    documents: { files: 1, missingWhenMade: [], changedWhenMade: [] },
  })
  // The machine is gone; backup and keys were kept elsewhere.
  for (const name of readdirSync(path.dirname(lost)).filter((each) => !/claves|mias/.test(each)))
    rmSync(path.join(path.dirname(lost), name), { recursive: true })

  const place = emptyPlace()
  const environment = environmentOf(place, { ESPEJO_CAMPAIGN_KEYS: keys })
  const restored = command('restore', [backup], environment)
  expect(restored.stderr).toBe('')
  expect(JSON.parse(restored.stdout)).toMatchObject({
    opened: ['abierta'],
    annulled: [],
    lost: [],
    documents: 'restored',
  })
  // One deed more: that it was restored.
  expect(rowsOf(place)).toEqual([...before.slice(0, -1), (before.at(-1) ?? 0) + 1])
  expect(readFileSync(path.join(`${place}.evidencias`, 'uno', ADAPTATION_PROOF)).length).toBeGreaterThan(0)

  const database = openDatabase(place, undefined, keys)
  const server = await startProduction(database, environment)
  try {
    const page = await fetch(`${server.origin}/r/LINKABIERTA`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Entidad uno')
    expect((await fetch(`${server.origin}/`)).status).toBe(200)
  } finally {
    server.stop()
    database.$client.close()
  }
})

test('without the keys the verification says which are missing, and is no fault', () => {
  const verified = command('verify', [backup], environmentOf(emptyPlace()))
  expect(verified.status).toBe(0)
  expect(JSON.parse(verified.stdout)).toMatchObject({
    missingKeys: ['abierta', 'cerrada.experience', 'cerrada.main'],
  })
})

test.each([
  [
    'one byte of the database is another',
    (folder: string) => {
      const place = path.join(folder, 'espejo.db')
      const bytes = readFileSync(place)
      const middle = bytes.length >> 1
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
      writeFileSync(place, bytes)
    },
    /la base de datos no es la que se escribió/,
  ],
  [
    'a document is missing',
    (folder: string) => rmSync(path.join(folder, 'evidencias/uno', ADAPTATION_PROOF)),
    new RegExp(`faltan documentos: uno/${ADAPTATION_PROOF}`),
  ],
  [
    'a document is another',
    (folder: string) => writeFileSync(path.join(folder, 'evidencias/uno', ADAPTATION_PROOF), 'otra cosa'),
    new RegExp(`documentos que cambiaron: uno/${ADAPTATION_PROOF}`),
  ],
  [
    'the list of digests is missing',
    (folder: string) => rmSync(path.join(folder, 'sumas.sha256')),
    /falta o cambió la lista de sumas/,
  ],
  [
    'nobody can read its manifest',
    (folder: string) => writeFileSync(path.join(folder, 'manifiesto.json'), '{'),
    /no se puede leer su manifiesto/,
  ],
  [
    'a later version made it',
    (folder: string) => {
      const client = new Sqlite(path.join(folder, 'espejo.db'))
      client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)").run()
      client.close()
      // As that version would have written it.
      rmSync(path.join(folder, 'manifiesto.json'))
    },
    /es de una versión posterior de Espejo/,
  ],
])('where %s it is refused in words, and nothing is written', (_what, change, words) => {
  const folder = changed(change)
  const place = emptyPlace()
  for (const name of ['verify', 'restore'] as const) {
    const refused = command(name, [folder], environmentOf(place, { ESPEJO_CAMPAIGN_KEYS: keys }))
    expect([name, refused.status, refused.stdout]).toEqual([name, 2, ''])
    expect(refused.stderr).toMatch(words)
  }
  expect(readdirSync(path.dirname(place))).toEqual([])
})

test('with documents missing and no other backup the database alone can be restored', () => {
  const folder = changed((copy) => rmSync(path.join(copy, 'evidencias/uno', ADAPTATION_PROOF)))
  const environment = environmentOf(emptyPlace(), { ESPEJO_CAMPAIGN_KEYS: keys })
  const restored = command('restore', [folder, '--incomplete-documents'], environment)
  expect(restored.stderr).toBe('')
  expect(JSON.parse(restored.stdout)).toMatchObject({ opened: ['abierta'] })
})

test('a backup of a version without manifests is verified by what SQLite says', () => {
  const folder = changed((copy) => {
    renameSync(path.join(copy, 'manifiesto.json'), path.join(copy, 'otro'))
    rmSync(path.join(copy, 'sumas.sha256'))
  })
  const verified = command('verify', [folder], environmentOf(emptyPlace(), { ESPEJO_CAMPAIGN_KEYS: keys }))
  expect(JSON.parse(verified.stdout)).toMatchObject({ sound: true, program: null, documents: null })
})
