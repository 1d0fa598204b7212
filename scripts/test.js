import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBuilt, ensureInstalled } from './prepare.js'

/** Everything that must hold before a change lands: types, lint, unit to browser tests, then one line that adds them up. */

const UNIT_RESULTS = '.espejo/test/unit.json'
const BROWSER_RESULTS = '.espejo/test/browser.json'
const CHROMIUM = '/usr/bin/chromium'

/**
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 */
function step(title, command, args) {
  console.log(`\n== ${title}`)
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

/** Installs Debian's browser where there is none and this user may. */
function ensureChromium() {
  if (existsSync(CHROMIUM)) return true
  const silent = /** @type {const} */ ({ stdio: 'ignore' })
  spawnSync('apt-get', ['update'], silent)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], silent)
  if (!existsSync(CHROMIUM)) console.error('Falta /usr/bin/chromium: instale el paquete chromium de Debian.')
  return existsSync(CHROMIUM)
}

/**
 * @param {string} file
 * @returns {Record<string, number> & { stats?: Record<string, number> }}
 */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

ensureInstalled()
mkdirSync('.espejo/test', { recursive: true })
for (const file of [UNIT_RESULTS, BROWSER_RESULTS]) rmSync(file, { force: true })

let sound = step('Tipos', 'npx', ['tsc', '--noEmit'])
sound = step('Forma', 'npx', ['biome', 'format', '.']) && sound
sound = step('Estilo', 'npx', ['eslint', '.']) && sound
ensureBuilt()
sound =
  step('Unidad, integración y arquitectura', 'npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_RESULTS}`,
  ]) && sound
sound = ensureChromium() && step('Navegador', 'npx', ['playwright', 'test']) && sound

const unit = read(UNIT_RESULTS)
const browser = read(BROWSER_RESULTS).stats ?? {}
const passed = (unit['numPassedTests'] ?? 0) + (browser['expected'] ?? 0)
const failed = (unit['numFailedTests'] ?? 0) + (browser['unexpected'] ?? 0) + (browser['flaky'] ?? 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(sound && failed === 0 ? 0 : 1)
