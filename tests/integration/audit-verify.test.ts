import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { anchorLines, readAnchors, type Anchor } from '#app/features/audit/audit-anchor.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { signAssessment } from '#app/features/budget/sign-assessment.server.ts'
import { issueCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { freezeDueExperiencePools } from '#app/features/national/freeze-experience-pools.server.ts'
import { freezeDuePools } from '#app/features/national/freeze-pools.server.ts'
import { deleteDueLeftovers } from '#app/features/retention/delete-due.server.ts'
import { decideFigure } from '#app/features/staff-figures/decide-figure.server.ts'
import type { ProposedFigure } from '#app/features/staff-figures/form.ts'
import { proposeFigure } from '#app/features/staff-figures/propose-figure.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { openDatabase, truncateLog, type Database } from '#db/client.server.ts'
import { auditDigest, type AuditRow, FIRST_DIGEST } from '#db/queries/audit.server.ts'
import { contentDigest } from '#db/queries/budget-submission.server.ts'
import { FROZEN_KINDS } from '#db/queries/frozen-objects.server.ts'
import { RULES } from '#db/rules/index.ts'
import { triggerSql } from '#db/rules/rule.ts'
import { assessmentItems, auditLog, evidence, staffFigures } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { seedSignedPlan } from '#tests/support/signed-plan.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const folder = mkdtempSync(path.join(tmpdir(), 'espejo-history-'))
const whole = path.join(folder, 'whole.db')

/** What somebody who has the file does: takes every trigger away, changes what she wants, puts them back. */
function bypass(client: Sqlite.Database, change: (client: Sqlite.Database) => void): void {
  client.pragma('foreign_keys = OFF')
  for (const { name } of RULES) client.exec(`DROP TRIGGER ${name}`)
  change(client)
  for (const rule of RULES) client.exec(triggerSql(rule))
}

/** Signs the budget of entity `uno` as a person does, with every level at "no existe". */
async function signBudget(database: Database): Promise<void> {
  const head = { userId: 'u1', name: 'Jefa', role: 'contributor', headsPlanning: true } as const
  const actor = actorFor({ ...head, entity: { id: 'uno', name: 'Entidad uno' } })
  database.update(assessmentItems).set({ level: '0' }).where(eq(assessmentItems.assessmentId, 'elaboracion')).run()
  const items = database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, 'elaboracion')).all()
  const documents = database.select().from(evidence).where(eq(evidence.assessmentId, 'elaboracion')).all()
  const input = { name: 'Rosa Quispe', position: 'Jefa de Planeamiento', document: 'R. 1-2026' }
  const form = { digest: contentDigest(items, documents), signature: { ok: true, input } } as const
  expect(await signAssessment(actor, { year: 2025, form })).toEqual({ ok: true })
}

/** A figure of staff that the Ministry confirmed, and one that it refused. */
async function decideFigures(database: Database): Promise<void> {
  const entity = { id: 'uno', name: 'Entidad uno' }
  const coordinator = actorFor({ userId: 'u2', name: 'Una coordinadora', role: 'coordinator', entity })
  const analyst = actorFor({ userId: 'u3', name: 'Una analista', role: 'analyst', entity: null })
  const countedOn = limaDate(new Date(Date.now() - 30 * DAY_MS))
  for (const [women, verdict] of [
    [301, 'confirmed'],
    [302, 'refused'],
  ] as const) {
    const sureOf = `${women}-200-150-150`
    const proposed: ProposedFigure = {
      ...{
        women,
        men: 200,
        countedOn,
        source: 'Planilla',
        documentKind: 'report',
        explanation: 'Más personal desde enero',
        sureOf,
      },
      ...{ documentNumber: '012-2026', documentDate: countedOn, documentPlace: 'Personal', documentLink: '' },
      scope: { kind: 'headquarters', units: [], serviceContractors: true, interns: true },
      campaignId: null,
    }
    expect((await proposeFigure(coordinator, proposed)).problems).toEqual({})
    const waiting = database
      .select({ id: staffFigures.id })
      .from(staffFigures)
      .where(eq(staffFigures.women, women))
      .get()
    const decision = verdict === 'refused' ? { verdict, reason: 'No se lee' } : { verdict }
    await decideFigure(analyst, { figureId: waiting?.id ?? '', decision })
  }
}

