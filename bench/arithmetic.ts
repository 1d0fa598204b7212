import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { organizationalCultureV1 } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

/** Milliseconds of one compiled check of a whole response. */
export function checkTime(): number {
  const check = compileCheck(organizationalCultureV1.survey)
  const responses = Array.from({ length: 50 }, (_, person) => answersLike(3, person))
  const rounds = 400
  for (const response of responses) check(response)
  const started = performance.now()
  for (let round = 0; round < rounds; round += 1) for (const response of responses) check(response)
  return (performance.now() - started) / (rounds * responses.length)
}

/** Seconds to close a campaign of so many responses: score, release, rewrite, erase. */
export async function closingTime(count: number): Promise<number> {
  const { database } = createTestDatabase()
  insertEntity(database, 'grande')
  await openCampaign(database, 'grande', 'grande', {
    opensOn: '2026-01-05',
    closesOn: '2026-01-30',
    populationWomen: count,
    populationMen: count,
  })
  const rows = Array.from({ length: count }, (_, person) => ({
    answers: answersLike(1 + (person % 5), person),
    sex: person % 2 ? 'mujer' : 'hombre',
    extraSegment: null,
  }))
  seedResponses(database, 'grande', rows)
  const started = performance.now()
  await closeCampaign(database, 'grande', '2026-01-31', null)
  return (performance.now() - started) / 1000
}
