import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf, sourceFiles, type SourceFile } from './source-files.ts'

const files = sourceFiles()
const isTest = (file: string) => /\.test\.tsx?$|^tests\//.test(file)
const product = files.filter(({ path }) => !isTest(path))
const at = (path: string, text: string): SourceFile => ({ path, text })

/** Each room with the floor it stands on; what is not listed (scripts, bench, tests) stands above all. */
const FLOORS: readonly (readonly [prefix: string, floor: number])[] = [
  ['surveys/', 1],
  ['db/', 2],
  ['app/i18n/', 2],
  ['app/respondent/', 3],
  ['app/services/', 3],
  ['app/components/', 4],
  ['app/routes/', 5],
  ['app/server/', 6],
  ['app/', 6],
]

function floorOf(path: string): number {
  return FLOORS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 7
}

/** Words and types of a floor above may be spoken of; its behaviour may not be called. */
function isWording(target: string, statement: string): boolean {
  return /^import type/.test(statement) || /app\/components\/(figures|plan)\/[a-z-]+(words|names|classes)\.ts$/.test(target)
}

function upwardImports({ path, text }: SourceFile): string[] {
  return [...text.matchAll(/^(import[^'"]*)['"]#([^'"]+)['"]/gm)]
    .filter(([, statement = '', target = '']) => floorOf(target) > floorOf(path) && !isWording(target, statement))
    .map(([, , target]) => `${path} imports ${target}`)
}

function dotDotAcrossFloors({ path, text }: SourceFile): string[] {
  return importsOf({ text })
    .filter((target) => target.startsWith('../'))
    .map((target) => [target, new URL(target, `file:///${path}`).pathname.slice(1)] as const)
    .filter(([, resolved]) => resolved.split('/').slice(0, 2).join('/') !== path.split('/').slice(0, 2).join('/'))
    .map(([target]) => `${path} reaches ${target}`)
}

test('imports go downward only', () => {
  expect(upwardImports(at('surveys/scoring/x.ts', "import { a } from '#db/client.server.ts'"))).toHaveLength(1)
  expect(upwardImports(at('app/services/x.ts', "import { Panel } from '#app/features/panel/panel-page.tsx'"))).toHaveLength(1)
  expect(product.flatMap(upwardImports)).toEqual([])
})

test('nothing reaches with ../ into another floor', () => {
  expect(dotDotAcrossFloors(at('app/routes/x.tsx', "import a from '../../db/a.ts'"))).toHaveLength(1)
  expect(product.flatMap(dotDotAcrossFloors)).toEqual([])
})

const IMPURE = /\bprocess\.|Date\.now|new Date\(\)|Math\.random|from 'node:(?!crypto)|from '#(db|app)\//

test('surveys/ is pure: no clock, no randomness, no process, nothing of node but hashing', () => {
  expect(IMPURE.test('const a = Date.now()')).toBe(true)
  const impure = product.filter(({ path, text }) => path.startsWith('surveys/') && IMPURE.test(text))
  expect(impure.map(({ path }) => path)).toEqual([])
})

const ROUTE_EXPORTS = /^export const (loader|action) = (.*)$/gm

function unguarded({ path, text }: SourceFile): string[] {
  const direct = [...text.matchAll(ROUTE_EXPORTS)].filter(([, , value = '']) => !value.startsWith('guarded('))
  const other = /export (async )?function (loader|action)\b|export \{[^}]*\b(loader|action)\b/.test(text) ? [path] : []
  return [...direct.map(() => path), ...other]
}

const routes = product.filter(({ path }) => path.startsWith('app/routes/'))

test('every exported loader and action is a direct guarded(…)', () => {
  expect(unguarded(at('app/routes/x.ts', 'export const loader = () => 1'))).toHaveLength(1)
  expect(unguarded(at('app/routes/x.ts', 'export async function action() {}'))).toHaveLength(1)
  expect(routes.flatMap(unguarded)).toEqual([])
})

test('every route with a component exports a loader and the error page', () => {
  const pages = routes.filter(({ text }) => text.includes('export default'))
  expect(pages.length).toBeGreaterThan(8)
  expect(pages.filter(({ text }) => !/export const loader/.test(text) || !/as ErrorBoundary/.test(text)).map(({ path }) => path)).toEqual([])
})

test('routes are listed once and exist, and none asks the database itself', () => {
  const listed = [...readFileSync('app/routes.ts', 'utf8').matchAll(/'(routes\/[^']+)'/g)].map(([, file]) => `app/${file}`)
  expect([...listed].sort()).toEqual(routes.map(({ path }) => path).sort())
  expect(routes.filter(({ text }) => /from '#db\/(queries|client)/.test(text)).map(({ path }) => path)).toEqual([])
})

const lines = ({ text }: SourceFile) => text.split('\n').length - 1

test('routes have at most 80 lines and files at most 300', () => {
  const isData = (path: string) => /^surveys\/(instruments|norms\/data)/.test(path)
  expect(routes.filter((file) => lines(file) > 80).map(({ path }) => path)).toEqual([])
  expect(product.filter((file) => !isData(file.path) && lines(file) > 300).map(({ path }) => path)).toEqual([])
})

test('the environment is read in one validated module only', () => {
  const readers = product.filter(({ path, text }) => text.includes('process.env') && !path.startsWith('scripts/') && !path.startsWith('bench/'))
  expect(readers.map(({ path }) => path)).toEqual(['app/services/environment.server.ts'])
})

test('only disclosure makes a release, and only the guard makes a scope', () => {
  const casts = product.filter(({ path, text }) => /\bas Release\b/.test(text) && !path.startsWith('surveys/disclosure/'))
  expect(casts.map(({ path }) => path)).toEqual([])
  const scopes = product.filter(({ path, text }) => /\b(entityScope|countryScope)\(/.test(text) && !/^(scripts|bench|db\/scope)/.test(path))
  expect(scopes.map(({ path }) => path)).toEqual(['app/services/guard.server.ts'])
})

/** A PDF has no content security policy; its library takes its layout by this name. */
const isPdf = (path: string, pattern: RegExp) => path.startsWith('app/components/documents/') && pattern.source.includes('style=')

test.each([
  [/\bstyle=/, 'a style attribute'],
  [/:\s*any\s*[;,)=>|\]]|\bas any\b/, 'any'],
  [/eslint-disable|@ts-ignore|@ts-nocheck|\bTODO\b|\bFIXME\b/, 'something left behind'],
  [/transaction\(async/, 'an async callback in a transaction'],
])('no file holds %s (%s)', (pattern) => {
  const found = product.filter(({ path, text }) => pattern.test(text) && !path.startsWith('surveys/instruments') && !isPdf(path, pattern))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('there is no drawer for everything', () => {
  expect(files.filter(({ path }) => /(^|\/)(utils?|helpers?|misc)(\/|\.)/.test(path)).map(({ path }) => path)).toEqual([])
})
