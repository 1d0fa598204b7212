import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * `npm run --silent sbom`: the components of this release as CycloneDX, in `build/sbom.cdx.json`, without what only building
 * and testing need. Read from the lockfile, so that every machine lists the same.
 */
const FILE = 'build/sbom.cdx.json'

const { status, stdout } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev', '--package-lock-only'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
)
if (status !== 0) process.exit(status ?? 1)

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const list = JSON.parse(stdout)
// npm names the whole after the folder that it lies in.
list.metadata.component.name = name
mkdirSync('build', { recursive: true })
writeFileSync(FILE, `${JSON.stringify(list, null, 2)}\n`)
console.log(`${FILE}: ${list.components.length} componentes de ${name} ${version}`)
