import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { NO_ROUTE, routePatterns } from './route-patterns.ts'

const route = (path: string | undefined, index?: boolean) => ({
  ...{ id: path ?? 'index', parentId: 'root', module: {} },
  ...(path === undefined ? {} : { path }),
  ...(index ? { index } : {}),
})
const listed = [
  route(undefined, true),
  ...[
    'r/:code',
    'r',
    'r/salir',
    'api/auth/*',
    'panel/:id',
    'panel/documentos/:paper.docx',
    'calendario/:secret.ics',
  ].map((path) => route(path)),
]
const routes = {
  root: { id: 'root', path: '', module: {} },
  ...Object.fromEntries(listed.map((each) => [each.id, each])),
} as unknown as ServerBuild['routes']
const patternOf = routePatterns(routes, ['/favicon.svg'])

test.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/r', '/r'],
  ['/r/ABCD', '/r/:code'],
  ['/R/abcd/', '/r/:code'],
  ['/r/ABCD.data', '/r/:code'],
  ['/r/salir', '/r/salir'],
  ['/panel/7', '/panel/:id'],
  ['/panel/documentos/aviso.docx', '/panel/documentos/:paper.docx'],
  ['/calendario/SECRETO-_.ics', '/calendario/:secret.ics'],
  ['/Calendario/SECRETO-_.ics.data', '/calendario/:secret.ics'],
  ['/api/auth/sign-in/email', '/api/auth/*'],
  ['/assets/x-1.js', '/assets/*'],
  ['/favicon.svg', '/favicon.svg'],
])('%s is %s', (path, pattern) => {
  expect(patternOf(path)).toBe(pattern)
})

test.each([
  '/ABCD',
  '/calendario/SECRETO',
  '/r/ABCD/otro',
  '/panel',
  '/panel/documentos/aviso',
  '/favicon.svg2',
  '*',
  '',
])('%s is none of ours', (path) => {
  expect(patternOf(path)).toBe(NO_ROUTE)
})
