import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { endAccount } from '#app/features/accounts/end-account.server.ts'
import { assignActions, findAssignees } from '#app/features/plan/carry-out/assign.server.ts'
import { calendarFacts } from '#app/features/notices/calendar-facts.server.ts'
import { usualCutOff } from '#app/features/plan/progress-report/view-report.server.ts'
import { chooseRhythm } from '#app/features/plan/carry-out/choose-rhythm.server.ts'
import { changeProof } from '#app/features/plan/carry-out/change-proof.server.ts'
import { downloadProof } from '#app/features/plan/carry-out/download-proof.server.ts'
import { followUpAction } from '#app/features/plan/carry-out/follow-up.server.ts'
import type { FollowUpForm, ProofForm, ProofInput } from '#app/features/plan/carry-out/form.ts'
import { readCarryOutSearch } from '#app/features/plan/carry-out/search.ts'
import { sendActionBack } from '#app/features/plan/carry-out/send-back.server.ts'
import { handBackDueActions } from '#app/features/plan/carry-out/hand-back.server.ts'
import { viewAssignable, viewCarryOut, viewOwnActions } from '#app/features/plan/carry-out/view-carry-out.server.ts'
import { viewFollowUp } from '#app/features/plan/carry-out/view-follow-up.server.ts'
import { NOT_CARRIED_OUT } from '#app/features/plan/carry-out/words.ts'
import { coordinatorDue, contributorDue } from '#app/features/panel/entity-due.server.ts'
import { deleteDueFiles } from '#app/features/retention/delete-due.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import { insertFollowUp } from '#db/queries/plan-follow-ups.server.ts'
import { updateActionAsSentBack } from '#db/queries/plan-work.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import {
  assistances,
  auditLog,
  memberships,
  planActions,
  planEvents,
  planEvidence,
  planFollowUps,
  planReviews,
  plans,
  planVersions,
  user,
} from '#db/schema/index.ts'
import type { PlanSignature } from '#db/schema/plans.ts'
import type { Role } from '#db/schema/roles.ts'
import { entityScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { phonePhoto, PLACE_IN_PHOTO } from '#tests/support/photos.ts'
import { createTestDatabase, insertEntity, TEST_KEY } from '#tests/support/test-database.ts'

/** A plan that is carried out: on a real file, by the use cases, on 20 October 2026. */

const NOW = () => new Date('2026-10-20T15:00:00.000Z')
const YEAR = 2026
let database: Database
let folder: string

const who = (role: Role, userId: string = role, entity: string | null = 'muni') =>
  actorFor({ userId, name: userId, role, entity: entity === null ? null : { id: entity, name: entity } })
const coordinator = who('coordinator')
const rosa = who('contributor', 'rosa')
const luz = who('contributor', 'luz')

function insertAction(id: string, more: Partial<typeof planActions.$inferInsert> = {}): void {
  database
    .insert(planActions)
    .values({
      ...{ id, entityId: 'muni', year: YEAR, position: 1, title: `Acción ${id}`, rationale: 'Por qué secreto' },
      ...{ reasons: [], status: 'accepted', decidedOn: '2026-02-01', responsible: 'Recursos Humanos', termMonths: 6 },
      ...{ effort: 'low', verification: 'Informe', indicator: 'Cuántas', norms: [] },
      ...more,
    })
    .run()
}

function insertAccount(userId: string, role: Role = 'contributor'): void {
  const at = NOW()
  database
    .insert(user)
    .values({
      id: userId,
      name: userId,
      email: `${userId}@muni.test`,
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
    })
    .run()
  const membership = { id: `de-${userId}`, userId, role, entityId: 'muni', startsOn: '2026-01-01' }
  inTransaction(database, (transaction) => insertMembership(transaction, membership, NO_NOTE))
}

beforeEach(() => {
  database = createTestDatabase().database
  folder = mkdtempSync(path.join(tmpdir(), 'espejo-proofs-'))
  const environment: Environment = {
    ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: ':memory:', ESPEJO_CODE_KEY: TEST_KEY, ESPEJO_EVIDENCE: folder },
    ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: 0, HOST: '127.0.0.1' },
  }
  Object.assign(globalThis, { espejoRuntime: { database, environment } })
  insertEntity(database, 'muni')
  insertEntity(database, 'otra')
  for (const id of ['rosa', 'luz']) insertAccount(id)
  database.insert(plans).values({ entityId: 'muni', year: YEAR, createdOn: '2026-02-01' }).run()
  insertAction('a')
})

