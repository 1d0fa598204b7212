import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { deleteNextAdmissions } from '#db/queries/admissions.server.ts'
import { insertRewrite, updateNextRows } from '#db/queries/row-rewrites.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { countryScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { addCodes, answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

type Row = { readonly id: string; readonly answers: string; readonly sex: string | null; readonly band: string | null }

const rowsOf = (database: Database) =>
  database.$client
    .prepare<[], Row>('SELECT hex(id) AS id, answers, sex, extra_segment AS band FROM responses ORDER BY id')
    .all()
const rewrites = (database: Database) =>
  database.$client.prepare<[], { upTo: string }>('SELECT hex(up_to) AS upTo FROM row_rewrites').all()
const texts = (rows: readonly Row[]) => rows.map(({ answers, sex }) => `${sex} ${answers}`).sort()

/** A campaign that closes, whose release is frozen, as far as its rows are concerned. */
async function closing(people: number, kept: readonly string[] = ['mujer', 'hombre']) {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { opensOn: '2026-10-01', closesOn: '2026-10-30', linkCode: null })
  const rows = Array.from({ length: people }, (_, person) => ({
    answers: answersLike(2, person),
    sex: person % 3 === 0 ? 'hombre' : 'mujer',
    extraSegment: '18-29',
  }))
  seedResponses(database, 'c1', rows)
  database.$client.exec("UPDATE campaigns SET status = 'closing', closed_on = '2026-10-31'")
  inTransaction(database, (transaction) => insertRewrite(transaction, 'c1', new Set(kept)))
  return { database, file }
}

test('rows are written anew lot by lot, and a stop between two of them is gone on from, each row once', async () => {
  const { database, file } = await closing(2300, ['mujer'])
  const before = rowsOf(database)
  expect(updateNextRows(database, 'c1')).toBe(true)
  const [{ upTo = '' } = {}] = rewrites(database)
  const halfway = rowsOf(database)
  const old = new Set(before.map(({ id }) => id))
  expect(halfway.filter(({ id }) => old.has(id))).toHaveLength(1300)
  // What is done is told by one id: all that comes before it is new, and nothing after it.
  expect(halfway.filter(({ id }) => id < upTo).every(({ id, band }) => !old.has(id) && band === null)).toBe(true)
  expect(halfway.filter(({ id }) => id >= upTo).every(({ id, band }) => old.has(id) && band === '18-29')).toBe(true)
  database.$client.close()

  const again = openDatabase(file)
  expect([updateNextRows(again, 'c1'), updateNextRows(again, 'c1'), updateNextRows(again, 'c1')]).toEqual([
    true,
    false,
    false,
  ])
  const after = rowsOf(again)
  expect(after.filter(({ id }) => old.has(id))).toEqual([])
  expect(after.every(({ sex, band }) => sex !== 'hombre' && band === null)).toBe(true)
  expect(texts(after)).toEqual(texts(before.map((row) => ({ ...row, sex: row.sex === 'hombre' ? null : row.sex }))))
  expect(rewrites(again)).toEqual([])
  again.$client.close()
})

test('for any number of rows as many stand afterwards, none under its old id', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 1, 999, 1000, 1001, 2000), async (people) => {
      const { database } = await closing(people)
      const before = rowsOf(database)
      while (updateNextRows(database, 'c1'));
      const after = rowsOf(database)
      const old = new Set(before.map(({ id }) => id))
      expect(after.some(({ id }) => old.has(id))).toBe(false)
      expect(texts(after)).toEqual(texts(before))
      database.$client.close()
    }),
    { numRuns: 6 },
  )
})

test('a campaign that is annulled halfway keeps neither rows nor the place where it stopped', async () => {
  const { database } = await closing(1200)
  updateNextRows(database, 'c1')
  expect(await annulCampaign(database, countryScope(), 'c1', 'Una razón', '2026-10-31', NO_NOTE)).toBe(true)
  expect([rowsOf(database), rewrites(database), updateNextRows(database, 'c1')]).toEqual([[], [], false])
})

test('of a campaign that is not closing any more nothing is written anew', async () => {
  const { database } = await closing(20)
  const before = rowsOf(database)
  database.$client.exec("UPDATE campaigns SET status = 'population-review'")
  expect(() => updateNextRows(database, 'c1')).toThrow('not closing')
  expect(rowsOf(database)).toEqual(before)
})

test('codes, links and addresses go lot by lot until none is left, and those of others stay', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  insertEntity(database, 'e2')
  await openCampaign(database, 'c1', 'e1', {
    ...{ opensOn: '2026-10-01', closesOn: '2026-10-30', linkCode: null },
    ...{ populationWomen: 5000, populationMen: 5000 },
  })
  await openCampaign(database, 'c2', 'e2', { opensOn: '2026-12-01', closesOn: '2026-12-30', linkCode: null })
  await addCodes(
    database,
    'c1',
    Array.from({ length: 4500 }, (_, place) => `UNO${place}`),
  )
  await addCodes(database, 'c2', ['DOS1', 'DOS2'])
  const codes = () =>
    database.$client.prepare('SELECT campaign_id AS c, count(*) AS n FROM access_codes GROUP BY 1').all()
  expect(deleteNextAdmissions(database, 'c1')).toBe(true)
  expect(codes()).toEqual([
    { c: 'c1', n: 2500 },
    { c: 'c2', n: 2 },
  ])
  while (deleteNextAdmissions(database, 'c1'));
  expect(codes()).toEqual([{ c: 'c2', n: 2 }])
})
