import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { abortsAtRandom, compiledAddon } from './sound-addon.server.ts'

test('the addon that these tests run with does not cut the program off', () => {
  expect(abortsAtRandom(readFileSync(compiledAddon()))).toBe(false)
})

test('one that asks for its environment when a statement is collected is told', () => {
  const symbol = '\0_ZN4node28RemoveEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0'
  expect(abortsAtRandom(Buffer.concat([Buffer.alloc(100), Buffer.from(symbol), Buffer.alloc(100)]))).toBe(true)
  expect(abortsAtRandom(Buffer.from('\0_ZN4node25AddEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0'))).toBe(false)
})
