import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { analystDue } from '#app/features/panel/ministry-due.server.ts'
import { coordinatorDue } from '#app/features/panel/entity-due.server.ts'
import { answerComment } from '#app/features/plan/review/answer-comment.server.ts'
import { findReviewAddress } from '#app/features/plan/review/find-review-address.server.ts'
import type { ReviewStep } from '#app/features/plan/review/form.ts'
import { lapseReviews } from '#app/features/plan/review/lapse-reviews.server.ts'
import { planQueue } from '#app/features/plan/review/list-queue.server.ts'
import type { QueueSearch } from '#app/features/plan/review/queue-search.ts'
import { readUnreadVersions } from '#app/features/plan/review/read-version.server.ts'
import { reviewPlan } from '#app/features/plan/review/review-plan.server.ts'
import { viewOwnReview, viewReview } from '#app/features/plan/review/view-review.server.ts'
import { addDays, addWorkingDays, limaDate } from '#app/kit/program/clock.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { listOwnPlanComments } from '#db/queries/own-records.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import {
  findPlanReview,
  listReviewsOfPlan,
  updatePlanReview,
  updateReviewsAsSuperseded,
} from '#db/queries/plan-reviews.server.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { assistances, auditLog, planComments, planReviews, planVersions, user } from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { insertSignedPlan, REVIEWED_YEAR as YEAR, signedAction } from '#tests/support/small-reviews.ts'
import { createTestDatabase, insertConfirmedFigure, insertEntity } from '#tests/support/test-database.ts'

const NOW = new Date()
const TODAY = limaDate(NOW)
const clock = () => NOW
/** 0x11111111 is no multiple of five. */
const NOT_OF_THE_SAMPLE = '1'.repeat(64)
const PLACE = { entityId: 'uno', year: YEAR, version: 1 }

const ministry = (userId: string, role: Role = 'analyst') =>
  actorFor({ userId, name: `Analista ${userId}`, role, entity: null })
const [rosa, julia] = [ministry('rosa'), ministry('julia')]
const inUno = (role: Role) =>
  actorFor({ userId: role, name: `Coordina ${role}`, role, entity: { id: 'uno', name: 'uno' } })
const coordinator = inUno('coordinator')

let database: Database
let file: string
const on = (used: Database) =>
  Object.assign(globalThis, { espejoRuntime: { database: used, environment: testEnvironment(file) } })

beforeEach(() => {
  const made = createTestDatabase()
  ;({ database, file } = made)
  on(database)
  for (const id of ['uno', 'dos', 'tres']) insertEntity(database, id)
  for (const id of ['rosa', 'julia']) {
    const account = { id, name: `Analista ${id}`, email: `${id}@mimp.test`, emailVerified: true }
    database
      .insert(user)
      .values({ ...account, createdAt: NOW, updatedAt: NOW })
      .run()
  }
  insertSignedPlan(database, { ...PLACE, digest: NOT_OF_THE_SAMPLE })
})

const stored = (place = PLACE) =>
  database
    .select()
    .from(planReviews)
    .where(and(eq(planReviews.entityId, place.entityId), eq(planReviews.year, place.year)))
    .get()
const comments = () => database.select().from(planComments).all()
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .map(({ action, actorName, entityId, detail }) => [action, actorName, entityId, detail])

const step = (actor: typeof rosa, input: ReviewStep, revision = stored()?.revision ?? 0, place = PLACE) =>
  reviewPlan(actor, { place, form: { asked: { ok: true, input }, revision } }, clock)
const comment = (actor: typeof rosa, text: string, revision?: number) =>
  step(actor, { kind: 'comment', actionId: 'uno', text }, revision)
const answer = (commentId: string, text: string, year = YEAR) =>
  answerComment(coordinator, { year, form: { commentId, answer: { ok: true, input: text } } }, clock)

const ALL: QueueSearch = { estado: '', analista: '', nivel: '', lectura: '', pagina: 1 }
const queue = async (more: Partial<QueueSearch> = {}) => (await planQueue(rosa, { ...ALL, ...more }, clock)).rows

