import { expect, test } from 'vitest'
import { createFirstResults, type SendingKey } from './first-results.ts'

const HOUR = 60 * 60_000
const keyOf = (sending: string, owner = 'account ana', lifeMs = HOUR): SendingKey => ({
  sending: Buffer.from(sending),
  owners: [owner],
  lodger: owner,
  lifeMs,
})
const LIMITS = { bytes: 1000, bytesOfOne: 600, marks: 20, marksOfOne: 8 }

function store(limits = LIMITS) {
  const clock = { now: 1_000_000 }
  const results = createFirstResults(limits, () => clock.now)
  const send = async (key: SendingKey, result: Buffer | null, isKept = true) => {
    results.begin(key, Promise.resolve(result && { result, isKept }))
    // What was begun is kept one turn after it is ready.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { clock, results, send, kind: (key: SendingKey) => results.before(key)?.kind ?? null }
}

test('a sending is unknown, runs, and is kept with its first result, byte for byte', async () => {
  const { results, kind } = store()
  const key = keyOf('a')
  expect(kind(key)).toBeNull()
  const made = { result: Buffer.from('códigos'), isKept: true }
  results.begin(key, Promise.resolve(made))
  const running = results.before(key)
  expect(running?.kind === 'running' && (await running.made)).toEqual(made)
  await new Promise((resolve) => setImmediate(resolve))
  expect(results.before(key)).toEqual({ kind: 'kept', result: Buffer.from('códigos') })
})

test('nobody else finds it, nor who sends other contents', async () => {
  const { send, kind } = store()
  await send(keyOf('a', 'account ana'), Buffer.from('x'))
  expect([kind(keyOf('a', 'account eva')), kind(keyOf('b', 'account ana')), kind(keyOf('a', 'visitor'))]).toEqual([
    null,
    null,
    null,
  ])
})

test('each of its owners finds it', async () => {
  const { send, kind } = store()
  await send({ ...keyOf('a'), owners: ['account ana', 'session 1'] }, Buffer.from('x'))
  expect([kind(keyOf('a', 'account ana')), kind(keyOf('a', 'session 1')), kind(keyOf('a', 'session 2'))]).toEqual([
    'kept',
    'kept',
    null,
  ])
})

test('what was refused or failed is known while it runs, and not after', async () => {
  const { send, kind } = store()
  await send(keyOf('refused'), Buffer.from('x'), false)
  await send(keyOf('failed'), null)
  expect([kind(keyOf('refused')), kind(keyOf('failed'))]).toEqual([null, null])
  const { results } = store()
  results.begin(keyOf('thrown'), Promise.reject(new Error('fault')))
  await new Promise((resolve) => setImmediate(resolve))
  expect(results.before(keyOf('thrown'))).toBeNull()
})

test('the result ends with its life, the mark that it was sent later', async () => {
  const { clock, results, send, kind } = store()
  await send(keyOf('a'), Buffer.from('x'))
  clock.now += HOUR - 1
  expect(kind(keyOf('a'))).toBe('kept')
  clock.now += 1
  expect(kind(keyOf('a'))).toBe('sent')
  await send(keyOf('b'), Buffer.from('x'))
  expect(results.held().marks).toBe(2)
  clock.now += 12 * HOUR
  expect([kind(keyOf('a')), kind(keyOf('b'))]).toEqual([null, null])
  await send(keyOf('c'), Buffer.from('x'))
  expect(results.held().marks).toBe(1)
})

test('who fills her own room loses her own oldest results, and keeps the marks', async () => {
  const { results, send, kind } = store()
  await send(keyOf('other', 'account eva'), Buffer.alloc(100))
  for (const name of ['1', '2', '3', '4']) await send(keyOf(name), Buffer.alloc(200))
  expect(['1', '2', '3', '4'].map((name) => kind(keyOf(name)))).toEqual(['sent', 'sent', 'kept', 'kept'])
  expect(kind(keyOf('other', 'account eva'))).toBe('kept')
  for (let index = 0; index < 20; index += 1) await send(keyOf(`m${index}`), Buffer.alloc(1))
  expect(results.held().marks).toBe(LIMITS.marksOfOne + 1)
  expect([kind(keyOf('m19')), kind(keyOf('m0'))]).toEqual(['kept', null])
})

test('when all is full, whoever holds most makes room', async () => {
  const { results, send, kind } = store()
  for (const name of ['1', '2']) await send(keyOf(name, 'account large'), Buffer.alloc(250))
  for (const owner of ['a', 'b', 'c', 'd', 'e']) await send(keyOf('x', `account ${owner}`), Buffer.alloc(90))
  expect(results.held().bytes).toBeLessThanOrEqual(LIMITS.bytes)
  expect(['1', '2'].map((name) => kind(keyOf(name, 'account large')))).toEqual(['sent', 'kept'])
  expect(['a', 'b', 'c', 'd', 'e'].map((owner) => kind(keyOf('x', `account ${owner}`)))).toEqual(
    Array.from({ length: 5 }, () => 'kept'),
  )
})

test('a result larger than a room is not kept, but that it was sent is', async () => {
  const { results, send, kind } = store()
  await send(keyOf('small'), Buffer.alloc(10))
  await send(keyOf('large'), Buffer.alloc(5_000))
  expect([kind(keyOf('large')), results.held().bytes <= LIMITS.bytesOfOne]).toEqual(['sent', true])
})
