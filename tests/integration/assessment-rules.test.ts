import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  listAssessmentHistory,
  listAssessmentItems,
  updateItem,
  updateItems,
  updateReply,
  type Assessment,
} from '#db/queries/budget.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { contentDigest, listSubmissions, submitAssessment } from '#db/queries/budget-submission.server.ts'
import { reviewItem } from '#db/queries/budget-review.server.ts'
import { listAssistances, beginAssistance, endAssistance } from '#db/queries/budget-assistance.server.ts'
import {
  insertEvidence,
  findEvidence,
  listEvidence,
  removeEvidence,
  type NewEvidence,
} from '#db/queries/budget-evidence.server.ts'
import { assessmentItems, assessments, assessmentSubmissions, assistances, evidence, user } from '#db/schema/index.ts'
import { entityScope } from '#db/scope.ts'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { BUDGET_ITEMS, DOCUMENT_FACTS } from '#tests/support/small-assessments.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const TEAM = { who: 'Equipo', at: '2026-10-01T15:00:00.000Z' }
const ANALYST = { who: 'Analista', at: '2026-10-20T15:00:00.000Z', userId: 'analista' }
const scope = entityScope('muni')
const LIMITS = { documents: 3, files: 2, bytes: 100 }
const scores = scoreRubric(instrument, {})
let database: ReturnType<typeof createTestDatabase>['database']
let assessment: Assessment

function current(): Assessment {
  const found = database.select().from(assessments).where(eq(assessments.id, 'a')).get()
  if (!found) throw new Error('no assessment')
  return { ...found, entityName: 'Muni', governmentLevel: 'local-government', invented: true }
}

beforeEach(() => {
  database = createTestDatabase().database
  insertEntity(database, 'muni')
  for (const id of ['analista', 'otra'])
    database
      .insert(user)
      .values({
        id,
        name: id,
        email: `${id}@t.test`,
        emailVerified: true,
        createdAt: new Date(0),
        updatedAt: new Date(0),
      })
      .run()
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = instrument
  database
    .insert(assessments)
    .values({
      id: 'a',
      entityId: 'muni',
      instrumentSlug,
      instrumentVersion,
      instrumentHash,
      year: 2026,
      status: 'in-progress',
      startedOn: '2026-09-01',
    })
    .run()
  database
    .insert(assessmentItems)
    .values(
      BUDGET_ITEMS.map((itemId) => ({
        assessmentId: 'a',
        itemId,
        level: itemId === 'ren-04' ? ('0' as const) : ('2' as const),
        changedBy: 'Equipo',
        changedAt: TEAM.at,
      })),
    )
    .run()
  assessment = current()
})

const document = (id: string, more: Partial<NewEvidence> = {}): NewEvidence => ({
  id,
  assessmentId: 'a',
  itemId: 'man-01',
  entityId: 'muni',
  class: 'approved',
  kind: 'document',
  reference: 'R. 1',
  addedOn: '2026-10-01',
  ...DOCUMENT_FACTS,
  ...more,
})
const file = (id: string, size: number): NewEvidence =>
  document(id, {
    kind: 'file',
    reference: null,
    fileName: `${id}.pdf`,
    mediaType: 'application/pdf',
    size,
    sha256: 'a'.repeat(64),
  })
const add = (added: NewEvidence) => insertEvidence(database, added, LIMITS, TEAM, NO_NOTE)

async function signature() {
  const digest = contentDigest(
    await listAssessmentItems(database, assessment),
    await listEvidence(database, assessment),
  )
  return { userId: 'x', name: 'Rosa', position: 'Jefa', document: 'R. 1', digest }
}
const submit = async (digest?: string, outside: readonly string[] = []) => {
  const signed = await signature()
  return submitAssessment(
    database,
    current(),
    { today: '2026-10-15', signature: { ...signed, digest: digest ?? signed.digest }, scores, outside },
    TEAM,
    () => NO_NOTE,
    () => undefined,
  )
}
const revisionOf = (itemId: string) =>
  database.select().from(assessmentItems).where(eq(assessmentItems.itemId, itemId)).get()?.reviewRevision ?? -1
