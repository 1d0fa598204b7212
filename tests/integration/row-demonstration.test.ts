import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { rowDemonstration } from '#app/features/anonymity/row-beside.server.ts'
import { chosenOrFirst, demonstrateRow, trialQuestions } from '#app/features/anonymity/show-row.server.ts'
import { columnNames } from '#tests/support/columns.ts'

const shown = await demonstrateRow(chosenOrFirst({ 'lid-01': '2', sex: 'mujer' }))

test('what waits is what a row will be, and nothing of it is left out', () => {
  expect(Object.keys(shown.waiting)).toEqual(shown.columns.waiting)
  expect([...shown.columns.waiting].sort()).toEqual([...columnNames('responses')].sort())
  expect(shown.columns.stored).toEqual(columnNames('responses'))
  expect(JSON.parse(shown.waiting['answers'] ?? '')).toMatchObject({ 'lid-01': '2' })
})

test('the stored row keeps its id and answers; at the close it gets another, and nothing but a sex that ten share', () => {
  expect(shown.stored['id']).toBe(shown.waiting['id'])
  expect(shown.closed['id']).not.toBe(shown.stored['id'])
  expect(shown.stored['answers']).toBe(shown.waiting['answers'])
  expect(shown.closed).toMatchObject({ answers: shown.waiting['answers'], sex: 'mujer', extra_segment: null })
})

test('a sex that fewer than ten share is gone after the close', async () => {
  const { stored, closed } = await demonstrateRow(chosenOrFirst({ sex: 'otra' }))
  expect([stored['sex'], closed['sex']]).toEqual(['otra', null])
})

test('what an address invents is answered with the first choice, and every question has one', () => {
  expect(chosenOrFirst({ 'lid-01': '99', otra: 'x' })).toEqual(chosenOrFirst({}))
  expect(Object.values(chosenOrFirst({})).every((value) => value !== '')).toBe(true)
  expect(trialQuestions()).toHaveLength(4)
})

/** Milliseconds for which this thread was busy. */
async function busyWith(work: () => Promise<unknown>): Promise<number> {
  const before = performance.eventLoopUtilization()
  await work()
  return performance.eventLoopUtilization(before).active
}

test('the thread that serves makes none of it, whatever anybody chooses, and each is made once', {
  timeout: 60_000,
}, async () => {
  const [lead] = trialQuestions()
  const ways = (lead?.choices ?? []).slice(0, 4).map(({ value }) => chosenOrFirst({ [lead?.name ?? '']: value }))
  const [first = {}] = ways
  // The first starts the thread.
  expect(Object.keys(await rowDemonstration(first))).toEqual(Object.keys(shown))
  const here = await busyWith(async () => {
    for (const way of ways) await demonstrateRow(way)
  })
  const beside = await busyWith(async () => {
    for (const way of ways) await rowDemonstration(way)
  })
  expect(beside).toBeLessThan(here / 4)
  const [once, again] = await Promise.all([rowDemonstration(first), rowDemonstration(first)])
  expect(again).toBe(once)
})