beforeAll(async () => {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  await seedSmallCountry(database, environment)
  // Handed in by the seed, without a deed.
  bypass(database.$client, (client) => client.exec('DELETE FROM assessment_submissions'))
  const coordinator = actorFor({
    ...{ userId: 'u2', name: 'Una coordinadora', role: 'coordinator' },
    entity: { id: 'uno', name: 'Entidad uno' },
  })
  await issueCertificate(coordinator, 'evaluada')
  await signBudget(database)
  await decideFigures(database)
  await seedSignedPlan(database, environment, 'uno', 2024)
  await freezeDuePools(database, new Date(Date.now() + 95 * DAY_MS))
  // Whatever the day: the year that has ended then is the one of the release, which may be the last year still.
  const released = database.$client
    .prepare<[], string>("SELECT max(released_on) FROM releases WHERE instrument_slug = 'sexual-harassment'")
    .pluck()
    .get()
  await freezeDueExperiencePools(database, new Date(`${Number(released?.slice(0, 4)) + 1}-06-15T17:00:00Z`))
  for (let place = 0; place < 9; place += 1)
    recordDeed(
      database,
      PROGRAM,
      { action: 'mail.sent', objectKind: 'mail', objectId: `m${place}`, detail: { place } },
      new Date(),
    )
  truncateLog(database)
  copyFileSync(file, whole)
}, 60_000)

let copies = 0
/** A file of its own, with all of the history in it, and the path of it. */
function copyOf(): { database: Database; file: string } {
  const file = path.join(folder, `${(copies += 1)}.db`)
  copyFileSync(whole, file)
  return { database: openDatabase(file), file }
}

async function faultsAfter(change: (client: Sqlite.Database) => void, anchors: readonly Anchor[] = []) {
  const { database } = copyOf()
  bypass(database.$client, change)
  return (await verifyAudit(database, { anchors })).faults
}

const run = (sql: string) => (client: Sqlite.Database) => {
  expect(client.prepare(sql).run().changes).toBeGreaterThan(0)
}

/** Digests and places anew from a row on, as somebody does who knows how they are made. */
function rechain(client: Sqlite.Database, from = 1): void {
  const rows = client.prepare<[], AuditRow>('SELECT * FROM audit_log ORDER BY sequence').all()
  const write = client.prepare('UPDATE audit_log SET previous = ?, digest = ? WHERE sequence = ?')
  let previous = FIRST_DIGEST
  for (const raw of rows as unknown as Record<string, unknown>[]) {
    if (Number(raw['sequence']) >= from) {
      const row = {
        ...{ sequence: raw['sequence'], at: raw['at'], actorId: raw['actor_id'], actorName: raw['actor_name'] },
        ...{ role: raw['role'], entityId: raw['entity_id'], action: raw['action'], objectKind: raw['object_kind'] },
        ...{ objectId: raw['object_id'], detail: JSON.parse(String(raw['detail'])) as unknown, previous, digest: '' },
      } as AuditRow
      write.run(previous, auditDigest(row), row.sequence)
      previous = auditDigest(row)
    } else previous = String(raw['digest'])
  }
}

const lastOf = (database: Database): { sequence: number; digest: string } =>
  database.$client
    .prepare<[], { sequence: number; digest: string }>(
      'SELECT sequence, digest FROM audit_log ORDER BY sequence DESC LIMIT 1',
    )
    .get() ?? { sequence: 0, digest: '' }

test('a history that nobody touched is sound, with its own anchor too, and every object is vouched for', async () => {
  const { database } = copyOf()
  const anchors = [{ ...lastOf(database), day: limaDate(new Date()) }]
  const verdict = await verifyAudit(database, { anchors })
  expect(verdict).toMatchObject({ faults: [], faultCount: 0, unvouched: 0, first: 1, anchors: 1 })
  expect(verdict.objects.release).toBeGreaterThan(2)
  expect([verdict.objects.certificate, verdict.objects.submission]).toEqual([1, 1])
  expect(verdict.objects.pool).toBeGreaterThan(0)
  expect(verdict.objects['experience-pool']).toBe(1)
})

