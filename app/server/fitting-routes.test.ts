import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import listed from '#app/routes.ts'
import { fittingRoutes } from './fitting-routes.ts'

type Listed = { readonly path?: string; readonly index?: true; readonly parentId: string }

/** Kinds that the list does not have yet: routes in a route, without a path of their own, with a part that may be left out. */
const OTHER_KINDS: Readonly<Record<string, Listed>> = {
  shell: { parentId: 'root' },
  'shell-page': { path: 'en-marco/:id', parentId: 'shell' },
  outer: { path: 'afuera', parentId: 'root' },
  'outer-index': { index: true, parentId: 'outer' },
  'outer-one': { path: ':name', parentId: 'outer' },
  'outer-two': { path: 'fijo', parentId: 'outer' },
  optional: { path: 'opcional/:parte?/fin', parentId: 'root' },
}

const routes: ServerBuild['routes'] = Object.fromEntries(
  Object.entries({
    root: { path: '', parentId: undefined },
    ...Object.fromEntries(
      listed.map(({ path, index }, place) => [
        `route-${place}`,
        { ...(path ? { path } : {}), ...(index ? { index } : {}), parentId: 'root' },
      ]),
    ),
    ...OTHER_KINDS,
  }).map(([id, route]) => [id, { id, module: {}, ...route } as unknown as ServerBuild['routes'][string]]),
)

type Branch = { readonly id: string; readonly path?: string; readonly index?: boolean; readonly children?: Branch[] }

/** As the framework makes its tree out of a build. */
function treeOf(ids: readonly string[], parent?: string): Branch[] {
  return ids
    .filter((id) => routes[id]?.parentId === parent)
    .map((id) => {
      const { path, index } = routes[id] ?? {}
      const own = { id, ...(path === undefined ? {} : { path }) }
      return index ? { ...own, index } : { ...own, children: treeOf(ids, id) }
    })
}

const whole = treeOf(Object.keys(routes))
const fitting = fittingRoutes(routes)

type Match = { readonly route: Branch; readonly params: unknown; readonly pathname: string }
const answering = (tree: Branch[], path: string) =>
  ((matchRoutes(tree as Parameters<typeof matchRoutes>[0], path) ?? []) as unknown as Match[]).map(
    ({ route, params, pathname }) => ({ id: route.id, params, pathname }),
  )

/** Whoever asks for a page is also told of all above it; its data is the page without an ending. */
function askedOf(path: string): readonly string[] {
  const parts = path.split('/')
  const above = parts.map((_, place) => parts.slice(0, place).join('/') || '/')
  return [...new Set([path, path.replace(/\.data$/, '').replace(/^\/_root$/, '/'), ...above])]
}

/** @param one which of those above it is looked at beside it: the whole list takes a millisecond and more for each. */
function expectSame([path, one]: readonly [string, number]): void {
  const few = treeOf(fitting([path]))
  const [own = path, ...others] = askedOf(path)
  for (const asked of [own, others[one % others.length] ?? '/'])
    expect(answering(few, asked), asked).toEqual(answering(whole, asked))
}

const patterns = [
  ...listed.map(({ path }) => path ?? ''),
  'en-marco/:id',
  'afuera',
  'afuera/:name',
  'opcional/fin',
  'opcional/:parte/fin',
]
const wordsOfOurs = [...new Set(patterns.flatMap((pattern) => pattern.split('/')))].filter(
  (part) => !part.includes(':'),
)

/** What may stand in the place of a name, and what may be written of a word. */
const value = fc.oneof(
  fc.constantFrom(
    '2026',
    'nueva',
    '7',
    'año',
    'a%20b',
    '%2F',
    'x%2Fy',
    '..',
    '.',
    '',
    'planilla.xlsx',
    'ſalir',
    'İ',
    ':x',
    '*',
  ),
  fc.constantFrom(...wordsOfOurs),
  fc.string({ maxLength: 6 }).map((text) => encodeURIComponent(text)),
)
/** A word in letters of any size, escaped or not. */
const written = (word: string) =>
  fc.constantFrom(
    word,
    word,
    word.toUpperCase(),
    encodeURIComponent(word),
    word.replace(/^./, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  )
const partOf = (part: string) =>
  fc
    .tuple(...part.split(/(:[\w-]+\??|\*)/).map((piece) => (/^[:*]/.test(piece) ? value : written(piece))))
    .map((pieces) => pieces.join(''))
const ending = fc.constantFrom('', '', '', '/', '//', '.data', '/x', '/x/y')
const ourPath = (pattern: string) =>
  fc
    .tuple(fc.tuple(...pattern.split('/').map(partOf)), fc.constantFrom('/', '/', '/', '//'), ending)
    .map(([parts, between, end]) => `/${parts.join(between)}${end}`)

test.each(patterns)('the routes that may answer /%s are among the few, and answer as in the whole list', (pattern) => {
  fc.assert(fc.property(fc.tuple(ourPath(pattern), fc.nat()), expectSame), { numRuns: 3 })
})

test('any other path is answered as in the whole list', () => {
  const path = fc.array(fc.oneof(fc.constantFrom(...wordsOfOurs), value), { maxLength: 7 })
  fc.assert(
    fc.property(path, ending, fc.nat(), (parts, end, one) => expectSame([`/${parts.join('/')}${end}`, one])),
    { numRuns: 200 },
  )
})

test('what stands for no text is compared as it is written', () => {
  const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  for (const path of ['/r/%', '/panel/plan/%E0%A4', '/%/panel', '/panel/%.data']) expectSame([path, 0])
  expect(told).toHaveBeenCalled()
  told.mockRestore()
})

test('of a list of links each is answered as in the whole list, out of few', () => {
  const links = ['/panel/plan/2026/acciones/7', '/nacional', '/', '/r/salir', '/nada/de/esto']
  const ids = fitting(links)
  for (const path of links.flatMap(askedOf)) expect(answering(treeOf(ids), path), path).toEqual(answering(whole, path))
  expect(ids.length).toBeLessThan(30)
})

test('a page is looked for among few', () => {
  expect(fitting(['/panel/plan/2026/acciones/7']).length).toBeLessThan(15)
  expect(fitting(['/salud']).length).toBeLessThan(5)
})