const sendBackManOne = async () => {
  await submit()
  await reviewItem(database, 'a', 'man-01', 0, { review: 'returned', comment: 'Falta la resolución' }, ANALYST)
  database
    .update(assessments)
    .set({ status: 'returned', returnedOn: '2026-10-20' })
    .where(eq(assessments.id, 'a'))
    .run()
}

describe('documents', () => {
  test('are limited by item, files among them, and by the bytes of a year; what was taken off still counts there', async () => {
    expect(await add(file('1', 40))).toBeNull()
    expect(await add(file('2', 40))).toBeNull()
    expect(await add(file('3', 1))).toBe('too-many-files')
    expect(await add(document('4'))).toBeNull()
    expect(await add(document('5'))).toBe('too-many')
    expect(await add({ ...file('6', 21), itemId: 'man-02' })).toBe('full')
    const found = await findEvidence(database, scope, '1')
    if (!found) throw new Error('not stored')
    expect(await removeEvidence(database, scope, found, '2026-10-02', TEAM, NO_NOTE)).toBe(true)
    expect(await removeEvidence(database, scope, found, '2026-10-02', TEAM, NO_NOTE)).toBe(false)
    expect(await add({ ...file('7', 21), itemId: 'man-02' })).toBe('full')
    expect(await add({ ...file('8', 20), itemId: 'man-02' })).toBeNull()
  })

  test('do not change once the assessment is signed, on any way', async () => {
    await add(document('1'))
    await submit()
    expect(await add(document('2'))).toBe('closed')
    expect(() =>
      database
        .insert(evidence)
        .values({ ...document('3'), addedBy: 'x' })
        .run(),
    ).toThrow(/does not change/)
    expect(() => database.update(evidence).set({ removedOn: '2026-10-16' }).run()).toThrow(/does not change/)
    const found = await findEvidence(database, scope, '1')
    expect(found && (await removeEvidence(database, scope, found, '2026-10-16', TEAM, NO_NOTE))).toBe(false)
  })

  test('change again where an item came back, and only there', async () => {
    await sendBackManOne()
    expect(await add(document('1'))).toBeNull()
    expect(await add(document('2', { itemId: 'man-02' }))).toBe('closed')
  })

  test('are never rewritten nor deleted', async () => {
    await add(document('1'))
    expect(() => database.update(evidence).set({ shows: 'Otra cosa' }).run()).toThrow(/never rewritten/)
    expect(() => database.delete(evidence).run()).toThrow(/stays in the history/)
  })

  test.each([
    [{ documentType: '' }],
    [{ issuedBy: ' ' }],
    [{ page: '' }],
    [{ documentDate: null }],
    [{ documentDate: 'mayo' }],
    [{ class: 'in-use' as const, fiscalYear: null }],
  ])('are not stored without %j', (more) => {
    expect(() =>
      database
        .insert(evidence)
        .values({ ...document('1', more), addedBy: 'x' })
        .run(),
    ).toThrow(/says what it is/)
  })
})

describe('a signature', () => {
  test('stands for exactly what was read: a change in between refuses it', async () => {
    const before = await signature()
    await add(document('1'))
    expect(await submit(before.digest)).toBe(false)
    const second = await signature()
    await updateItem(database, 'a', 'man-02', 1, { level: '1', reason: '', note: '' }, TEAM)
    expect(await submit(second.digest)).toBe(false)
    expect(current().status).toBe('in-progress')
    expect(await submit()).toBe(true)
  })

  test('of every round is kept with its date and scores, and does not change', async () => {
    await sendBackManOne()
    await updateReply(database, 'a', 'man-01', 0, 'Va firmada', TEAM)
    await submit()
    const rounds = await listSubmissions(database, assessment)
    expect(rounds.map(({ round, submittedOn }) => [round, submittedOn])).toEqual([
      [1, '2026-10-15'],
      [2, '2026-10-15'],
    ])
    expect(rounds[0]?.signature.digest).not.toBe(rounds[1]?.signature.digest)
    expect(() => database.update(assessmentSubmissions).set({ submittedOn: '2026-01-01' }).run()).toThrow(
      /what was signed/,
    )
    expect(() => database.delete(assessmentSubmissions).run()).toThrow(/what was signed/)
  })
})

