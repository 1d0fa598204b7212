import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { countryAdaptationSheets, viewCountryAdaptation } from '#app/features/adaptation/view-country.server.ts'
import { changeSheetEnd } from '#app/features/adaptation/end-sheet.server.ts'
import type { DocumentInput } from '#app/features/adaptation/form.ts'
import { saveDocument } from '#app/features/adaptation/save-document.server.ts'
import { viewAdaptation, viewDocument } from '#app/features/adaptation/view-adaptation.server.ts'
import { deleteDueFiles } from '#app/features/retention/delete-due.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { auditLog, adaptationProofs } from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import { STANDARD_DOCUMENTS, type AdaptationState } from '#surveys/adaptation/documents.ts'
import { phonePhoto } from '#tests/support/photos.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const NOW = () => new Date('2026-11-29T15:00:00Z')
const LATER = () => new Date('2026-12-26T15:00:00Z')
const entity = { id: 'muni', name: 'Municipalidad' }
const as = (role: Role, of = entity) =>
  actorFor({ userId: role, name: role, role, entity: role === 'analyst' ? null : of, membershipId: 'm' })
const coordinator = as('coordinator')
const head = as('head')
const analyst = as('analyst')

const SAID: DocumentInput = {
  state: 'no-change',
  plannedOn: null,
  adaptedOn: null,
  unit: '',
  comment: '',
  named: null,
  proof: null,
}
const save = (id: string, input: Partial<DocumentInput>, revision = 0, actor = coordinator) =>
  saveDocument(actor, { id, form: { kind: 'save', revision, input: { ...SAID, ...input } } }, NOW)
const all = (search: Partial<Parameters<typeof viewCountryAdaptation>[1]['filters']> = {}, page = 1) => ({
  filters: { search: '', level: '' as const, state: '' as const, ...search },
  page,
})

beforeEach(() => {
  const { database, file } = createTestDatabase()
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(file) } })
  for (const id of ['muni', 'otra', 'tercera']) insertEntity(database, id)
})

