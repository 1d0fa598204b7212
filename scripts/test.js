import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBuilt, ensureInstalled } from './prepare.js'
import { slowestFiles, testedFiles, workedFor } from './test-times.js'

/**
 * Everything that must hold before a change lands: types, lint, unit to browser tests; then how long each part took, and
 * one line that adds them up.
 */

const UNIT_RESULTS = '.espejo/test/unit.json'
const BROWSER_RESULTS = '.espejo/test/browser.json'
const CHROMIUM = '/usr/bin/chromium'
const SLOWEST = 10

/** @type {[part: string, seconds: number][]} */
const times = []

/**
 * @param {string} part
 * @param {number} began
 */
function note(part, began) {
  times.push([part, (Date.now() - began) / 1000])
}

/**
 * Runs a part whose output is seen as it comes.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 */
function step(title, command, args) {
  console.log(`\n== ${title}`)
  const began = Date.now()
  const sound = spawnSync(command, args, { stdio: 'inherit' }).status === 0
  note(title, began)
  return sound
}

/**
 * Runs a part beside others; its output is shown as a whole at its end.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<boolean>}
 */
function stepBeside(title, command, args) {
  const began = Date.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '1' } })
  /** @type {Buffer[]} */
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => void said.push(chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => void said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (status) => {
      note(title, began)
      console.log(`\n== ${title}`)
      process.stdout.write(Buffer.concat(said))
      resolve(status === 0)
    })
  })
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

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

const start = Date.now()
ensureInstalled()
mkdirSync('.espejo/test', { recursive: true })
for (const file of [UNIT_RESULTS, BROWSER_RESULTS]) rmSync(file, { force: true })

// Each of these works on one core alone.
const written = await Promise.all([
  stepBeside('Tipos', 'npx', ['tsc', '--noEmit']),
  stepBeside('Forma', 'npx', ['biome', 'format', '.']),
  stepBeside('Estilo', 'npx', ['eslint', '.']),
])
const building = Date.now()
ensureBuilt()
note('Construcción', building)
const unitsHold = step('Unidad, integración y arquitectura', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${UNIT_RESULTS}`,
])
const pagesHold = ensureChromium() && step('Navegador', 'npx', ['playwright', 'test'])

const unit = read(UNIT_RESULTS)
const browser = read(BROWSER_RESULTS)
const stats = browser.stats ?? {}
const files = testedFiles(unit, browser)
const said = (/** @type {number} */ seconds) => `${seconds.toFixed(0)} s`
console.log(`\n== Tiempos (${said((Date.now() - start) / 1000)} en total)`)
for (const [part, seconds] of times) console.log(`${said(seconds).padStart(7)}  ${part}`)
const { quick, full } = workedFor(files)
console.log(`Pruebas rápidas ${said(quick)} y completas ${said(full)}, sumados sus archivos, que corren de a dos.`)
console.log('Los archivos más lentos:')
for (const { name, seconds } of slowestFiles(files, SLOWEST)) console.log(`${said(seconds).padStart(7)}  ${name}`)

const passed = (unit.numPassedTests ?? 0) + (stats.expected ?? 0)
const failed = (unit.numFailedTests ?? 0) + (stats.unexpected ?? 0) + (stats.flaky ?? 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit([...written, unitsHold, pagesHold].every(Boolean) && failed === 0 ? 0 : 1)