describe('whoever has the file and changes what is frozen', () => {
  const release = (what: string) => ({ what, kind: 'release', object: 'cerrada' })
  const certificate = (what: string) => ({ what, kind: 'certificate', object: 'evaluada' })
  const submission = (what: string) => ({ what, kind: 'submission', object: 'elaboracion' })
  const figure = { what: 'figure-other-than-deed' }
  const gone = (action: string) => ({ what: 'deed-without-object', action })
  test.each([
    [
      'a release',
      "UPDATE releases SET content = json_set(content, '$.participants', 81) WHERE campaign_id = 'cerrada'",
      [release('altered')],
    ],
    [
      'the digest of a release',
      `UPDATE releases SET digest = '${'0'.repeat(64)}' WHERE campaign_id = 'cerrada'`,
      [gone('campaign.closed'), release('altered'), release('other-than-deed')],
    ],
    [
      'the day of a release',
      "UPDATE releases SET released_on = date(released_on, '-3 days') WHERE campaign_id = 'cerrada'",
      [release('altered'), release('other-than-deed')],
    ],
    [
      'what a release belongs to',
      "UPDATE releases SET entity_id = 'cuatro' WHERE campaign_id = 'cerrada'",
      [release('altered'), release('other-than-deed')],
    ],
    [
      'the days of its campaign',
      "UPDATE campaigns SET opens_on = date(opens_on, '-1 day') WHERE id = 'cerrada'",
      [release('altered')],
    ],
    [
      'a figure that the country reads beside its release',
      "UPDATE released_figures SET value = 99 WHERE campaign_id = 'cerrada' AND measure = 'overall' AND cut = ''",
      [release('altered')],
    ],
    [
      'which release is the newest',
      "UPDATE newest_releases SET released_on = '2020-01-01' WHERE campaign_id = 'evaluada'",
      [{ what: 'altered', kind: 'release', object: 'evaluada' }],
    ],
    ['a release away', "DELETE FROM releases WHERE campaign_id = 'cerrada'", [gone('campaign.closed')]],
    [
      'a release into a campaign without one',
      "INSERT INTO releases SELECT 'abierta', 'tres', instrument_slug, released_on, content, digest FROM releases WHERE campaign_id = 'cerrada'",
      [
        { what: 'altered', kind: 'release', object: 'abierta' },
        { what: 'object-without-deed', kind: 'release', object: 'abierta' },
      ],
    ],
    [
      'a pool',
      "UPDATE pool_releases SET content = json_set(content, '$.kind', 'x') WHERE instrument_slug = 'organizational-culture'",
      [{ what: 'altered', kind: 'pool' }],
    ],
    [
      'the day of a pool',
      "UPDATE pool_releases SET computed_on = '2020-01-01' WHERE instrument_slug = 'organizational-culture'",
      [{ what: 'other-than-deed', kind: 'pool' }],
    ],
    [
      'a pool away',
      "DELETE FROM pool_releases WHERE instrument_slug = 'organizational-culture'",
      [gone('pool.frozen')],
    ],
    [
      'what was said of a year',
      "UPDATE experience_pools SET content = json_set(content, '$.kind', 'x')",
      [{ what: 'altered', kind: 'experience-pool' }],
    ],
    [
      'the year of which it was said',
      'UPDATE experience_pools SET year = year - 1',
      [
        gone('experience-pool.frozen'),
        { what: 'altered', kind: 'experience-pool' },
        { what: 'object-without-deed', kind: 'experience-pool' },
      ],
    ],
    [
      'the day on which it was said',
      "UPDATE experience_pools SET computed_on = '2020-01-01'",
      [{ what: 'other-than-deed', kind: 'experience-pool' }],
    ],
    ['what was said of a year away', 'DELETE FROM experience_pools', [gone('experience-pool.frozen')]],
    [
      'a certificate',
      "UPDATE certificates SET content = json_set(content, '$.workingDays', 99)",
      [certificate('altered')],
    ],
    [
      'the digest of a certificate',
      `UPDATE certificates SET digest = '${'0'.repeat(64)}'`,
      [gone('certificate.issued'), certificate('altered'), certificate('other-than-deed')],
    ],
    ['a certificate away', 'DELETE FROM certificates', [gone('certificate.issued')]],
    ['a score', "UPDATE assessment_submissions SET scores = '{}'", [submission('other-than-deed')]],
    [
      'who signed',
      "UPDATE assessment_submissions SET signature = json_set(signature, '$.name', 'Otra')",
      [submission('other-than-deed')],
    ],
    [
      'a level that was signed',
      "UPDATE assessment_items SET level = '1' WHERE assessment_id = 'elaboracion' AND item_id = 'man-01'",
      [submission('altered')],
    ],
    [
      'a document that was signed',
      "UPDATE evidence SET removed_on = '2026-01-01' WHERE assessment_id = 'elaboracion'",
      [submission('altered')],
    ],
    [
      'a plan that was signed',
      "UPDATE plan_versions SET content = replace(content, 'lactario', 'comedor') WHERE version = 1",
      [{ what: 'altered', kind: 'plan-version', object: 'uno-2024' }],
    ],
    [
      'who signed a plan',
      "UPDATE plan_versions SET signature = json_set(signature, '$.name', 'Otra') WHERE version = 2",
      [{ what: 'altered', kind: 'plan-version', object: 'uno-2024' }],
    ],
    ['a signed plan away', 'DELETE FROM plan_versions WHERE version = 2', [gone('plan.signed')]],
    ['a signed budget away', 'DELETE FROM assessment_submissions', [gone('assessment.signed')]],
    ['a figure of staff', 'UPDATE staff_figures SET women = 250 WHERE women = 301', [figure, figure]],
    ['the document of a figure', "UPDATE staff_figures SET document_number = '13' WHERE women = 302", [figure, figure]],
    ['whose figure it is', "UPDATE staff_figures SET entity_id = 'dos' WHERE women = 301", [figure, figure]],
    ['a figure away', 'DELETE FROM staff_figures WHERE women = 301', [figure, figure]],
    [
      'what was decided about a figure',
      "UPDATE staff_figure_decisions SET verdict = 'confirmed' WHERE verdict = 'refused'",
      [figure],
    ],
    ['why it was refused', "UPDATE staff_figure_decisions SET reason = 'Otra' WHERE verdict = 'refused'", [figure]],
    ['a decision away', "DELETE FROM staff_figure_decisions WHERE verdict = 'refused'", [figure]],
  ])('is noticed: %s', async (_what, sql, faults) => {
    const found = await faultsAfter(run(sql))
    expect(found).toMatchObject(faults)
  })
})

