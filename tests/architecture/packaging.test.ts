import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What a server is run from by people who did not write it. */
const PACKAGING = [
  'Containerfile',
  'compose.yaml',
  'docs/deploy/Caddyfile',
  'docs/deploy/apache.conf',
  'docs/deploy/espejo-orden',
  'docs/deploy/espejo.env.example',
  'docs/deploy/espejo.service',
  'docs/deploy/nginx.conf',
] as const
/** What they read. */
const GUIDES = [
  'README.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/operations.md',
  'docs/upgrading.md',
  'docs/releasing.md',
] as const

const read = (file: string) => readFileSync(file, 'utf8')
const { scripts, version } = JSON.parse(read('package.json')) as { scripts: Record<string, string>; version: string }

/** Variables that the program reads, and no others. */
const known = new Set(read('app/kit/program/environment.server.ts').match(/\bESPEJO_[A-Z_]+\b/g))

function strangeVariables(text: string): string[] {
  return [...new Set(text.match(/\bESPEJO_[A-Z_]+\b/g))].filter((name) => !known.has(name))
}

test('only variables that the program reads are named', () => {
  expect(known.has('ESPEJO_DATABASE')).toBe(true)
  expect(strangeVariables('ESPEJO_DATABASE=x ESPEJO_NOTHING=y')).toEqual(['ESPEJO_NOTHING'])
  expect(PACKAGING.flatMap((file) => strangeVariables(read(file)).map((name) => `${file}: ${name}`))).toEqual([])
})

test('the example of settings has every variable that a ministry must or may set, secrets empty', () => {
  const example = read('docs/deploy/espejo.env.example')
  const named = new Set(example.match(/\bESPEJO_[A-Z_]+\b/g))
  // The mode is the unit's and the image's own.
  expect([...known].filter((name) => !named.has(name) && name !== 'ESPEJO_MODE')).toEqual([])
  for (const secret of ['ESPEJO_CODE_KEY', 'ESPEJO_SESSION_SECRET'])
    expect(example).toMatch(new RegExp(`^${secret}=$`, 'm'))
})

/** Flags of Node.js, and what is said to the C library about memory, in the order of their names. */
function memorySettings(text: string): string[] {
  const found = text.matchAll(/(--(?:max|heap)-[\w-]+|MALLOC_\w+)(?:=|: ')(\d+)/g)
  return [...found].map(([, name, value]) => `${name}=${value}`).sort()
}

test('the program starts with the same settings of memory wherever it is started, the bench too', () => {
  const wanted = memorySettings(scripts['start'] ?? '')
  expect(wanted).toHaveLength(4)
  for (const file of ['docs/deploy/espejo.service', 'Containerfile', 'bench/processes.ts'])
    expect([file, memorySettings(read(file))]).toEqual([file, wanted])
  expect(wanted).toEqual(expect.arrayContaining(memorySettings(read('docs/operations.md'))))
})

/** Files of the repository that a text names by their path; what a build makes is left out. */
function namedFiles(text: string): string[] {
  const places = text.match(/\b(?:docs|scripts|app|db|surveys|public|tests)\/[\w./-]*\w/g) ?? []
  return [...new Set(places)]
}

test('files that are named exist', () => {
  expect(namedFiles('see docs/nothing.md, build/x.js')).toEqual(['docs/nothing.md'])
  const missing = [...PACKAGING, ...GUIDES].flatMap((file) =>
    namedFiles(read(file))
      .filter((place) => !existsSync(place))
      .map((place) => `${file}: ${place}`),
  )
  expect(missing).toEqual([])
})

/** Lines between two fences that are no command: prose that a fence left open has swallowed. */
function proseInBlocks(text: string): string[] {
  const blocks = text.split(/^```.*$/m).filter((_, place) => place % 2 === 1)
  return blocks.flatMap((block) => block.split('\n').filter((line) => /^\p{Lu}\p{Ll}+ \p{L}/u.test(line)))
}

test('what is to be copied holds commands only, and each block ends', () => {
  expect(proseInBlocks('```\nnpm start\nEl programa inicia.\n```')).toEqual(['El programa inicia.'])
  for (const file of GUIDES) {
    const text = read(file)
    expect([file, (text.match(/^```/gm) ?? []).length % 2, proseInBlocks(text)]).toEqual([file, 0, []])
  }
})

test('commands that are named exist', () => {
  const named = (text: string) => [
    ...[...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/espejo-orden ([a-z][\w:-]*)/g)].map(([, name = '']) => name),
  ]
  expect(named('npm run --silent backup -- x; espejo-orden audit:verify')).toEqual(['backup', 'audit:verify'])
  const missing = [...PACKAGING, ...GUIDES].flatMap((file) =>
    named(read(file))
      .filter((name) => !(name in scripts))
      .map((name) => `${file}: ${name}`),
  )
  expect(missing).toEqual([])
})

