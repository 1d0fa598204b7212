import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import {
  deleteDueFiles,
  deleteDueLeftovers,
  destroyDueRows,
  upcomingDestructions,
} from '#app/features/retention/delete-due.server.ts'
import { RetentionPage } from '#app/features/retention/retention-page.tsx'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { insertAuditEntry } from '#db/queries/audit.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { countryScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { auditLog, destructionActs, invitations, mails } from '#db/schema/index.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const noon = (day: string) => new Date(`${day}T17:00:00Z`)

async function closedCampaign() {
  const made = createTestDatabase()
  insertEntity(made.database, 'e1')
  await openCampaign(made.database, 'c1', 'e1', { opensOn: '2025-10-01', closesOn: '2025-10-30' })
  seedResponses(
    made.database,
    'c1',
    Array.from({ length: 40 }, (_, person) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })),
  )
  await closeCampaign(made.database, 'c1', '2025-10-31', null)
  return made
}

test('rows are destroyed twelve months after the close, with an act, and not a day before', async () => {
  const { database, file } = await closedCampaign()
  const text = JSON.stringify(answersLike(3, 7))
  expect(readFileSync(file).includes(text)).toBe(true)
  expect(await destroyDueRows(database, noon('2026-10-30'))).toEqual([])
  expect(await destroyDueRows(database, noon('2026-10-31'))).toEqual(['c1'])
  expect(database.select().from(destructionActs).all()).toMatchObject([{ campaignId: 'c1', destroyedOn: '2026-10-31' }])
  expect(database.$client.prepare('SELECT count(*) AS n FROM responses').get()).toEqual({ n: 0 })
  expect(readFileSync(file).includes(text)).toBe(false)
  expect(database.$client.prepare('SELECT count(*) AS n FROM releases').get()).toEqual({ n: 1 })
  expect(database.select().from(auditLog).all().at(-1)).toMatchObject({
    action: 'responses.destroyed',
    objectId: 'c1',
    actorId: null,
  })
  expect(await destroyDueRows(database, noon('2026-11-30'))).toEqual([])
})

test('what is destroyed next is told before', async () => {
  const { database } = await closedCampaign()
  const upcoming = (today: string, days: number) =>
    upcomingDestructions(database, countryScope(), { today, days, page: 1 })
  expect(upcoming('2026-09-01', 30).campaigns).toEqual([])
  expect(upcoming('2026-09-01', 60)).toMatchObject({
    ...{ found: 1, page: 1, pages: 1, days: [{ campaigns: 1, destroyedFrom: '2026-10-31' }] },
    campaigns: [{ campaignId: 'c1', destroyedFrom: '2026-10-31' }],
  })
  const page = (today: string) => {
    const { days: destructions, campaigns, ...paging } = upcoming(today, 60)
    const shown = campaigns.map((each) => ({ ...each, instrumentTitle: 'Cultura' }))
    const ofOthers = { today, days: 60, terms: [], deletedAccounts: 0, requests: 0 }
    const retention = { ...ofOthers, ...paging, destructions, campaigns: shown }
    return renderToStaticMarkup(createElement(RetentionPage, { retention }))
  }
  expect(page('2026-10-30')).toContain('1 aplicación, en octubre de 2026')
  expect(page('2026-10-31')).toContain('1 aplicación, se cumplió su plazo: Espejo las destruye en unos minutos')
})

test('a month that does not fit on the page says how many it has, and leads to the rest', () => {
  const campaigns = Array.from({ length: 50 }, (_, place) => ({
    ...{ campaignId: `c${place}`, entityName: `Entidad ${place}`, instrumentTitle: 'Cultura' },
    ...{ closedOn: '2025-10-31', destroyedFrom: '2026-10-31' },
  }))
  const destructions = [{ campaigns: 120, destroyedFrom: '2026-10-31' }]
  const retention = {
    ...{ today: '2026-10-01', days: 60, terms: [], deletedAccounts: 0, requests: 0 },
    ...{ found: 120, pages: 3, page: 2, destructions, campaigns },
  }
  const routes = [{ path: '/', element: createElement(RetentionPage, { retention }) }]
  const shown = renderToStaticMarkup(createElement(RouterProvider, { router: createMemoryRouter(routes) }))
  expect(shown).toContain('120 aplicaciones, en octubre de 2026')
  expect(shown).toContain('href="/nacional/conservacion?pagina=3"')
})