/** Tables whose rows a rule keeps from ever changing, or that carry a digest, and what tells of a change all the same. */
const FROZEN_TABLES: Readonly<Record<string, string>> = {
  releases: 'release',
  // Repeats what the release says, and is compared with it.
  released_figures: 'release',
  certificates: 'certificate',
  country_reports: 'country-report',
  open_data_acts: 'open-data',
  // Its digests stand in the head of its publication, which is compared with it.
  open_data_tables: 'open-data',
  pool_releases: 'pool',
  experience_pools: 'experience-pool',
  score_groups: 'score-group',
  score_group_members: 'score-group',
  assessment_submissions: 'submission',
  audit_log: 'the chain itself',
  staff_figures: 'deeds staff-figure.*',
  staff_figure_decisions: 'deeds staff-figure.*',
  // Their rule alone: what they say stands in the log too, and nothing of it is signed or shown by a digest.
  population_reviews: 'deed campaign.population-reviewed',
  slip_destructions: 'deed of the act',
  assessment_history: 'the signed budget that came of it',
  entity_history: 'deeds of the directory',
  plan_events: 'deeds of the plan',
  plan_steps: 'deeds of the plan',
  plan_follow_ups: 'deeds of the plan',
  plan_versions: 'plan-version',
  november_reports: 'november-report',
  november_steps: 'deeds november-report.*',
  intake_rules: 'deed intake.set',
  ministry_settings: 'deed ministry.settings',
  record_steps: 'deeds of the yearly record',
  record_facts: 'deeds of the yearly record',
  mef_answers: 'deeds mef.*',
  // Becomes a release, with its digest, within the close.
  frozen_releases: 'release',
  // Repeats the digest of the release that stays.
  destruction_acts: 'release',
  // Not frozen until the end of March: put right in its own row, and the log tells which revision somebody saved.
  fact_sheets: 'deeds facts.saved',
  // What it says is sealed, which holds it better than a digest would.
  complaint_reports: 'deeds complaint-report.saved',
}

