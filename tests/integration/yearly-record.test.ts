import { beforeEach, expect, test } from 'vitest'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { listEntityYearFacts, listYearFacts } from '#db/queries/derived-facts.server.ts'
import { deleteDraftFact, findFact, insertFact, updateFact, type NewFact } from '#db/queries/yearly-record.server.ts'
import type { Database } from '#db/client.server.ts'
import { recordSteps } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { cutOffOf, totalsOf } from '#surveys/yearly-record/totals.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const BY = { userId: 'rosa', who: 'Rosa', at: '2026-05-02T15:00:00.000Z' }
const step = (event: 'recorded' | 'submitted' | 'changed') => ({ event, text: '', by: BY })

let database: Database
beforeEach(() => {
  database = createTestDatabase().database
  for (const id of ['uno', 'dos']) insertEntity(database, id)
})

function add(id: string, more: Partial<NewFact> = {}): void {
  const row: NewFact = {
    ...{ id, entityId: 'uno', year: 2026, kind: 'communication', occurredOn: '2026-05-01', origin: 'entity' },
    ...{ content: { name: 'Feria', channel: 'Plaza' }, state: 'draft', recordedOn: '2026-05-02' },
    ...more,
  }
  inTransaction(database, (transaction) => insertFact(transaction, row, step('recorded'), NO_NOTE))
}

test('a year holds what was recorded and what was done here, of each entity apart', async () => {
  add('a', { state: 'submitted', submittedOn: '2026-06-01' })
  add('b', { entityId: 'dos', kind: 'norm', content: null, state: 'submitted', submittedOn: '2026-06-01' })
  await openCampaign(database, 'c', 'dos', { opensOn: '2026-03-02', closesOn: '2026-03-27' })
  database.$client.exec("UPDATE campaigns SET status = 'closing'; UPDATE campaigns SET status = 'closed'")
  database.$client.exec(`
    INSERT INTO plans (entity_id, year, created_on, submitted_on) VALUES ('uno', 2026, '2026-01-01', '2026-02-20');
    INSERT INTO plan_steps (entity_id, year, at, who, step) VALUES ('uno', 2026, '2026-02-11T03:00:00.000Z', 'R', 'submitted');
    INSERT INTO plan_steps (entity_id, year, at, who, step) VALUES ('uno', 2026, '2026-02-20T15:00:00.000Z', 'R', 'submitted');`)
  const year = cutOffOf(2026, '2026-12-31')
  const country = totalsOf(listYearFacts(database, countryScope(), 2026), year)
  expect(country.communication.entities).toEqual(['uno'])
  expect(country.norm.nothing).toEqual(['dos'])
  expect(country['instrument-applied'].espejo).toMatchObject({ 'organizational-culture': 1 })
  // Eleven at night in Lima of the day before.
  expect(country['activity-plan'].counted).toMatchObject([{ on: '2026-02-10', origin: 'espejo' }])
  expect(country['activity-plan'].stages).toEqual({ elaborated: 1, approved: 0, implemented: 0, all: 0, outside: 0 })
  const own = totalsOf(listEntityYearFacts(database, entityScope('uno'), 'uno', 2026), year)
  expect([own['instrument-applied'].counted, own.communication.counted.length]).toEqual([[], 1])
  expect(listEntityYearFacts(database, entityScope('dos'), 'uno', 2026)).toEqual([])
  expect(listYearFacts(database, countryScope(), 2025)).toEqual([])
})

test('a plan is implemented with the first action that is done and proved', () => {
  database.$client.exec(`
    INSERT INTO plans (entity_id, year, created_on, submitted_on) VALUES ('uno', 2026, '2026-01-01', '2026-02-20');
    INSERT INTO plan_actions (id, entity_id, year, position, title, rationale, reasons, status, responsible, term_months,
      effort, verification, indicator, norms, progress, progress_on)
      VALUES ('x', 'uno', 2026, 1, 'A', '', '[]', 'accepted', 'GM', 3, 'low', 'Acta', 'Sí', '[]', 'done', '2026-08-01');`)
  const implemented = () =>
    listEntityYearFacts(database, entityScope('uno'), 'uno', 2026).map((fact) =>
      fact.kind === 'activity-plan' ? fact.content?.implemented?.on : undefined,
    )
  expect(implemented()).toEqual([undefined])
  database.$client.exec(`INSERT INTO plan_evidence (id, entity_id, year, action_id, kind, shows, reference, added_by, added_on)
    VALUES ('p', 'uno', 2026, 'x', 'document', 'El acta', 'Acta 1', 'Rosa', '2026-08-09')`)
  expect(implemented()).toEqual(['2026-08-09'])
})

test('a fact is changed as it was read, and a draft goes with what became of it', () => {
  add('a')
  const read = findFact(database, entityScope('uno'), 'a')
  if (!read) throw new Error('no fact')
  expect(findFact(database, entityScope('dos'), 'a')).toBeNull()
  const change = (revision: number) =>
    inTransaction(database, (transaction) =>
      updateFact(transaction, { id: 'a', revision }, { occurredOn: '2026-05-03' }, step('changed'), NO_NOTE),
    )
  expect([change(read.revision), change(read.revision)]).toEqual([true, false])
  const remove = (revision: number) =>
    inTransaction(database, (transaction) => deleteDraftFact(transaction, { id: 'a', revision }, NO_NOTE))
  expect([remove(read.revision), remove(read.revision + 1)]).toEqual([null, []])
  expect(database.select().from(recordSteps).all()).toEqual([])
})

test('of a kind there is something in a year, or nothing', () => {
  add('a', { content: null })
  expect(() => add('b')).toThrow()
  expect(() => add('c', { content: null })).toThrow()
  add('d', { year: 2025, occurredOn: '2025-05-01' })
  add('e', { entityId: 'dos' })
})

test('what came by letter has its number, and nobody but the Ministry records its own acts', () => {
  expect(() => add('a', { origin: 'ministry' })).toThrow()
  add('b', { origin: 'ministry', letterNumber: 'Oficio 12', letterOn: '2026-05-01' })
  expect(() => add('c', { entityId: null })).toThrow()
  const presented = { kind: 'tools-presented', content: { entityIds: ['dos'], instruments: [], about: '' } } as const
  expect(() => add('d', presented)).toThrow()
  add('e', { ...presented, entityId: null, origin: 'ministry' })
})

test('what stands began before its year, and what happened happened in it', () => {
  const content = { actType: 'other', number: '1', expiresOn: null } as const
  add('a', { kind: 'mechanism-act', occurredOn: '2017-01-01', content })
  expect(() => add('b', { occurredOn: '2025-12-31' })).toThrow()
  expect(() => add('c', { kind: 'mechanism-act', occurredOn: '2027-01-01', content })).toThrow()
})
