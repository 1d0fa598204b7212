import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { seedAdaptations } from '#scripts/demo/adaptations.ts'
import { DEMO_ENTITIES } from '#scripts/demo/entities.ts'
import { seedMefFigures } from '#scripts/demo/mef.ts'
import { seedNovemberReports } from '#scripts/demo/november-reports.ts'
import { seedYearlyRecords } from '#scripts/demo/yearly-records.ts'
import type { Database } from '#db/client.server.ts'
import {
  adaptationDocuments,
  adaptationSheets,
  entities,
  novemberDrafts,
  novemberReports,
  novemberSteps,
  recordEvidence,
  recordFacts,
  recordSteps,
} from '#db/schema/index.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const TODAY = '2026-11-29'

/** What entities hand in, without what staff answered: that is seeded apart. */
async function seeded(): Promise<Database> {
  const { database } = createTestDatabase()
  const rows = DEMO_ENTITIES.map(({ id, name, level, region }) => ({
    ...{ id, name, governmentLevel: level, region },
    ...{ source: 'Demostración', sourceYear: 2026, invented: true },
  }))
  database.insert(entities).values(rows).run()
  seedYearlyRecords(database, TODAY)
  seedMefFigures(database, TODAY)
  seedAdaptations(database, TODAY)
  await seedNovemberReports(database, TODAY, mkdtempSync(path.join(tmpdir(), 'espejo-demo-')))
  return database
}

const distinct = <Word>(words: readonly Word[]) => [...new Set(words)].sort()

test('the demonstration has records, reports and sheets in every state, of invented entities, and sound', async () => {
  const database = await seeded()
  const facts = database.select().from(recordFacts).all()
  expect(distinct(facts.map(({ year }) => year))).toEqual([2024, 2025, 2026])
  expect(distinct(facts.map(({ state }) => state))).toEqual(['draft', 'observed', 'submitted', 'validated'])
  const events = distinct(
    database
      .select()
      .from(recordSteps)
      .all()
      .map(({ event }) => event),
  )
  expect(events).toEqual(
    ['answered', 'evidence-added', 'observed', 'recorded', 'submitted', 'taken-back', 'validated'].sort(),
  )
  // By oficio, begun from the year before, nothing of a kind, plans and tools of elsewhere, proofs.
  expect(facts.some(({ letterNumber, origin }) => origin === 'ministry' && letterNumber !== null)).toBe(true)
  expect(facts.some(({ copiedFromId }) => copiedFromId !== null)).toBe(true)
  expect(facts.some(({ content }) => content === null)).toBe(true)
  expect(facts.some(({ kind }) => kind === 'activity-plan')).toBe(true)
  expect(facts.some(({ kind }) => kind === 'instrument-applied')).toBe(true)
  expect(database.select().from(recordEvidence).all().length).toBeGreaterThan(100)

  for (const year of [2024, 2025, 2026]) {
    const told = new Set(facts.flatMap((fact) => (fact.year === year ? fact.entityId : [])))
    expect(DEMO_ENTITIES.some(({ id }) => !told.has(id))).toBe(true)
    const drafts = database.select().from(novemberDrafts).all()
    expect(drafts.filter((draft) => draft.year === year).length).toBeLessThan(DEMO_ENTITIES.length)
  }

  const drafts = database.select().from(novemberDrafts).all()
  expect(distinct(drafts.map(({ state }) => state))).toEqual(['draft', 'presented', 'returned', 'with-head'])
  expect(drafts.some(({ correctionReason }) => correctionReason !== null)).toBe(true)
  const versions = database.select().from(novemberReports).all()
  expect(distinct(versions.map(({ signature }) => signature.kind))).toEqual(['account', 'scan', 'unsigned'])
  expect(versions.some(({ version }) => version === 2)).toBe(true)
  expect(versions.some(({ content }) => content.report.obligation === 'facultative')).toBe(true)
  const steps = distinct(
    database
      .select()
      .from(novemberSteps)
      .all()
      .map(({ step }) => step),
  )
  expect(steps).toEqual(['correction-started', 'observed', 'presented', 'received', 'returned', 'sent-to-head'].sort())
  // Numbers rise with the instants at which reports were received.
  for (const year of [2024, 2025, 2026]) {
    const ofYear = versions.filter(({ receivedYear }) => receivedYear === year)
    const byPlace = [...ofYear].sort((one, other) => one.receivedPlace - other.receivedPlace)
    expect(byPlace.map(({ receivedAt }) => receivedAt)).toEqual(ofYear.map(({ receivedAt }) => receivedAt).sort())
  }
  expect(versions.every(({ receivedAt }) => receivedAt.slice(0, 10) <= TODAY)).toBe(true)

  expect(
    distinct(
      database
        .select()
        .from(adaptationDocuments)
        .all()
        .map(({ state }) => state),
    ).length,
  ).toBe(6)
  expect(
    database
      .select()
      .from(adaptationSheets)
      .all()
      .some(({ endedOn }) => endedOn !== null),
  ).toBe(true)
  expect(await verifyAudit(database)).toMatchObject({ faults: [] })
}, 60_000)

test('the same day makes the same demonstration', async () => {
  const read = (database: Database) =>
    JSON.stringify([database.select().from(recordFacts).all(), database.select().from(novemberReports).all()])
  expect(read(await seeded())).toBe(read(await seeded()))
}, 60_000)
