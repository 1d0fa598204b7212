import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { coordinationOf, type Held } from '#app/features/coordination/coordination-rules.ts'
import { signDestruction } from '#app/features/custody/sign-destruction.server.ts'
import type { DueFact } from '#app/features/panel/due-facts.ts'
import { coordinatorDue, headDue } from '#app/features/panel/entity-due.server.ts'
import { custodianDue, transcriberDue } from '#app/features/panel/keeper-due.server.ts'
import { administratorDue, confirmedFrom } from '#app/features/panel/ministry-due.server.ts'
import { countWaiting, viewDue } from '#app/features/panel/view-due.server.ts'
import { viewPanel } from '#app/features/panel/view-panel.server.ts'
import { addDays, addMonths, limaDate } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { STANDARD_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import { insertMail, updateMailAsFailed, updateMailAsTried, listNewestMails } from '#db/queries/mails.server.ts'
import { countEntitiesWithoutCoordinator } from '#db/queries/waiting.server.ts'
import type { Role } from '#db/schema/roles.ts'
import {
  accountConfirmations,
  adaptationDocuments,
  adaptationSheets,
  campaigns,
  memberships,
  paperBatches,
  staffFigures,
  user,
} from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import {
  addCodes,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'

// A day of its own: by the calendar other things are due on others.
const NOW = new Date('2026-11-18T17:00:00Z')
const TODAY = limaDate(NOW)
const environment: Environment = {
  ESPEJO_MODE: 'production',
  ESPEJO_DATABASE: ':memory:',
  ESPEJO_CODE_KEY: TEST_KEY,
  ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
  PORT: 0,
  HOST: '127.0.0.1',
}
const who = (role: Role, entity: string | null = 'uno') =>
  actorFor({ userId: role, name: role, role, entity: entity === null ? null : { id: entity, name: entity } })
const coordinator = who('coordinator')

let database: Database
beforeEach(() => {
  database = createTestDatabase().database
  Object.assign(globalThis, { espejoRuntime: { database, environment } })
  insertEntity(database, 'uno')
  insertConfirmedFigure(database, 'cifra', 'uno')
  // Its sheet of adaptation has ended: what waits of one is asked in a test of its own.
  database.insert(adaptationSheets).values({ entityId: 'uno', startedOn: TODAY, endedOn: TODAY }).run()
})

const kinds = (facts: readonly DueFact[]) => facts.map(({ kind }) => kind)
const ofKind = (facts: readonly DueFact[], kind: DueFact['kind']) => facts.filter((fact) => fact.kind === kind)
/** Open since twenty days, five are left. */
const ENDING = { opensOn: addDays(TODAY, -20), closesOn: addDays(TODAY, 5) }

describe('whoever coordinates', () => {
  test('is told that participation is short by the released number alone, and only where the step of five leaves no doubt', async () => {
    await openCampaign(database, 'c', 'uno', ENDING)
    const told = async (shownParticipation: number) => {
      database.update(campaigns).set({ shownParticipation, shownOn: TODAY }).run()
      return (await coordinatorDue(coordinator, NOW)).filter(
        ({ kind }) => kind === 'participation-behind' || kind === 'close-near',
      )
    }
    expect(await told(60)).toMatchObject([
      { kind: 'participation-behind', answers: 60, needed: 90, by: ENDING.closesOn },
    ])
    for (const exact of [61, 62, 63, 64]) expect(await told(exact)).toEqual(await told(60))
    for (const exact of [85, 89]) expect(kinds(await told(exact))).toEqual(['participation-behind'])
    for (const exact of [90, 94, 300]) expect(kinds(await told(exact))).toEqual(['close-near'])
    for (const exact of [1, 9]) expect(await told(exact)).toEqual(await told(0))
  })

  test('reads of paper what the page of the campaign says: large batches, whatever their state but finished', async () => {
    await openCampaign(database, 'c', 'uno', ENDING)
    const act = { openedOn: TODAY, openedBy: 'Digitación', witness: 'Una testigo', formsCounted: 30, finishedOn: TODAY }
    const batch = (id: string, formsPrinted: number, status: 'printed' | 'finished') =>
      database
        .insert(paperBatches)
        .values({
          id,
          campaignId: 'c',
          code: id,
          formsPrinted,
          typist: 'x',
          status,
          ...(status === 'finished' ? act : {}),
        })
        .run()
    batch('small', 12, 'printed')
    expect(ofKind(await coordinatorDue(coordinator, NOW), 'paper-untyped')).toEqual([])
    batch('large', 40, 'printed')
    batch('done', 40, 'finished')
    expect(ofKind(await coordinatorDue(coordinator, NOW), 'paper-untyped')).toMatchObject([{ batches: 1 }])
    expect((await transcriberDue(who('transcriber'), NOW)).map((fact) => 'batchId' in fact && fact.batchId)).toEqual([
      'large',
      'small',
    ])
  })

  test('and the head are asked for a figure where there is none', async () => {
    insertEntity(database, 'dos')
    expect(kinds(await coordinatorDue(who('coordinator', 'dos'), NOW))).toEqual([
      'figure-missing',
      'adaptation-pending',
    ])
    expect(kinds(await headDue(who('head', 'dos'), NOW))).toEqual(['figure-missing'])
    expect(kinds(await headDue(who('head'), NOW))).toEqual([])
  })

  test('is asked for the sheet of adaptation until nothing is pending, and the head then to end it', async () => {
    database.update(adaptationSheets).set({ endedOn: null }).run()
    const of = async (role: Role) => [
      ...ofKind(await coordinatorDue(who(role), NOW), 'adaptation-pending'),
      ...ofKind(await headDue(who('head'), NOW), 'adaptation-to-end'),
    ]
    expect(await of('coordinator')).toEqual([
      { kind: 'adaptation-pending', by: '2026-12-25', documents: STANDARD_DOCUMENTS.length },
    ])
    const said = { name: '', state: 'no-change', revision: 1, savedOn: TODAY } as const
    const all = STANDARD_DOCUMENTS.map((kind) => ({ ...said, entityId: 'uno', id: kind, kind }))
    database.insert(adaptationDocuments).values(all).run()
    expect(await of('coordinator')).toEqual([{ kind: 'adaptation-to-end', by: '2026-12-25' }])
    database.update(adaptationSheets).set({ endedOn: TODAY }).run()
    expect(await of('coordinator')).toEqual([])
  })

  test('has one card for each instrument, however many campaigns there were, and no campaign is lost', async () => {
    for (const year of [2022, 2023, 2024])
      await openCampaign(database, `c${year}`, 'uno', {
        ...{ status: 'annulled', annulmentReason: 'Se perdieron las papeletas' },
        ...{ opensOn: `${year}-05-02`, closesOn: `${year}-05-30`, linkCode: null },
      })
    await openCampaign(database, 'now', 'uno', ENDING)
    const { cards } = await viewPanel(coordinator)
    expect(cards).toHaveLength(4)
    const [culture] = cards
    expect([culture?.next?.to, ...(culture?.past ?? []).map(({ link }) => link.to)]).toEqual(
      ['now', 'c2024', 'c2023', 'c2022'].map((id) => `/panel/aplicaciones/${id}`),
    )
  })

  test('of an entity that ended is asked for nothing', async () => {
    insertEntity(database, 'dos')
    database.$client.exec("UPDATE entities SET status = 'closed' WHERE id = 'dos'")
    expect(await countWaiting(who('coordinator', 'dos'))).toBe(0)
  })
})

describe('whoever keeps the codes', () => {
  test('is asked to print, then for the act; nothing she reads hangs on how many answered', async () => {
    const custodian = who('custodian')
    const slips = [{ way: 'slips', people: 300 }] as const
    await openCampaign(database, 'c', 'uno', { linkCode: null, ...ENDING }, slips)
    expect(await custodianDue(custodian, NOW)).toMatchObject([{ kind: 'slips-to-print', by: ENDING.opensOn }])
    await addCodes(database, 'c', ['AAAA', 'BBBB'])
    const told = async (shownParticipation: number) => {
      database.update(campaigns).set({ shownParticipation }).run()
      return custodianDue(custodian, NOW)
    }
    expect(await told(0)).toEqual([])
    expect(await told(250)).toEqual([])
    database.$client.exec(`UPDATE campaigns SET status = 'population-review', closes_on = '${addDays(TODAY, -1)}'`)
    expect(kinds(await custodianDue(custodian, NOW))).toEqual(['act-to-sign'])
    await signDestruction(custodian, { campaignId: 'c', destroyedOn: TODAY, witness: 'Otra persona', confirmed: true })
    expect(await custodianDue(custodian, NOW)).toEqual([])
  })
})

describe('the administration', () => {
  const administrator = who('administrator', null)

  test('reads how many mails do not go out, once they failed several times, never those to staff', async () => {
    insertMail(database, { kind: 'invitation', recipient: 'a@uno.pe', subject: 's', body: 'b' }, NOW.toISOString())
    const failed = async () => ofKind(await administratorDue(administrator, NOW), 'mails-failed')
    const [mail] = await listNewestMails(database, 1)
    for (const tries of [0, 1, 2]) {
      expect(await failed()).toEqual([])
      updateMailAsTried(database, { id: mail?.id ?? '', tries }, addDays(TODAY, 1))
      updateMailAsFailed(database, mail?.id ?? '', 'ECONNREFUSED', false)
    }
    expect(await failed()).toMatchObject([{ mails: 1 }])
    await openCampaign(database, 'c', 'uno')
    database.$client.exec("UPDATE mails SET campaign_id = 'c'")
    expect(await failed()).toEqual([])
  })

  test('counts the entities without coordination as their page lists them, on every day', async () => {
    database.insert(user).values({ id: 'u', name: 'U', email: 'u@uno.pe', createdAt: NOW, updatedAt: NOW }).run()
    database.$client.exec(
      (
        database.$client
          .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('memberships','account_confirmations')",
          )
          .pluck()
          .all() as string[]
      )
        .map((name) => `DROP TRIGGER ${name};`)
        .join(''),
    )
    const day = fc.integer({ min: -800, max: 60 })
    const held = fc.record({
      role: fc.constantFrom<Role>('coordinator', 'contributor'),
      starts: day,
      ends: fc.option(day),
      ended: fc.option(fc.integer({ min: -800, max: -1 })),
    })
    const base = fc.constantFrom(TODAY, '2028-02-28', '2028-02-29', '2025-02-28', '2025-03-01')
    await fc.assert(
      fc.asyncProperty(base, fc.array(held, { maxLength: 4 }), fc.option(day), async (today, given, confirmed) => {
        database.delete(memberships).run()
        database.delete(accountConfirmations).run()
        const rows = given.map(({ role, starts, ends, ended }): Held => {
          const startsOn = addDays(today, starts)
          const endsOn = ends === null ? null : addDays(today, ends)
          return { role, startsOn, endsOn, endedAt: ended === null ? null : `${addDays(today, ended)}T15:00:00.000Z` }
        })
        rows.forEach((row, index) => {
          const endedBy = row.endedAt === null ? null : 'u'
          database
            .insert(memberships)
            .values({ id: `m${index}`, userId: 'u', entityId: 'uno', endedBy, ...row })
            .run()
        })
        const confirmedOn = confirmed === null ? null : addDays(today, Math.min(0, confirmed))
        if (confirmedOn)
          database.insert(accountConfirmations).values({ entityId: 'uno', confirmedOn, confirmedBy: 'u' }).run()
        const asked = { today, confirmedFrom: confirmedFrom(today) }
        const counted = await countEntitiesWithoutCoordinator(database, countryScope(), asked)
        expect(counted).toBe(coordinationOf(rows, confirmedOn, today).kind === 'in-force' ? 0 : 1)
      }),
      { numRuns: 150 },
    )
  })

  test('the year of a list is counted to the day, leap years too', () => {
    for (const today of ['2026-11-28', '2028-02-29', '2028-02-28', '2025-02-28', '2025-03-01'])
      for (const back of [-1, 0, 1, 2]) {
        const day = addDays(addMonths(today, -12), back)
        expect(day >= confirmedFrom(today), `${today} ${day}`).toBe(addMonths(day, 12) >= today)
      }
  })
})

test('the number is counted anew after a noted deed, and after half a minute', async () => {
  const noon = Date.parse(`${TODAY}T17:00:00Z`)
  const after = (seconds: number) => () => new Date(noon + seconds * 1000)
  expect(await countWaiting(coordinator, after(0))).toBe(0)
  await openCampaign(database, 'c', 'uno', ENDING)
  expect(await countWaiting(coordinator, after(29))).toBe(0)
  expect(await countWaiting(coordinator, after(31))).toBe(2)
  database.$client.exec("UPDATE campaigns SET status = 'annulled', annulment_reason = 'Se perdieron las papeletas'")
  expect(await countWaiting(coordinator, after(32))).toBe(2)
  const deed = { action: 'campaign.annulled', objectKind: 'campaign', objectId: 'c', entityId: 'dos' }
  const note = (entityId: string) =>
    inTransaction(database, (transaction) => recordDeed(transaction, coordinator, { ...deed, entityId }, NOW))
  note('dos')
  expect(await countWaiting(coordinator, after(33))).toBe(2)
  note('uno')
  expect(await countWaiting(coordinator, after(34))).toBe(0)
})

test('of the country the number is counted anew only after a deed on what it counts', async () => {
  const noon = Date.parse(`${TODAY}T17:00:00Z`)
  const after = (seconds: number) => () => new Date(noon + seconds * 1000)
  const administrator = who('administrator', null)
  const analyst = who('analyst', null)
  const counted = async (seconds: number) => [
    await countWaiting(administrator, after(seconds)),
    await countWaiting(analyst, after(seconds)),
  ]
  const note = (objectKind: string) =>
    inTransaction(database, (transaction) =>
      recordDeed(transaction, administrator, { action: 'some.deed', objectKind, objectId: 'x', entityId: 'uno' }, NOW),
    )
  const before = await counted(0)
  database.$client.exec("UPDATE entities SET status = 'closed'")
  const [figure] = database.select().from(staffFigures).all()
  if (figure)
    database
      .insert(staffFigures)
      .values({ ...figure, id: 'another' })
      .run()
  note('plan-action')
  note('evidence')
  expect(await counted(1)).toEqual(before)
  note('membership')
  expect(await counted(2)).toEqual([(before[0] ?? 0) - 1, before[1]])
  note('staff-figure')
  expect(await counted(3)).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1])
})

test('the number beside the link is the length of the list, for every role', async () => {
  await openCampaign(database, 'c', 'uno', ENDING)
  for (const role of ['coordinator', 'head', 'contributor', 'reader', 'custodian', 'transcriber'] as const) {
    const { first, rest } = await viewDue(who(role))
    expect(await countWaiting(who(role)), role).toBe(first.length + rest.length)
  }
  for (const role of ['analyst', 'administrator'] as const) {
    const { first, rest } = await viewDue(who(role, null))
    expect(await countWaiting(who(role, null)), role).toBe(first.length + rest.length)
  }
})
