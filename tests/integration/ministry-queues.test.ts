import { expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { viewRequests } from '#app/features/account-requests/list-requests.server.ts'
import { knownChain } from '#app/features/audit/known-chain.server.ts'
import { viewAudit } from '#app/features/audit/view-audit.server.ts'
import { reviewQueue } from '#app/features/budget/list-reviews.server.ts'
import { viewWaitingFigures } from '#app/features/staff-figures/view-figures.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { countWaitingFigures } from '#db/queries/staff-figures.server.ts'
import { accountRequests, assessments, staffFigures } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const NOW = new Date('2026-11-24T17:00:00.000Z')
const clock = () => NOW
const ANALYST = actorFor({ userId: 'ana', name: 'Ana', role: 'analyst', entity: null })
const ADMINISTRATOR = actorFor({ userId: 'ada', name: 'Ada', role: 'administrator', entity: null })

const { database, file } = createTestDatabase()
Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(file) } })

const MANY = 30
const ids = Array.from({ length: MANY }, (_, place) => `e${String(place).padStart(2, '0')}`)
for (const id of ids) insertEntity(database, id)
const dayOf = (month: number, place: number) =>
  `2026-${String(month).padStart(2, '0')}-${String(28 - (place % 28)).padStart(2, '0')}`

const scores = scoreRubric(instrument, {})
function insertAssessment(id: string, year: number, status: (typeof assessments.$inferInsert)['status'], day: string) {
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = instrument
  const signed = {
    signature: { userId: 'x', name: 'Firma', position: 'Jefatura', document: 'R. 1' },
    submittedOn: day,
    submittedScores: scores,
  }
  database
    .insert(assessments)
    .values({
      ...{ id: `${id}-${year}`, entityId: id, instrumentSlug, instrumentVersion, instrumentHash, year, status },
      startedOn: `${year}-01-05`,
      ...(status === 'in-progress' ? {} : signed),
      ...(status === 'returned' ? { returnedOn: day, submittedOn: `${year}-01-10` } : {}),
      ...(status === 'reviewed' ? { reviewedOn: day, reviewedScores: scores } : {}),
    })
    .run()
}
for (const [place, id] of ids.entries()) {
  insertAssessment(
    id,
    2026,
    place % 3 === 0 ? 'returned' : place % 3 === 1 ? 'submitted' : 'in-progress',
    dayOf(9, place),
  )
  insertAssessment(id, 2024, 'reviewed', '2024-10-01')
  insertAssessment(id, 2025, 'reviewed', '2025-10-01')
}

test('of budgets a page is read: what waits longest, for whomever, before the rest, and of those that ended the newest year', async () => {
  const asked = (presupuestos: number, revisados: number) => reviewQueue(ANALYST, { presupuestos, revisados }, clock)
  const { waiting, reviewed } = await asked(1, 1)
  expect([waiting.found, waiting.pages, waiting.rows.length]).toEqual([20, 1, 20])
  const days = waiting.rows.map((row) => row.waiting?.days ?? 0)
  expect(days).toEqual([...days].sort((one, other) => other - one))
  expect(new Set(waiting.rows.map((row) => row.waiting?.who))).toEqual(new Set(['ministry', 'entity']))
  expect([reviewed.found, reviewed.pages, reviewed.rows.length]).toEqual([60, 3, 25])
  const pages = await Promise.all([1, 2, 3, 9].map((page) => asked(1, page)))
  expect(pages[3]?.reviewed).toEqual(pages[2]?.reviewed)
  const all = pages.slice(0, 3).flatMap((page) => page.reviewed.rows.map(({ id }) => id))
  expect(all).toEqual([2025, 2024].flatMap((year) => ids.map((id) => `${id}-${year}`)))
})