const stored = (id = 'a') => database.select().from(planActions).where(eq(planActions.id, id)).get() as PlanAction
const told = (id = 'a') => database.select().from(planFollowUps).where(eq(planFollowUps.actionId, id)).all()
const events = (id = 'a') =>
  database
    .select()
    .from(planEvents)
    .where(eq(planEvents.actionId, id))
    .all()
    .map(({ event, detail, who: by }) => [event, detail, by])
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .map(({ action }) => action)
const files = () => (existsSync(path.join(folder, 'muni')) ? readdirSync(path.join(folder, 'muni')) : [])

type Told = Extract<FollowUpForm, { kind: 'tell' }>
const CUT_OFF = '2026-10-31'
const UNDER_WAY = { cutOff: CUT_OFF, progress: 'under-way', indicatorNow: '3', comment: '' } as const
function tell(
  input: Partial<Extract<Told['told'], { ok: true }>['input']>,
  more: { revision?: number; proof?: ProofInput; actor?: typeof coordinator; actionId?: string } = {},
) {
  const { revision = 1, proof, actor = coordinator, actionId = 'a' } = more
  const form: FollowUpForm = {
    ...{ kind: 'tell', revision, told: { ok: true, input: { ...UNDER_WAY, ...input } } },
    proof: proof ? { ok: true, input: proof } : null,
  }
  return followUpAction(actor, { year: YEAR, actionId, form }, NOW)
}
const same = (revision = 1, actor = coordinator, actionId = 'a') =>
  followUpAction(actor, { year: YEAR, actionId, form: { kind: 'same', revision, back: '' } }, NOW)
const photo = (more: Partial<ProofInput> = {}): ProofInput => ({
  ...{ shows: 'El taller del martes', documentDate: '2026-10-13', namesPeople: false },
  content: { kind: 'file', file: new File([new Uint8Array(phonePhoto())], 'foto.JPEG') },
  ...more,
})
const prove = (form: { revision?: number; proof?: ProofInput; remove?: string }, actor = coordinator) => {
  const { revision = 1, proof = photo(), remove } = form
  const asked: ProofForm =
    remove === undefined
      ? { kind: 'add', revision, proof: { ok: true, input: proof } }
      : { kind: 'remove', revision, proofId: remove }
  return changeProof(actor, { year: YEAR, actionId: 'a', form: asked }, NOW)
}
const proofIds = () => database.select().from(planEvidence).all()

