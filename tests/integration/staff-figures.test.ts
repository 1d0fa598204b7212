import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#app/door/actor.ts'
import { actorFor } from '#app/door/actor.ts'
import { carryOutOrder } from '#app/features/campaigns/carry-out-order.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { createCampaign } from '#app/features/campaigns/create-campaign.server.ts'
import type { CampaignInput } from '#app/features/campaigns/form.ts'
import { campaignInReview, reviewPopulation } from '#app/features/campaigns/review-population.server.ts'
import { settleDueCampaigns } from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { decideFigure } from '#app/features/staff-figures/decide-figure.server.ts'
import type { ProposedFigure } from '#app/features/staff-figures/form.ts'
import { distanceKey } from '#app/features/staff-figures/figure-rules.ts'
import { proposeFigure } from '#app/features/staff-figures/propose-figure.server.ts'
import { viewOwnFigures, viewWaitingFigures } from '#app/features/staff-figures/view-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updateKeeperAsConfirmed } from '#db/queries/keepers.server.ts'
import { auditLog, campaigns, responses, staffFigureDecisions, staffFigures, user } from '#db/schema/index.ts'
import { listConfirmedSizes } from '#db/queries/staff-figures.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import {
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
} from '#tests/support/test-database.ts'

const NOW = new Date('2026-11-24T17:00:00.000Z')
const clock = () => NOW
const COORDINATOR = actorFor({
  userId: 'rosa',
  name: 'Rosa',
  role: 'coordinator',
  entity: { id: 'muni', name: 'Muni' },
})
const OTHER = actorFor({ userId: 'olga', name: 'Olga', role: 'coordinator', entity: { id: 'otra', name: 'Otra' } })
const ANALYST = actorFor({ userId: 'ana', name: 'Ana', role: 'analyst', entity: null })

const SEAT = { kind: 'headquarters', units: [], serviceContractors: false, interns: false } as const
const PROPOSED: ProposedFigure = {
  women: 150,
  men: 150,
  countedOn: '2026-11-10',
  source: 'Planilla de Recursos Humanos',
  documentKind: 'report',
  documentNumber: '012-2026-RRHH',
  documentDate: '2026-11-11',
  documentPlace: 'Oficina de Recursos Humanos',
  documentLink: '',
  explanation: '',
  sureOf: '',
  scope: SEAT,
  campaignId: null,
}
const CAMPAIGN: Omit<CampaignInput, 'figureId'> = {
  instrumentSlug: 'organizational-culture',
  opensOn: '2026-11-24',
  closesOn: '2026-12-18',
  k: 10,
}

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  ;({ database } = made)
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
  insertEntity(database, 'muni')
  insertEntity(database, 'otra')
  keepCodes()
})

/** Slips need somebody who keeps them: confirmed, as `muni` must have her before it opens anything. */
function keepCodes(): void {
  const person = (id: string) => ({ id, name: id, email: `${id}@prueba.test`, createdAt: NOW, updatedAt: NOW })
  database
    .insert(user)
    .values([person('administra'), person('custodia')])
    .run()
  const startsOn = '2026-01-05'
  inTransaction(database, (transaction) => {
    insertMembership(
      transaction,
      { id: 'm-administra', userId: 'administra', role: 'administrator', entityId: null, startsOn },
      NO_NOTE,
    )
    const keeper = { id: 'm-custodia', userId: 'custodia', role: 'custodian', entityId: 'muni', startsOn } as const
    insertMembership(transaction, keeper, NO_NOTE)
    const vouched = { unit: 'Trámite', confirmedBy: 'administra', at: '2026-01-06T15:00:00.000Z' }
    updateKeeperAsConfirmed(transaction, keeper, vouched, NO_NOTE)
  })
}