test('of figures of staff a page is read, the oldest first, and all are counted; an entity counts its own', async () => {
  database
    .insert(staffFigures)
    .values(
      ids.map((entityId, place) => ({
        ...{ id: `f-${entityId}`, entityId, women: 10, men: 10, countedOn: '2026-01-01', source: 'Planilla' },
        scope: { kind: 'headquarters' as const, units: [], serviceContractors: false, interns: false },
        ...{ documentKind: 'payroll' as const, documentNumber: '1', documentDate: '2026-01-01', documentPlace: 'Aquí' },
        ...{ proposedBy: 'rosa', proposedOn: dayOf(8, place) },
      })),
    )
    .run()
  const [first, second] = [await viewWaitingFigures(ANALYST), await viewWaitingFigures(ANALYST, 2)]
  expect([first.found, first.figures.length, second.figures.length]).toEqual([30, 25, 5])
  const days = [...first.figures, ...second.figures].map(({ proposedOn }) => proposedOn)
  expect(days).toEqual([...days].sort())
  expect(countWaitingFigures(database, countryScope())).toEqual({
    plain: { figures: 30, since: days[0] },
    ofReview: null,
  })
  expect(countWaitingFigures(database, entityScope('e07')).plain?.figures).toBe(1)
})

test('of requests for an account a page is weighed, and all are counted', async () => {
  database
    .insert(accountRequests)
    .values(
      ids.map((entityId, place) => ({
        ...{ id: `r-${entityId}`, entityId, name: 'Rosa', email: `rosa@${entityId}.test`, position: 'Jefa' },
        ...{ role: 'head' as const, resolution: 'R. 1', resolutionDate: '2026-01-01', status: 'pending' as const },
        requestedAt: `2026-10-01T10:${String(place).padStart(2, '0')}:00.000Z`,
      })),
    )
    .run()
  const [first, second] = [await viewRequests(ADMINISTRATOR), await viewRequests(ADMINISTRATOR, 2)]
  expect([first.found, first.pages]).toEqual([30, 2])
  expect([...first.pending, ...second.pending].map(({ entityId }) => entityId)).toEqual(ids)
})

function note(times: number) {
  for (let place = 0; place < times; place += 1)
    recordDeed(database, PROGRAM, { action: 'campaign.opened', objectKind: 'campaign', objectId: `c${place}` }, NOW)
}
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

test('the chain is walked once and then on from there, and all of it again after an hour or where its end changed', async () => {
  note(3)
  const first = await knownChain(database, NOW)
  const { rows } = first.chain
  expect(first).toMatchObject({ chain: { broken: null }, walkedAt: NOW.toISOString() })
  note(2)
  const second = await viewAudit(ADMINISTRATOR, { before: null }, () => later(59))
  expect(second.verdict).toMatchObject({ rows: rows + 2, broken: null, walkedAt: NOW.toISOString() })

  for (const trigger of ['audit_is_not_rewritten', 'audit_is_kept_five_years', 'audit_has_no_gap'])
    database.$client.exec(`DROP TRIGGER ${trigger}`)
  const write = database.$client.prepare("UPDATE audit_log SET actor_name = 'Otra' WHERE sequence = ?")
  // An old row shows once all of it is walked: within the hour.
  write.run(2)
  expect((await knownChain(database, later(59))).chain.broken).toBeNull()
  expect(await knownChain(database, later(60))).toMatchObject({
    chain: { broken: 2 },
    walkedAt: later(60).toISOString(),
  })
})

test('what is noted since is looked at when it comes, and an end that was cut off at once', async () => {
  const { chain } = await knownChain(database, later(60))
  note(2)
  database.$client.prepare('UPDATE audit_log SET detail = \'{"x":1}\' WHERE sequence = ?').run((chain.last ?? 0) + 1)
  database.$client.prepare("UPDATE audit_log SET actor_name = 'Rosa' WHERE sequence = 2").run()
  expect((await knownChain(database, later(61))).chain).toMatchObject({ rows: chain.rows + 2, broken: 2 })
  database.$client.prepare('DELETE FROM audit_log WHERE sequence > ?').run((chain.last ?? 0) - 1)
  expect(await knownChain(database, later(62))).toMatchObject({
    chain: { rows: chain.rows - 1 },
    walkedAt: later(62).toISOString(),
  })
})
