import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('a test of npm run check that opens the build is told where it belongs', () => {
  expect(() => existsSync('build/server/index.js')).toThrow(/tests\/http/)
  expect(() => readFileSync('build/.espejo-build', 'utf8')).toThrow(/tests\/http/)
  expect(existsSync('package.json')).toBe(true)
})