/** Proposes a figure as somebody does who says yes where she is asked about it. */
async function propose(change: Partial<ProposedFigure> = {}, actor: Actor = COORDINATOR): Promise<string> {
  const known = new Set(
    database
      .select()
      .from(staffFigures)
      .all()
      .map(({ id }) => id),
  )
  const typed = { ...PROPOSED, ...change } as ProposedFigure
  const { distance } = await proposeFigure(actor, typed, clock)
  if (distance) {
    const said = { ...typed, sureOf: distanceKey(distance), explanation: 'Cambió el número de contratos' }
    expect(await proposeFigure(actor, said, clock)).toEqual({ problems: {}, distance: null })
  }
  const added = database
    .select()
    .from(staffFigures)
    .all()
    .find(({ id }) => !known.has(id))
  if (!added) throw new Error('nothing was proposed')
  return added.id
}
const confirm = (figureId: string, actor: Actor = ANALYST) =>
  decideFigure(actor, { figureId, decision: { verdict: 'confirmed' } }, clock)
const refuse = (figureId: string) =>
  decideFigure(ANALYST, { figureId, decision: { verdict: 'refused', reason: 'El documento no se lee' } }, clock)
const campaign = (id: string) =>
  database
    .select()
    .from(campaigns)
    .all()
    .find((each) => each.id === id)
const verdicts = () =>
  database
    .select()
    .from(staffFigureDecisions)
    .all()
    .map(({ verdict }) => verdict)
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .map(({ action, actorId }) => `${actorId} ${action}`)
const opening = {
  kind: 'open',
  ways: { slips: 300, 'single-link': 0, 'email-swap': 0 },
  care: { channel: '', channelTestedOn: null, helpLinesCheckedOn: null },
} as const

async function draft(figureId: string): Promise<string> {
  const created = await createCampaign(COORDINATOR, { ...CAMPAIGN, figureId }, clock)
  if (!created.ok) throw new Error(JSON.stringify(created.problems))
  return created.campaignId
}
const open = (campaignId: string) => carryOutOrder(COORDINATOR, { campaignId, order: opening }, clock)

test('a campaign is prepared with a figure that waits and opens once the Ministry confirmed it', async () => {
  const figureId = await propose()
  const campaignId = await draft(figureId)
  expect(campaign(campaignId)).toMatchObject({ populationWomen: 150, populationMen: 150, scope: SEAT })
  expect(await open(campaignId)).toMatchObject({ ok: false, problems: { cifra: expect.stringContaining('espera') } })
  await confirm(figureId)
  expect(await open(campaignId)).toEqual({ ok: true })
  expect(campaign(campaignId)).toMatchObject({ status: 'open', populationFigureId: figureId })
  expect(deeds()).toEqual([
    'rosa staff-figure.proposed',
    'rosa campaign.created',
    'ana staff-figure.confirmed',
    'ana campaign.population-taken',
    'rosa campaign.opened',
  ])
})

test('a new campaign asks no second segment, and a draft of before that would have opens without it', async () => {
  const figureId = await propose()
  const campaignId = await draft(figureId)
  await confirm(figureId)
  expect(campaign(campaignId)).toMatchObject({ status: 'draft', extraSegment: null })
  database.update(campaigns).set({ extraSegment: 'age-band' }).run()
  expect(await open(campaignId)).toEqual({ ok: true })
  expect(campaign(campaignId)).toMatchObject({ status: 'open', extraSegment: null })
})

