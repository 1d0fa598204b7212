import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { calendarDays } from '#app/features/notices/calendar-days.ts'
import { calendarFacts } from '#app/features/notices/calendar-facts.server.ts'
import { gatherYearly } from '#app/features/notices/gather-yearly.server.ts'
import { yearlyHappenings } from '#app/features/notices/yearly-happenings.ts'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import {
  adaptationSheets,
  complaintReports,
  entities,
  memberships,
  novemberDrafts,
  novemberSteps,
  recordFacts,
  user,
} from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import { countryScope } from '#db/scope.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
  addEntity('uno', 'ministry')
  addEntity('muni', 'local-government')
})

function addEntity(id: string, governmentLevel: GovernmentLevel): void {
  insertEntity(database, id)
  database.update(entities).set({ governmentLevel }).where(eq(entities.id, id)).run()
  const now = new Date('2026-01-05T12:00:00Z')
  const name = `Coordinación ${id}`
  database
    .insert(user)
    .values({ id: `c-${id}`, name, email: `${id}@x.test`, createdAt: now, updatedAt: now })
    .run()
  database
    .insert(memberships)
    .values({ id: `m-${id}`, userId: `c-${id}`, role: 'coordinator', entityId: id, startsOn: '2026-01-05' })
    .run()
}

const actor = (role: Role, id: string | null = 'uno') =>
  actorFor({ userId: `${role}-${id}`, name: role, role, entity: id === null ? null : { id, name: id } } as never)
const YEARLY = /registro anual|registros anuales|noviembre|Ley 32535|Hoja para SERVIR/i
async function cards(role: Role, day: string, id: string | null = 'uno'): Promise<string[]> {
  const { first, rest } = await viewDue(actor(role, id), () => new Date(`${day}T17:00:00Z`))
  return [...first, ...rest]
    .filter(({ title }) => YEARLY.test(title))
    .map(({ title, when }) => (when === '' ? title : `${title} (${when})`))
}

type FactState = 'draft' | 'submitted' | 'observed'
function addFact(id: string, state: FactState, entityId = 'uno', year = 2026): void {
  database
    .insert(recordFacts)
    .values({
      ...{ id, entityId, year, kind: 'communication', occurredOn: `${year}-03-08`, origin: 'entity', state },
      ...{ content: { name: id, channel: 'Plaza' }, recordedOn: `${year}-03-09` },
      submittedOn: state === 'draft' ? null : `${year}-03-10`,
      reviewedOn: state === 'observed' ? `${year}-03-20` : null,
    })
    .run()
}

type DraftState = 'draft' | 'with-head' | 'returned'
function addReport(state: DraftState, entityId = 'uno'): void {
  database
    .insert(novemberDrafts)
    .values({
      ...{ entityId, year: 2026, texts: {}, state },
      ...(state === 'with-head' ? { sentOn: '2026-11-20' } : {}),
      ...(state === 'returned' ? { returnReason: 'Falta el oficio' } : {}),
    })
    .run()
  const step = state === 'with-head' ? 'sent-to-head' : 'returned'
  if (state === 'draft') return
  const by = { at: '2026-11-20T15:00:00Z', userId: 'julia', who: 'Julia' }
  database
    .insert(novemberSteps)
    .values({ entityId, year: 2026, version: 0, step, detail: 'Falta el oficio', ...by })
    .run()
}

