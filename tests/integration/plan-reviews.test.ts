import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { analystDue } from '#app/features/panel/ministry-due.server.ts'
import { coordinatorDue } from '#app/features/panel/entity-due.server.ts'
import { answerComment } from '#app/features/plan/review/answer-comment.server.ts'
import { findReviewAddress } from '#app/features/plan/review/find-review-address.server.ts'
import type { ReviewStep } from '#app/features/plan/review/form.ts'
import { lapseReviews } from '#app/features/plan/review/lapse-reviews.server.ts'
import { planQueue } from '#app/features/plan/review/list-queue.server.ts'
import type { QueueSearch } from '#app/features/plan/review/queue-search.ts'
import { reviewPlan } from '#app/features/plan/review/review-plan.server.ts'
import { viewOwnReview, viewReview } from '#app/features/plan/review/view-review.server.ts'
import { addDays, addWorkingDays, limaDate } from '#app/kit/program/clock.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { listOwnPlanComments } from '#db/queries/own-records.server.ts'
import { assistances, auditLog, planComments, planReviews, user } from '#db/schema/index.ts'
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
    if (may) return expect(await step(rosa, { kind: 'take' })).toMatchObject({ ok: true })
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
      (await queue(more)).map(({ entityId, first, notes }) => [entityId, first, notes])
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

describe('without a comment in time', () => {
  const day = (iso: string) => new Date(`${iso}T15:00:00Z`)
  const due = addWorkingDays(TODAY, 15)

  test('a review ends the day after its last, as not made, once; what was commented goes on', async () => {
    insertSignedPlan(database, { entityId: 'dos', review: { state: 'commented' } })
    await lapseReviews(database, day(due))
    expect(stored()).toMatchObject({ state: 'waiting', endedOn: null })
    const after = addDays(due, 1)
    await lapseReviews(database, day(after))
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
