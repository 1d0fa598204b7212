import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf, sourceFiles } from './source-files.ts'

type Package = {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly overrides: Record<string, string>
  readonly scripts: Record<string, string>
}
const { dependencies, devDependencies, overrides, scripts } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Package
const direct = { ...dependencies, ...devDependencies }

const text = readFileSync('docs/dependencies.md', 'utf8')
const [, production = '', building = '', held = ''] = text.split(/^## .*$/m)

/** The cells of each row of a table, without its head. */
function rowsOf(part: string): string[][] {
  return part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
const nameOf = ([name = '']: string[]) => name.replaceAll('`', '')

test('every direct dependency stands in its table once, and none that is gone', () => {
  expect(rowsOf(production).map(nameOf).sort()).toEqual(Object.keys(dependencies).sort())
  expect(rowsOf(building).map(nameOf).sort()).toEqual(Object.keys(devDependencies).sort())
})

test('each row says what for, why, under which licence, how old, and what would replace it', () => {
  for (const row of [...rowsOf(production), ...rowsOf(building)]) {
    const [, purpose, why, licence, released, instead] = row
    expect([nameOf(row), row.length]).toEqual([nameOf(row), 6])
    for (const cell of [purpose, why, instead]) expect([nameOf(row), cell]).not.toEqual([nameOf(row), ''])
    expect([nameOf(row), licence]).toEqual([nameOf(row), expect.stringMatching(/^(MIT|MIT-0|Apache|BSD|MPL)/)])
    expect([nameOf(row), released]).toEqual([nameOf(row), expect.stringMatching(/^20\d\d-\d\d-\d\d( \(.*\))?$/)])
  }
})

test('the licence of each is the one that it was installed with', () => {
  const strange = [...rowsOf(production), ...rowsOf(building)].filter((row) => {
    const { license } = JSON.parse(readFileSync(`node_modules/${nameOf(row)}/package.json`, 'utf8')) as {
      license?: string
    }
    return license?.replace(/^\((.*)\)$/, '$1') !== row[3]
  })
  expect(strange.map(nameOf)).toEqual([])
})

test('versions are exact, and what is held at one says why', () => {
  for (const [name, version] of [...Object.entries(direct), ...Object.entries(overrides)])
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)])
  for (const name of Object.keys(overrides)) expect(held).toContain(`\`${name}\``)
})

test('each is used: imported, run by a script, or the types of what is', () => {
  const top = readdirSync('.')
    .filter((name) => /\.(ts|js)$/.test(name))
    .map((name) => ({ path: name, text: readFileSync(name, 'utf8') }))
  const files = [...sourceFiles(), ...top]
  /** Types that are added to a module of theirs name it, too. */
  const widened = files.flatMap(({ text: source }) =>
    [...source.matchAll(/^declare module '([^']+)'/gm)].map(([, name = '']) => name),
  )
  const imported = new Set([...files.flatMap(importsOf), ...widened])
  const styles = readdirSync('app/styles').map((name) => readFileSync(`app/styles/${name}`, 'utf8'))
  const isImported = (name: string) =>
    [...imported].some((target) => target === name || target.startsWith(`${name}/`)) ||
    styles.some((style) => style.includes(name))
  const binaries = (name: string) => {
    const { bin } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
      bin?: string | Record<string, string>
    }
    return typeof bin === 'object' ? Object.keys(bin) : [name.split('/').at(-1) ?? name]
  }
  const commands = Object.values(scripts).join('\n')
  const isRun = (name: string) => binaries(name).some((bin) => new RegExp(`(^|[ ;&])${bin} `, 'm').test(commands))
  const isUsed = (name: string) =>
    isImported(name) ||
    isRun(name) ||
    (name.startsWith('@types/') && (name === '@types/node' || isImported(name.slice(7))))
  expect(isImported('isbot')).toBe(false)
  expect(Object.keys(direct).filter((name) => !isUsed(name))).toEqual([])
})

test('the server part of the framework only encodes its streams: what somebody sends is never decoded (decision 142)', () => {
  const folder = 'node_modules/@remix-run/server-runtime/dist'
  const files = readdirSync(folder, { encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  const streams = files
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .filter((file) => file.includes('turbo-stream'))
  expect(streams.length).toBeGreaterThan(0)
  for (const file of streams) {
    expect(file).toMatch(/\.encode\(/)
    expect(file).not.toMatch(/\.decode\(/)
  }
  expect(sourceFiles().filter((file) => importsOf(file).includes('turbo-stream'))).toEqual([])
})

test('the kept list of components of this version is that of the lockfile', () => {
  type Locked = { readonly version?: string; readonly dev?: boolean }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const { components } = JSON.parse(readFileSync(`docs/releases/espejo-${version}.cdx.json`, 'utf8')) as {
    components: readonly { readonly name: string; readonly version: string }[]
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  const locked = Object.entries(packages)
    .filter(([place, { dev }]) => place !== '' && !dev)
    .map(([place, { version: at }]) => `${place.slice(place.lastIndexOf('node_modules/') + 13)}@${at}`)
  const listed = new Set(components.map(({ name, version: at }) => `${name}@${at}`))
  expect(locked.length).toBeGreaterThan(100)
  expect([...new Set(locked)].filter((each) => !listed.has(each))).toEqual([])
  expect([...listed].filter((each) => !locked.includes(each))).toEqual([])
})
