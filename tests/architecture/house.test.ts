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
  ['app/kit/', 3],
  ['app/door/', 4],
  ['app/respondent/', 5],
  ['app/features/', 6],
  ['app/schedule/', 7],
  ['app/routes/', 8],
  ['app/', 9],
]

function floorOf(path: string): number {
  return FLOORS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 10
}

/** The room of a file: a feature has its own, every other floor of the app is one. */
function roomOf(path: string): string {
  const [top = '', floor = '', feature = ''] = path.split('/')
  return top !== 'app' ? top : floor === 'features' ? `${top}/${floor}/${feature}` : `${top}/${floor}`
}

/** Where what a file imports lies, of what is ours. */
function targetsOf(file: SourceFile): string[] {
  return importsOf(file).flatMap((target) => {
    if (target.startsWith('#')) return [target.slice(1)]
    return target.startsWith('.') ? [new URL(target, `file:///${file.path}`).pathname.slice(1)] : []
  })
}

function upwardImports(file: SourceFile): string[] {
  return targetsOf(file)
    .filter((target) => floorOf(target) > floorOf(file.path))
    .map((target) => `${file.path} imports ${target}`)
}

function dotDotAcrossRooms({ path, text }: SourceFile): string[] {
  return importsOf({ text })
    .filter(
      (target) =>
        target.startsWith('../') && roomOf(new URL(target, `file:///${path}`).pathname.slice(1)) !== roomOf(path),
    )
    .map((target) => `${path} reaches ${target}`)
}

test('imports go downward only, those of types too', () => {
  expect(upwardImports(at('surveys/scoring/x.ts', "import { a } from '#db/client.server.ts'"))).toHaveLength(1)
  expect(upwardImports(at('app/kit/x.ts', "import type { Actor } from '#app/door/actor.ts'"))).toHaveLength(1)
  expect(
    upwardImports(at('app/features/plan/x.ts', "import { JOBS } from '../../schedule/jobs.server.ts'")),
  ).toHaveLength(1)
  expect(product.flatMap(upwardImports)).toEqual([])
})

test('nothing reaches with ../ into another room', () => {
  expect(dotDotAcrossRooms(at('app/routes/x.tsx', "import a from '../../db/a.ts'"))).toHaveLength(1)
  expect(dotDotAcrossRooms(at('app/features/plan/x.ts', "import a from '../budget/a.ts'"))).toHaveLength(1)
  expect(product.flatMap(dotDotAcrossRooms)).toEqual([])
})

test('the questionnaire knows nothing of who comes in by the door', () => {
  const knowing = product.filter(
    (file) =>
      file.path.startsWith('app/respondent/') && targetsOf(file).some((target) => target.startsWith('app/door/')),
  )
  expect(knowing.map(({ path }) => path)).toEqual([])
})

/** What is loaded with a file when it runs: types are gone by then. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  const file = product.find((other) => other.path === path)
  if (!file || seen.has(path)) return seen
  seen.add(path)
  const text = file.text.replace(/^(import type [^'"]*|export type \{[^'"]*) from '[^']+'$/gm, '')
  for (const target of targetsOf({ path, text })) loadedWith(target, seen)
  return seen
}

/** Files that load a library which draws documents. */
function drawers(paths: Iterable<string>): string[] {
  const loaded = new Set([...paths].flatMap((path) => [...loadedWith(path)]))
  return product
    .filter(
      (file) =>
        loaded.has(file.path) &&
        /from '(@react-pdf\/renderer|docx|pdfkit|@resvg\/resvg-js|write-excel-file\/node)'/.test(file.text),
    )
    .map(({ path }) => path)
}

test('documents are drawn in the thread alone, which has no database', () => {
  const thread = 'app/server/draw-documents.ts'
  expect(drawers([thread]).length).toBeGreaterThan(4)
  expect([...loadedWith(thread)].filter((path) => path === 'db/client.server.ts')).toEqual([])
  const served = product.filter(({ path }) => /^app\/(routes|schedule)\/|^app\/server\/(main|start)\.ts$/.test(path))
  expect(loadedWith('app/routes/plan-xlsx.ts')).toContain('app/kit/documents/drawn.server.ts')
  expect(drawers(served.map(({ path }) => path))).toEqual([])
})

/** Files that a program loads which unpack and read workbooks. */
const readers = (paths: readonly string[]) =>
  paths.flatMap((path) => [...loadedWith(path)]).filter((path) => path === 'app/kit/sheets/sheet-cells.ts')

test('workbooks are read in the thread of documents alone, and databases of another thread open no answers that wait', () => {
  const served = product.filter(({ path }) => /^app\/(routes|schedule)\/|^app\/server\/(main|start)\.ts$/.test(path))
  expect(readers(['app/server/draw-documents.ts'])).toHaveLength(1)
  expect(readers(served.map(({ path }) => path))).toEqual([])
  const thread = product.find(({ path }) => path === 'app/server/work-on-database.ts')
  expect(thread?.text).toContain('openBeside(')
  expect(/\b(openDatabase|waitingOf|runtime)\(/.test(thread?.text ?? '')).toBe(false)
})

/** Files that draw a text of a PDF of which nobody looked whether it can be drawn. */
const drawsPlainText = ({ text }: SourceFile) =>
  /import \{[^}]*\bText\b[^}]*\} from '@react-pdf\/renderer'/.test(text) && !text.includes('drawable(')