test('sent mails go after thirty days; those that wait stay', async () => {
  const { database } = createTestDatabase()
  for (const recipient of ['enviado@x.test', 'espera@x.test'])
    insertMail(database, { kind: 'reset', recipient, subject: 'x', body: 'x' }, '2026-10-01T10:00:00.000Z')
  database.$client
    .prepare("UPDATE mails SET sent_at = '2026-10-01T10:01:00.000Z' WHERE recipient = 'enviado@x.test'")
    .run()
  await deleteDueLeftovers(database, noon('2026-10-31'))
  expect(database.select().from(mails).all()).toHaveLength(2)
  await deleteDueLeftovers(database, noon('2026-11-01'))
  expect(database.select().from(mails).all()).toMatchObject([{ recipient: 'espera@x.test' }])
})

test('invitations and audit rows whose time is over go with a note of how many, and no note follows where none went', async () => {
  const { database } = createTestDatabase()
  database
    .insert(invitations)
    .values({
      id: 'i',
      tokenHash: 'h',
      email: 'x@uno.test',
      name: 'X',
      role: 'analyst',
      entityId: null,
      invitedBy: 'a',
      invitedAt: '2025-01-01T00:00:00.000Z',
      expiresAt: '2025-01-08T00:00:00.000Z',
    })
    .run()
  insertAuditEntry(database, {
    ...{ actorId: null, actorName: 'Espejo', role: 'program', entityId: null },
    ...{ action: 'pool.frozen', objectKind: 'pool', objectId: 'p', detail: {}, at: '2021-01-01T00:00:00.000Z' },
  })
  const old = database.select().from(auditLog).get()
  const deeds = () =>
    database
      .select()
      .from(auditLog)
      .all()
      .map(({ action, actorName, detail }) => [action, actorName, detail])
  await deleteDueLeftovers(database, noon('2026-10-31'))
  const noted = [
    ['leftovers.deleted', 'Espejo', { invitations: 1, requests: 0 }],
    ['audit.expired', 'Espejo', { rows: 1, lastSequence: 1, lastDigest: old?.digest }],
  ]
  expect(deeds()).toEqual(noted)
  await deleteDueLeftovers(database, noon('2026-11-01'))
  expect(deeds()).toEqual(noted)
  expect((await verifyAudit(database)).broken).toBeNull()
})

test('documents are deleted five years after the end of their year', async () => {
  const { database } = createTestDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-evidence-'))
  const id = 'b'.repeat(32)
  insertEntity(database, 'e1')
  const run = (sql: string) => database.$client.prepare(sql).run()
  run(
    "INSERT INTO assessments (id, entity_id, instrument_slug, instrument_version, instrument_hash, year, status, started_on) VALUES ('a1', 'e1', 'public-budget', 1, 'h', 2021, 'in-progress', '2021-10-01')",
  )
  run(
    "INSERT INTO assessment_items (assessment_id, item_id, changed_by, changed_at) VALUES ('a1', 'man-01', 'x', '2021-10-02')",
  )
  run(
    `INSERT INTO evidence (id, assessment_id, item_id, entity_id, class, kind, document_type, issued_by, document_date, page, shows, file_name, media_type, size, sha256, added_by, added_on) VALUES ('${id}', 'a1', 'man-01', 'e1', 'approved', 'file', 'Resolución', 'Alcaldía', '2021-09-01', '1', 'x', 'x.pdf', 'application/pdf', 5, '${'c'.repeat(64)}', 'x', '2021-10-02')`,
  )
  await storeEvidence(folder, 'e1', id, new Uint8Array(5))
  const place = path.join(evidenceFolder({ ESPEJO_DATABASE: 'x', ESPEJO_EVIDENCE: folder }), 'e1', id)
  await deleteDueFiles(database, folder, noon('2026-12-31'))
  expect(existsSync(place)).toBe(true)
  await deleteDueFiles(database, folder, noon('2027-01-01'))
  expect(existsSync(place)).toBe(false)
})