describe('what is told of an action', () => {
  test('is kept with who told it, for its cut-off, with its event and its note; the action says how far it is', async () => {
    expect(await tell({ comment: 'Van tres talleres' })).toMatchObject({ ok: true })
    expect(told()).toMatchObject([{ ...UNDER_WAY, comment: 'Van tres talleres', who: 'coordinator' }])
    expect(stored()).toMatchObject({ progress: 'under-way', progressOn: '2026-10-20', indicatorNow: '3', revision: 2 })
    expect(events()).toEqual([['followed-up', CUT_OFF, 'coordinator']])
    expect(deeds()).toEqual(['plan.action-followed-up'])
  })

  test('over an older revision is told to have met another, and leaves nothing; nor does one that says none', async () => {
    await tell({})
    expect(await tell({ progress: 'stopped', comment: 'x' })).toMatchObject({ ok: false, moved: true })
    const silent: FollowUpForm = { kind: 'same', revision: null, back: '' }
    expect(await followUpAction(coordinator, { year: YEAR, actionId: 'a', form: silent }, NOW)).toMatchObject({
      moved: true,
    })
    expect(told()).toHaveLength(1)
    expect(stored()).toMatchObject({ progress: 'under-way', revision: 2 })
  })

  test('is not kept where its note fails', async () => {
    const shown = { id: 'a', entityId: 'muni', year: YEAR, revision: 1 }
    const trace = {
      by: { userId: 'u', who: 'Rosa', at: NOW().toISOString() },
      noteOf: () => () => {
        throw new Error('no note')
      },
    }
    const given = {
      shown,
      followUp: UNDER_WAY,
      today: '2026-10-20',
      proof: null,
      limits: { proofs: 1, files: 1, bytes: 1 },
    }
    const workers = { scope: entityScope('muni'), assigneeId: null }
    await expect(insertFollowUp(database, workers, given, trace)).rejects.toThrow('no note')
    expect(told()).toEqual([])
    expect(stored()).toMatchObject({ progress: 'not-started', revision: 1 })
  })

  test('names a cut-off of the plan that may be told for on that day', async () => {
    for (const cutOff of ['2026-06-30', '2026-12-31', '2025-10-31'])
      expect(await tell({ cutOff })).toMatchObject({ ok: false, problems: { corte: 'Elija un corte de la lista' } })
    expect(await tell({ cutOff: '2026-09-30' })).toMatchObject({ ok: true })
  })

  test('says why where it stopped or is late', async () => {
    insertAction('b', { dueOn: '2026-10-19' })
    expect(await tell({ progress: 'stopped' })).toMatchObject({ problems: { comentario: 'Diga por qué se detuvo' } })
    expect(await tell({}, { actionId: 'b' })).toMatchObject({ ok: false, problems: { comentario: /se atrasó/ } })
    expect(await same(1, coordinator, 'b')).toMatchObject({ ok: false, moved: false })
    expect(await tell({ comment: 'Falta el informe legal' }, { actionId: 'b' })).toMatchObject({ ok: true })
    expect(await same(2, coordinator, 'b')).toMatchObject({ ok: true })
    expect(told('b').map(({ comment }) => comment)).toEqual(['Falta el informe legal', 'Falta el informe legal'])
    const { actions } = await viewCarryOut(coordinator, { year: YEAR, search: readCarryOutSearch({}) }, NOW)
    expect(actions.map(({ id, why }) => [id, why])).toEqual([
      ['a', ''],
      ['b', 'Falta el informe legal'],
    ])
  })

  test('goes on as before in one tap, for the cut-off of the day', async () => {
    expect(await same()).toMatchObject({ ok: true })
    expect(told()).toMatchObject([{ cutOff: CUT_OFF, progress: 'not-started' }])
    expect(await same()).toMatchObject({ ok: false, moved: true })
  })

  test('is taken before the signature and after it, never of what is not accepted, nor of a plan that is closed', async () => {
    insertAction('b', { status: 'rejected', decisionReason: 'No' })
    expect(await same(1, coordinator, 'b')).toMatchObject({ ok: false, problems: { estado: NOT_CARRIED_OUT } })
    database.update(plans).set({ approval: 'signed', version: 1, signedOn: '2026-03-01' }).run()
    expect(await tell({})).toMatchObject({ ok: true })
    database.update(plans).set({ closedOn: '2026-10-19' }).run()
    expect(await tell({}, { revision: 2 })).toMatchObject({ ok: false, moved: true, problems: { estado: /se cerró/ } })
    expect(await prove({ revision: 2 })).toMatchObject({ ok: false, problems: { muestra: /se cerró/ } })
    expect(files()).toEqual([])
    const form = { account: 'rosa', actions: [{ id: 'a', revision: 2 }] }
    expect(await assignActions(coordinator, { year: YEAR, form }, NOW)).toMatchObject({ ok: false })
    expect(told()).toHaveLength(1)
  })
})

