import { expect, test } from 'vitest'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { inlinesOf } from '#app/kit/documents/manuscript.ts'
import { previousCutOff, progressReport, type ReportFacts } from './progress-report.ts'
import { reportSections } from './report-sections.ts'
import { progressWords, reportTitle } from './report-words.ts'

const action = (id: string, more: Partial<PlanAction> = {}): PlanAction =>
  ({
    ...{ id, entityId: 'uno', year: 2026, title: `Acción ${id}`, responsible: 'Bienestar', inCharge: '' },
    ...{ status: 'accepted', decidedOn: '2026-02-01', startsOn: null, dueOn: '2026-12-15', indicator: 'Personas' },
    ...{ reasons: [], rationale: 'RAZÓN', baseline: { value: 41.7 }, target: 93, progress: 'done', ...more },
  }) as unknown as PlanAction

const signed = (id: string, more: Partial<SignedAction> = {}) =>
  ({ ...action(id), status: 'accepted', ...more }) as unknown as SignedAction

const version = (number: number, signedOn: string, content: readonly SignedAction[]): PlanVersion => ({
  ...{ entityId: 'uno', year: 2026, version: number, signedOn, content, digest: `${number}`.repeat(64) },
  amendmentReason: number === 1 ? '' : 'Se recortó el presupuesto',
  signature: {
    ...{ kind: 'account', name: 'Rosa Díaz', position: 'Alcaldesa', resolution: '', userId: 'u', document: '40404040' },
  },
})

const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  entity: { id: 'uno', name: 'Entidad uno', invented: true },
  ...{ year: 2026, cutOff: '2026-10-31', today: '2026-12-15', whole: true },
  actions: ['a', 'b', 'c', 'd'].map((id) => action(id)),
  followUps: [
    ...(
      [
        ['a', '2026-06-30', 'done', ''],
        ['b', '2026-10-31', 'stopped', 'Se fue quien la llevaba'],
        ['c', '2026-06-30', 'under-way', 'Falta la firma'],
        ['c', '2026-12-31', 'done', ''],
      ] as const
    ).map(([actionId, cutOff, progress, comment]) => ({
      ...{ actionId, cutOff, progress, comment, indicatorNow: '', at: `${cutOff}T17:00:00.000Z` },
    })),
  ],
  ...{ events: [], proofs: [], versions: [], steps: [] },
  ...more,
})

const saidIn = (given: ReportFacts) =>
  reportSections(progressReport(given))
    .flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) =>
        block.kind === 'text'
          ? [block.words]
          : block.rows.flat().map((words) =>
              inlinesOf(words)
                .map((inline) => (typeof inline === 'string' ? inline : inline.bold))
                .join(''),
            ),
      ),
    ])
    .join('\n')

test('counts each action once, in the state in which it was, and what nobody told of', () => {
  const report = progressReport(
    facts({ actions: ['a', 'b', 'c', 'd'].map((id) => action(id, id === 'c' ? { dueOn: '2026-10-30' } : {})) }),
  )
  expect(report.counts).toEqual({ done: 1, 'under-way': 0, accepted: 1, overdue: 1, stopped: 1 })
  expect(report.untold).toBe(2)
  expect(report.actions.map(({ why, before }) => [why, before])).toEqual([
    ['', ''],
    ['Se fue quien la llevaba', ''],
    // Said in June, before it was late.
    ['', 'Falta la firma'],
    ['', ''],
  ])
  expect(progressWords(report)).toBe('De 4 acciones aceptadas, 1 está hecha y quedan abiertas 3.')
})

test('says no percentage, no reason of a result, no score and no document of whoever signed', () => {
  const said = saidIn(
    facts({
      versions: [
        version(
          1,
          '2026-03-01',
          ['a', 'b', 'c'].map((id) => signed(id)),
        ),
      ],
    }),
  )
  expect(said).not.toMatch(/%|RAZÓN|41|93|40404040/)
  expect(said).toContain('Entró por una modificación que aún no se firma')
})

test('never says that all is done while something is open', () => {
  const all = (ids: readonly string[]) => progressReport(facts({ actions: ids.map((id) => action(id)) }))
  expect(progressWords(all(['a']))).toBe('La única acción aceptada está hecha.')
  expect(progressWords(all(['a', 'b']))).toBe('De 2 acciones aceptadas, 1 está hecha y queda abierta 1.')
})

test('is of the version that was in force: what an amendment took out later still counts', () => {
  const versions = [
    version(1, '2026-03-01', [signed('a'), signed('b', { dueOn: '2026-08-01' })]),
    version(2, '2026-09-15', [signed('a', { inCharge: 'Otra persona' }), signed('c')]),
    version(3, '2026-11-20', [signed('c')]),
  ]
  const actions = [
    action('a', { status: 'rejected', decidedOn: '2026-11-15' }),
    action('b', { status: 'rejected', decidedOn: '2026-09-10' }),
    action('c', { title: 'Otro título', decidedOn: '2026-09-10' }),
  ]
  const of = (cutOff: string) => progressReport(facts({ cutOff, versions, actions }))
  expect(of('2026-06-30').actions.map(({ id, dueOn }) => [id, dueOn])).toEqual([
    ['a', '2026-12-15'],
    ['b', '2026-08-01'],
  ])
  expect(of('2026-10-31').actions.map(({ title, inCharge }) => [title, inCharge])).toEqual([
    ['Acción a', 'Otra persona'],
    ['Acción c', ''],
  ])
  expect(of('2026-10-31').amendments).toEqual([
    { version: 2, signedOn: '2026-09-15', reason: 'Se recortó el presupuesto', came: 1, went: 1, changed: 1 },
  ])
  expect(of('2026-06-30').amendments).toEqual([])
})

test('to a reader it tells neither the act nor the amendments of the whole plan', () => {
  const versions = [version(1, '2026-03-01', [signed('a')]), version(2, '2026-09-15', [signed('b')])]
  const report = progressReport(facts({ whole: false, versions }))
  expect([report.approval, report.amendments]).toEqual([[], []])
  expect(saidIn(facts({ whole: false, versions }))).not.toContain('Se recortó')
})

test('is preliminary until its day, and measures lateness by today', () => {
  const early = progressReport(facts({ today: '2026-08-01', actions: [action('d', { dueOn: '2026-09-01' })] }))
  expect([early.standing, early.counts.overdue, reportTitle(early).startsWith('Informe preliminar')]).toEqual([
    'preliminary',
    0,
    true,
  ])
})

test.each([
  ['2026-03-31', [], null],
  ['2026-10-31', [], '2026-06-30'],
  ['2026-10-31', ['2026-09-30'], '2026-09-30'],
])('before %s, with what was told for %j, comes %s', (cutOff, told, previous) => {
  expect(previousCutOff(2026, cutOff, new Set(told))).toBe(previous)
})