describe('cards', () => {
  test('who owes record and report is told so from October on, with the days that are left; who need not is not', async () => {
    database.insert(adaptationSheets).values({ entityId: 'uno', startedOn: '2026-01-01', endedOn: '2026-02-01' }).run()
    database.insert(adaptationSheets).values({ entityId: 'muni', startedOn: '2026-01-01', endedOn: '2026-02-01' }).run()
    expect(await cards('coordinator', '2026-09-30')).toEqual([
      // Of the year before: until October it is the one that is spoken of.
      'Presente el informe de noviembre 2025 (venció hace 304 días)',
    ])
    expect(await cards('coordinator', '2026-11-18')).toEqual([
      'Presente el informe de noviembre 2026 (vence en 12 días)',
      'Registro anual 2026: todavía no informa nada (el corte es en 12 días)',
    ])
    expect(await cards('coordinator', '2026-12-02')).toContain(
      'Presente el informe de noviembre 2026 (venció hace 2 días)',
    )
    expect(await cards('coordinator', '2026-11-18', 'muni')).toEqual([])
    expect(await cards('head', '2026-11-18')).toEqual([])
    expect(await cards('contributor', '2026-11-18')).toEqual([])
  })

  test('drafts wait for the head, what was observed for who writes', async () => {
    addFact('a', 'draft')
    addFact('b', 'observed')
    expect(await cards('head', '2026-05-02')).toEqual([
      'Registro anual 2026: revise y envíe 1 borrador al MIMP (hace 54 días)',
    ])
    for (const role of ['coordinator', 'contributor'] as const)
      expect(await cards(role, '2026-05-02')).toContain('Registro anual 2026: el MIMP observó 1 dato (hace 43 días)')
    // A record that is closed takes no more drafts; what was observed is answered still.
    expect(await cards('head', '2027-04-02')).toEqual([])
    expect(await cards('contributor', '2027-04-02')).toHaveLength(1)
  })

  test('a report goes between the coordination and the head', async () => {
    addReport('with-head')
    expect(await cards('head', '2026-11-22')).toContain('Firme o devuelva el informe de noviembre 2026 (hace 2 días)')
    expect((await cards('coordinator', '2026-11-22')).join()).not.toContain('informe de noviembre')
    database.update(novemberDrafts).set({ state: 'returned', returnReason: 'Falta' }).run()
    database
      .insert(novemberSteps)
      .values({
        ...{ entityId: 'uno', year: 2026, version: 0, step: 'returned', detail: 'Falta' },
        ...{ at: '2026-11-21T15:00:00Z', userId: 'julia', who: 'Julia' },
      })
      .run()
    expect(await cards('coordinator', '2026-11-22')).toContain(
      'El informe de noviembre 2026 volvió con observaciones de la persona titular (desde ayer)',
    )
  })

  test('Recursos Humanos has one card for the half year, whatever she told', async () => {
    const before = await cards('human-resources', '2026-08-10')
    expect(before).toEqual([
      'Hoja para SERVIR, enero a junio de 2026: anótela, también si no hubo nada que informar (vence en 51 días)',
    ])
    database
      .insert(complaintReports)
      .values({ entityId: 'uno', year: 2026, half: 1, revision: 1, sealed: Buffer.alloc(40), savedOn: '2026-08-01' })
      .run()
    expect(await cards('human-resources', '2026-08-10')).toEqual(before)
    expect(await cards('human-resources', '2026-10-01')).toEqual([])
  })

  test('the Ministry has its queues: records that wait, year by year, and who is missing around the last day', async () => {
    addFact('a', 'submitted')
    addFact('b', 'submitted')
    addFact('c', 'submitted', 'muni')
    addFact('d', 'submitted', 'muni', 2025)
    addFact('e', 'draft', 'muni', 2024)
    expect(await cards('analyst', '2026-10-10', null)).toEqual([
      'Registros anuales 2025: 1 entidad espera su revisión (hace 579 días)',
      'Registros anuales 2026: 2 entidades esperan su revisión (hace 214 días)',
    ])
    expect((await cards('analyst', '2026-11-28', null)).at(-1)).toMatch(
      /^Informes de noviembre 2026: 1 entidad obligada/,
    )
    expect(await cards('administrator', '2026-11-28', null)).toEqual([])
  })
})

describe('mails', () => {
  const told = (day: string) =>
    yearlyHappenings(gatherYearly(database, countryScope(), day), day).map(
      ({ kind, entityId }) => `${kind} ${entityId}`,
    )

  test('terms are told to whom a norm obliges, and no earlier than the others', () => {
    database.insert(adaptationSheets).values({ entityId: 'muni', startedOn: '2026-01-01', endedOn: '2026-02-01' }).run()
    expect(told('2026-11-15')).toEqual([])
    expect(told('2026-11-16')).toEqual(['november-due uno'])
    expect(told('2026-12-01')).toEqual(['november-overdue uno'])
    expect(told('2026-12-11')).toEqual(['adaptation-due uno'])
    expect(told('2026-12-26')).toEqual([])
  })

  test('steps are told while they say where the report is', () => {
    addReport('with-head')
    addReport('returned', 'muni')
    expect(told('2026-11-22')).toEqual(['november-submitted uno', 'november-returned muni', 'november-due uno'])
    database.update(novemberDrafts).set({ state: 'draft', returnReason: '' }).run()
    expect(told('2026-11-22')).toEqual(['november-due uno'])
    expect(told('2026-11-28')).toEqual(['november-due uno'])
  })

  test('of an entity without an account nobody is told', () => {
    expect(told('2026-11-20')).toEqual(['november-due uno'])
    database.delete(memberships).run()
    expect(told('2026-11-20')).toEqual([])
  })
})

test('a calendar leads each day to its own page, and says nothing of how far it is', async () => {
  const days = async (role: Role, id: string | null = 'uno') =>
    calendarDays(await calendarFacts(database, actor(role, id), '2026-11-20'))
      .filter(({ id: name }) => /^(informe|registro|hoja)-/.test(name))
      .map(({ day, to }) => `${day} ${to}`)
  expect(await days('coordinator')).toEqual([
    '2026-11-30 /panel/informe-noviembre/2026',
    '2027-03-31 /panel/registro-anual/2026',
  ])
  expect(await days('coordinator', 'muni')).toEqual([])
  expect(await days('contributor')).toEqual([])
  expect(await days('human-resources')).toEqual(['2026-09-30 /panel/hoja-servir'])
  expect(await days('analyst', null)).toEqual([
    '2026-11-30 /nacional/informes-noviembre',
    '2027-11-30 /nacional/informes-noviembre',
  ])
  const before = await days('coordinator')
  addReport('with-head')
  expect(await days('coordinator')).toEqual(before)
})
