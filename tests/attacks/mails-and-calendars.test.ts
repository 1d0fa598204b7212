import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { listMembers } from '#db/queries/accounts.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updateKeeperAsConfirmed } from '#db/queries/keepers.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import {
  entities,
  mails,
  memberships,
  novemberDrafts,
  novemberSteps,
  planActions,
  planEvents,
  recordFacts,
  recordSteps,
  slipBatches,
  user,
} from '#db/schema/index.ts'
import { handedBackBy } from '#db/schema/plan-words.ts'
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
import { insertSignedPlan } from '#tests/support/small-reviews.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

/*
 * Who reads the mails and the calendars of every role, over weeks, of two countries that differ in their answers alone:
 * they must be the same, letter by letter. In one hardly anybody answers as another does in the other, and how many do
 * differs; what the pages say apart (that a campaign had fewer than k answers, or more than people) is not among it.
 */

/** Where the program looks for its one database. */
const holder = globalThis as { espejoRuntime?: Runtime }

const OPENS = '2026-11-02'
const CLOSES = '2026-11-27'
const ORIGIN = 'https://espejo.test'
const harassment = latestInstrument('sexual-harassment')
const ROLES: readonly Role[] = [
  ...(['coordinator', 'head', 'contributor', 'reader', 'custodian', 'transcriber'] as const),
  'human-resources',
]

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

/** A plan of each entity in which something came back, was left and was not read: the same in both countries. */
function addPlans(database: Database): void {
  const [signedOn, at] = ['2026-10-05', `${addDays(OPENS, 2)}T15:00:00.000Z`]
  const event = { at, userId: 'program', who: 'Espejo' } as const
  for (const entityId of ['grande', 'chica']) {
    const lapsed = { state: 'lapsed', dueOn: addDays(OPENS, 2), endedOn: addDays(OPENS, 3) } as const
    insertSignedPlan(database, { entityId, year: 2026, signedOn, content: [], review: lapsed })
    const action: Omit<typeof planActions.$inferInsert, 'id' | 'position' | 'title'> = {
      ...{ entityId, year: 2026, rationale: 'La pidió el comité', reasons: [], decidedOn: signedOn, norms: [] },
      ...{ responsible: 'Bienestar', termMonths: 2, verification: 'Acta', indicator: 'Acta firmada' },
      dueOn: addDays(CLOSES, 3),
      status: 'accepted',
      effort: 'low',
    }
    const back = { ...action, id: `vuelve-${entityId}`, position: 1, title: 'Publicar los canales' }
    const left = { ...action, id: `queda-${entityId}`, position: 2, title: 'Instalar el lactario' }
    database
      .insert(planActions)
      .values({ ...back, assigneeId: `${entityId}-contributor` })
      .run()
    database.insert(planActions).values(left).run()
    database
      .insert(planEvents)
      .values([
        { ...event, actionId: back.id, event: 'sent-back', detail: 'Falta el acta de la persona 7' },
        { ...event, actionId: left.id, event: 'assigned', detail: handedBackBy('Persona que se fue') },
      ])
      .run()
  }
}

/** Records and reports of November in which something happened: the same in both countries. */
function addReports(database: Database): void {
  const at = `${addDays(OPENS, 2)}T15:00:00.000Z`
  const by = { at, userId: 'analyst', who: 'Persona analyst' }
  for (const entityId of ['grande', 'chica']) {
    database.update(entities).set({ governmentLevel: 'ministry' }).where(eq(entities.id, entityId)).run()
    database
      .insert(recordFacts)
      .values({
        ...{ id: `dato-${entityId}`, entityId, year: 2026, kind: 'communication', occurredOn: '2026-03-08' },
        ...{ content: { name: 'Feria', channel: 'Plaza' }, origin: 'entity', state: 'observed' },
        ...{ recordedOn: '2026-03-09', submittedOn: '2026-03-10', reviewedOn: addDays(OPENS, 2) },
      })
      .run()
    database
      .insert(recordSteps)
      .values({ factId: `dato-${entityId}`, event: 'observed', text: 'Faltan 7 respuestas', ...by })
      .run()
  }
  database
    .insert(novemberDrafts)
    .values({ entityId: 'chica', year: 2026, texts: {}, state: 'returned', returnReason: 'Faltan 12 personas' })
    .run()
  database
    .insert(novemberSteps)
    .values({ entityId: 'chica', year: 2026, version: 0, step: 'returned', detail: 'Faltan 12 personas', ...by })
    .run()
}

type World = { readonly large: number; readonly small: number; readonly choice: 1 | 4 }

/** Everything that everybody is sent and may read in a calendar, day by day from before the opening to after the close. */
async function readAll({ large, small, choice }: World) {
  const { database, file } = createTestDatabase()
  holder.espejoRuntime = { database, environment: testEnvironment(file) }
  for (const id of ['grande', 'chica']) insertEntity(database, id)
  addPeople(database)
  addPlans(database)
  addReports(database)
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
  await openCampaign(database, 'ambiente', 'grande', { ...bySlips, ...care }, [{ way: 'slips', people: 300 }])
  await openCampaign(database, 'oficina', 'chica', { ...bySlips, ...office }, [{ way: 'slips', people: 15 }])
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
  const sent = database
    .select()
    .from(mails)
    .all()
    .map(({ recipient, subject, body, queuedAt }) => `${queuedAt} ${recipient}\n${subject}\n${body}`)
    .sort()
  return { sent, calendars: calendars.sort() }
}

test('mails and calendars of two countries that differ in their answers alone are the same', async () => {
  const one = await readAll({ large: 60, small: 0, choice: 1 })
  const other = await readAll({ large: 240, small: 7, choice: 4 })
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
    'se devolvió',
    'no equivale a conformidad',
    'sin quien dé el seguimiento',
    'observó datos del registro anual',
    'devolvió el informe de noviembre',
    'El informe de noviembre vence',
    'El informe de noviembre venció',
    'la hoja de la entidad no está terminada',
  ])
    expect(kinds).toContain(told)
  expect(new Set(one.calendars.map((line) => line.split(' ')[1])).size).toBeGreaterThan(5)
}, 120_000)

test('no mail and no calendar holds a number but days and years, or the title that a respondent would be known by', async () => {
  const { sent, calendars } = await readAll({ large: 60, small: 7, choice: 1 })
  const plain = [...sent.map((text) => text.slice(text.indexOf('\n'))), ...calendars.map((line) => line.slice(11))]
    .join('\n')
    .replace(/https:\S+|\/panel\/\S+|\d{4}-\d\d-\d\d/g, '')
    .replace(
      /\d{1,2} de [a-z]+ de \d{4}|[Pp]lan de mejora \d{4}|(informe de noviembre|registro anual) \d{4}|cierra en \d días/g,
      '',
    )
    // Of actions that nobody follows up their number is told.
    .replaceAll('1 acción del plan 2026', '')
    // The number of the law that documents are adapted to.
    .replaceAll('Ley 32535', '')
  expect(plain.match(/\d+/g)).toBeNull()
  expect(plain.toLowerCase()).not.toMatch(
    /hostigamiento|acoso|respuestas|participaci|porcentaje|puntaje|persona 7|que se fue/,
  )
}, 120_000)
