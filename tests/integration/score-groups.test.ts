import { describe, expect, test } from 'vitest'
import { freezeDueScoreGroups } from '#app/features/standing/freeze-score-groups.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { publishRelease } from '#db/queries/frozen-releases.server.ts'
import { findGroupBeside, listGroupMembers, type PlacedResult } from '#db/queries/score-groups.server.ts'
import { campaigns, scoreGroupMembers, scoreGroups } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { madeRelease } from '#tests/support/made-releases.ts'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { campaignRow, createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const SEAT = { kind: 'headquarters', units: [], serviceContractors: false, interns: false } as const
const REACH = 'headquarters false false'

/** A published result of an entity, made without answers. */
function publish(
  database: Database,
  entityId: string,
  overall: Figure,
  {
    on = '2026-08-10',
    slug = 'organizational-culture',
    scope = SEAT,
  }: { on?: string; slug?: InstrumentSlug; scope?: typeof campaigns.$inferInsert.scope } = {},
): string {
  const instrument = latestInstrument(slug)
  const id = `${entityId}-${slug}-${on}`
  const { version, hash } = instrument
  database
    .insert(campaigns)
    .values({
      ...campaignRow(id, entityId, { status: 'closed', closedOn: on, scope }),
      ...{ opensOn: addDays(on, -28), closesOn: addDays(on, -1) },
      ...{ instrumentSlug: slug, instrumentVersion: version, instrumentHash: hash },
    })
    .run()
  const content = { ...madeRelease(instrument, {}), overall }
  inTransaction(database, (transaction) =>
    publishRelease(transaction, {
      ...{ campaignId: id, entityId, instrumentSlug: slug, releasedOn: on, content, digest: 'd', proposals: [] },
    }),
  )
  return id
}

/** Entities e1, e2, … with a result each: 41, 42, … */
function country(entities: number, more: Parameters<typeof publish>[3] = {}) {
  const { database } = createTestDatabase()
  for (let at = 1; at <= entities; at += 1) {
    insertEntity(database, `e${at}`)
    publish(database, `e${at}`, shownFigure(40 + at, 3, 40), more)
  }
  return database
}

const freeze = (database: Database, day: string) => freezeDueScoreGroups(database, new Date(`${day}T12:00:00-05:00`))
const placed = (entityId: string, resultId = `${entityId}-organizational-culture-2026-08-10`): PlacedResult => ({
  ...{ entityId, resultId, instrumentSlug: 'organizational-culture', series: 1 },
  ...{ governmentLevel: 'local-government', reach: REACH, size: null },
})

describe('a group of results', () => {
  test('is frozen once its quarter has ended, once, noted, and compared by who verifies the history', async () => {
    const database = country(9)
    expect(await freeze(database, '2026-09-30')).toEqual([])
    const name = `organizational-culture/1/local-government/${REACH}//2026-T3`
    expect(await freeze(database, '2026-10-01')).toEqual([name])
    expect(await freeze(database, '2026-10-02')).toEqual([])
    const verdict = await verifyAudit(database)
    expect([
      verdict.objects['score-group'],
      verdict.faults.filter((fault) => 'kind' in fault && fault.kind === 'score-group'),
    ]).toEqual([1, []])
    database.$client.exec('DROP TRIGGER score_group_members_are_frozen')
    database.update(scoreGroupMembers).set({ value: 12 }).run()
    expect((await verifyAudit(database)).faults).toContainEqual({ what: 'altered', kind: 'score-group', object: name })
  })

  test('is of exact figures of one level, version and reach', async () => {
    const database = country(8)
    for (const [id, figure] of [
      ['hidden', HIDDEN],
      ['bounded', BOUNDED],
    ] as const) {
      insertEntity(database, id)
      publish(database, id, figure)
    }
    insertEntity(database, 'wider')
    publish(database, 'wider', shownFigure(60, 3, 40), { scope: { ...SEAT, interns: true } })
    const [group = ''] = await freeze(database, '2026-10-01')
    expect(listGroupMembers(database, group).map(({ entity }) => entity)).toEqual(
      Array.from({ length: 8 }, (_, at) => `e${at + 1}`),
    )
  })

  test('takes no result twice: the next one waits for enough that are new', async () => {
    const database = country(9)
    await freeze(database, '2026-10-01')
    for (const at of [1, 2]) publish(database, `e${at}`, shownFigure(70, 3, 40), { on: '2027-06-10' })
    expect(await freeze(database, '2027-07-01')).toEqual([])
    for (let at = 3; at <= 9; at += 1) publish(database, `e${at}`, shownFigure(70 + at, 3, 40), { on: '2027-09-10' })
    // Nine that are new, but the group is of last October: for sixteen they wait a year.
    expect(await freeze(database, '2027-10-01')).toEqual([])
    const [group = ''] = await freeze(database, '2027-10-05')
    expect(listGroupMembers(database, group)).toHaveLength(9)
    expect(database.select().from(scoreGroups).all()).toHaveLength(2)
  })

  test.each(['gender-stereotypes', 'sexual-harassment'] as const)('of %s there is never one', async (slug) => {
    const database = country(20, { slug })
    expect(await freeze(database, '2026-10-01')).toEqual([])
    database
      .insert(scoreGroups)
      .values({
        ...{ id: 'g', instrumentSlug: slug, series: 1, governmentLevel: 'local-government', reach: REACH, size: '' },
        ...{ quarter: '2026-T3', computedOn: '2026-10-01', digest: 'd' },
      })
      .run()
    const resultId = `e1-${slug}-2026-08-10`
    const { series } = database.$client
      .prepare<[], { series: number }>("SELECT series FROM released_figures WHERE measure = 'overall' AND cut = ''")
      .get() ?? { series: 0 }
    expect(series).toBeGreaterThan(0)
    expect(() =>
      database
        .insert(scoreGroupMembers)
        .values({ resultId, groupId: 'g', entityId: 'e1', value: 41, answered: 40 })
        .run(),
    ).toThrow(/not published/)
  })
})

describe('what an entity reads of it', () => {
  test('is without itself, without names and without any score of another one', async () => {
    const database = country(9)
    expect(findGroupBeside(database, entityScope('e9'), placed('e9'))).toBeNull()
    await freeze(database, '2026-10-01')
    // Without the ninth they are 41 to 48, and the middle is 44.5.
    expect(findGroupBeside(database, entityScope('e9'), placed('e9'))).toEqual({
      quarter: '2026-T3',
      size: null,
      isMember: true,
      cuts: { othersFrom: 7, median: 45, quartiles: null },
    })
  })

  test('is its own, or of whoever reads the country', async () => {
    const database = country(9)
    await freeze(database, '2026-10-01')
    expect(findGroupBeside(database, entityScope('e1'), placed('e9'))).toBeNull()
    expect(findGroupBeside(database, countryScope(), placed('e9'))?.isMember).toBe(true)
  })

  test('of a newer result is the newest group, without the older one of itself', async () => {
    const database = country(9)
    await freeze(database, '2026-10-01')
    const newer = publish(database, 'e9', shownFigure(80, 3, 40), { on: '2027-06-10' })
    expect(findGroupBeside(database, entityScope('e9'), placed('e9', newer))).toMatchObject({
      isMember: false,
      cuts: { othersFrom: 7, median: 45 },
    })
  })
})
