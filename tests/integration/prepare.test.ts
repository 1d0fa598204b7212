import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const PREPARE = path.resolve('scripts/prepare.js')

/** A checkout with a lockfile, and an `npm` that only says that it was called. */
function checkout(): { folder: string; install: () => { status: number | null; said: string; npmRan: boolean } } {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-prepare-'))
  writeFileSync(path.join(folder, 'package-lock.json'), '{}')
  mkdirSync(path.join(folder, 'bin'))
  writeFileSync(path.join(folder, 'bin/npm'), '#!/bin/sh\nmkdir -p node_modules\ntouch npm-ran\n')
  chmodSync(path.join(folder, 'bin/npm'), 0o755)
  const install = () => {
    const env = { ...process.env, PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}` }
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `import { ensureInstalled } from ${JSON.stringify(PREPARE)}\nensureInstalled()`],
      { cwd: folder, env, encoding: 'utf8' },
    )
    return { status, said: stderr, npmRan: existsSync(path.join(folder, 'npm-ran')) }
  }
  return { folder, install }
}

test('it installs where there is nothing, and once', () => {
  const { folder, install } = checkout()
  expect(install()).toEqual({ status: 0, said: '', npmRan: true })
  expect(existsSync(path.join(folder, 'node_modules/.espejo-install'))).toBe(true)
})

test('it never installs through a link, which would empty the folder of another checkout', () => {
  const { folder, install } = checkout()
  const others = mkdtempSync(path.join(tmpdir(), 'espejo-others-'))
  writeFileSync(path.join(others, 'kept'), '')
  symlinkSync(others, path.join(folder, 'node_modules'))
  expect(install()).toEqual({ status: 2, said: expect.stringContaining('node_modules es un enlace'), npmRan: false })
  expect(existsSync(path.join(others, 'kept'))).toBe(true)
  expect(existsSync(path.join(others, '.espejo-install'))).toBe(false)
})

test('a link that leads nowhere is refused too', () => {
  const { folder, install } = checkout()
  symlinkSync(path.join(folder, 'no-hay'), path.join(folder, 'node_modules'))
  expect(install()).toMatchObject({ status: 2, npmRan: false })
})