describe('two at once', () => {
  test('of two answers to one comment the second is refused', async () => {
    await sendBackManOne()
    expect(await updateReply(database, 'a', 'man-01', 0, 'La primera', TEAM)).toBe(true)
    expect(await updateReply(database, 'a', 'man-01', 0, 'La segunda', TEAM)).toBe(false)
    expect(await updateReply(database, 'a', 'man-01', 1, 'La segunda, leída la primera', TEAM)).toBe(true)
    expect(await updateReply(database, 'a', 'man-02', 0, 'Nadie preguntó', TEAM)).toBe(false)
  })

  test('of two decisions about one item the second is refused, also when the entity answered in between', async () => {
    await submit()
    const accept = { review: 'accepted', verifiedLevel: '2', comment: '' } as const
    expect(await reviewItem(database, 'a', 'man-02', 0, accept, ANALYST)).toBe('saved')
    expect(await reviewItem(database, 'a', 'man-02', 0, { review: 'returned', comment: 'Falta' }, ANALYST)).toBe(
      'decided-meanwhile',
    )
    expect(await reviewItem(database, 'a', 'man-01', 0, { review: 'returned', comment: 'Falta' }, ANALYST)).toBe(
      'saved',
    )
    database
      .update(assessments)
      .set({ status: 'returned', returnedOn: '2026-10-20' })
      .where(eq(assessments.id, 'a'))
      .run()
    await submit()
    expect(await reviewItem(database, 'a', 'man-01', 1, accept, ANALYST)).toBe('decided-meanwhile')
    expect(await reviewItem(database, 'a', 'man-01', revisionOf('man-01'), accept, ANALYST)).toBe('saved')
  })

  test('a new decision does not stand beside the answer to the old comment', async () => {
    await sendBackManOne()
    await updateReply(database, 'a', 'man-01', 0, 'Va firmada', TEAM)
    await submit()
    await reviewItem(
      database,
      'a',
      'man-01',
      revisionOf('man-01'),
      { review: 'returned', comment: 'No se lee la firma' },
      ANALYST,
    )
    expect((await listAssessmentItems(database, assessment)).find(({ itemId }) => itemId === 'man-01')).toMatchObject({
      reply: '',
      reviewComment: 'No se lee la firma',
    })
    expect(
      (await listAssessmentHistory(database, assessment))
        .filter(({ itemId }) => itemId === 'man-01')
        .map(({ event, detail }) => [event, detail]),
    ).toEqual([
      ['returned', 'Falta la resolución'],
      ['replied', 'Va firmada'],
      ['returned', 'No se lee la firma'],
    ])
  })
})

test('the history keeps every save with its texts, those of a workbook too, and what is accepted by rule', async () => {
  await updateItem(database, 'a', 'inv-01', 1, { level: 'na', reason: 'No tiene inversiones', note: 'Ver ROF' }, TEAM)
  await updateItems(
    database,
    'a',
    [{ itemId: 'man-01', revision: 1, level: '3', reason: '', note: 'De la planilla' }],
    TEAM,
  )
  await submit()
  const told = (await listAssessmentHistory(database, assessment)).map(({ event, itemId, level, reason, note }) => ({
    event,
    itemId,
    level,
    reason,
    note,
  }))
  expect(told).toEqual([
    { event: 'level', itemId: 'inv-01', level: 'na', reason: 'No tiene inversiones', note: 'Ver ROF' },
    { event: 'imported', itemId: null, level: null, reason: null, note: null },
    { event: 'level', itemId: 'man-01', level: '3', reason: '', note: 'De la planilla' },
    { event: 'submitted', itemId: null, level: null, reason: null, note: null },
    { event: 'zero-accepted', itemId: 'ren-04', level: '0', reason: null, note: null },
  ])
})

