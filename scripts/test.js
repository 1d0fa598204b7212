import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { failedTests, toldFailure } from './failed-tests.js'
import { ensureInstalled } from './prepare.js'
import { slowestFiles, testedFiles, workedFor } from './test-times.js'

/**
 * Everything that must hold before a change lands: types, lint, unit to browser tests; then how long each part took,
 * what failed, and one line that adds them up.
 */

const UNIT_RESULTS = '.espejo/test/unit.json'
const BROWSER_RESULTS = '.espejo/test/browser.json'
const CHROMIUM = '/usr/bin/chromium'
const SLOWEST = 10

/** @type {{ readonly title: string, readonly seconds: number, readonly sound: boolean }[]} */
const parts = []

/**
 * @param {string} title
 * @param {number} began
 * @param {boolean} sound
 */
function note(title, began, sound) {
  parts.push({ title, seconds: (Date.now() - began) / 1000, sound })
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
  note(title, began, sound)
}

/**
 * Runs a part beside others; its output is shown as a whole at its end.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<void>} when it has ended, well or not
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
      note(title, began, status === 0)
      console.log(`\n== ${title}`)
      process.stdout.write(Buffer.concat(said))
      resolve()
    })
  })
}

/** @param {readonly Parameters<typeof stepBeside>[]} steps */
async function inTurn(steps) {
  for (const each of steps) await stepBeside(...each)
}

/** Installs Debian's browser and the letters it is tested with where there is none and this user may. */
function ensureChromium() {
  if (existsSync(CHROMIUM)) return true
  const silent = /** @type {const} */ ({ stdio: 'ignore' })
  spawnSync('apt-get', ['update'], silent)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], silent)
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

// Each of these works on one core alone: two of them at a time.
await Promise.all([
  inTurn([
    ['Tipos', 'npx', ['tsc', '--noEmit']],
    ['Construcción', process.execPath, ['scripts/build.js']],
  ]),
  inTurn([
    ['Estilo', 'npx', ['eslint', '.']],
    ['Forma', 'npx', ['biome', 'format', '.']],
  ]),
])
// Without a build half of what follows would only say so.
if (parts.some(({ title, sound }) => title === 'Construcción' && !sound)) process.exit(1)
step('Unidad, integración y arquitectura', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${UNIT_RESULTS}`,
])
if (ensureChromium()) step('Navegador', 'npx', ['playwright', 'test'])
else note('Navegador', Date.now(), false)

const unit = read(UNIT_RESULTS)
const browser = read(BROWSER_RESULTS)
const stats = browser.stats ?? {}
const files = testedFiles(unit, browser)
const said = (/** @type {number} */ seconds) => `${seconds.toFixed(0)} s`
console.log(`\n== Tiempos (${said((Date.now() - start) / 1000)} en total)`)
for (const { title, seconds } of parts) console.log(`${said(seconds).padStart(7)}  ${title}`)
const { quick, full } = workedFor(files)
console.log(`Pruebas rápidas ${said(quick)} y completas ${said(full)}, archivo por archivo; corren varios a la vez.`)
console.log('Los archivos más lentos:')
for (const { name, seconds } of slowestFiles(files, SLOWEST)) console.log(`${said(seconds).padStart(7)}  ${name}`)

// After all else: of a long log the end is what remains.
const failures = failedTests(unit, browser)
const broken = parts.filter(({ sound }) => !sound).map(({ title }) => title)
if (failures.length > 0) console.log(`\n== Pruebas que fallaron\n${failures.map(toldFailure).join('\n')}`)
if (broken.length > 0) console.log(`\nPartes que fallaron: ${broken.join(', ')}`)

const passed = (unit.numPassedTests ?? 0) + (stats.expected ?? 0)
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exit(broken.length === 0 && failures.length === 0 ? 0 : 1)