test('every table of what is frozen is known here, so that a new one is not forgotten', () => {
  const { database } = copyOf()
  // One that says when lets a row grow by what comes after it, as an event of a plan does; it is kept all the same.
  const kept = RULES.filter(
    (rule) => rule.before === 'UPDATE' && (!('when' in rule) || rule.name.endsWith('_are_kept')),
  ).map(({ table }) => table)
  const withDigest = database.$client
    .prepare<[], { name: string }>(
      `SELECT DISTINCT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND (columns.name LIKE '%digest' OR columns.name = 'content')`,
    )
    .all()
    .map(({ name }) => name)
  expect([...new Set([...kept, ...withDigest])].sort()).toEqual(Object.keys(FROZEN_TABLES).sort())
  const told = new Set(Object.values(FROZEN_TABLES))
  expect(FROZEN_KINDS.filter((kind) => !told.has(kind))).toEqual([])
})

const LAST = '(SELECT max(sequence) FROM audit_log)'

describe('whoever has the file and changes the audit log', () => {
  test.each([
    ['alters a row', "UPDATE audit_log SET actor_name = 'Otra' WHERE sequence = 3", ['broken-chain']],
    ['alters the last row', `UPDATE audit_log SET detail = '{}' WHERE sequence = ${LAST}`, ['broken-chain']],
    ['removes the first row', 'DELETE FROM audit_log WHERE sequence = 1', ['missing-beginning']],
    [
      'removes the beginning, with a release in it',
      "DELETE FROM audit_log WHERE sequence <= (SELECT min(sequence) FROM audit_log WHERE action = 'campaign.closed')",
      ['missing-beginning', 'object-without-deed'],
    ],
    ['removes a row in the middle', "DELETE FROM audit_log WHERE object_id = 'm4'", ['broken-chain']],
    [
      'swaps two rows',
      "UPDATE audit_log SET sequence = -sequence WHERE object_id IN ('m4', 'm5'); ",
      ['broken-chain', 'missing-beginning'],
    ],
    [
      'adds a row that does not follow',
      `INSERT INTO audit_log SELECT sequence + 1, at, actor_id, actor_name, role, entity_id, action, object_kind, object_id, detail, previous, digest FROM audit_log WHERE sequence = ${LAST}`,
      ['broken-chain'],
    ],
  ])('is noticed: %s', async (_what, sql, kinds) => {
    const found = await faultsAfter(run(sql))
    expect(found.map(({ what }) => what)).toEqual(expect.arrayContaining(kinds))
  })

  test('two rows in each other’s place, their numbers changed too', async () => {
    const swapped = await faultsAfter((client) => {
      const [one, other] = client
        .prepare<[], { sequence: number }>("SELECT sequence FROM audit_log WHERE object_id IN ('m4', 'm5') ORDER BY 1")
        .all()
      const move = client.prepare('UPDATE audit_log SET sequence = ? WHERE sequence = ?')
      move.run(-1, one?.sequence)
      move.run(one?.sequence, other?.sequence)
      move.run(other?.sequence, -1)
    })
    expect(swapped.map(({ what }) => what)).toContain('broken-chain')
  })

  test('a deed taken out and the rest chained anew leaves its object without one', async () => {
    const found = await faultsAfter((client) => {
      run("DELETE FROM audit_log WHERE action = 'certificate.issued'")(client)
      const move = client.prepare('UPDATE audit_log SET sequence = ? WHERE sequence = ?')
      const left = client.prepare<[], { sequence: number }>('SELECT sequence FROM audit_log ORDER BY sequence').all()
      for (const [place, { sequence }] of left.entries()) move.run(place + 1, sequence)
      rechain(client)
    })
    expect(found).toContainEqual({ what: 'object-without-deed', kind: 'certificate', object: 'evaluada' })
  })

  test('an end cut off, and a chain made anew, are noticed with an anchor and only so', async () => {
    const { database } = copyOf()
    const anchors = [{ ...lastOf(database), day: null }]
    const cut = run(`DELETE FROM audit_log WHERE object_id = 'm8'`)
    expect(await faultsAfter(cut)).toEqual([])
    expect(await faultsAfter(cut, anchors)).toMatchObject([{ what: 'shorter-than-anchor' }])
    const anew = (client: Sqlite.Database) => {
      run("UPDATE audit_log SET actor_name = 'Otra' WHERE object_id = 'm2'")(client)
      rechain(client)
    }
    expect(await faultsAfter(anew)).toEqual([])
    expect(await faultsAfter(anew, anchors)).toMatchObject([{ what: 'other-than-anchor' }])
  })

  test('the beginning taken away under a forged act of deletion by age', async () => {
    const forge = (before: Date, at: Date, more: Record<string, unknown> = {}) =>
      faultsAfter((client) => {
        const { sequence, digest } = client
          .prepare<[], { sequence: number; digest: string }>(
            "SELECT sequence, digest FROM audit_log WHERE object_id = 'm3'",
          )
          .get() ?? { sequence: 0, digest: '' }
        const last = client.prepare<[], { sequence: number }>('SELECT max(sequence) AS sequence FROM audit_log').get()
        client.prepare('DELETE FROM audit_log WHERE sequence <= ?').run(sequence)
        client
          .prepare(
            "INSERT INTO audit_log VALUES (?, ?, NULL, 'Espejo', 'program', NULL, 'audit.expired', 'audit', ?, ?, ?, ?)",
          )
          .run(
            (last?.sequence ?? 0) + 1,
            at.toISOString(),
            before.toISOString(),
            JSON.stringify({ rows: sequence, lastSequence: sequence, lastDigest: digest, ...more }),
            FIRST_DIGEST,
            FIRST_DIGEST,
          )
        const from = (last?.sequence ?? 0) + 1
        const row = client.prepare<[number], { digest: string }>('SELECT digest FROM audit_log WHERE sequence = ?')
        const previous = row.get(from - 1)?.digest ?? ''
        client.prepare('UPDATE audit_log SET previous = ? WHERE sequence = ?').run(previous, from)
        rechain(client, from)
      }).then((found) => found.map(({ what }) => what))
    const years = (count: number) => new Date(Date.now() - count * 366 * DAY_MS)
    const now = new Date()
    // Old enough by what it says, but what was left begins years after it; and what went was about objects of today.
    expect(await forge(years(6), now)).toEqual(expect.arrayContaining(['impossible-deletion', 'object-without-deed']))
    expect(await forge(years(1), now)).toEqual(expect.arrayContaining(['impossible-deletion', 'missing-beginning']))
    expect(await forge(now, new Date(Date.now() + 5 * 366 * DAY_MS))).toContain('impossible-deletion')
    expect(await forge(years(6), now, { lastDigest: 'f'.repeat(64) })).toContain('missing-beginning')
    expect(await forge(years(6), now, { lastSequence: 1 })).toContain('missing-beginning')
  })
})