test('what the norm leaves out is accepted with the signature, and only where the entity left it out', async () => {
  await updateItem(database, 'a', 'inv-01', 1, { level: 'na', reason: 'No tiene inversiones', note: '' }, TEAM)
  await submit(undefined, ['man-01', 'inv-01'])
  const left = (await listAssessmentItems(database, assessment)).filter(({ itemId }) => /^(inv|man)-01$/.test(itemId))
  expect(left.map(({ itemId, level, review, verifiedLevel }) => [itemId, level, review, verifiedLevel]).sort()).toEqual(
    [
      ['inv-01', 'na', 'accepted', 'na'],
      ['man-01', '2', 'pending', null],
    ],
  )
  expect((await listAssessmentHistory(database, assessment)).map(({ event }) => event)).toContain('outside-accepted')
})

test('an import that fails leaves no trace in the history', async () => {
  expect(
    await updateItems(
      database,
      'a',
      [
        { itemId: 'man-01', revision: 1, level: '3', reason: '', note: '' },
        { itemId: 'man-02', revision: 9, level: '3', reason: '', note: '' },
      ],
      TEAM,
    ),
  ).toBe(false)
  expect(await listAssessmentHistory(database, assessment)).toEqual([])
})

describe('advice', () => {
  const accept = () =>
    database
      .update(assessmentItems)
      .set({ review: 'accepted', verifiedLevel: '2', reviewerId: 'analista' })
      .where(eq(assessmentItems.itemId, 'man-01'))
      .run()
  const advise = (since: string, endedOn: string | null) =>
    database.insert(assistances).values({ userId: 'analista', entityId: 'muni', since, endedOn }).run()

  test('does not end while an assessment is open, and its row is never deleted', async () => {
    await beginAssistance(database, 'analista', 'muni', '2026-10-02', TEAM, NO_NOTE)
    await beginAssistance(database, 'analista', 'muni', '2026-10-03', TEAM, NO_NOTE)
    expect(await listAssistances(database, 'analista')).toHaveLength(1)
    expect(await endAssistance(database, 'analista', 'muni', '2026-10-20', TEAM, NO_NOTE)).toBe(false)
    expect(() => database.update(assistances).set({ endedOn: '2026-10-20' }).run()).toThrow(/while an assessment/)
    expect(() => database.delete(assistances).run()).toThrow(/is kept/)
    expect((await listAssessmentHistory(database, assessment)).map(({ event }) => event)).toEqual(['assistance-began'])
  })

  test('ends when nothing is open, and may begin again', async () => {
    database.update(assessments).set({ year: 2024 }).run()
    await beginAssistance(database, 'analista', 'muni', '2026-10-02', TEAM, NO_NOTE)
    expect(await endAssistance(database, 'analista', 'muni', '2026-10-20', TEAM, NO_NOTE)).toBe(true)
    expect(await endAssistance(database, 'analista', 'muni', '2026-10-21', TEAM, NO_NOTE)).toBe(true)
    await beginAssistance(database, 'analista', 'muni', '2026-10-20', TEAM, NO_NOTE)
    expect((await listAssistances(database, 'analista')).map(({ since, endedOn }) => [since, endedOn])).toEqual([
      ['2026-10-20', null],
      ['2026-10-02', '2026-10-20'],
    ])
    expect((await listAssessmentHistory(database, assessment)).map(({ event }) => event)).toEqual([
      'assistance-began',
      'assistance-ended',
      'assistance-began',
    ])
    expect(() => database.update(assistances).set({ since: '2020-01-01' }).run()).toThrow(/only ends/)
  })

  test.each([
    ['2026-01-01', null],
    ['2024-01-01', '2025-10-15'],
    ['2024-01-01', '2026-09-10'],
  ])('from %s to %s keeps from the review', async (since, endedOn) => {
    await submit()
    advise(since, endedOn)
    expect(accept).toThrow(/does not review/)
  })

  test('that ended more than a year before the submission does not', async () => {
    await submit()
    advise('2023-01-01', '2025-10-14')
    expect(accept).not.toThrow()
  })

  test('of whoever sent an item back does not keep the entity from handing in level 0', async () => {
    await sendBackManOne()
    advise('2026-10-20', null)
    await updateItem(database, 'a', 'man-01', 1, { level: '0', reason: '', note: '' }, TEAM)
    expect(await submit()).toBe(true)
  })
})
