import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listLooseFiles } from '#app/kit/program/file-modes.server.ts'
import { readEnvironment } from '#app/kit/program/environment.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { sendAnswers } from '#tests/support/backups.ts'
import { closeTold } from '#tests/support/told-campaigns.ts'
import { createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

const people = Array.from({ length: 20 }, (_, person) => person)

/** Runs a program of ours under a umask that would let everybody read. */
function run(program: string, args: readonly string[], variables: Readonly<Record<string, string>>) {
  const command = `umask 000; exec "$0" --import tsx ${program} "$@"`
  return spawnSync('sh', ['-c', command, process.execPath, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  })
}

async function answered() {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { opensOn: '2026-11-02', closesOn: '2026-11-27' })
  await sendAnswers(database, people, () => 'LINKC1')
  mkdirSync(`${file}.evidencias/e1`, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.evidencias/e1/documento`, 'documento', { mode: 0o600 })
  return { database, file }
}

/** Everything below a folder, with its rights. */
function modesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    ['', ...names].map((name) => [name, (statSync(path.join(folder, name)).mode & 0o777).toString(8)]),
  )
}

test('a backup is made and restored by the command, and nobody but their owner reads any file of it', async () => {
  const { database, file } = await answered()
  const to = path.join(path.dirname(file), 'copias')
  const made = run('scripts/backup.ts', ['--to', to], { ESPEJO_DATABASE: file })
  expect(made.stderr).toBe('')
  const { folder, leftOut } = JSON.parse(made.stdout) as { folder: string; leftOut: string }
  expect(leftOut).toContain('que esperan')
  expect(Object.values(modesBelow(to))).toEqual(['700', '700', '600', '700', '700', '600', '600', '600'])
  expect(readdirSync(folder).sort()).toEqual(['espejo.db', 'evidencias', 'manifiesto.json', 'sumas.sha256'])
  const sums = spawnSync('sha256sum', ['--check', '--quiet', 'sumas.sha256'], { cwd: folder, encoding: 'utf8' })
  expect([sums.status, sums.stderr]).toEqual([0, ''])
  expect(modesBelow(`${file}.claves`)).toEqual({ '': '700', 'c1.clave': '600' })
  const before = database.$client.prepare('SELECT id, answers FROM responses ORDER BY id').all()
  database.$client.close()

  const inTheWay = run('scripts/restore.ts', [folder], { ESPEJO_DATABASE: file })
  expect([inTheWay.status, inTheWay.stdout]).toEqual([2, ''])
  expect(inTheWay.stderr).toMatch(/ya hay una base de datos.*muévala/)

  const place = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-vuelve-')), 'nueva', 'espejo.db')
  const variables = { ESPEJO_DATABASE: place, ESPEJO_CAMPAIGN_KEYS: `${file}.claves` }
  const back = run('scripts/restore.ts', [folder], variables)
  expect(back.stderr).toBe('')
  expect(JSON.parse(back.stdout)).toEqual({
    database: place,
    opened: ['c1'],
    annulled: [],
    lost: [],
    documents: 'restored',
  })
  expect(modesBelow(path.dirname(place))).toEqual({
    '': '700',
    'espejo.db': '600',
    'espejo.db.evidencias': '700',
    'espejo.db.evidencias/e1': '700',
    'espejo.db.evidencias/e1/documento': '600',
  })
  expect(openDatabase(place).$client.prepare('SELECT id, answers FROM responses ORDER BY id').all()).toEqual(before)
})

test('without the keys it is told what to do, and done only when that is asked for', async () => {
  const { database, file } = await answered()
  await closeTold(database, 'h', { closesOn: '2026-09-30', closedOn: '2026-10-01' })
  const made = run('scripts/backup.ts', ['--to', `${file}.mias`], { ESPEJO_DATABASE: file })
  const { folder } = JSON.parse(made.stdout) as { folder: string }
  const place = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-vuelve-')), 'espejo.db')
  const refused = run('scripts/restore.ts', [folder], { ESPEJO_DATABASE: place })
  expect([refused.status, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toMatch(/llave no está: c1\..*posterior al cierre.*--annul-unreadable/)
  const lost = ['h (lo que se contó que pasó)', 'h (respuestas)']
  expect(refused.stderr).toContain(`ya no se puede leer: ${lost.join(', ')}. Si se destruyó a su tiempo`)
  expect(readdirSync(path.dirname(place))).toEqual([])
  const done = run('scripts/restore.ts', [folder, '--annul-unreadable'], { ESPEJO_DATABASE: place })
  expect(JSON.parse(done.stdout)).toMatchObject({ opened: [], annulled: ['c1'], lost })
})

test.each([
  ['a backup to nowhere', 'scripts/backup.ts', [], /--to CARPETA/],
  ['a restore of nothing', 'scripts/restore.ts', [], /: restore -- CARPETA/],
  ['a restore of two', 'scripts/restore.ts', ['x', 'y'], /: restore -- CARPETA/],
  ['a restore of a folder without a backup', 'scripts/restore.ts', ['/nowhere'], /no hay una copia/],
  ['verifying nothing', 'scripts/verify.ts', [], /: verify -- CARPETA/],
  ['verifying a folder without a backup', 'scripts/verify.ts', ['/nowhere'], /no hay una copia/],
])('%s ends with code 2 and one sentence', (_what, program, args, sentence) => {
  const { status, stdout, stderr } = run(program, args, { ESPEJO_DATABASE: '/nowhere/espejo.db' })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a database that a command makes is its owner’s alone, its write-ahead log too', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-modos-'))
  const made = run('scripts/admin-create.ts', ['--email', 'ana@mimp.gob.pe', '--name', 'Ana Quispe'], {
    ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: path.join(folder, 'espejo.db'), ESPEJO_CODE_KEY: TEST_KEY },
    ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
  })
  expect(made.stderr).toBe('')
  expect(new Set(Object.values(modesBelow(folder)).slice(1))).toEqual(new Set(['600']))
})

test('production does not start with files that others may read, names them all and how to mend it', async () => {
  const { database, file } = await answered()
  const keys = path.join(path.dirname(file), 'llaves')
  mkdirSync(keys, { mode: 0o700 })
  writeFileSync(path.join(keys, 'c1.clave'), 'x', { mode: 0o600 })
  writeFileSync(`${file}.vieja`, 'copia a mano', { mode: 0o600 })
  const variables = {
    ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: file, ESPEJO_CAMPAIGN_KEYS: keys, ESPEJO_CODE_KEY: TEST_KEY },
    ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: '0', HOST: '127.0.0.1' },
  }
  const environment = readEnvironment(variables)
  expect(listLooseFiles(environment)).toEqual([])
  const loose = [file, `${file}-wal`, `${file}-shm`, `${file}.vieja`, path.join(keys, 'c1.clave')]
  for (const place of loose) chmodSync(place, 0o640)
  for (const folder of [keys, `${file}.evidencias`]) chmodSync(folder, 0o755)
  const refused = run('app/server/start.ts', [], variables)
  expect(refused.status).toBe(1)
  expect(refused.stdout).toBe('')
  const [first, ...orders] = refused.stderr.trim().split('\n')
  expect(first).toContain('otras cuentas de esta máquina pueden leer sus archivos')
  expect(orders.sort()).toEqual(
    [
      ...loose.map((place) => `  chmod 600 '${place}'`),
      ...[keys, `${file}.evidencias`].map((place) => `  chmod 700 '${place}'`),
    ].sort(),
  )
  expect(readFileSync(file).includes('c1')).toBe(true)
  // What it says mends it: the orders as they stand, given to a shell.
  expect(spawnSync('sh', ['-c', orders.join('\n')]).status).toBe(0)
  expect(listLooseFiles(environment)).toEqual([])
  database.$client.close()
})