test('numbers that nobody confirmed open no campaign, whatever the program says', async () => {
  const waiting = await propose()
  const campaignId = await draft(waiting)
  database.$client.prepare("INSERT INTO campaign_ways VALUES (?, 'slips', 300)").run(campaignId)
  const open = database.$client.prepare("UPDATE campaigns SET status = 'open' WHERE id = ?")
  expect(() => open.run(campaignId)).toThrow(/confirmed figure/)
  await refuse(waiting)
  expect(() => open.run(campaignId)).toThrow(/confirmed figure/)
  insertConfirmedFigure(database, 'de-otra', 'otra')
  database.$client.prepare("UPDATE campaigns SET population_figure_id = 'de-otra' WHERE id = ?").run(campaignId)
  expect(() => open.run(campaignId)).toThrow(/confirmed figure/)
  insertConfirmedFigure(database, 'menor', 'muni', { men: 149 })
  database.$client.prepare("UPDATE campaigns SET population_figure_id = 'menor' WHERE id = ?").run(campaignId)
  expect(() => open.run(campaignId)).toThrow(/confirmed figure/)
  insertConfirmedFigure(database, 'vieja', 'muni', { countedOn: '2025-11-23' })
  database.$client.prepare("UPDATE campaigns SET population_figure_id = 'vieja' WHERE id = ?").run(campaignId)
  expect(() => open.run(campaignId)).toThrow(/confirmed figure/)
  insertConfirmedFigure(database, 'buena', 'muni')
  database.$client.prepare("UPDATE campaigns SET population_figure_id = 'buena' WHERE id = ?").run(campaignId)
  open.run(campaignId)
})

test('a new proposal of a scope replaces the one that waits, and drafts follow it', async () => {
  const first = await propose()
  const campaignId = await draft(first)
  const second = await propose({ women: 90, scope: { ...SEAT } })
  expect(verdicts()).toEqual(['replaced'])
  expect(campaign(campaignId)).toMatchObject({ populationWomen: 90, populationFigureId: second })
  await expect(confirm(first)).rejects.toThrow(/decided once/)
  await refuse(second)
  expect(await open(campaignId)).toMatchObject({ ok: false, problems: { cifra: expect.stringContaining('no aceptó') } })
  const third = await propose({ women: 91 })
  await confirm(third)
  expect(campaign(campaignId)).toMatchObject({ populationWomen: 91, populationFigureId: third })
})

test('a figure is decided once, never by who proposed it, and stays as it was', async () => {
  const figureId = await propose()
  const both = actorFor({ userId: 'rosa', name: 'Rosa', role: 'analyst', entity: null })
  await expect(confirm(figureId, both)).rejects.toThrow(/of her own/)
  await refuse(figureId)
  await expect(confirm(figureId)).rejects.toThrow(/decided once/)
  expect(() => database.$client.prepare('UPDATE staff_figures SET women = 900').run()).toThrow(/kept as it was/)
  expect(() => database.$client.prepare('DELETE FROM staff_figure_decisions').run()).toThrow(/not deleted/)
  expect(verdicts()).toEqual(['refused'])
})

test('an entity sees and proposes its own figures alone', async () => {
  const figureId = await propose()
  expect((await viewOwnFigures(OTHER, null)).figures).toEqual([])
  expect(await createCampaign(OTHER, { ...CAMPAIGN, figureId }, clock)).toMatchObject({
    ok: false,
    problems: { cifra: expect.any(String) },
  })
  await propose({}, OTHER)
  expect((await viewWaitingFigures(ANALYST)).figures.map(({ entityId }) => entityId)).toEqual(['muni', 'otra'])
})