describe('a review', () => {
  test('is taken, commented and ended by one analyst, each step with its revision and its note', async () => {
    expect(await step(rosa, { kind: 'take' })).toEqual({ ok: true, step: 'take' })
    expect(await comment(rosa, 'Diga quién responde')).toMatchObject({ ok: true })
    expect(stored()).toMatchObject({ state: 'commented', analystId: 'rosa', endedOn: null, revision: 3 })
    expect(await step(rosa, { kind: 'accept' })).toMatchObject({ ok: true })
    expect(stored()).toMatchObject({ state: 'accepted', endedOn: TODAY, revision: 4 })
    expect(comments()).toMatchObject([
      { actionId: 'uno', rule: null, text: 'Diga quién responde', who: 'Analista rosa' },
    ])
    const by = ['Analista rosa', 'uno', { version: 1 }]
    expect(deeds()).toEqual([
      ['plan.review-taken', ...by],
      ['plan.review-commented', ...by],
      ['plan.review-accepted', ...by],
    ])
    // What ended takes no step more.
    expect(await comment(rosa, 'Una cosa más')).toMatchObject({ ok: false, moved: true })
    expect(comments()).toHaveLength(1)
  })

  test('asks for an amendment with what should change, as a comment on the whole', async () => {
    await step(rosa, { kind: 'take' })
    await step(rosa, { kind: 'ask-amendment', text: 'Agregue el protocolo' })
    expect(stored()).toMatchObject({ state: 'amendment-asked', endedOn: TODAY })
    expect(comments()).toMatchObject([{ actionId: null, text: 'Agregue el protocolo' }])
    expect(deeds().at(-1)?.[0]).toBe('plan.amendment-asked')
  })

  test('is taken by one of two who press at once, each in a connection of her own', async () => {
    const other = openDatabase(file)
    const seen = stored()?.revision ?? 0
    expect(await step(rosa, { kind: 'take' }, seen)).toMatchObject({ ok: true })
    on(other)
    const late = await step(julia, { kind: 'take' }, seen)
    expect(late).toMatchObject({ ok: false, moved: true })
    expect(JSON.stringify(late)).toContain('la tiene a cargo Analista rosa')
    expect(stored()).toMatchObject({ analystId: 'rosa', revision: 2 })
    // With the page of now she takes it in her place; the first one's comment then finds nothing of hers.
    expect(await step(julia, { kind: 'take' }, 2)).toMatchObject({ ok: true })
    on(database)
    expect(await comment(rosa, 'Lo mío', 2)).toMatchObject({ ok: false, moved: true })
    expect(await comment(rosa, 'Lo mío', 3)).toMatchObject({ ok: false, moved: true })
    expect(comments()).toEqual([])
    other.$client.close()
  })

  test('is let go, and then nobody has it', async () => {
    await step(rosa, { kind: 'take' })
    await step(rosa, { kind: 'release' })
    expect(stored()).toMatchObject({ analystId: null, state: 'waiting', revision: 3 })
    expect(await comment(rosa, 'Sin tomarla')).toMatchObject({ ok: false, moved: true })
  })

  test.each([
    ['who advises the entity', null, false],
    ['who advised it while the plan was written', addDays(TODAY, -20), false],
    ['who advised it eleven months before', addDays(TODAY, -330), false],
    ['who advised it long ago', addDays(TODAY, -400), true],
  ])('%s: may review it %s', async (_who, endedOn, may) => {
    database
      .insert(assistances)
      .values({ userId: 'rosa', entityId: 'uno', since: addDays(TODAY, -500), endedOn })
      .run()
    // The rule of the database says the same of whoever comes past the page.
    const review = await findPlanReview(database, countryScope(), PLACE)
    if (!review) throw new Error('no review')
    const taken = updatePlanReview(database, review, { analystId: 'rosa' }, { comment: null, note: NO_NOTE })
    if (may) return expect(await taken).toBe(true)
    await expect(taken).rejects.toThrow('who assists the entity does not review its plan')
    await expect(step(rosa, { kind: 'take' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await viewReview(rosa, PLACE, clock)).mine).toBe('assists')
    expect(stored()?.analystId).toBeNull()
  })

  test('is only read by the administration, and comments on no action of another plan', async () => {
    const administrator = ministry('julia', 'administrator')
    await expect(step(administrator, { kind: 'take' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await viewReview(administrator, PLACE, clock)).mine).toBe('reads')
    await step(rosa, { kind: 'take' })
    const elsewhere = { kind: 'comment', actionId: 'de-otro', text: 'Precise' } as const
    await expect(step(rosa, elsewhere)).rejects.toMatchObject({ code: 'not-found' })
    await expect(viewReview(rosa, { ...PLACE, version: 2 }, clock)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what a rule finds', () => {
  const DOS = { ...PLACE, entityId: 'dos' }
  beforeEach(() =>
    insertSignedPlan(database, { ...DOS, content: [signedAction('uno'), signedAction('sin-fecha', { dueOn: null })] }),
  )

  test('becomes a comment with one press, once', async () => {
    const take = { kind: 'take' } as const
    await step(rosa, take, 1, DOS)
    const note = 'no-due-date|sin-fecha'
    expect(await step(rosa, { kind: 'adopt', note }, 2, DOS)).toMatchObject({ ok: true })
    expect(comments()).toMatchObject([
      { entityId: 'dos', actionId: 'sin-fecha', rule: 'no-due-date', text: expect.stringContaining('fecha límite') },
    ])
    await expect(step(rosa, { kind: 'adopt', note }, 3, DOS)).rejects.toMatchObject({ code: 'conflict' })
    await expect(step(rosa, { kind: 'adopt', note: 'no-due-date|uno' }, 3, DOS)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await viewReview(rosa, DOS, clock)).notes.map(({ name, isTold }) => [name, isTold])).toEqual([
      ['no-due-date', true],
    ])
  })

  test('tells which plan is read first; of the others the digest decides', async () => {
    insertSignedPlan(database, { entityId: 'tres', digest: `0000000${5}${'0'.repeat(56)}` })
    const firsts = async (more = {}) =>
      (await queue(more)).map(({ entityId, readFirst, notes }) => [entityId, readFirst, notes])
    expect(new Set(await firsts())).toEqual(
      new Set([
        ['uno', 'later', 0],
        ['dos', 'notes', 1],
        ['tres', 'sample', 0],
      ]),
    )
    expect((await firsts({ lectura: 'primero' })).map(([id]) => id)).toEqual(['dos', 'tres'])
  })
})

describe('an answer of the entity', () => {
  beforeEach(async () => {
    await step(rosa, { kind: 'take' })
    await comment(rosa, 'Diga quién responde')
  })
  const id = () => comments()[0]?.id ?? ''

  test('is given once, and whoever reviews then sees a newer revision', async () => {
    expect(await answer(id(), 'Responde Recursos Humanos')).toEqual({ ok: true })
    const late = await answer(id(), 'Responde otra oficina')
    expect(late).toMatchObject({ ok: false, answered: true })
    expect(comments()).toMatchObject([{ reply: 'Responde Recursos Humanos', repliedBy: 'Coordina coordinator' }])
    expect(deeds().filter(([action]) => action === 'plan.comment-answered')).toHaveLength(1)
    expect(await step(rosa, { kind: 'accept' }, 3)).toMatchObject({ ok: false, moved: true })
    expect(await step(rosa, { kind: 'accept' }, 4)).toMatchObject({ ok: true })
  })

  test('is of her own plan alone', async () => {
    const elsewhere = actorFor({ userId: 'x', name: 'x', role: 'coordinator', entity: { id: 'dos', name: 'dos' } })
    const form = { commentId: id(), answer: { ok: true, input: 'Aquí' } } as const
    await expect(answerComment(elsewhere, { year: YEAR, form }, clock)).rejects.toMatchObject({ code: 'not-found' })
    await expect(answer(id(), 'Otro año', YEAR + 1)).rejects.toMatchObject({ code: 'not-found' })
    await expect(viewOwnReview(elsewhere, YEAR, clock)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('waits on the panel of the coordination until it is given', async () => {
    insertConfirmedFigure(database, 'cifra', 'uno')
    const due = async () => (await coordinatorDue(coordinator, NOW)).filter(({ kind }) => kind === 'comments-to-answer')
    expect(await due()).toEqual([{ kind: 'comments-to-answer', since: TODAY, comments: 1, year: YEAR }])
    await answer(id(), 'Responde Recursos Humanos')
    expect(await due()).toEqual([])
  })

  test('is found from the plan, where there is a review and by whoever may read it', async () => {
    const found = (actor: typeof rosa, year = YEAR) => findReviewAddress(actor, 'uno', year)
    expect(await found(coordinator)).toBe(`/panel/plan/${YEAR}/revision`)
    expect(await found(inUno('head'))).toBe(`/panel/plan/${YEAR}/revision`)
    expect(await found(rosa)).toBe(`/nacional/revisiones/planes/uno/${YEAR}/1`)
    expect(await found(inUno('reader'))).toBeNull()
    expect(await found(inUno('contributor'))).toBeNull()
    expect(await found(coordinator, YEAR + 1)).toBeNull()
  })
})

describe('a newer version', () => {
  const sign = (version: number) => {
    const { entityId, year } = PLACE
    const frozen = database.select().from(planVersions).where(eq(planVersions.entityId, entityId)).get()
    if (!frozen) throw new Error('nothing was signed')
    const row = { ...frozen, version, amendmentReason: 'Cambió el presupuesto', digest: String(version).repeat(64) }
    const review = {
      entityId,
      year,
      version,
      state: 'waiting',
      openedOn: TODAY,
      dueOn: addWorkingDays(TODAY, 15),
    } as const
    inTransaction(database, (transaction) => {
      transaction.insert(planVersions).values(row).run()
      transaction.insert(planReviews).values(review).run()
      updateReviewsAsSuperseded(transaction, row)
    })
  }
  const states = async () =>
    (await listReviewsOfPlan(database, countryScope(), PLACE)).map(({ version, state, endedOn }) => [
      version,
      state,
      endedOn,
    ])

  test('takes the reading of the one before out of the queue as replaced; it does not lapse, and what ended stays', async () => {
    sign(2)
    expect(await states()).toEqual([
      [2, 'waiting', null],
      [1, 'superseded', TODAY],
    ])
    await step(rosa, { kind: 'take' })
    await lapseReviews(database, new Date(NOW.getTime() + 60 * 86_400_000))
    const [second, first] = await states()
    expect([second?.[1], first]).toEqual(['lapsed', [1, 'superseded', TODAY]])
    sign(3)
    expect((await states()).map(([, state]) => state)).toEqual(['waiting', 'lapsed', 'superseded'])
    expect((await queue()).map(({ version }) => version)).toEqual([3])
    expect(await queue({ estado: 'superseded' })).toMatchObject([{ version: 1 }])
  })

  test('leaves what was commented to be answered, and whoever reviewed is told', async () => {
    await step(rosa, { kind: 'take' })
    await comment(rosa, 'Diga quién responde')
    sign(2)
    const late = await comment(rosa, 'Una cosa más', 3)
    expect(late).toMatchObject({ ok: false, moved: true })
    expect(JSON.stringify(late)).toContain('Reemplazada por la versión 2')
    expect(await answer(comments()[0]?.id ?? '', 'Lo dice la versión 2')).toEqual({ ok: true })
  })

  test('that was signed before readings were kept is read by the job, once', async () => {
    sign(2)
    const read = () => database.select().from(planReviews).where(eq(planReviews.version, 2)).get()
    expect(read()).toMatchObject({ notes: null, readFirst: null })
    expect((await queue({ lectura: 'primero' })).map(({ readFirst }) => readFirst)).toEqual([null])
    await readUnreadVersions(database, NOW)
    await readUnreadVersions(database, NOW)
    expect(deeds()).toEqual([['plan.version-read', 'Espejo', 'uno', { version: 2 }]])
    expect(read()).toMatchObject({ notes: [], readFirst: 'later' })
    expect(await queue({ lectura: 'primero' })).toEqual([])
  })
})

describe('without a comment in time', () => {
  const day = (iso: string) => new Date(`${iso}T15:00:00Z`)
  const due = addWorkingDays(TODAY, 15)

  test('a review ends the day after its last, as not made, once; what was commented goes on', async () => {
    insertSignedPlan(database, { entityId: 'dos', review: { state: 'commented' } })
    await lapseReviews(database, day(due))
    expect(stored()).toMatchObject({ state: 'waiting', endedOn: null })
    const after = addDays(due, 1)
    // Also where the program stood still that day.
    await lapseReviews(database, day(addDays(after, 3)))
    expect(stored()).toMatchObject({ state: 'lapsed', endedOn: after, revision: 2 })
    expect(stored({ ...PLACE, entityId: 'dos' })).toMatchObject({ state: 'commented', endedOn: null })
    await lapseReviews(database, day(addDays(after, 1)))
    expect(stored()).toMatchObject({ endedOn: after, revision: 2 })
    expect(deeds()).toEqual([['plan.review-lapsed', 'Espejo', 'uno', { version: 1 }]])
    expect(await queue()).toHaveLength(1)
    expect(await queue({ estado: 'lapsed' })).toMatchObject([{ entityId: 'uno', state: 'lapsed' }])
    expect(await step(rosa, { kind: 'take' })).toMatchObject({ ok: false, moved: true })
  })

  test('its last days are told to whoever has it or may take it, and to nobody else', async () => {
    const told = async (actor: typeof rosa, now: Date) =>
      (await analystDue(actor, now)).filter(({ kind }) => kind === 'plans-to-review')
    expect(await told(rosa, NOW)).toEqual([])
    const near = day(addWorkingDays(TODAY, 11))
    const card = [{ kind: 'plans-to-review', by: due, plans: 1 }]
    expect(await told(rosa, near)).toEqual(card)
    await step(rosa, { kind: 'take' })
    expect([await told(rosa, near), await told(julia, near)]).toEqual([card, []])
    await comment(rosa, 'Diga quién responde')
    expect(await told(rosa, near)).toEqual([])
  })
})

test('the queue is asked by state, analyst and level, and says how the work is spread', async () => {
  insertSignedPlan(database, { entityId: 'dos', signedOn: addDays(TODAY, -3) })
  await step(rosa, { kind: 'take' })
  const ids = async (more: Partial<QueueSearch>) => (await queue(more)).map(({ entityId }) => entityId)
  expect(await ids({})).toEqual(['dos', 'uno'])
  expect(await ids({ analista: 'yo' })).toEqual(['uno'])
  expect(await ids({ analista: 'nadie' })).toEqual(['dos'])
  expect(await ids({ analista: 'julia' })).toEqual([])
  expect(await ids({ estado: 'commented' })).toEqual([])
  const level = (await queue())[0]?.governmentLevel
  expect(await ids({ nivel: level ?? '' })).toEqual(['dos', 'uno'])
  expect(await ids({ nivel: 'autonomous-body' })).toEqual([])
  expect((await planQueue(rosa, ALL, clock)).workload).toEqual([
    { analystId: 'rosa', name: 'Analista rosa', waiting: 1, commented: 0, near: 0 },
    { analystId: null, name: null, waiting: 1, commented: 0, near: 0 },
  ])
})

test('of 300 plans a page reads those that it shows, and opens none of them', async () => {
  const entity = (index: number) => `entidad-${String(index).padStart(3, '0')}`
  const sign = (from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      insertEntity(database, entity(index))
      const content = index % 3 === 0 ? [signedAction('uno', { dueOn: null })] : [signedAction('uno')]
      const review = { analystId: index % 2 === 0 ? 'rosa' : null }
      insertSignedPlan(database, { entityId: entity(index), content, signedOn: addDays(TODAY, -(index % 20)), review })
    }
  }
  /** Rows that the database hands over, and texts that are read as JSON, while something is asked. */
  const readBy = async (ask: () => Promise<unknown>) => {
    const statement = Object.getPrototypeOf(database.$client.prepare('SELECT 1')) as { all: () => unknown[] }
    const all = vi.spyOn(statement, 'all')
    const parse = vi.spyOn(JSON, 'parse')
    await ask()
    const rows = all.mock.results.reduce((sum, { value }) => sum + (value as unknown[]).length, 0)
    const texts = parse.mock.calls.length
    all.mockRestore()
    parse.mockRestore()
    return { rows, texts }
  }
  const asked = async () => {
    const page = (more: Partial<QueueSearch>) => readBy(() => planQueue(rosa, { ...ALL, ...more }, clock))
    const due = readBy(() => analystDue(rosa, NOW))
    return [await page({}), await page({ lectura: 'primero', pagina: 2 }), await page({ analista: 'yo' }), await due]
  }
  sign(0, 160)
  const before = await asked()
  expect(before.map(({ texts }) => texts)).toEqual([0, 0, 0, 0])
  expect(before.every(({ rows }) => rows <= 30)).toBe(true)
  expect(before[0]?.rows).toBeGreaterThanOrEqual(25)
  sign(160, 300)
  expect(await asked()).toEqual(before)
  const first = await planQueue(rosa, ALL, clock)
  expect([first.found, first.pages, first.rows.length]).toEqual([301, 13, 25])
  expect(first.workload.map(({ name, waiting }) => [name, waiting])).toEqual([
    ['Analista rosa', 150],
    [null, 151],
  ])
  const days = first.rows.map(({ days: waited, readFirst }) => [-waited, Number(readFirst === 'later')])
  expect(days).toEqual([...days].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d))
  expect(first.rows[0]).toMatchObject({ days: 19, readFirst: 'notes', notes: 1 })
})

test('what the Ministry reads of a plan holds no reason for which an action was proposed', async () => {
  const view = JSON.stringify(await viewReview(rosa, PLACE, clock))
  for (const column of ['reasons', 'rationale', 'baseline', 'movesDimension', 'published'])
    expect(view).not.toContain(`"${column}"`)
})

test('what an analyst commented is part of her own data', async () => {
  await step(rosa, { kind: 'take' })
  await comment(rosa, 'Diga quién responde')
  expect(await listOwnPlanComments(database, 'rosa')).toMatchObject([
    { year: YEAR, version: 1, text: 'Diga quién responde' },
  ])
  expect(await listOwnPlanComments(database, 'julia')).toEqual([])
})
