import { beforeEach, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { annulCampaign, scheduleCampaign } from '#db/queries/campaigns.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { auditLog, commitments } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { newPromise } from '#app/features/campaigns/new-promise.server.ts'
import { commitmentText } from '#app/features/commitments/commitment-words.ts'
import { viewPublicPage } from '#app/features/commitments/view-public-page.server.ts'
import { viewSheet } from '#app/features/commitments/view-sheet.server.ts'
import { coordinatorDue } from '#app/features/panel/entity-due.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { commitmentPath, readPublicId } from '#app/kit/codes/public-id.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import {
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
  promiseFor,
} from '#tests/support/test-database.ts'

/** A public page from its promise to the day on which it publishes itself. */

const TERM = { opensOn: '2026-02-01', closesOn: '2026-02-20' }
const CLOSED = '2026-02-21'
const BY = addDays(TERM.closesOn, 90)
const at = (day: string) => new Date(`${day}T15:00:00Z`)
const on = (day: string) => () => at(day)

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
})

/** A campaign that so many answered and that is closed; each in an entity of its own name. */
async function closed(id: string, people: number, more: Parameters<typeof openCampaign>[3] = {}): Promise<void> {
  insertEntity(database, id)
  await openCampaign(database, id, id, { ...TERM, linkCode: null, ...more }, undefined, promiseFor(id, TERM.opensOn))
  const row = (_: unknown, person: number) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })
  seedResponses(database, id, Array.from({ length: people }, row))
  await closeCampaign(database, id, CLOSED, null)
}
const runPages = async (day: string) => {
  const job = JOBS.find(({ name }) => name === 'public-pages')
  await job?.run({ database, environment: testEnvironment('') }, at(day))
}
const pageOf = (id: string, day: string) => viewPublicPage(promiseFor(id).publicId, on(day))
const row = (id: string) =>
  database
    .select()
    .from(commitments)
    .all()
    .find(({ campaignId }) => campaignId === id)
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .filter(({ action }) => action.startsWith('commitment.'))
    .map(({ action, actorName, objectId, entityId }) => ({ action, actorName, objectId, entityId }))

test('on its day the minimum publishes itself, once, with its note; before it the address tells a day alone', async () => {
  await closed('uno', 60)
  await runPages(addDays(BY, -1))
  expect(row('uno')).toMatchObject({ publishedOn: null })
  expect(await pageOf('uno', addDays(BY, -1))).toEqual({
    ...{ kind: 'waiting', by: BY, entity: 'Entidad uno' },
    questionnaire: 'Encuesta sobre la vida en mi entidad',
  })
  await runPages(BY)
  await runPages(BY)
  expect(row('uno')).toMatchObject({ publishedOn: BY, publishedBy: null, additions: null })
  expect(deeds()).toEqual([
    { action: 'commitment.published-by-day', actorName: 'Espejo', objectId: 'uno', entityId: 'uno' },
  ])
  const page = await pageOf('uno', BY)
  const text = page.kind === 'published' ? commitmentText(page.words) : ''
  expect(text).toContain('Las respuestas equivalen a menos de un cuarto del personal.')
  expect(text).toContain('El plan de mejora todavía no está firmado.')
})

test('also where the program stood still for weeks', async () => {
  await closed('uno', 60)
  await runPages(addDays(BY, 40))
  expect(row('uno')).toMatchObject({ publishedOn: addDays(BY, 40) })
})

test('what too few answered, was annulled or was never promised is one and the same to whoever has an address', async () => {
  await closed('pocas', 9)
  insertEntity(database, 'sin')
  await openCampaign(database, 'sin', 'sin', { ...TERM, linkCode: null })
  insertEntity(database, 'anulada')
  await openCampaign(database, 'anulada', 'anulada', TERM, undefined, promiseFor('anulada'))
  await annulCampaign(database, countryScope(), 'anulada', 'Salió el enlace', CLOSED, NO_NOTE)
  expect(await pageOf('pocas', addDays(BY, -1))).toMatchObject({ kind: 'waiting', by: BY })
  await runPages(BY)
  for (const id of ['pocas', 'anulada', 'sin', 'nunca']) expect(await pageOf(id, BY), id).toEqual({ kind: 'none' })
  for (const typed of ['', '%00', '__proto__', '../panel', 'x'.repeat(5000), '😀'])
    expect(await viewPublicPage(typed, on(BY))).toEqual({ kind: 'none' })
  expect(deeds()).toEqual([])
})

test('where the close is not done it waits for it, and says so', async () => {
  await closed('uno', 60, { populationWomen: 25, populationMen: 25 })
  await runPages(BY)
  expect(row('uno')).toMatchObject({ publishedOn: null })
  expect(await pageOf('uno', BY)).toMatchObject({ kind: 'late', by: BY })
})

test('the promise is made in the transaction that fixes the notice, or not at all', async () => {
  insertEntity(database, 'uno')
  insertConfirmedFigure(database, 'cifra', 'uno', { countedOn: '2026-01-10', proposedOn: '2026-01-11' })
  await openCampaign(database, 'c', 'uno', { ...TERM, status: 'draft', linkCode: null, populationFigureId: 'cifra' })
  expect(row('c')).toBeUndefined()
  const fixing = {
    ways: [{ way: 'slips', people: 300 }],
    change: { status: 'scheduled' },
    promise: newPromise(TERM.opensOn),
  } as const
  const failing = scheduleCampaign(database, countryScope(), 'c', fixing, () => {
    throw new Error('no note')
  })
  await expect(failing).rejects.toThrow('no note')
  expect(row('c')).toBeUndefined()
  expect(await scheduleCampaign(database, countryScope(), 'c', fixing, NO_NOTE)).toBe(true)
  expect(row('c')).toMatchObject({ promisedOn: TERM.opensOn, publishedOn: null })
  expect(row('c')?.publicId).toMatch(/^[a-z0-9]{30}$/)
})

test('an address copied from paper leads there, in capitals and without dashes too', () => {
  const { publicId } = newPromise(TERM.opensOn)
  const [, shown = ''] = /^\/compromisos\/(.+)$/.exec(commitmentPath(publicId)) ?? []
  for (const typed of [shown, shown.toUpperCase(), publicId, ` ${shown} `]) expect(readPublicId(typed)).toBe(publicId)
  expect(readPublicId(publicId.slice(1))).toBeNull()
})

test('inside, coordination and head see the sheet, and a month before its day it is among what is due', async () => {
  await closed('uno', 60)
  const who = (role: 'coordinator' | 'head') =>
    actorFor({ userId: role, name: role, role, entity: { id: 'uno', name: 'uno' } })
  const asked = { campaignId: 'uno', chosen: ['scores'] } as const
  const seen = await viewSheet(who('coordinator'), asked, on('2026-03-01'))
  expect(seen.publishing).toBeNull()
  expect(seen.state).toMatchObject({ kind: 'waiting', by: BY, days: 81 })
  const head = await viewSheet(who('head'), asked, on('2026-03-01'))
  expect(head.publishing?.parts).toEqual([
    { part: 'scores', chosen: true },
    { part: 'due-dates', chosen: false },
  ])
  expect(head.words.additions.map(({ id }) => id)).toEqual(['scores'])
  expect(head.minimum.additions).toEqual([])
  const kinds = async (day: string) => (await coordinatorDue(who('coordinator'), at(day))).map(({ kind }) => kind)
  expect(await kinds(addDays(BY, -31))).not.toContain('page-publishes')
  expect(await kinds(addDays(BY, -30))).toContain('page-publishes')
})
