import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ADDRESS_FAULT_WORDS } from '#app/kit/mail/mail-address.ts'
import { invitations } from '#db/schema/index.ts'
import { createTestDatabase, TEST_KEY } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
const env = {
  ...process.env,
  ESPEJO_MODE: 'production',
  ESPEJO_DATABASE: file,
  ESPEJO_CODE_KEY: TEST_KEY,
  ESPEJO_SESSION_SECRET: TEST_KEY,
  ESPEJO_ORIGIN: 'https://espejo.test',
  ESPEJO_PROXY: '127.0.0.1',
  PORT: '0',
}
const run = (script: string, args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8', env: { ...env, ...more } })

test('the first administrator is made by a link, without a password', () => {
  const { stdout, status } = run('scripts/admin-create.ts', [
    '--email',
    ' <Ana@mimp.gob.pe>.',
    '--name',
    'Ana\u200B  Quispe',
  ])
  expect(status).toBe(0)
  expect(stdout).toMatch(/https:\/\/espejo\.test\/invitacion\/[\w-]{43}/)
  expect(database.select().from(invitations).all()).toMatchObject([
    { email: 'ana@mimp.gob.pe', name: 'Ana Quispe', role: 'administrator', entityId: null, invitedBy: 'program' },
  ])
})

test('an address that nobody could sign in with is refused with its reason', () => {
  const { stderr, status } = run('scripts/admin-create.ts', ['--email', 'aná@mimp.gob.pe', '--name', 'Ana Quispe'])
  expect([status, stderr]).toEqual([2, expect.stringContaining(ADDRESS_FAULT_WORDS.accent)])
})

test('a command without an address says how it is called', () => {
  const { stderr, status } = run('scripts/admin-create.ts', ['--name', 'Ana'])
  expect([status, stderr.trim()]).toEqual([2, expect.stringContaining('Uso: npm run admin:create')])
})

test('no variable talks the production server out of the second step', () => {
  for (const mode of ['demo', 'development']) {
    const { stderr, status } = run('app/server/start.ts', [], { ESPEJO_MODE: mode })
    expect([status, stderr]).toEqual([1, expect.stringContaining('modo de producción')])
  }
})
