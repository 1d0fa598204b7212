import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { createMadeOnce } from './made-once.ts'
import { createTurns } from '#app/kit/program/one-at-a-time.ts'

test('a version is made once, however many ask at once and later', async () => {
  const once = createMadeOnce<object>(2)
  let times = 0
  const make = async () => {
    times += 1
    await setImmediate()
    return {}
  }
  const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => once('a', make)))
  for (const other of [...others, await once('a', make)]) expect(other).toBe(first)
  expect(times).toBe(1)
  await once('b', make)
  await once('a', make)
  // The third version pushes out the one that was asked for longest ago.
  await once('c', make)
  expect(times).toBe(3)
  await once('a', make)
  expect(times).toBe(3)
  await once('b', make)
  expect(times).toBe(4)
})

test('what failed is made anew for the next who asks', async () => {
  const once = createMadeOnce<string>(2)
  await expect(once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await once('a', () => Promise.resolve('x'))).toBe('x')
})

test('one is made at a time, a fault holds nobody up, and a crowd is refused', async () => {
  const turn = createTurns(3)
  let running = 0
  const make = async () => {
    running += 1
    expect(running).toBe(1)
    await setImmediate()
    running -= 1
  }
  const made = [turn(make), turn(() => Promise.reject(new Error('no'))), turn(make)]
  await expect(turn(make)).rejects.toThrow(AppError)
  expect((await Promise.allSettled(made)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await turn(make)
})
