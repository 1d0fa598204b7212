import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * `npm run --silent sbom`: the components of this release as CycloneDX, kept in `docs/releases`, without what only building
 * and testing need. Read from the lockfile, so that every machine lists the same.
 */
const FOLDER = 'docs/releases'

const { status, stdout } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
)
if (status !== 0) process.exit(status ?? 1)

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const list = JSON.parse(stdout)

// npm's own `--omit dev` leaves out what something of development needs too: a third of what is served.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const served = new Set(
  Object.entries(packages)
    .filter(([place, { dev }]) => place !== '' && !dev)
    .map(
      ([place, { version: at }]) => `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${at}`,
    ),
)
const isServed = (/** @type {string} */ ref) => ref === `${name}@${version}` || served.has(ref)
list.components = list.components.filter((/** @type {{ 'bom-ref': string }} */ each) => isServed(each['bom-ref']))
list.dependencies = list.dependencies
  .filter((/** @type {{ ref: string }} */ { ref }) => isServed(ref))
  .map((/** @type {{ ref: string, dependsOn: string[] }} */ { ref, dependsOn }) => ({
    ref,
    dependsOn: dependsOn.filter(isServed),
  }))
// npm names the whole after the folder that it lies in.
list.metadata.component.name = name
mkdirSync(FOLDER, { recursive: true })
const file = `${FOLDER}/${name}-${version}.cdx.json`
writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`)
console.log(`${file}: ${list.components.length} componentes de ${name} ${version}`)
