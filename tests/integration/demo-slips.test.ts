import { expect, test } from 'vitest'
import { seedDemoSlips } from '#scripts/demo/slips.ts'
import { handOutDemoSlip, isDemoSlips } from '#app/respondent/desk/demo-slip.server.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

const NOON = () => new Date('2026-11-10T17:00:00Z')

test('the demonstration hands out a fresh slip each time, as many as were printed, while its questionnaire is open', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { linkCode: null })
  expect(await handOutDemoSlip(database, TEST_KEY)).toBeNull()
  seedDemoSlips(database, 'c1', '2026-11-10')
  const desk = createRespondentDesk(database, TEST_KEY, NOON)
  const codes = new Set<string>()
  for (let visitor = 0; visitor < 200; visitor += 1) {
    const code = await handOutDemoSlip(database, TEST_KEY)
    if (code) codes.add(code)
  }
  expect(codes.size).toBe(200)
  for (const code of [...codes].slice(0, 3)) expect((await desk.open(code, 'x')).kind).toBe('form')
  expect(await handOutDemoSlip(database, TEST_KEY)).toBeNull()
  database.$client.exec("DELETE FROM access_codes; UPDATE campaigns SET status = 'closing'")
  expect(await handOutDemoSlip(database, TEST_KEY)).toBeNull()
})

test('where it hands them out is read as a code is', () => {
  expect(['DEMO-HOST', 'demo-host', ' DEMOHOST '].map(isDemoSlips)).toEqual([true, true, true])
  expect(isDemoSlips('DEMO-CULT')).toBe(false)
})
