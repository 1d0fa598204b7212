import { expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { findRelease } from '#db/queries/releases.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { entityScope } from '#db/scope.ts'
import { isDuty } from '#surveys/planning/duties.ts'
import { comesFirst } from '#surveys/planning/urgency.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { experienceOf } from '#tests/support/small-country.ts'
import {
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
} from '#tests/support/test-database.ts'
import type { Database } from '#db/client.server.ts'
import { updatePlanAction } from '#db/queries/plans.server.ts'

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
  const before = await listPlanActions(database, scope, 'e1', 2027)
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

  const plan = await listPlanActions(database, scope, 'e1', 2027)
  const others = plan.filter(({ reasons }) => !isDuty(reasons))
  const first = others.map(({ reasons }) => comesFirst(reasons)).lastIndexOf(true) + 1
  expect(first).toBeGreaterThan(3)
  // The round through the rooms is no urgent action: the one against what may happen there needs it before.
  expect(others.slice(0, first).filter(({ reasons }) => !comesFirst(reasons))).toMatchObject([{ templateId: 'sh-a08' }])
  expect(others[0]?.reasons[0]).toMatchObject({ kind: 'prevalence', trigger: { finding: 'coercion' }, gravity: 0 })
  const known = new Set(before.filter(({ reasons }) => !isDuty(reasons)).map(({ id }) => id))
  const kept = plan.filter(({ id }) => known.has(id)).map(({ id }) => id)
  expect(kept).toEqual(before.filter(({ id }) => known.has(id)).map(({ id }) => id))
  expect(others.slice(0, first).some(({ id }) => known.has(id))).toBe(false)
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

const stereotypes = latestInstrument('gender-stereotypes')
const OF_STEREOTYPES = {
  instrumentSlug: stereotypes.slug,
  instrumentVersion: stereotypes.version,
  instrumentHash: stereotypes.hash,
}
/** Every opinion as unfavourable as the table of its question allows, but for one answer in three. */
const unfavourable = (person: number) =>
  Object.fromEntries(
    stereotypes.scoring.dimensions.flatMap(({ items }) =>
      items.map(({ id, points }, place) => {
        const wanted = (person + place) % 3 === 0 ? 0.25 : 0
        return [id, Object.entries(points).find(([, value]) => value === wanted)?.[0] ?? '']
      }),
    ),
  )

/** Closes a campaign on the day after its last one, with low answers of so many people. */
async function closeLow(
  database: Database,
  id: string,
  days: readonly [opensOn: string, closesOn: string, closedOn: string],
  people: number,
  instrument: 'culture' | 'stereotypes' = 'culture',
): Promise<void> {
  const [opensOn, closesOn, closedOn] = days
  await openCampaign(database, id, 'e1', {
    ...(instrument === 'stereotypes' ? OF_STEREOTYPES : {}),
    opensOn,
    closesOn,
  })
  seedResponses(
    database,
    id,
    Array.from({ length: people }, (_, person) => ({
      answers: instrument === 'culture' ? answersLike(2, person) : unfavourable(person),
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
    })),
  )
  await closeCampaign(database, id, closedOn, null)
}

test('a municipality of fifteen people reads of persons, not of offices, and the plan stays so when it grows', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  const counted = { women: 8, men: 7, countedOn: '2026-08-01', documentDate: '2026-08-01', proposedOn: '2026-08-02' }
  insertConfirmedFigure(database, 'quince', 'e1', counted)
  await closeLow(database, 'cultura', ['2026-09-01', '2026-09-30', '2026-10-01'], 14)
  const plan = () => listPlanActions(database, entityScope('e1'), 'e1', 2027)
  const before = await plan()
  expect(before.length).toBeGreaterThan(20)
  const evaluating = before.find(({ templateId }) => templateId === 'oc-a05')
  expect(evaluating).toMatchObject({ responsible: 'Alcaldía y quien hace de Recursos Humanos', effort: 'low' })
  expect(evaluating?.reasons.at(-1)).toMatchObject({
    kind: 'fitted',
    entity: { level: 'local-government', staff: 15 },
  })
  // The November report is of national and regional entities.
  expect(before.map(({ templateId }) => templateId)).not.toContain('oc-a08')
  expect(before.map(({ responsible }) => responsible).join(' ')).not.toMatch(/Secretaría General|Oficina/)
  insertConfirmedFigure(database, 'muchas', 'e1', { countedOn: '2026-10-15', proposedOn: '2026-10-16' })
  expect(await plan()).toEqual(before)
})

test('without a confirmed figure an entity is not taken for a small one', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  await closeLow(database, 'cultura', ['2026-09-01', '2026-09-30', '2026-10-01'], 40)
  const plan = await listPlanActions(database, entityScope('e1'), 'e1', 2027)
  expect(plan.find(({ templateId }) => templateId === 'oc-a05')).toMatchObject({
    title: 'Evaluar a las jefaturas también por el trato igualitario a su equipo',
    responsible: 'Oficina de Recursos Humanos (o quien haga sus veces)',
  })
  expect(plan.flatMap(({ reasons }) => reasons).filter(({ kind }) => kind === 'fitted')).toHaveLength(1)
})

test('what two results ask for stands once, with the reasons of both; its words and what was decided stay', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  const scope = entityScope('e1')
  const plan = () => listPlanActions(database, scope, 'e1', 2026)
  const shared = async () => (await plan()).filter(({ templateId }) => templateId === 'oc-a26')
  await closeLow(database, 'cultura', ['2026-08-01', '2026-08-30', '2026-09-01'], 60)
  const [first] = await shared()
  if (!first) throw new Error('nothing was proposed')
  const decided = {
    event: 'rejected',
    detail: 'Ya se hace',
    by: { userId: 'u', who: 'Rosa', at: '2026-09-02T15:00:00.000Z' },
    note: () => undefined,
  } as const
  await updatePlanAction(database, scope, first, { status: 'rejected', decisionReason: 'Ya se hace' }, decided)

  await closeLow(database, 'estereotipos', ['2026-08-20', '2026-09-20', '2026-09-21'], 60, 'stereotypes')
  const [now, ...others] = await shared()
  expect(others).toEqual([])
  expect(now).toMatchObject({
    id: first.id,
    title: first.title,
    status: 'rejected',
    revision: 2,
    campaignId: 'cultura',
  })
  expect(now?.reasons.slice(0, first.reasons.length)).toEqual(first.reasons)
  const added = now?.reasons.slice(first.reasons.length) ?? []
  expect(added.length).toBeGreaterThan(0)
  for (const reason of added)
    expect(reason).toMatchObject({
      instrumentHash: stereotypes.hash,
      added: { campaignId: 'estereotipos', on: '2026-09-21' },
    })

  database.$client.exec(`
    INSERT INTO user (id, name, email, created_at, updated_at) VALUES ('lee', 'Lía', 'l@uno.pe', 0, 0);
    INSERT INTO memberships (id, user_id, role, entity_id, starts_on, ends_on)
      VALUES ('m', 'lee', 'reader', 'e1', '2026-01-01', '2027-01-01');
    INSERT INTO shared_releases VALUES ('m', 'cultura');`)
  const read = async () =>
    (await listPlanActions(database, entityScope('e1', 'm'), 'e1', 2026)).find(({ id }) => id === first.id)?.reasons
  expect(await read()).toEqual(first.reasons)
  database.$client.exec(`INSERT INTO shared_releases VALUES ('m', 'estereotipos')`)
  expect(await read()).toEqual(now?.reasons)
})