test('a deletion by age leaves an act that names the last row, and the history stays sound', async () => {
  const { database } = createTestDatabase()
  const at = (day: string) => new Date(`${day}T12:00:00.000Z`)
  for (const day of ['2021-01-01', '2021-01-02', '2021-01-20'])
    recordDeed(database, PROGRAM, { action: 'mail.sent', objectKind: 'mail', objectId: day }, at(day))
  const gone = database.select().from(auditLog).where(eq(auditLog.sequence, 2)).get()
  await deleteDueLeftovers(database, at('2026-01-10'))
  expect(database.select().from(auditLog).all().at(-1)).toMatchObject({
    action: 'audit.expired',
    detail: { rows: 2, lastSequence: 2, lastDigest: gone?.digest },
  })
  const now = at('2026-11-01')
  expect(await verifyAudit(database, { now })).toMatchObject({ first: 3, faults: [] })
  const old = { sequence: 2, digest: gone?.digest ?? '' }
  expect((await verifyAudit(database, { now, anchors: [{ ...old, day: '2021-01-02' }] })).faults).toEqual([])
  const younger = { ...old, day: '2022-05-02' }
  expect((await verifyAudit(database, { now, anchors: [younger] })).faults).toMatchObject([
    { what: 'shorter-than-anchor' },
  ])
})