describe('the sheet of an entity', () => {
  test('begins with every standard document to be reviewed, and says so without a row', () => {
    const { view } = viewAdaptation(coordinator, NOW)
    expect(view.documents.map(({ id, state }) => [id, state])).toEqual(
      STANDARD_DOCUMENTS.map((kind) => [kind, 'not-reviewed']),
    )
    expect([view.startedOn, view.daysLeft]).toEqual([null, 26])
  })

  test('keeps what is said, and tells whoever typed over an older one', async () => {
    expect(await save('pei', { state: 'to-adapt', unit: 'Planeamiento', plannedOn: '2027-01-10' })).toMatchObject({
      ok: true,
    })
    expect(await save('pei', { state: 'no-change' })).toMatchObject({ ok: false, moved: true })
    expect(await save('pei', { state: 'no-change' }, 1)).toMatchObject({ ok: true })
    expect(viewDocument(coordinator, 'pei').document).toMatchObject({
      state: 'no-change',
      revision: 2,
      plannedOn: null,
    })
  })

  test('an adapted document needs its day, its unit and a proof; a new proof replaces the one before', async () => {
    const bare = await save('rof', { state: 'adapted' })
    expect(bare).toMatchObject({ ok: false, moved: false })
    expect(!bare.ok && Object.keys(bare.problems)).toEqual(['aprobada', 'unidad', 'archivo'])
    const good = { state: 'adapted', adaptedOn: '2026-05-02', unit: 'Modernización' } as const
    const file = new File([new Uint8Array(phonePhoto())], 'rof.jpg')
    expect(await save('rof', { ...good, proof: { kind: 'file', file } })).toMatchObject({ ok: true })
    expect(await save('rof', good, 1)).toMatchObject({ ok: true })
    expect(await save('rof', { ...good, proof: { kind: 'document', reference: 'R. 12-2026' } }, 2)).toMatchObject({
      ok: true,
    })
    const { proof } = viewDocument(coordinator, 'rof').document ?? {}
    expect(proof).toMatchObject({ kind: 'document', reference: 'R. 12-2026' })
    const rows = runtime().database.select().from(adaptationProofs).all()
    expect(rows.map(({ kind, replacedOn }) => [kind, replacedOn])).toEqual([
      ['file', '2026-11-29'],
      ['document', null],
    ])
  })

  test('a file that nothing was stored of does not stay in the store', async () => {
    const file = new File([new Uint8Array(phonePhoto())], 'rof.jpg')
    await save('rof', { state: 'adapted', proof: { kind: 'file', file } })
    const folder = evidenceFolder(runtime().environment)
    const place = path.join(folder, 'muni')
    expect(existsSync(place) ? readdirSync(place) : []).toEqual([])
    expect(runtime().database.select().from(adaptationProofs).all()).toEqual([])
  })

  test('a named document has a name of its own, and goes again while nothing proves it', async () => {
    const named = { kind: 'directive', name: 'Directiva de viajes' } as const
    expect(await save('nuevo', { named })).toMatchObject({ ok: true, title: 'Directiva de viajes' })
    expect(await save('nuevo', { named: { ...named, name: 'directiva de VIAJES' } })).toMatchObject({
      problems: { nombre: 'La hoja ya tiene un documento con ese nombre' },
    })
    const found = viewAdaptation(coordinator, NOW).view.documents.at(-1)
    const form = { kind: 'drop', revision: 1 } as const
    expect(await saveDocument(coordinator, { id: found?.id ?? '', form }, NOW)).toMatchObject({ ok: true })
    expect(viewAdaptation(coordinator, NOW).view.documents).toHaveLength(STANDARD_DOCUMENTS.length)
    await expect(saveDocument(coordinator, { id: 'pei', form }, NOW)).rejects.toMatchObject({ code: 'not-found' })
    await expect(save('inventado', { named })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is ended by the head once nothing is pending, also after the term; then nothing changes until she opens it', async () => {
    const end = { kind: 'end', isSure: true } as const
    for (const [at, id] of STANDARD_DOCUMENTS.entries()) {
      expect(changeSheetEnd(head, end, NOW)).toMatchObject({ ok: false, moved: false })
      await save(id, { state: (['no-change', 'not-held'] satisfies AdaptationState[])[at % 2] ?? 'no-change' })
    }
    expect(changeSheetEnd(head, { kind: 'end', isSure: false }, NOW)).toMatchObject({ ok: false })
    expect(changeSheetEnd(head, end, LATER)).toMatchObject({ ok: true })
    expect(viewAdaptation(coordinator, LATER)).toMatchObject({ mayWrite: false, view: { endedOn: '2026-12-26' } })
    expect(await save('pei', { state: 'to-adapt', unit: 'Planeamiento' }, 1)).toMatchObject({ ok: false })
    expect(changeSheetEnd(head, end, LATER)).toMatchObject({ ok: false, moved: true })
    expect(changeSheetEnd(head, { kind: 'reopen' }, LATER)).toMatchObject({ ok: true })
    expect(await save('pei', { state: 'to-adapt', unit: 'Planeamiento' }, 1)).toMatchObject({ ok: true })
  })

  test('a reader reads all of it and opens no file; another entity sees its own', async () => {
    await save('pei', { state: 'no-change', comment: 'Conforme' })
    expect(viewAdaptation(as('reader'), NOW)).toMatchObject({ mayWrite: false, mayEnd: false })
    expect(viewAdaptation(as('reader'), NOW).view.documents[0]).toMatchObject({ state: 'no-change' })
    const other = as('coordinator', { id: 'otra', name: 'Otra' })
    expect(viewAdaptation(other, NOW).view.documents[0]).toMatchObject({ state: 'not-reviewed' })
  })

  test('the note says which document and where it stands, and nothing that was written', async () => {
    await save('pei', { state: 'to-adapt', unit: 'Planeamiento', comment: 'Lo firma Rosa' })
    const notes = runtime().database.select().from(auditLog).all()
    expect(notes).toMatchObject([
      { action: 'adaptation.document-saved', objectId: 'muni-pei', detail: { kind: 'pei', state: 'to-adapt' } },
    ])
    expect(JSON.stringify(notes)).not.toContain('Rosa')
  })

  test('the file goes five years after the end of its year, and the row says so', async () => {
    const file = new File([new Uint8Array(phonePhoto())], 'rof.jpg')
    const good = { state: 'adapted', adaptedOn: '2026-05-02', unit: 'Modernización' } as const
    await save('rof', { ...good, proof: { kind: 'file', file } })
    const { database, environment } = runtime()
    const folder = evidenceFolder(environment)
    const [row] = database.select().from(adaptationProofs).all()
    const place = path.join(folder, 'muni', row?.id ?? '')
    await deleteDueFiles(database, folder, new Date('2031-12-31T15:00:00Z'))
    expect(existsSync(place)).toBe(true)
    await deleteDueFiles(database, folder, new Date('2032-01-02T15:00:00Z'))
    expect(existsSync(place)).toBe(false)
    expect(viewDocument(coordinator, 'rof').document?.proof).toMatchObject({
      fileDeletedOn: '2032-01-02',
      mayOpen: false,
    })
  })
})

describe('the country', () => {
  test('counts entities of their level, and documents only of those that told; the list names who is missing', async () => {
    await save('pei', { state: 'no-change' })
    await save('poi', { state: 'to-adapt', unit: 'Planeamiento' })
    const view = viewCountryAdaptation(analyst, all(), NOW)
    expect(view.levels).toMatchObject([
      { entities: 3, none: 2, open: 1, ended: 0, noChange: 1, toAdapt: 1, notReviewed: STANDARD_DOCUMENTS.length - 2 },
    ])
    expect(view.rows.map(({ id, state, adapted }) => [id, state, adapted])).toEqual(
      expect.arrayContaining([
        ['muni', 'open', 0],
        ['otra', 'none', null],
        ['tercera', 'none', null],
      ]),
    )
    const missing = viewCountryAdaptation(analyst, all({ state: 'none' }), NOW)
    expect([missing.found, missing.rows.map(({ id }) => id).sort()]).toEqual([2, ['otra', 'tercera']])
    expect(viewCountryAdaptation(analyst, all({ level: 'ministry', state: 'open' }), NOW).found).toBe(0)
  })

  test('a file holds exactly what the filters leave, and no zero for what is not known', async () => {
    await save('pei', { state: 'no-change' })
    const [sheet] = countryAdaptationSheets(analyst, all({ state: 'none' }))
    expect(sheet?.rows).toHaveLength(3)
    expect(sheet?.rows.slice(1).map((row) => row.slice(3))).toEqual(
      Array.from({ length: 2 }, () => ['No ha informado', null, null, null, null, null, null, null]),
    )
  })
})
