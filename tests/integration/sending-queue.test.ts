import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createGroupCommit, MOST_WAITING, TooManySendings } from '#app/respondent/desk/group-commit.ts'
import type { Database } from '#db/client.server.ts'
import type { Sending } from '#db/queries/sendings.server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { waitingIn } from '#tests/support/waiting.ts'

const EXTRA = 7

async function campaign() {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  const many = { populationWomen: 9000, populationMen: 9000 }
  await openCampaign(database, 'c1', 'e1', { linkCode: 'ABIERTA', ...many })
  return database
}

const sendingOf = (person: number): Sending => ({
  ...{ campaignId: 'c1', codeMac: null, formMac: randomBytes(32), contentMac: randomBytes(32) },
  ...{ answers: JSON.stringify(answersLike(3, person)), experience: null, sex: null, extraSegment: null },
})

/** Waiting, or moved on meanwhile. */
const stored = (database: Database) =>
  waitingIn(database).length +
  (database.$client.prepare<[], number>('SELECT count(*) FROM responses').pluck().get() ?? 0)

test('as many as may wait are stored in one commit; one more is refused and nothing of her is stored; then there is room again', async () => {
  const database = await campaign()
  const commit = createGroupCommit(database)
  const sent = Array.from({ length: MOST_WAITING + EXTRA }, (_, person) => commit(sendingOf(person)))
  const ended = await Promise.allSettled(sent)
  expect(ended.slice(0, MOST_WAITING).every((each) => each.status === 'fulfilled' && each.value === 'stored')).toBe(
    true,
  )
  const refused = ended.slice(MOST_WAITING)
  expect(refused.map((each) => each.status === 'rejected' && each.reason instanceof TooManySendings)).toEqual(
    Array.from({ length: EXTRA }, () => true),
  )
  expect(stored(database)).toBe(MOST_WAITING)
  expect(await commit(sendingOf(1))).toBe('stored')
  expect(stored(database)).toBe(MOST_WAITING + 1)
})

test('those that come while one commit is written are counted apart from it', async () => {
  const database = await campaign()
  const commit = createGroupCommit(database)
  const first = commit(sendingOf(0))
  // The commit of the first is on its way to the disk.
  await new Promise((resolve) => setImmediate(resolve))
  const next = Array.from({ length: MOST_WAITING }, (_, person) => commit(sendingOf(1 + person)))
  expect(await first).toBe('stored')
  expect(new Set(await Promise.all(next))).toEqual(new Set(['stored']))
})
