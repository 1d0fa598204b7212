import { expect, test } from 'vitest'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { proposeActions } from '#surveys/planning/propose-actions.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import { NO_NOISE } from '#tests/support/noise.ts'
import { whatToDo } from './what-to-do-facts.ts'

const answers = Object.fromEntries(
  instrument.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, keyed }) => [id, keyed === 'reverse' ? '4' : '2']),
  ),
)
const release = makeRelease(
  instrument,
  aggregateOf(
    instrument,
    Array.from({ length: 60 }, (_, person) => ({ answers, segments: { sex: person % 2 ? 'mujer' : 'hombre' } })),
  ),
  { k: 10, population: { women: 100, men: 100 }, noise: NO_NOISE },
)
const proposed = proposeActions(instrument, release)
type Stored = Pick<
  PlanAction,
  'campaignId' | 'templateId' | 'title' | 'rationale' | 'reasons' | 'norms' | 'position' | 'termMonths' | 'effort'
>
/** The plan as the release `c` filled it. */
const plan: Stored[] = proposed.map(({ action, reasons }, index) => ({
  campaignId: 'c',
  templateId: action.id,
  title: action.title,
  rationale: action.rationale,
  reasons,
  norms: action.norms,
  termMonths: action.termMonths,
  effort: action.effort,
  position: index + 1,
}))
const toDo = (stored: readonly Stored[], today = '2026-11-23') =>
  whatToDo(instrument, { campaignId: 'c', release }, stored, today)
const ids = ({ urgent, duties }: ReturnType<typeof toDo>) => [...urgent, ...duties].map(({ id }) => id)
const shown = ids(toDo(plan))
const [first = ''] = shown

test('what the plan stores is shown in its words, and nothing that the instrument would propose only today', () => {
  expect(shown.length).toBeGreaterThan(1)
  const older = plan
    .filter(({ templateId }) => templateId !== first)
    .map((action) => ({ ...action, rationale: `Como se guardó: ${action.rationale}` }))
  const now = toDo(older)
  expect(ids(now)).toEqual(shown.filter((id) => id !== first))
  expect([...now.urgent, ...now.duties].every(({ rationale }) => rationale.startsWith('Como se guardó'))).toBe(true)
})

test('what an earlier result of the year had already put into the plan stands there with the reasons of this one alone', () => {
  const reasons = proposed.find(({ action }) => action.id === first)?.reasons ?? []
  const added = reasons.map((reason) => ({ ...reason, added: { campaignId: 'c', on: '2026-11-01' } }))
  const ofAnother = reasons.map((reason) => ({ ...reason, added: { campaignId: 'otra', on: '2026-11-01' } }))
  const earlier = plan.map((action) =>
    action.templateId === first
      ? { ...action, campaignId: 'antes', reasons: [...reasons, ...added, ...ofAnother], position: 0 }
      : action,
  )
  const now = toDo(earlier)
  expect(reasons.length).toBeGreaterThan(0)
  expect([...ids(now)].sort()).toEqual([...shown].sort())
  const told = [...now.urgent, ...now.duties].find(({ id }) => id === first)
  expect(told?.why).toMatch(/^También, por el resultado del 1 de noviembre de 2026: /)
  expect(ids(toDo([{ ...plan[0], templateId: null, campaignId: null, reasons: [] } as Stored]))).toEqual([])
})

test('a duty that binds only in some cases stands apart, with its condition', () => {
  const conditional: Stored = {
    ...(plan[0] as Stored),
    templateId: 'oc-a02',
    reasons: [
      {
        kind: 'duty',
        trigger: { kind: 'duty', binds: { levels: 'all', only: 'if-complaints-in-the-half-year' } },
        onlyIf: [{ kind: 'if-complaints-in-the-half-year' }],
        instrumentHash: instrument.hash,
      },
    ],
  }
  const now = toDo([conditional])
  expect(now.duties).toEqual([])
  expect(now.conditional.map(({ why }) => why)).toEqual([
    'Es un deber por norma solo si en el semestre la entidad conoció o gestionó denuncias; Espejo no lo pregunta.',
  ])
})

test('three that cannot wait stand first, the shortest term first; the rest is a duty below, or stands in the plan', () => {
  const urgent = (position: number, termMonths: number, duty: boolean): Stored => ({
    ...(plan[0] as Stored),
    templateId: `u${position}`,
    reasons: [
      {
        kind: 'warning',
        trigger: { kind: 'warning', item: 'res-04', score: 40 },
        mean: 20,
        instrumentHash: instrument.hash,
      },
      ...(duty
        ? [
            {
              kind: 'duty' as const,
              trigger: { kind: 'duty' as const, binds: { levels: 'all' as const } },
              instrumentHash: instrument.hash,
            },
          ]
        : []),
    ],
    position,
    termMonths,
  })
  const stored = [urgent(1, 6, false), urgent(2, 3, true), urgent(3, 1, false), urgent(4, 3, false), urgent(5, 9, true)]
  const { urgent: first3, duties, moreUrgent } = toDo(stored)
  expect(first3.map(({ id }) => id)).toEqual(['u3', 'u2', 'u4'])
  expect(duties.map(({ id }) => id)).toEqual(['u5'])
  expect(moreUrgent).toBe(1)
})

test('a norm is cited with all that is known of its standing on the day, not only with how well it was read', () => {
  const citing = plan.map((action) => ({ ...action, norms: ['ds-013-2023-mimp', 'ley-28983'] }))
  const marksOn = (today: string) => {
    const { urgent, duties, conditional } = toDo(citing, today)
    return [...urgent, ...duties, ...conditional].map(({ norms }) => norms.map(({ marks }) => marks.join('; ')))
  }
  expect(marksOn('2026-11-23').length).toBeGreaterThan(0)
  for (const [officer, law] of marksOn('2026-11-23')) {
    expect(officer).toMatch(/29 de abril de 2025/)
    expect(law).toBe('derogada desde el 25/12/2025 por Ley 32535')
  }
  for (const [, law] of marksOn('2025-12-24')) expect(law).toBe('')
})
