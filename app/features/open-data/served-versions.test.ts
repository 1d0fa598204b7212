import { expect, test } from 'vitest'
import { servedVersions, type LoggedAct } from './served-versions.ts'

const log = (...kinds: LoggedAct['kind'][]) =>
  kinds.map((kind, place) => ({ year: 2025, version: place + 1, kind })).reverse()
const served = (acts: readonly LoggedAct[]) => servedVersions(acts).map(({ act, isNewest }) => [act.version, isNewest])

test.each([
  [[], []],
  [['published'], [[1, true]]],
  [
    ['published', 'published'],
    [
      [2, true],
      [1, false],
    ],
  ],
  [['published', 'withdrawn'], []],
  [['published', 'withdrawn', 'published'], [[3, true]]],
] as const)('%j serves %j', (kinds, wanted) => {
  expect(served(log(...kinds))).toEqual(wanted)
})
