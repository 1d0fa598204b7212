import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

/**
 * `npm run --silent sbom`: the components of this release as CycloneDX, in `build/sbom.cdx.json`, without what only building
 * and testing need. Read from the lockfile, so it is the same on every machine.
 */
const FILE = 'build/sbom.cdx.json'

const { status, stdout } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev', '--package-lock-only'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
)
if (status !== 0) process.exit(status ?? 1)

const list = JSON.parse(stdout)
mkdirSync('build', { recursive: true })
writeFileSync(FILE, stdout)
console.log(
  `${FILE}: ${list.components.length} componentes de ${list.metadata.component.name} ${list.metadata.component.version}`,
)
