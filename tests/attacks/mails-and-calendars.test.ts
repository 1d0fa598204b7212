import { expect, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { listMembers } from '#db/queries/accounts.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updateKeeperAsConfirmed } from '#db/queries/keepers.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { mails, memberships, slipBatches, user } from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { settleDueCampaigns, countParticipation } from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { calendarDays } from '#app/features/notices/calendar-days.ts'
import { calendarFacts } from '#app/features/notices/calendar-facts.server.ts'
import { sendDigests } from '#app/features/notices/send-digests.server.ts'
import { actorFor, programScope } from '#app/door/actor.ts'
import { isKeeper } from '#app/door/membership-rules.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { publishDuePages } from '#app/features/commitments/publish-due.server.ts'
import { viewPublicPage } from '#app/features/commitments/view-public-page.server.ts'
import {
  answersLike,
  createTestDatabase,
  insertEntity,
  openCampaign,
  promiseFor,
} from '#tests/support/test-database.ts'

/*
 * Who reads the mails and the calendars of every role, over weeks, of two countries that differ in their answers alone:
 * they must be the same, letter by letter. In one hardly anybody answers as another does in the other, and how many do
 * differs; what the pages inside say apart (that a campaign had fewer than k answers, or more than people) is not among it.
 */

/** Where the program looks for its one database. */
const holder = globalThis as { espejoRuntime?: Runtime }

const OPENS = '2026-11-02'
const CLOSES = '2026-11-27'
const ORIGIN = 'https://espejo.test'
const harassment = latestInstrument('sexual-harassment')
const ROLES: readonly Role[] = ['coordinator', 'head', 'contributor', 'reader', 'custodian', 'transcriber']

function addPeople(database: Database): void {
  const now = new Date('2026-10-01T12:00:00Z')
  const add = (id: string, role: Role, entityId: string | null) => {
    database
      .insert(user)
      .values({ id, name: `Persona ${role}`, email: `${id}@x.test`, createdAt: now, updatedAt: now })
      .run()
    database
      .insert(memberships)
      .values({
        ...{ id: `m-${id}`, userId: id, role, entityId, startsOn: '2026-10-01' },
        endsOn: role === 'reader' ? '2027-12-31' : null,
      })
      .run()
    if (!isKeeper(role)) return
    const yes = { unit: 'Trámite', confirmedBy: 'administrator', at: now.toISOString() }
    inTransaction(database, (transaction) => updateKeeperAsConfirmed(transaction, { id: `m-${id}` }, yes, NO_NOTE))
  }
  add('analyst', 'analyst', null)
  add('administrator', 'administrator', null)
  for (const entity of ['grande', 'chica']) for (const role of ROLES) add(`${entity}-${role}`, role, entity)
}

type World = { readonly large: number; readonly small: number; readonly choice: 1 | 4 }

/** Everything that everybody is sent and may read in a calendar, day by day from before the opening to after the close. */
async function readAll({ large, small, choice }: World) {
  const { database, file } = createTestDatabase()
  holder.espejoRuntime = { database, environment: testEnvironment(file) }
  for (const id of ['grande', 'chica']) insertEntity(database, id)
  addPeople(database)
  const bySlips = { status: 'scheduled', opensOn: OPENS, closesOn: CLOSES, linkCode: null } as const
  const care = {
    instrumentSlug: harassment.slug,
    instrumentVersion: harassment.version,
    instrumentHash: harassment.hash,
    complaintChannel: 'Recursos Humanos, anexo 120',
    channelTestedOn: OPENS,
    helpLinesCheckedOn: OPENS,
  }
  const office = { populationWomen: 7, populationMen: 8 }
  await openCampaign(database, 'cultura', 'grande', bySlips, [{ way: 'slips', people: 300 }])
  const harm = { ...bySlips, ...care }
  await openCampaign(database, 'ambiente', 'grande', harm, [{ way: 'slips', people: 300 }], promiseFor('ambiente'))
  const few = { ...bySlips, ...office }
  await openCampaign(database, 'oficina', 'chica', few, [{ way: 'slips', people: 15 }], promiseFor('oficina'))
  for (const campaignId of ['cultura', 'ambiente', 'oficina'])
    database
      .insert(slipBatches)
      .values({ id: `p-${campaignId}`, campaignId, site: 'Sede', slips: 15, printedOn: OPENS })
      .run()
  const answered = (n: number) =>
    Array.from({ length: n }, (_, person) => ({
      answers: answersLike(choice, person),
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
    }))
  const harassed = Object.fromEntries(
    harassment.scoring.dimensions.flatMap(({ items }) =>
      items.map(({ id, points }) => [id, Object.keys(points).at(choice === 1 ? 0 : -1) ?? '']),
    ),
  )
  const calendars: string[] = []
  for (let day = addDays(OPENS, -2); day <= addDays(CLOSES, 20); day = addDays(day, 1)) {
    const now = new Date(`${day}T12:10:00Z`)
    await settleDueCampaigns(database, programScope(), now)
    if (day === addDays(OPENS, 1)) {
      seedResponses(database, 'cultura', answered(large))
      seedResponses(database, 'oficina', answered(small))
      const experience = choice === 1 ? null : { 'exp-01': 'una' }
      seedResponses(
        database,
        'ambiente',
        answered(large).map((each) => ({ ...each, answers: harassed, experience })),
      )
    }
    await countParticipation(database, programScope(), now)
    await sendDigests(database, ORIGIN, now)
    for (const { id, userId, name, role, entity } of await listMembers(database, programScope())) {
      const actor = actorFor({ userId, name, role, entity, membershipId: id })
      const days = calendarDays(await calendarFacts(database, actor, day))
      for (const each of days) calendars.push(`${day} ${userId} ${each.day} ${each.title} ${each.to}`)
    }
  }
  const pages = await publicPages(database)
  const sent = database
    .select()
    .from(mails)
    .all()
    .map(({ recipient, subject, body, queuedAt }) => `${queuedAt} ${recipient}\n${subject}\n${body}`)
    .sort()
  return { sent, calendars: calendars.sort(), pages }
}

/** What two public addresses show to everybody, from the first day on and past the day on which they publish themselves. */
async function publicPages(database: Database): Promise<readonly string[]> {
  const read: string[] = []
  for (const days of [-20, 1, 30, 89, 90, 400]) {
    const now = new Date(`${addDays(CLOSES, days)}T12:10:00Z`)
    await publishDuePages(database, now)
    for (const id of ['ambiente', 'oficina'])
      read.push(`${days} ${id} ${JSON.stringify(await viewPublicPage(promiseFor(id).publicId, () => now))}`)
  }
  return read
}

test('mails and calendars of two countries that differ in their answers alone are the same', async () => {
  // How many answered stands on a public page in quarters: of pages another test says what is alike.
  const one = { ...(await readAll({ large: 60, small: 0, choice: 1 })), pages: [] }
  const other = { ...(await readAll({ large: 240, small: 7, choice: 4 })), pages: [] }
  // Which actions a result asks for is its own matter; none of them was accepted, so none has a date.
  expect(other).toEqual(one)
  const kinds = one.sent.join('\n')
  for (const told of [
    'Se abrió',
    'entregue los códigos',
    'Quedan pocos días',
    'Terminó el plazo',
    'Lea los resultados',
    'Firme el acta',
  ])
    expect(kinds).toContain(told)
  expect(new Set(one.calendars.map((line) => line.split(' ')[1])).size).toBeGreaterThan(5)
}, 120_000)

test('public pages of two countries that differ in what was answered and in what happened alone are the same', async () => {
  const one = await readAll({ large: 60, small: 0, choice: 1 })
  const other = await readAll({ large: 70, small: 9, choice: 4 })
  expect(other.pages).toEqual(one.pages)
  const kinds = one.pages.map((page) => /"kind":"([a-z]+)"/.exec(page)?.[1])
  // Of harassment it waits and is published; of an office that too few answer in it waits, and is no page any more.
  expect(new Set(kinds.filter((_kind, place) => place % 2 === 0))).toEqual(new Set(['waiting', 'published']))
  expect(new Set(kinds.filter((_kind, place) => place % 2 === 1))).toEqual(new Set(['waiting', 'none']))
}, 120_000)

test('no mail and no calendar holds a number but days and years, or the title that a respondent would be known by', async () => {
  const { sent, calendars } = await readAll({ large: 60, small: 7, choice: 1 })
  const plain = [...sent.map((text) => text.slice(text.indexOf('\n'))), ...calendars.map((line) => line.slice(11))]
    .join('\n')
    .replace(/https:\S+|\/panel\/\S+|\d{4}-\d\d-\d\d/g, '')
    .replace(/\d{1,2} de [a-z]+ de \d{4}|Plan de mejora \d{4}|cierra en \d días/g, '')
  expect(plain.match(/\d+/g)).toBeNull()
  expect(plain.toLowerCase()).not.toMatch(/hostigamiento|acoso|respuestas|participaci|porcentaje|puntaje/)
}, 120_000)
