import { expect, test } from 'vitest'
import { installEnvironment } from './prepare.js'

type Environment = Record<string, string | undefined>

const INCLUDE = '-include ../../../scripts/native/object-wrap.h'

test.each([
  ['v20.20.2', undefined],
  ['v22.23.3', undefined],
  ['v24.18.1', undefined],
  ['v24.19.0', INCLUDE],
  ['v24.21.0', INCLUDE],
  ['v26.4.0', undefined],
])('%s compiles with %s', (version, flags) => {
  expect(installEnvironment<Environment>(version, { HOME: '/x' })).toEqual({
    HOME: '/x',
    ...(flags ? { CXXFLAGS: flags } : {}),
  })
})

test('flags that were there stay', () => {
  expect(installEnvironment<Environment>('v24.19.0', { CXXFLAGS: '-O1' })).toEqual({ CXXFLAGS: `-O1 ${INCLUDE}` })
})
