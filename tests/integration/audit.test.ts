import { expect, test } from 'vitest'
import { anchorAudit } from '#app/features/audit/anchor-audit.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import type { Database } from '#db/client.server.ts'
import { listAuditRows, NO_NOTE } from '#db/queries/audit.server.ts'
import { mails, user } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const AT = new Date('2026-11-10T17:00:00Z')
const actor = actorFor({
  userId: 'u1',
  name: 'Una coordinadora',
  role: 'coordinator',
  entity: { id: 'e1', name: 'Entidad' },
})

function logOf(deeds: number): Database {
  const { database } = createTestDatabase()
  for (let place = 0; place < deeds; place += 1)
    recordDeed(
      database,
      place % 2 ? actor : PROGRAM,
      { action: 'campaign.opened', objectKind: 'campaign', objectId: `c${place}`, detail: { place } },
      AT,
    )
  return database
}

test('a chain of deeds is verified to its end', async () => {
  expect(await verifyAudit(logOf(5))).toMatchObject({ rows: 5, first: 1, last: 5, broken: null })
  expect(await verifyAudit(logOf(0))).toMatchObject({ rows: 0, last: null, broken: null })
})

test('deeds are read page by page, the newest first', async () => {
  const database = logOf(5)
  const pages = [
    await listAuditRows(database, countryScope(), 2),
    await listAuditRows(database, countryScope(), 2, 4),
    await listAuditRows(database, countryScope(), 2, 2),
  ]
  expect(pages.map((page) => page.map(({ sequence }) => sequence))).toEqual([[5, 4], [3, 2], [1]])
  expect((await listAuditRows(database, entityScope('e1'), 9, 4)).map(({ sequence }) => sequence)).toEqual([2])
})

test('nobody rewrites or deletes a deed', () => {
  const database = logOf(2)
  expect(() => database.$client.prepare("UPDATE audit_log SET action = 'x'").run()).toThrow(/append-only/)
  expect(() => database.$client.prepare('DELETE FROM audit_log').run()).toThrow(/kept five years/)
  expect(() =>
    database.$client
      .prepare(
        'INSERT INTO audit_log SELECT sequence + 5, at, actor_id, actor_name, role, entity_id, action, object_kind, object_id, detail, previous, digest FROM audit_log WHERE sequence = 1',
      )
      .run(),
  ).toThrow(/no gap/)
})

test.each([
  ['a changed deed', "UPDATE audit_log SET detail = '{}' WHERE sequence = 3", 3],
  ['a changed author', "UPDATE audit_log SET actor_name = 'Otra' WHERE sequence = 2", 2],
  ['a deleted deed', 'DELETE FROM audit_log WHERE sequence = 3', 4],
])('whoever takes the triggers away and leaves %s is noticed', async (_what, sql, broken) => {
  const database = logOf(5)
  for (const trigger of ['audit_is_not_rewritten', 'audit_is_kept_five_years', 'audit_has_no_gap'])
    database.$client.exec(`DROP TRIGGER ${trigger}`)
  database.$client.prepare(sql).run()
  expect((await verifyAudit(database)).broken).toBe(broken)
})

test('once a day every administrator gets the last digest, and nobody else', async () => {
  const database = logOf(3)
  for (const [id, role, endsOn] of [
    ['a', 'administrator', null],
    ['b', 'administrator', '2026-11-01'],
    ['c', 'analyst', null],
  ] as const) {
    database
      .insert(user)
      .values({ id, name: id, email: `${id}@mimp.test`, createdAt: AT, updatedAt: AT })
      .run()
    const membership = { id, userId: id, role, entityId: null, startsOn: '2026-01-01', endsOn }
    inTransaction(database, (transaction) => insertMembership(transaction, membership, NO_NOTE))
  }
  const { lastDigest } = await verifyAudit(database)
  await anchorAudit(database, AT)
  await anchorAudit(database, new Date('2026-11-11T04:59:00Z'))
  const sent = database.select().from(mails).all()
  expect(sent.map(({ recipient }) => recipient)).toEqual(['a@mimp.test'])
  expect(sent[0]?.body).toContain(lastDigest)
  await anchorAudit(database, new Date('2026-11-11T05:01:00Z'))
  expect(database.select().from(mails).all()).toHaveLength(2)
})