describe('what proves an action', () => {
  test('comes along with what is told, without what a telephone writes beside its picture', async () => {
    expect(await tell({ progress: 'done' })).toMatchObject({ ok: false, problems: { archivo: /agregue un medio/ } })
    expect(await tell({ progress: 'done' }, { proof: photo() })).toMatchObject({ ok: true })
    const [proof] = proofIds()
    const bytes = readFileSync(path.join(folder, 'muni', proof?.id ?? ''))
    expect(phonePhoto().includes(PLACE_IN_PHOTO)).toBe(true)
    expect(bytes.includes(PLACE_IN_PHOTO)).toBe(false)
    expect(bytes.includes('picture 1')).toBe(true)
    expect(proof).toMatchObject({ kind: 'file', fileName: 'foto.jpg', mediaType: 'image/jpeg', size: bytes.length })
    expect(events().map(([event]) => event)).toEqual(['evidence-added', 'followed-up'])
    expect(stored().progress).toBe('done')
    const answer = await downloadProof(coordinator, YEAR, proof?.id ?? '')
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('leaves no file where it is refused, and is judged by its bytes', async () => {
    await tell({})
    expect(await tell({}, { proof: photo() })).toMatchObject({ moved: true })
    const text = { kind: 'file', file: new File(['hola'], 'foto.jpg') } as const
    expect(await tell({}, { revision: 2, proof: photo({ content: text }) })).toMatchObject({
      problems: { archivo: 'El archivo debe ser un PDF o una foto (JPG o PNG)' },
    })
    expect(await prove({ revision: 2, proof: photo({ documentDate: '2026-10-21' }) })).toMatchObject({
      problems: { fecha: 'La fecha del documento no puede ser futura' },
    })
    expect(files()).toEqual([])
    expect(proofIds()).toEqual([])
  })

  test('is taken off, never the last one of what is done, and stays in the history', async () => {
    await tell({ progress: 'done' }, { proof: photo() })
    const [first] = proofIds()
    const off = () => prove({ revision: 2, remove: first?.id ?? '' })
    expect(await off()).toMatchObject({ ok: false, problems: { [`medio-${first?.id}`]: /único medio/ } })
    const number: ProofInput = photo({ content: { kind: 'document', reference: 'Informe 45-2026-RRHH' } })
    expect(await prove({ revision: 2, proof: number })).toMatchObject({ ok: true })
    expect(await off()).toMatchObject({ ok: true, event: 'evidence-removed' })
    await expect(off()).rejects.toThrow('not-found')
    expect(proofIds().map(({ removedOn }) => removedOn)).toEqual(expect.arrayContaining(['2026-10-20', null]))
    expect(events().map(([event]) => event)).toEqual([
      ...['evidence-added', 'followed-up', 'evidence-added', 'evidence-removed'],
    ])
    expect(files()).toHaveLength(1)
  })

  test('that names people is opened by the coordination and the head alone, and its file goes when it is taken off', async () => {
    insertAction('b', { assigneeId: 'rosa' })
    database.update(planActions).set({ assigneeId: 'rosa' }).where(eq(planActions.id, 'a')).run()
    await prove({ proof: photo({ namesPeople: true }) }, rosa)
    const id = proofIds()[0]?.id ?? ''
    const status = (actor: typeof coordinator) =>
      downloadProof(actor, YEAR, id).then(
        (answer) => answer.status,
        (error: Error) => error.message,
      )
    for (const actor of [coordinator, who('head')]) expect(await status(actor)).toBe(200)
    for (const actor of [
      rosa,
      luz,
      who('analyst', 'x', null),
      who('administrator', 'x', null),
      who('head', 'h', 'otra'),
    ])
      expect(await status(actor), actor.role).toBe('not-found')
    await deleteDueFiles(database, folder, NOW())
    expect(files()).toHaveLength(1)
    await prove({ remove: id })
    await deleteDueFiles(database, folder, NOW())
    expect(files()).toEqual([])
    expect(proofIds()).toMatchObject([
      { removedOn: '2026-10-20', fileDeletedOn: '2026-10-20', shows: 'El taller del martes' },
    ])
    expect(deeds().filter((deed) => deed === 'plan.file-deleted')).toHaveLength(1)
    await deleteDueFiles(database, folder, NOW())
    expect(deeds().filter((deed) => deed === 'plan.file-deleted')).toHaveLength(1)
    expect(await status(coordinator)).toBe('not-found')
  })

  test('is kept five years after the year of its plan; then the row alone is', async () => {
    await prove({})
    await deleteDueFiles(database, folder, new Date('2031-12-31T17:00:00Z'))
    expect(files()).toHaveLength(1)
    await deleteDueFiles(database, folder, new Date('2032-01-01T17:00:00Z'))
    expect(files()).toEqual([])
    const { proofs } = await viewFollowUp(coordinator, { year: YEAR, actionId: 'a' }, NOW)
    expect(proofs).toMatchObject([{ shows: 'El taller del martes', fileDeletedOn: '2032-01-01', mayOpen: false }])
  })
})

describe('who does a part of the work', () => {
  const assign = (account: string, actions: readonly { id: string; revision: number }[]) =>
    assignActions(coordinator, { year: YEAR, form: { account, actions } }, NOW)

  test('gets actions of the coordination, several at once: all or none', async () => {
    insertAction('b')
    insertAccount('jefa', 'head')
    expect(await findAssignees(coordinator, '2026-10-20')).toEqual([
      { id: 'luz', name: 'luz' },
      { id: 'rosa', name: 'rosa' },
    ])
    const both = ['a', 'b'].map((id) => ({ id, revision: 1 }))
    expect(await assign('jefa', both)).toMatchObject({ ok: false, problems: { cuenta: /Elija/ } })
    expect(await assign('rosa', [])).toMatchObject({ ok: false, problems: { acciones: /Elija/ } })
    expect(await assign('rosa', both)).toEqual({ ok: true, actions: 2, name: 'rosa' })
    expect(events('b')).toEqual([['assigned', 'rosa', 'coordinator']])
    database
      .update(memberships)
      .set({ endedAt: NOW().toISOString(), endedBy: 'x' })
      .where(eq(memberships.userId, 'rosa'))
      .run()
    const { action } = await viewFollowUp(coordinator, { year: YEAR, actionId: 'b' }, NOW)
    expect(action.assignee).toBe('rosa (ya sin acceso)')
    await tell({}, { actionId: 'b', revision: 2 })
    const later = ['a', 'b'].map((id) => ({ id, revision: 2 }))
    expect(await assign('luz', later)).toMatchObject({ ok: false, moved: true })
    expect(stored('a').assigneeId).toBe('rosa')
    expect(await assign('nadie', [{ id: 'a', revision: 2 }])).toEqual({ ok: true, actions: 1, name: null })
    expect(stored('a').assigneeId).toBeNull()
    await expect(assign('luz', [{ id: 'x', revision: 1 }])).rejects.toThrow('not-found')
  })

  test('sees and tells of her actions alone, and never why, from where or to which score', async () => {
    const baseline = { campaignId: 'c', instrumentHash: 'h', dimension: 'd', value: 41 }
    insertAction('b', { assigneeId: 'rosa', baseline, target: 55, decisionReason: 'Razón secreta' })
    insertAction('c', { assigneeId: 'luz' })
    await assign('rosa', [{ id: 'b', revision: 1 }])
    const own = await viewOwnActions(rosa, YEAR, NOW)
    expect(own.actions.map(({ id }) => id)).toEqual(['b'])
    const one = await viewFollowUp(rosa, { year: YEAR, actionId: 'b' }, NOW)
    for (const shown of [own, one])
      expect(JSON.stringify(shown)).not.toMatch(/secret|reason|baseline|target|rationale|41|55/i)
    for (const actionId of ['a', 'c']) {
      await expect(viewFollowUp(rosa, { year: YEAR, actionId }, NOW)).rejects.toThrow('not-found')
      await expect(same(1, rosa, actionId)).rejects.toThrow('not-found')
    }
    expect(await same(1, rosa, 'b')).toMatchObject({ ok: true })
    expect(told('b')).toMatchObject([{ userId: 'rosa', who: 'rosa' }])
    await expect(same(1, who('contributor', 'rosa', 'otra'), 'b')).rejects.toThrow('not-found')
  })

  test('is asked each quarter where the coordination chose so, as her calendar and the reports are, until it is undone', async () => {
    const spring = () => new Date('2026-03-20T15:00:00.000Z')
    insertAction('b', { assigneeId: 'rosa', dueOn: '2026-12-01' })
    const asked = async () => (await contributorDue(rosa, spring())).map(({ kind }) => kind)
    const quarters = async () => (await calendarFacts(database, rosa, '2026-03-20')).quarterly
    const usual = () => usualCutOff(coordinator, { year: YEAR, entityId: null }, spring)
    expect([await asked(), await quarters(), usual()]).toEqual([[], [], '2026-06-30'])
    await chooseRhythm(coordinator, { year: YEAR, rhythm: 'quarterly' }, spring)
    await chooseRhythm(coordinator, { year: YEAR, rhythm: 'quarterly' }, spring)
    expect(deeds()).toEqual(['plan.followed-up-quarterly'])
    expect([await asked(), await quarters(), usual()]).toEqual([['follow-up-due'], [YEAR], '2026-03-31'])
    const { cutOff } = await viewFollowUp(rosa, { year: YEAR, actionId: 'b' }, spring)
    expect(cutOff).toBe('2026-03-31')
    await chooseRhythm(coordinator, { year: YEAR, rhythm: 'twice-a-year' }, spring)
    expect([await asked(), await quarters(), usual()]).toEqual([[], [], '2026-06-30'])
    await expect(chooseRhythm(coordinator, { year: YEAR - 3, rhythm: 'quarterly' })).rejects.toThrow('not-found')
    database.update(plans).set({ closedOn: '2026-12-31' }).run()
    await expect(chooseRhythm(coordinator, { year: YEAR, rhythm: 'quarterly' })).rejects.toThrow('conflict')
  })

  test('is told of what waits for her, as the coordination is of everything', async () => {
    insertAction('b', { assigneeId: 'rosa', dueOn: '2026-10-10' })
    const kinds = (facts: readonly { kind: string }[]) => facts.map(({ kind }) => kind)
    expect(kinds(await contributorDue(rosa, NOW()))).toEqual(['actions-overdue', 'follow-up-due'])
    expect(kinds(await contributorDue(luz, NOW()))).toEqual([])
    const all = (await coordinatorDue(coordinator, NOW())).find(({ kind }) => kind === 'follow-up-due')
    expect(all).toMatchObject({ actions: 2, by: CUT_OFF, own: false })
    // What is told for a cut-off long before it says nothing of how it is then.
    const early = { actionId: 'b', cutOff: CUT_OFF, userId: 'rosa', who: 'rosa', progress: 'under-way' } as const
    database
      .insert(planFollowUps)
      .values({ ...early, at: '2026-10-17T04:59:59.000Z' })
      .run()
    expect(kinds(await contributorDue(rosa, NOW()))).toEqual(['actions-overdue', 'follow-up-due'])
    const saidOn = async (day: string) => {
      const { actions } = await viewOwnActions(rosa, YEAR, () => new Date(`${day}T15:00:00.000Z`))
      return actions.map(({ toldFor }) => toldFor)
    }
    expect([await saidOn('2026-10-16'), await saidOn('2026-10-17')]).toEqual([[[CUT_OFF]], [[]]])
    await tell({ comment: 'Falta el informe' }, { actionId: 'b', actor: rosa })
    expect(kinds(await contributorDue(rosa, NOW()))).toEqual(['actions-overdue'])
    database.update(plans).set({ closedOn: '2026-10-19' }).run()
    expect(kinds(await contributorDue(rosa, NOW()))).toEqual([])
  })
})

describe('whose role ends', () => {
  beforeEach(() => {
    insertAction('b', { assigneeId: 'rosa', title: 'De Rosa' })
    insertAction('c', { assigneeId: 'rosa', progress: 'done' })
    insertAction('d', { assigneeId: 'luz' })
    database.insert(plans).values({ entityId: 'otra', year: YEAR, createdOn: '2026-02-01' }).run()
    insertAction('e', { assigneeId: 'rosa', entityId: 'otra' })
    database
      .insert(plans)
      .values({ entityId: 'muni', year: YEAR - 1, createdOn: '2025-02-01', closedOn: '2026-01-05' })
      .run()
    insertAction('vieja', { assigneeId: 'rosa', year: YEAR - 1 })
    const there = { id: 'de-rosa-otra', userId: 'rosa', role: 'contributor', entityId: 'otra' } as const
    inTransaction(database, (transaction) =>
      insertMembership(transaction, { ...there, startsOn: '2026-01-01' }, NO_NOTE),
    )
  })
  const whose = () => ['a', 'b', 'c', 'd', 'e', 'vieja'].map((id) => stored(id).assigneeId)
  const asked = (of: typeof coordinator) =>
    coordinatorDue(of, NOW()).then((facts) => facts.filter(({ kind }) => kind === 'actions-handed-back'))

  test('leaves no action with her, in the same transaction and with a note; the coordination is asked who goes on', async () => {
    await endAccount(coordinator, 'de-rosa', NOW)
    // Elsewhere she still may, and what is over stays as it was.
    expect(whose()).toEqual([null, null, null, 'luz', 'rosa', 'rosa'])
    expect(events('b')).toEqual([['assigned', 'Terminó la función de rosa', 'coordinator']])
    expect(deeds()).toEqual(['membership.ended', 'plan.action-handed-back', 'plan.action-handed-back'])
    expect(await asked(coordinator)).toMatchObject([
      { since: '2026-10-20', actions: 1, year: YEAR, named: { actionId: 'b', title: 'De Rosa' } },
    ])
    expect(await asked(who('coordinator', 'c', 'otra'))).toEqual([])
    expect((await viewAssignable(coordinator, YEAR, NOW)).handedBack).toEqual(['b'])
    const nobody = { actions: [{ id: 'b', revision: 2 }], account: 'nadie' }
    expect(await assignActions(coordinator, { year: YEAR, form: nobody }, NOW)).toMatchObject({ ok: true })
    expect(await asked(coordinator)).toEqual([])
    // What was done, and comes back, waits for somebody too.
    database.update(planActions).set({ progress: 'under-way' }).where(eq(planActions.id, 'c')).run()
    expect(await asked(coordinator)).toMatchObject([{ actions: 1, named: { actionId: 'c' } }])
    const luz2 = { actions: [{ id: 'c', revision: 2 }], account: 'luz' }
    await assignActions(coordinator, { year: YEAR, form: luz2 }, NOW)
    expect(await asked(coordinator)).toEqual([])
  })

  test('keeps them where the note cannot be written, and where she goes on in another term', async () => {
    const more = { id: 'de-rosa-2', userId: 'rosa', role: 'contributor', entityId: 'muni' } as const
    const before = whose()
    database.$client.exec(`CREATE TEMP TRIGGER no_note BEFORE INSERT ON main.audit_log
      WHEN NEW.action = 'plan.action-handed-back' BEGIN SELECT RAISE(ABORT, 'no note'); END`)
    await expect(endAccount(coordinator, 'de-rosa', NOW)).rejects.toThrow('no note')
    expect(database.select().from(memberships).where(eq(memberships.id, 'de-rosa')).get()?.endedAt).toBeNull()
    expect(whose()).toEqual(before)
    database.$client.exec('DROP TRIGGER no_note')
    inTransaction(database, (transaction) =>
      insertMembership(transaction, { ...more, startsOn: '2026-10-21' }, NO_NOTE),
    )
    await endAccount(coordinator, 'de-rosa', NOW)
    expect(whose()).toEqual(before)
  })

  test('by its last day is found by the calendar, once', async () => {
    database.update(memberships).set({ endsOn: '2026-10-19' }).where(eq(memberships.id, 'de-rosa')).run()
    expect(await handBackDueActions(database, NOW())).toBe(2)
    expect(whose()).toEqual([null, null, null, 'luz', 'rosa', 'rosa'])
    expect(events('b')).toEqual([['assigned', 'Terminó la función de rosa', 'Espejo']])
    expect(await handBackDueActions(database, NOW())).toBe(0)
    const { history } = await viewFollowUp(coordinator, { year: YEAR, actionId: 'b' }, NOW)
    expect(history).toMatchObject([{ kind: 'assigned', detail: 'Terminó la función de rosa' }])
  })
})

describe('what was told done', () => {
  const ana = who('analyst', 'ana', null)
  beforeEach(() => {
    const account = { id: 'ana', name: 'ana', email: 'ana@mimp.test', createdAt: NOW(), updatedAt: NOW() }
    database.insert(user).values(account).run()
  })
  /** The plan as its signature leaves it. */
  function sign(): void {
    const version = { entityId: 'muni', year: YEAR, version: 1 }
    const signature = { kind: 'account', name: 'h', position: 'Alcaldesa', resolution: '', userId: 'h', document: 'x' }
    const signed = { signedOn: '2026-02-10', content: [], digest: '1'.repeat(64) }
    database
      .insert(planVersions)
      .values({ ...version, ...signed, signature: signature as PlanSignature })
      .run()
    const review = { state: 'lapsed', openedOn: '2026-02-10', dueOn: '2026-03-03', endedOn: '2026-03-04' } as const
    database
      .insert(planReviews)
      .values({ ...version, ...review })
      .run()
  }
  const back = (revision: number | null, actor = who('head'), entityId: string | null = null) =>
    sendActionBack(
      actor,
      { year: YEAR, actionId: 'a', entityId, form: { revision, reason: { ok: true, input: 'Falta la lista' } } },
      NOW,
    )

  test('is sent back with a reason by the head, or for the Ministry, and is under way again', async () => {
    expect(await back(1)).toMatchObject({ ok: false, moved: true })
    await tell({ progress: 'done' }, { proof: photo() })
    expect(await back(1)).toMatchObject({ ok: false, moved: true })
    expect(await back(2)).toMatchObject({ ok: true })
    expect(stored()).toMatchObject({ progress: 'under-way', revision: 3 })
    expect(events().at(-1)).toEqual(['sent-back', 'Falta la lista', 'head'])
    const { sentBack } = await viewFollowUp(coordinator, { year: YEAR, actionId: 'a' }, NOW)
    expect(sentBack).toMatchObject({ reason: 'Falta la lista', who: 'head' })
    await tell({ progress: 'done' }, { revision: 3 })
    // The Ministry reads what was signed.
    await expect(back(4, ana, 'muni')).rejects.toThrow('not-found')
    sign()
    expect(await back(4, ana, 'muni')).toMatchObject({
      ok: true,
      to: `/nacional/revisiones/planes/muni/${YEAR}/1`,
      at: 'accion-a',
    })
    expect(events().at(-1)).toEqual(['sent-back', 'Falta la lista', 'ana'])
    await expect(back(5, who('head', 'h', 'otra'))).rejects.toThrow('not-found')
    await expect(back(5, coordinator)).rejects.toThrow('not-found')
  })

  test('is not judged by whoever advised the entity, neither before nor in the moment of the step', async () => {
    sign()
    await tell({ progress: 'done' }, { proof: photo() })
    const advice = { userId: 'ana', entityId: 'muni', since: '2026-03-01', endedOn: '2026-10-01' }
    database.insert(assistances).values(advice).run()
    await expect(back(2, ana, 'muni')).rejects.toThrow('conflict')
    const { judging, maySendBack } = await viewFollowUp(ana, { year: YEAR, actionId: 'a', entityId: 'muni' }, NOW)
    expect([judging, maySendBack]).toEqual(['assists', false])
    const plan = { entityId: 'muni', year: YEAR }
    const trace = { by: { userId: 'ana', who: 'ana', at: NOW().toISOString() }, noteOf: () => NO_NOTE }
    const judged = { entityId: 'muni', planCreatedOn: '2026-01-05', signedOn: '2026-02-10' }
    const asked = { shown: { ...plan, id: 'a', revision: 2 }, reason: 'Falta', today: '2026-10-20', judged }
    expect(await updateActionAsSentBack(database, ana.scope, asked, trace)).toBe('barred')
    expect(stored()).toMatchObject({ progress: 'done', revision: 2 })
    expect(await updateActionAsSentBack(database, ana.scope, { ...asked, judged: null }, trace)).toBeNull()
  })
})

test('two hundred actions are fifty in a page, counted whole, and their page says nothing of why', async () => {
  const progress = ['not-started', 'under-way', 'done', 'stopped'] as const
  for (let index = 0; index < 199; index += 1)
    insertAction(`n${index}`, {
      position: index + 2,
      progress: progress[index % 4] ?? 'done',
      dueOn: index % 2 ? '2026-03-01' : '2026-12-01',
      baseline: { campaignId: 'c', instrumentHash: 'h', dimension: 'd', value: 41 },
    })
  const view = (search: Record<string, string>) =>
    viewCarryOut(coordinator, { year: YEAR, search: readCarryOutSearch(search) }, NOW)
  const first = await view({})
  expect(first).toMatchObject({ counts: { accepted: 200, found: 200, done: 25 }, place: { page: 1, pages: 4 } })
  expect(first.actions).toHaveLength(50)
  expect((await view({ pagina: '9' })).place).toEqual({ page: 4, pages: 4 })
  expect((await view({ todas: 'si' })).actions).toHaveLength(200)
  const board = await view({ vista: 'tablero' })
  const parts = board.actions.map(({ part }) => part)
  for (const part of ['under-way', 'done', 'stopped', 'overdue', 'accepted'] as const)
    expect(parts.filter((each) => each === part)).toHaveLength(board.head.progress[part])
  expect(JSON.stringify(first.actions)).not.toMatch(/secret|reasons|baseline|target|rationale/i)
  const reader = actorFor({
    userId: 'l',
    name: 'l',
    role: 'reader',
    entity: { id: 'muni', name: 'm' },
    membershipId: 'm',
  })
  await expect(viewCarryOut(reader, { year: YEAR, search: readCarryOutSearch({}) }, NOW)).rejects.toThrow('not-found')
  expect(
    database
      .select()
      .from(planActions)
      .where(and(eq(planActions.entityId, 'muni')))
      .all(),
  ).toHaveLength(200)
})