describe('while a campaign runs', () => {
  async function running(): Promise<string> {
    const figureId = await propose()
    const campaignId = await draft(figureId)
    await confirm(figureId)
    await open(campaignId)
    return campaignId
  }

  test('it rises with a higher figure in the breath of its confirmation, and that is noted', async () => {
    const campaignId = await running()
    const higher = await propose({ women: 160, countedOn: '2026-11-20' })
    expect(campaign(campaignId)?.populationWomen).toBe(150)
    await confirm(higher)
    expect(campaign(campaignId)).toMatchObject({
      populationWomen: 160,
      populationMen: 150,
      populationFigureId: higher,
      populationDate: '2026-11-20',
    })
    expect(deeds().slice(-2)).toEqual(['ana staff-figure.confirmed', 'ana campaign.population-raised'])
  })

  test('it does not fall with a lower one, nor where one sex falls; the next draft takes it', async () => {
    const campaignId = await running()
    const explanation = 'Terminaron contratos en noviembre'
    await confirm(await propose({ women: 140, countedOn: '2026-11-20', explanation }))
    await confirm(await propose({ women: 140, men: 190, countedOn: '2026-11-21' }))
    expect(campaign(campaignId)).toMatchObject({ populationWomen: 150, populationMen: 150 })
    const stereotypes = { ...CAMPAIGN, instrumentSlug: 'gender-stereotypes' } as const
    const [newest] = (await viewOwnFigures(COORDINATOR, null)).figures
    const next = await createCampaign(COORDINATOR, { ...stereotypes, figureId: newest?.id ?? '' }, clock)
    expect(next.ok && campaign(next.campaignId)).toMatchObject({ populationWomen: 140, populationMen: 190 })
  })

  test('another scope and another entity leave it alone', async () => {
    const campaignId = await running()
    await confirm(await propose({ women: 500, scope: { ...SEAT, interns: true } }))
    await confirm(await propose({ women: 600 }, OTHER))
    expect(campaign(campaignId)).toMatchObject({ populationWomen: 150, populationMen: 150 })
    expect(listConfirmedSizes(database, countryScope())).toEqual(
      new Map([
        ['muni', { people: 650, countedOn: '2026-11-10' }],
        ['otra', { people: 750, countedOn: '2026-11-10' }],
      ]),
    )
  })

  test('the file refuses any other number, lower or higher', async () => {
    await running()
    const set = (women: number) => () =>
      database.$client.prepare('UPDATE campaigns SET population_women = ?').run(women)
    expect(set(149)).toThrow(/population is fixed/)
    expect(set(151)).toThrow(/population is fixed/)
  })
})

