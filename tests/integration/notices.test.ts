import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { endMembership } from '#db/queries/accounts.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updateKeeperAsConfirmed } from '#db/queries/keepers.server.ts'
import { updateMailChoices } from '#db/queries/notices.server.ts'
import { mails, memberships, notices, planActions, plans, planSteps, sharedReleases, user } from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { settleDueCampaigns } from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { gatherNotices } from '#app/features/notices/gather-notices.server.ts'
import { sendDigests } from '#app/features/notices/send-digests.server.ts'
import { deleteDueLeftovers } from '#app/features/retention/delete-due.server.ts'
import { programScope } from '#app/door/actor.ts'
import { isKeeper } from '#app/door/membership-rules.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const ORIGIN = 'https://espejo.test'
const DAY = '2026-11-30'
/** An instant of a day by the clock of Lima. */
const at = (day: string, time = '07:05') => new Date(`${day}T${time}:00-05:00`)

const PEOPLE: Readonly<Record<string, Role>> = {
  coordina: 'coordinator',
  titular: 'head',
  lee: 'reader',
  custodia: 'custodian',
  digita: 'transcriber',
  equipo: 'contributor',
}

function addPerson(database: Database, id: string, role: Role, entityId: string | null): void {
  const now = new Date('2026-10-01T12:00:00Z')
  const address = { id, name: `Persona ${id}`, email: `${id}@uno.test`, createdAt: now, updatedAt: now }
  database.insert(user).values(address).onConflictDoNothing().run()
  database
    .insert(memberships)
    .values({
      ...{ id: `m-${id}`, userId: id, role, entityId, startsOn: '2026-10-01' },
      endsOn: role === 'reader' ? '2027-12-31' : null,
    })
    .run()
  if (isKeeper(role)) confirm(database, `m-${id}`, now)
}

function confirm(database: Database, id: string, now: Date): void {
  const yes = { unit: 'Trámite', confirmedBy: 'titular', at: now.toISOString() }
  inTransaction(database, (transaction) => updateKeeperAsConfirmed(transaction, { id }, yes, NO_NOTE))
}

/** An entity with somebody in each role and a campaign by slips that closed the evening before. */
async function country(): Promise<{ database: Database; file: string }> {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'uno')
  for (const [id, role] of Object.entries(PEOPLE)) addPerson(database, id, role, 'uno')
  addPerson(database, 'analiza', 'analyst', null)
  const days = { opensOn: addDays(DAY, -25), closesOn: addDays(DAY, -1), linkCode: null }
  await openCampaign(database, 'cultura', 'uno', days, [{ way: 'slips', people: 300 }])
  const people = Array.from({ length: 40 }, (_, each) => ({
    answers: answersLike(3, each),
    sex: null,
    extraSegment: null,
  }))
  seedResponses(database, 'cultura', people)
  await settleDueCampaigns(database, programScope(), at(DAY, '00:10'))
  return { database, file }
}

const recipients = (database: Database) =>
  database
    .select()
    .from(mails)
    .all()
    .map(({ recipient }) => recipient)
    .sort()
const bodyTo = (database: Database, id: string) =>
  database
    .select()
    .from(mails)
    .where(eq(mails.recipient, `${id}@uno.test`))
    .all()
    .map(({ body }) => body)
    .join('\n')

