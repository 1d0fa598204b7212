import { afterAll, expect, test } from 'vitest'
import { untilFree, whileHeldElsewhere } from '#db/later.server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
afterAll(() => database.$client.close())

/** A work that ends when it is told to. */
function pending() {
  let end = (_fault?: Error) => {}
  const work = new Promise<string>((resolve, reject) => {
    end = (fault) => (fault ? reject(fault) : resolve('hecho'))
  })
  return { work: () => work, end: (fault?: Error) => end(fault) }
}

/** Whether who waits now is let go before anything else happens. */
async function isFree(): Promise<boolean> {
  return Promise.race([untilFree(database).then(() => true), new Promise<boolean>((no) => setImmediate(no, false))])
}

test('a form waits while another thread writes in one piece, and no longer, also where that ended badly', async () => {
  expect(await isFree()).toBe(true)
  const first = pending()
  const made = whileHeldElsewhere(database, first.work)
  expect(await isFree()).toBe(false)
  first.end()
  expect([await made, await isFree()]).toEqual(['hecho', true])
  const bad = pending()
  const failed = whileHeldElsewhere(database, bad.work)
  const waiting = untilFree(database)
  bad.end(new Error('no'))
  await expect(failed).rejects.toThrow('no')
  await expect(waiting).resolves.toBeUndefined()
  expect(await isFree()).toBe(true)
})

test('of two works one after the other the second is waited for too', async () => {
  const [first, second] = [pending(), pending()]
  const both = [whileHeldElsewhere(database, first.work), whileHeldElsewhere(database, second.work)]
  first.end()
  await both[0]
  expect(await isFree()).toBe(false)
  second.end()
  await both[1]
  expect(await isFree()).toBe(true)
})