describe('with more answers than people', () => {
  /** 210 answers of 202 people, closed. */
  async function held(): Promise<void> {
    await openCampaign(database, 'c', 'muni', {
      opensOn: '2026-10-01',
      closesOn: '2026-10-30',
      populationWomen: 101,
      populationMen: 101,
    })
    seedResponses(
      database,
      'c',
      Array.from({ length: 210 }, (_, person) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })),
    )
    expect(await closeCampaign(database, 'c', '2026-10-31', null)).toEqual({ kind: 'population-review' })
  }
  const forReview = { women: 105, men: 105, countedOn: '2026-10-01', campaignId: 'c' } as const
  const review = (figureId: string, verdict: 'confirmed' | 'refused' = 'confirmed') =>
    reviewPopulation(
      ANALYST,
      {
        campaignId: 'c',
        figureId,
        decision: verdict === 'confirmed' ? { verdict } : { verdict, reason: 'El documento no se lee' },
      },
      clock,
    )
  const stored = () => database.select().from(responses).all().length

  test('the entity brings its document, the analyst confirms it, and what fits is released', async () => {
    await held()
    expect((await campaignInReview(ANALYST, 'c')).figure).toBeNull()
    const figureId = await propose(forReview)
    const seen = await campaignInReview(ANALYST, 'c')
    expect(seen.figure).toMatchObject({ id: figureId, women: 105 })
    expect(JSON.stringify(seen)).not.toContain('210')
    expect(await review(figureId)).toBe('released')
    expect(campaign('c')).toMatchObject({ status: 'closed', populationWomen: 105, populationMen: 105 })
    expect(deeds()).toContain('ana campaign.population-reviewed')
  })

  test('what does not fit is annulled unseen: nobody finds the number of answers by trying', async () => {
    await held()
    const figureId = await propose({ ...forReview, men: 104 })
    expect(await review(figureId)).toBe('annulled')
    expect(campaign('c')).toMatchObject({ status: 'annulled', annulmentReason: expect.stringContaining('documento') })
    expect(stored()).toBe(0)
    await expect(proposeFigure(COORDINATOR, { ...PROPOSED, ...forReview, men: 200 }, clock)).rejects.toThrow(
      'not-found',
    )
    await expect(review(figureId)).rejects.toThrow('not-found')
  })

  test('a refusal tries nothing: the entity brings another document, and one alone waits', async () => {
    await held()
    const first = await propose(forReview)
    await review(first, 'refused')
    expect(campaign('c')?.status).toBe('population-review')
    expect(stored()).toBe(210)
    const [second, third] = [await propose(forReview), await propose({ ...forReview, women: 106 })]
    expect(verdicts()).toEqual(['refused', 'replaced'])
    await expect(review(second)).rejects.toThrow(/decided once/)
    expect(await review(third)).toBe('released')
  })

  test('a figure that is not higher is no explanation, and one of another campaign or entity decides nothing', async () => {
    await held()
    expect(await proposeFigure(COORDINATOR, { ...PROPOSED, ...forReview, men: 97 }, clock)).toHaveProperty(
      'problems.mujeres',
    )
    await expect(proposeFigure(OTHER, { ...PROPOSED, ...forReview }, clock)).rejects.toThrow('not-found')
    const general = await propose({ women: 200 })
    await expect(review(general)).rejects.toThrow('not-found')
    await confirm(general)
    expect(campaign('c')).toMatchObject({ status: 'population-review', populationWomen: 101 })
    const own = await propose(forReview)
    await expect(confirm(own)).rejects.toThrow('not-found')
  })

  test('the file holds it too: no second review, no population without one, no close without one', async () => {
    await held()
    const figureId = await propose(forReview)
    const run = (sql: string) => () => database.$client.prepare(sql).run()
    expect(run("UPDATE campaigns SET population_women = 200 WHERE id = 'c'")).toThrow(/population is fixed/)
    expect(run("UPDATE campaigns SET status = 'closed' WHERE id = 'c'")).toThrow(/after its review/)
    const insert = `INSERT INTO population_reviews VALUES ('c', '${figureId}', 'ana', '2026-11-24')`
    expect(run(insert)).toThrow(/confirmed figure of its own/)
    run(`INSERT INTO staff_figure_decisions (figure_id, verdict, decided_by, decided_on)
      VALUES ('${figureId}', 'confirmed', 'ana', '2026-11-24')`)()
    run(insert)()
    expect(run(insert)).toThrow(/UNIQUE/)
    expect(run('DELETE FROM population_reviews')).toThrow(/not deleted/)
  })

  test('somebody who reads the database meanwhile keeps the release waiting, and loses nobody’s answers', async () => {
    await held()
    const figureId = await propose(forReview)
    const reader = new Sqlite(database.$client.name, { readonly: true })
    reader.exec('BEGIN; SELECT count(*) FROM responses')
    expect(await review(figureId)).toBe('unfinished')
    expect(campaign('c')?.status).toBe('closing')
    expect(stored()).toBe(210)
    reader.close()
    await settleDueCampaigns(database, countryScope(), NOW)
    expect(campaign('c')).toMatchObject({ status: 'closed', populationWomen: 105, annulmentReason: null })
    expect(stored()).toBe(210)
  })

  test('the same where the answers do not fit: they are destroyed once nobody reads', async () => {
    await held()
    const figureId = await propose({ ...forReview, men: 104 })
    const reader = new Sqlite(database.$client.name, { readonly: true })
    reader.exec('BEGIN; SELECT count(*) FROM responses')
    expect(await review(figureId)).toBe('unfinished')
    reader.close()
    await settleDueCampaigns(database, countryScope(), NOW)
    expect(campaign('c')?.status).toBe('annulled')
    expect(stored()).toBe(0)
  })

  test('a review that the program was stopped in is ended by the calendar, one way or the other', async () => {
    await held()
    const figureId = await propose({ ...forReview, men: 104 })
    database.$client.exec(`
      INSERT INTO staff_figure_decisions (figure_id, verdict, decided_by, decided_on)
        VALUES ('${figureId}', 'confirmed', 'ana', '2026-11-24');
      INSERT INTO population_reviews VALUES ('c', '${figureId}', 'ana', '2026-11-24');
      UPDATE campaigns SET population_women = 105, population_men = 104, population_figure_id = '${figureId}';`)
    await settleDueCampaigns(database, countryScope(), NOW)
    expect(campaign('c')?.status).toBe('annulled')
    expect(stored()).toBe(0)
  })
})