/** Files that name a download in a way of their own. */
const namesDownload = ({ path, text }: SourceFile) =>
  path !== 'app/kit/documents/file-name.server.ts' &&
  (/attachment;|inline;|filename=/.test(text) ||
    /\b(pdf|png|docx|pptx|xlsx|csv|download)Response\((?!bytes|text)(?![\s\S]{0,300}?\b(filename|fileName\(|\w+FileName\())/.test(
      text,
    ))

test('every text of a PDF shows what cannot be drawn, and every download is named in one place', () => {
  expect(drawsPlainText(at('a.tsx', "import { Text, View } from '@react-pdf/renderer'"))).toBe(true)
  expect(product.filter(drawsPlainText).map(({ path }) => path)).toEqual([])
  expect(namesDownload(at('a.ts', "return pdfResponse(await drawn('a', b), 'constancia.pdf')"))).toBe(true)
  expect(product.filter(namesDownload).map(({ path }) => path)).toEqual([])
})

/** For each feature the others that it imports from. */
function featureGraph(sources: readonly SourceFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>()
  for (const file of sources) {
    const from = roomOf(file.path)
    const used = targetsOf(file)
      .map(roomOf)
      .filter((room) => room.startsWith('app/features/') && room !== from)
    if (from.startsWith('app/features/')) graph.set(from, new Set([...(graph.get(from) ?? []), ...used]))
  }
  return graph
}

/** Features from which a way of imports leads back to themselves. */
function inCircles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const reachable = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of graph.get(from) ?? []) if (!seen.has(next)) reachable(next, seen.add(next))
    return seen
  }
  return [...graph.keys()].filter((feature) => reachable(feature).has(feature))
}

test('features form no circle among themselves', () => {
  const circle = [
    at('app/features/a/x.ts', "import { y } from '#app/features/b/y.ts'"),
    at('app/features/b/y.ts', "import type { X } from '#app/features/a/x.ts'"),
  ]
  expect(inCircles(featureGraph(circle))).toHaveLength(2)
  expect(inCircles(featureGraph(product))).toEqual([])
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
  expect(
    pages
      .filter(({ text }) => !/export const loader/.test(text) || !/as ErrorBoundary/.test(text))
      .map(({ path }) => path),
  ).toEqual([])
})

test('routes are listed once and exist, and none asks the database itself', () => {
  const listed = [...readFileSync('app/routes.ts', 'utf8').matchAll(/'(routes\/[^']+)'/g)].map(
    ([, file]) => `app/${file}`,
  )
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
  const readers = product.filter(
    ({ path, text }) => text.includes('process.env') && !path.startsWith('scripts/') && !path.startsWith('bench/'),
  )
  expect(readers.map(({ path }) => path)).toEqual(['app/kit/program/environment.server.ts'])
})

test('only disclosure makes a release, and only the guard makes a scope', () => {
  const casts = product.filter(
    ({ path, text }) => /\bas Release\b/.test(text) && !path.startsWith('surveys/disclosure/'),
  )
  expect(casts.map(({ path }) => path)).toEqual([])
  const scopes = product.filter(
    ({ path, text }) => /\b(entityScope|countryScope)\(/.test(text) && !/^(scripts|bench|db\/scope)/.test(path),
  )
  expect(scopes.map(({ path }) => path)).toEqual(['app/door/actor.ts'])
})

/** A PDF has no content security policy; its library takes its layout by this name. */
const isPdf = (path: string, pattern: RegExp) =>
  /\/(pdf-page|[a-z-]+-pdf|paper-form|reading-copy)\.server\.tsx$/.test(path) && pattern.source.includes('style=')

test.each([
  [/\bstyle=/, 'a style attribute'],
  [/:\s*any\s*[;,)=>|\]]|\bas any\b/, 'any'],
  [/eslint-disable|@ts-ignore|@ts-nocheck|\bTODO\b|\bFIXME\b/, 'something left behind'],
  [/transaction\(async/, 'an async callback in a transaction'],
])('no file holds %s (%s)', (pattern) => {
  const found = product.filter(
    ({ path, text }) => pattern.test(text) && !path.startsWith('surveys/instruments') && !isPdf(path, pattern),
  )
  expect(found.map(({ path }) => path)).toEqual([])
})

test('dates and times are written in one place', () => {
  const WRITTEN = /Intl\.DateTimeFormat|\.toLocale(Date|Time)?String\(/
  const places = product
    .filter(({ path, text }) => path.startsWith('app/') && WRITTEN.test(text))
    .map(({ path }) => path)
  expect(places).toEqual(['app/kit/format.ts', 'app/kit/program/clock.ts'])
})

test('there is no drawer for everything', () => {
  expect(files.filter(({ path }) => /(^|\/)(utils?|helpers?|misc)(\/|\.)/.test(path)).map(({ path }) => path)).toEqual(
    [],
  )
})

/** What draws a notice, an empty place or a sign by itself. */
function ownLooks({ path, text }: SourceFile): string[] {
  const notices = /className=(\{[^}]*)?["'](caja (aviso|listo)|vacio)\b/.test(text) ? [`${path}: notice`] : []
  const empties = /<p>(Aún|Todavía) no (hay|se ha|tiene)\b/.test(text) ? [`${path}: empty`] : []
  const signs = /<path\b/.test(text) && !/^app\/kit\/figures\//.test(path) ? [`${path}: sign`] : []
  return [...notices, ...empties, ...signs]
}

test('notices, empty places and signs are drawn in one place each', () => {
  for (const text of [
    '<p className="caja aviso">',
    "className={a ? 'caja listo' : 'caja'}",
    '<p>Aún no hay nada.</p>',
    '<path d="M0 0" />',
  ])
    expect(ownLooks(at('app/features/plan/x.tsx', text)), text).toHaveLength(1)
  const drawn = product.filter(({ path }) => path.startsWith('app/')).flatMap(ownLooks)
  expect(drawn.sort()).toEqual(['app/kit/shell/icons.tsx: sign', 'app/kit/shell/notice.tsx: notice'])
})