test('a deed that says what went is believed, and an older deed without a digest is told and not called sound', async () => {
  const { database } = copyOf()
  const { digest } = database.$client.prepare<[], { digest: string }>('SELECT digest FROM certificates').get() ?? {
    digest: '',
  }
  bypass(database.$client, run('DELETE FROM certificates'))
  const went = { action: 'certificate.withdrawn', objectKind: 'campaign', objectId: 'evaluada' }
  recordDeed(database, PROGRAM, { ...went, detail: { gone: digest } }, new Date())
  expect((await verifyAudit(database)).faults).toEqual([])

  const older = copyOf().database
  bypass(older.$client, (client) => {
    run("UPDATE audit_log SET detail = '{}' WHERE action = 'certificate.issued'")(client)
    run(
      "UPDATE audit_log SET detail = json_remove(detail, '$.round', '$.submission') WHERE action = 'assessment.signed'",
    )(client)
    rechain(client)
  })
  expect(await verifyAudit(older)).toMatchObject({ faults: [], unvouched: 2 })
})

test('a trigger that is missing, changed or not ours is told', async () => {
  const { database } = copyOf()
  database.$client.exec(`
    DROP TRIGGER releases_are_frozen;
    DROP TRIGGER certificates_are_frozen;
    CREATE TRIGGER certificates_are_frozen BEFORE UPDATE ON certificates WHEN 0 BEGIN SELECT RAISE(ABORT, 'a certificate is frozen'); END;
    CREATE TRIGGER stranger AFTER INSERT ON releases BEGIN SELECT 1; END`)
  expect((await verifyAudit(database)).faults).toEqual(
    expect.arrayContaining([
      { what: 'rule', name: 'releases_are_frozen', how: 'missing' },
      { what: 'rule', name: 'certificates_are_frozen', how: 'changed' },
      { what: 'rule', name: 'stranger', how: 'foreign' },
    ]),
  )
})

test('an anchor is read from a daily mail, from several, and as a mail program keeps it', () => {
  const digest = 'ab'.repeat(32)
  const told = anchorLines({ day: '2026-11-10', rows: 7, last: 9, lastDigest: digest }).join('\n\n')
  const read = { sequence: 9, digest, day: '2026-11-10' }
  expect(readAnchors(`Asunto: x\n${told}\n\n${told.replaceAll('9.', '12.')}`)).toEqual([
    read,
    { ...read, sequence: 12 },
  ])
  const mailed = told
    .replace(/í/g, '=C3=AD')
    .replace(/Ú/g, '=C3=9A')
    .replace(/ú/g, '=C3=BA')
    .replace('abab', 'ab=\r\nab')
  expect(readAnchors(mailed)).toEqual([read])
  expect(readAnchors(`9:${digest}`)).toEqual([{ ...read, day: null }])
  expect(readAnchors('nada')).toEqual([])
})

test('the command says in Spanish what it found and ends with 1 where anything does not hold', async () => {
  const { database, file } = copyOf()
  const { sequence, digest } = lastOf(database)
  database.$client.close()
  const verify = (...more: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts', ...more], {
      env: { ...process.env, ESPEJO_DATABASE: file },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
  const anchor = path.join(folder, 'mail.eml')
  writeFileSync(
    anchor,
    anchorLines({ day: '2026-11-10', rows: sequence, last: sequence, lastDigest: digest }).join('\n\n'),
  )
  const sound = await verify('--anchor', anchor)
  expect([sound.code, sound.stdout]).toEqual([0, expect.stringContaining('Todo coincide.')])
  const without = await verify()
  expect([without.code, without.stdout]).toEqual([0, expect.stringContaining('Sin huella de fuera')])
  const other = await verify('--anchor', `${sequence}:${'0'.repeat(64)}`)
  expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('alguien rehízo la cadena')])
  expect(await verify('--anchor', 'nada')).toMatchObject({ code: 2 })
}, 60_000)