/** What starts a container for one order without saying that it alone is started. */
const startsMore = (text: string) => text.match(/compose run (?!--rm --no-deps )\S.*/g) ?? []

test('an order in a container starts no server beside it, and finds the public name', () => {
  expect(startsMore('compose run --rm espejo x; y')).toHaveLength(1)
  for (const file of ['compose.yaml', 'docs/operations.md'] as const) {
    expect([file, startsMore(read(file))]).toEqual([file, []])
    expect(read(file)).toMatch(/SITE=espejo\.entidad\.gob\.pe'? > \.env/)
    expect(read(file)).not.toMatch(/SITE=\S+ podman/)
  }
})

test('who is told to restore is sent to a step that says how', () => {
  const guide = read('docs/operations.md')
  const told = ['app/server/sound-file.ts', 'db/schema-number.server.ts', 'app/features/operations/status-page.tsx']
  for (const file of told) {
    const [, step = ''] = /docs\/operations\.md(?:<\/code>)?, paso (\d+)/.exec(read(file)) ?? []
    const [, rest = ''] = guide.split(new RegExp(`^## ${step}\\. `, 'm'))
    expect([file, /restore|Volver atrás/.test(rest.split(/^## /m)[0] ?? '')]).toEqual([file, true])
  }
})

test('data, keys and backups lie in the same three places wherever they are named', () => {
  const places = ['/var/lib/espejo/espejo.db', '/var/lib/espejo-llaves', '/var/lib/espejo-respaldos']
  for (const file of ['Containerfile', 'docs/deploy/espejo.env.example', 'docs/operations.md'] as const)
    expect([file, places.filter((place) => !read(file).includes(place))]).toEqual([file, []])
  for (const volume of ['/var/lib/espejo', '/var/lib/espejo-llaves', '/var/lib/espejo-respaldos'])
    expect(read('compose.yaml')).toMatch(new RegExp(`- \\w+:${volume}$`, 'm'))
  expect(read('docs/deploy/espejo.service')).toMatch(/StateDirectory=espejo espejo-llaves espejo-respaldos\n/)
})

test('the container runs as nobody special, from a root that is not written', () => {
  const container = read('Containerfile')
  expect(container.slice(container.lastIndexOf('FROM '))).toMatch(/\nUSER node\n[\s\S]*HEALTHCHECK[\s\S]*\/salud/)
  const compose = read('compose.yaml')
  expect(compose.match(/read_only: true/g)).toHaveLength(2)
  expect(compose.match(/cap_drop: \[ALL\]/g)).toHaveLength(2)
  expect(compose.match(/no-new-privileges:true/g)).toHaveLength(2)
  expect(compose.match(/^ {4}ports:.*$/gm)).toEqual(['    ports: ["80:80", "443:443"]'])
})

test('the proxy reaches the program by one network alone, and that is the one that is believed', () => {
  const compose = read('compose.yaml')
  const [program = [], proxy = []] = [...compose.matchAll(/^ {4}networks: \[(.*)\]$/gm)].map(([, names = '']) =>
    names.split(', '),
  )
  expect(program.filter((name) => proxy.includes(name))).toEqual(['inner'])
  const believed = /ESPEJO_PROXY: (\S+)/.exec(compose)?.[1]
  expect(believed).toMatch(/^\$\{INNER:-[\d./]+\}$/)
  expect(compose).toContain(`  inner:\n    internal: true\n    ipam:\n      config: [{ subnet: "${believed}" }]`)
})

test('the unit closes the program in', () => {
  const unit = read('docs/deploy/espejo.service')
  for (const line of [
    'User=espejo',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'PrivateTmp=yes',
    'CapabilityBoundingSet=',
    'SystemCallFilter=@system-service',
    'StateDirectoryMode=0700',
    'UMask=0077',
    'LimitCORE=0',
  ])
    expect(unit.split('\n')).toContain(line)
  expect(unit).toMatch(/^MemoryMax=/m)
  expect(unit).toMatch(/^RestrictAddressFamilies=/m)
})

test('this version stands in the changelog and in the name of the image', () => {
  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\b`, 'm'))
  expect(read('compose.yaml')).toContain(`image: espejo:${version}`)
})

test('whichever program makes the image, no secret goes into it', () => {
  expect(read('.dockerignore')).toBe(read('.containerignore'))
  expect(read('.containerignore').split('\n')).toEqual(expect.arrayContaining(['*.env', '.env', '*.db']))
})