describe('the mail of a day', () => {
  test('goes out from seven on, once, however often the job runs', async () => {
    const { database } = await country()
    expect(await sendDigests(database, ORIGIN, at(DAY, '06:59'))).toBe(0)
    expect(database.select().from(notices).all()).toEqual([])
    expect(await sendDigests(database, ORIGIN, at(DAY))).toBe(2)
    expect(recipients(database)).toEqual(['coordina@uno.test', 'titular@uno.test'])
    expect(bodyTo(database, 'coordina')).toContain(`${ORIGIN}/panel/aplicaciones/cultura/resultados`)
    for (const time of ['07:06', '12:00', '23:59']) expect(await sendDigests(database, ORIGIN, at(DAY, time))).toBe(0)
    for (const days of [1, 2, 3, 8]) expect(await sendDigests(database, ORIGIN, at(addDays(DAY, days)))).toBe(0)
    expect(recipients(database)).toHaveLength(2)
  })

  test('holds what happened after it on the next one', async () => {
    const { database } = await country()
    await sendDigests(database, ORIGIN, at(DAY))
    database
      .insert(plans)
      .values({ entityId: 'uno', year: 2027, createdOn: DAY, approval: 'submitted', submittedOn: DAY })
      .onConflictDoUpdate({ target: [plans.entityId, plans.year], set: { approval: 'submitted', submittedOn: DAY } })
      .run()
    const step = { entityId: 'uno', year: 2027, at: at(DAY, '09:00').toISOString(), who: 'Persona coordina' }
    database
      .insert(planSteps)
      .values({ ...step, userId: 'coordina', step: 'submitted' })
      .run()
    expect(await sendDigests(database, ORIGIN, at(DAY, '09:01'))).toBe(0)
    expect(await sendDigests(database, ORIGIN, at(addDays(DAY, 1)))).toBe(1)
    expect(bodyTo(database, 'titular').match(/El plan de mejora 2027 espera su firma/g)).toHaveLength(1)
    expect(bodyTo(database, 'titular')).not.toContain('Persona coordina')
  })

  test('is finished after a stop between the writing down and the sending', async () => {
    const { database, file } = await country()
    expect(await gatherNotices(database, at(DAY))).toBe(true)
    expect(recipients(database)).toEqual([])
    database.$client.close()
    const again = openDatabase(file)
    expect(await gatherNotices(again, at(DAY, '07:20'))).toBe(false)
    expect(await sendDigests(again, ORIGIN, at(DAY, '07:20'))).toBe(2)
    expect(await sendDigests(again, ORIGIN, at(DAY, '07:21'))).toBe(0)
  })

  test('tells of a day on which the program stood still', async () => {
    const { database } = await country()
    expect(await sendDigests(database, ORIGIN, at(addDays(DAY, 3)))).toBe(2)
  })

  test('does not go to whose role ended, be it before or after it was written down', async () => {
    const { database } = await country()
    await gatherNotices(database, at(DAY))
    inTransaction(database, (transaction) =>
      endMembership(transaction, { id: 'm-titular' }, 'coordina', at(DAY).toISOString(), NO_NOTE),
    )
    expect(await sendDigests(database, ORIGIN, at(DAY))).toBe(1)
    expect(recipients(database)).toEqual(['coordina@uno.test'])
    expect(
      database
        .select()
        .from(notices)
        .all()
        .every(({ toldOn }) => toldOn === DAY),
    ).toBe(true)
    const other = await country()
    inTransaction(other.database, (transaction) =>
      endMembership(transaction, { id: 'm-coordina' }, 'titular', at(DAY, '01:00').toISOString(), NO_NOTE),
    )
    await sendDigests(other.database, ORIGIN, at(DAY))
    expect(recipients(other.database)).toEqual(['titular@uno.test'])
  })

  test('leaves out what somebody said no to, and is not sent where nothing is left', async () => {
    const { database } = await country()
    const choose = (id: string, kinds: readonly string[]) =>
      inTransaction(database, (transaction) =>
        updateMailChoices(
          transaction,
          id,
          kinds.map((kind) => ({ kind, wanted: false })),
          NO_NOTE,
        ),
      )
    choose('coordina', ['results-ready'])
    choose('titular', ['results-ready', 'campaign-closed'])
    expect(await sendDigests(database, ORIGIN, at(DAY))).toBe(1)
    expect(bodyTo(database, 'coordina')).toContain('Terminó el plazo')
    expect(bodyTo(database, 'coordina')).not.toContain('resultados')
    // What was not wanted on its day does not come later.
    inTransaction(database, (transaction) =>
      updateMailChoices(transaction, 'titular', [{ kind: 'results-ready', wanted: true }], NO_NOTE),
    )
    expect(await sendDigests(database, ORIGIN, at(addDays(DAY, 1)))).toBe(0)
  })

  test('tells a reader of what was shared with her, and a contributor of the actions in her charge alone', async () => {
    const { database } = await country()
    addPerson(database, 'vecina', 'reader', 'uno')
    database.insert(sharedReleases).values({ membershipId: 'm-lee', campaignId: 'cultura' }).run()
    const [first, second] = database.select().from(planActions).all()
    for (const [action, assigneeId] of [
      [first, 'equipo'],
      [second, null],
    ] as const)
      database
        .update(planActions)
        .set({ status: 'accepted', decidedOn: DAY, dueOn: addDays(DAY, 10), assigneeId })
        .where(eq(planActions.id, action?.id ?? ''))
        .run()
    expect(await sendDigests(database, ORIGIN, at(DAY))).toBe(4)
    expect(recipients(database)).toEqual(['coordina@uno.test', 'equipo@uno.test', 'lee@uno.test', 'titular@uno.test'])
    expect(bodyTo(database, 'equipo').match(/Vence el/g)).toHaveLength(1)
    expect(bodyTo(database, 'equipo')).toContain(first?.title.replace(/\.$/, ''))
    expect(bodyTo(database, 'coordina').match(/Vence el/g)).toHaveLength(2)
    expect(bodyTo(database, 'lee').match(/^- /gm)).toHaveLength(1)
  })

  test('is no more known after ninety days', async () => {
    const { database } = await country()
    await sendDigests(database, ORIGIN, at(DAY))
    await deleteDueLeftovers(database, at(addDays(DAY, 90)))
    expect(database.select().from(notices).all().length).toBeGreaterThan(0)
    await deleteDueLeftovers(database, at(addDays(DAY, 91)))
    expect(database.select().from(notices).all()).toEqual([])
  })
})
