import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What has to be there before anything else runs. Plain JavaScript: it works before the first install. */

const INSTALL_MARK = 'node_modules/.espejo-install'
const BUILD_MARK = 'build/.espejo-build'
const SOURCES = [
  'app',
  'db',
  'surveys',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'scripts/admin-create.ts',
  'scripts/admin-recover.ts',
  'scripts/audit-verify.ts',
  'scripts/backup-command.ts',
  'scripts/backup.ts',
  'scripts/restore.ts',
  'scripts/verify.ts',
  'scripts/command.ts',
  'vite.respondent.config.ts',
  'vite.program.config.ts',
  'remix.config.js',
  'tsconfig.json',
]

/**
 * Runs a command in the foreground; ends this process with its code when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = process.env) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex')
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Ends this process where `node_modules` is a link: `npm ci` would follow it and empty the folder of whoever it belongs to. */
function refuseLinkedModules() {
  const found = lstatSync('node_modules', { throwIfNoEntry: false })
  if (!found?.isSymbolicLink()) return
  console.error(
    'La carpeta node_modules es un enlace a otra, y hace falta instalar: npm vaciaría la otra. Borre el enlace (rm node_modules) y vuelva a intentar.',
  )
  process.exit(2)
}

/** Seen from where better-sqlite3 is compiled, `node_modules/better-sqlite3/build`: no name of a folder with a blank is in it. */
const OBJECT_WRAP = '../../../scripts/native/object-wrap.h'

/**
 * How packages are installed by this Node.js. From 24.19 on, what better-sqlite3 12 is compiled against cuts the program off
 * at some moment (decision 145): then it is compiled against a file of our own.
 * @template {Readonly<Record<string, string | undefined>>} Env
 * @param {string} version as in `process.version`
 * @param {Env} env
 * @returns {Env & { CXXFLAGS?: string }}
 */
export function installEnvironment(version, env) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  if (major !== 24 || minor < 19) return env
  return { ...env, CXXFLAGS: `${env['CXXFLAGS'] ?? ''} -include ${OBJECT_WRAP}`.trim() }
}

/** Installs what the lockfile says, whatever is there. */
export function install() {
  refuseLinkedModules()
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], installEnvironment(process.version, process.env))
}

/** Installs with `npm ci` unless the install there was made from this lockfile by this Node. */
export function ensureInstalled() {
  const wanted = hash(
    `${readFileSync('package-lock.json', 'utf8')}${process.version}${process.platform}${process.arch}`,
  )
  if (read(INSTALL_MARK) === wanted) return
  console.log('Instalando (la primera vez tarda unos minutos)…')
  install()
  writeFileSync(INSTALL_MARK, wanted)
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)))
}

/** Hash of everything that the build is made from. */
export function sourcesHash() {
  const files = SOURCES.filter((place) => existsSync(place)).flatMap(filesBelow)
  return hash(
    files
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .map((file) => `${file}\0${hash(readFileSync(file, 'latin1'))}`)
      .join('\n'),
  )
}

/** Builds unless the build there was made from these sources. */
export function ensureBuilt() {
  const wanted = sourcesHash()
  if (read(BUILD_MARK) === wanted) return
  console.log('Construyendo…')
  run('npm', ['run', '--silent', 'build'])
  mkdirSync('build', { recursive: true })
  writeFileSync(BUILD_MARK, wanted)
}
