import { expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { findRelease } from '#db/queries/releases.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { entityScope } from '#db/scope.ts'
import { comesFirst } from '#surveys/planning/plan-order.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { experienceOf } from '#tests/support/small-country.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const harassment = latestInstrument('sexual-harassment')
const OF_HARASSMENT = {
  instrumentSlug: harassment.slug,
  instrumentVersion: harassment.version,
  instrumentHash: harassment.hash,
  complaintChannel: 'Anexo 120',
  channelTestedOn: '2026-10-01',
  helpLinesCheckedOn: '2026-10-01',
}
const favourable = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.entries(points).find(([, value]) => value === 1)?.[0] ?? '']),
  ),
)

test('what a second result of the year makes urgent goes before all that the first one proposed', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  const scope = entityScope('e1')
  await openCampaign(database, 'cultura', 'e1', { opensOn: '2026-09-01', closesOn: '2026-09-30' })
  seedResponses(
    database,
    'cultura',
    Array.from({ length: 80 }, (_, person) => ({
      answers: answersLike(2, person),
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
    })),
  )
  await closeCampaign(database, 'cultura', '2026-10-01', null)
  const before = await listPlanActions(database, scope, 'e1', 2026)
  await openCampaign(database, 'acoso', 'e1', { ...OF_HARASSMENT, opensOn: '2026-10-01', closesOn: '2026-10-30' })
  seedResponses(
    database,
    'acoso',
    Array.from({ length: 120 }, (_, person) => ({
      answers: favourable,
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
      experience: experienceOf(person),
    })),
  )
  await closeCampaign(database, 'acoso', '2026-10-31', null)

  const plan = await listPlanActions(database, scope, 'e1', 2026)
  const first = plan.map(({ reasons }) => comesFirst(reasons)).lastIndexOf(true) + 1
  expect(first).toBeGreaterThan(3)
  expect(plan.slice(0, first).every(({ reasons }) => comesFirst(reasons))).toBe(true)
  expect(plan[0]?.reasons[0]).toMatchObject({ kind: 'prevalence', trigger: { finding: 'physical' }, gravity: 0 })
  expect(plan.slice(first, first + before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
})

test('sex never stays beside what happened to people, also where the release tells women and men apart', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  for (const [id, women] of [
    ['dos', 110],
    ['una', 190],
  ] as const) {
    const year = id === 'dos' ? 2025 : 2026
    await openCampaign(database, id, 'e1', {
      ...OF_HARASSMENT,
      opensOn: `${year}-10-01`,
      closesOn: `${year}-10-30`,
      populationWomen: 200,
      populationMen: 200,
    })
    seedResponses(
      database,
      id,
      Array.from({ length: 220 }, (_, person) => ({
        answers: favourable,
        sex: (person * 7) % 220 < women ? 'mujer' : 'hombre',
        extraSegment: null,
        experience: experienceOf(person),
      })),
    )
    await closeCampaign(database, id, `${year}-10-31`, null)
  }
  const sexes = (id: string, part: string) =>
    database.$client
      .prepare<[string, string], { sex: string | null }>(
        'SELECT DISTINCT sex FROM responses WHERE campaign_id = ? AND part = ? ORDER BY sex',
      )
      .all(id, part)
      .map(({ sex }) => sex)
  const released = async (id: string) => (await findRelease(database, entityScope('e1'), id))?.release.prevalence
  expect(await released('dos')).toMatchObject({ kind: 'noisy', n: 220, sexes: { women: {}, men: {} } })
  expect(await released('una')).toMatchObject({ kind: 'noisy', sexes: 'none' })
  for (const id of ['dos', 'una']) {
    expect(sexes(id, 'main')).toEqual(['hombre', 'mujer'])
    expect(sexes(id, 'experience')).toEqual([null])
  }
})
