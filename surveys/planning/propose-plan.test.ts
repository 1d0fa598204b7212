import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { GOVERNMENT_LEVELS, type EntityKind } from '#surveys/model/entity-kind.ts'
import { askedByBudget, askedByRelease } from '#tests/support/asked-results.ts'
import { wantedOf, type Wanted } from '#tests/support/made-releases.ts'
import type { AskedByResult, PlannedAction } from './add-to-plan.ts'
import { isDuty } from './duties.ts'
import { groupOf, inPlanOrder } from './plan-order.ts'
import { proposePlan, type ProposedForPlan } from './propose-plan.ts'

const culture = latestInstrument('organizational-culture')
const harassment = latestInstrument('sexual-harassment')
const stereotypes = latestInstrument('gender-stereotypes')
const budget = latestInstrument('public-budget')

const NOTHING_BEFORE = { year: 2026, carriedOut: 2026, earlier: [] }
const entities: fc.Arbitrary<EntityKind> = fc.record({
  level: fc.constantFrom(...GOVERNMENT_LEVELS),
  staff: fc.option(fc.integer({ min: 1, max: 3000 })),
})
const rated = budget.scoring.dimensions.flatMap(({ items }) => items)
const levels = fc
  .dictionary(fc.constantFrom(...rated.map(({ id }) => id)), fc.constantFrom<0 | 1 | 2 | 'na'>(0, 1, 2, 'na'), {
    maxKeys: 20,
  })
  .map((drawnLevels) =>
    Object.fromEntries(
      Object.entries(drawnLevels).map(([id, level]) => {
        const mayNotApply = rated.some((item) => item.id === id && item.notApplicable.includes('na'))
        return [id, level === 'na' && !mayNotApply ? 0 : level] as const
      }),
    ),
  )

type Drawn = { readonly entity: EntityKind; readonly results: readonly AskedByResult[] }
/** A random entity with random results of the four instruments. */
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(entities, wantedOf(culture), wantedOf(harassment), wantedOf(stereotypes), levels)
  .map(([entity, ofCulture, ofHarassment, ofStereotypes, ofBudget]) => ({
    entity,
    results: [
      askedByRelease('organizational-culture', ofCulture, entity),
      askedByRelease('sexual-harassment', ofHarassment, entity),
      askedByRelease('gender-stereotypes', ofStereotypes, entity),
      askedByBudget(ofBudget, entity),
    ],
  }))

const planOf = (results: readonly AskedByResult[]) => proposePlan(NOTHING_BEFORE, results).actions
const idsOf = (actions: readonly Pick<ProposedForPlan, 'templateId'>[]) => actions.map(({ templateId }) => templateId)
/** Reasons as a set: which of them came first is no matter, nor which instrument named a duty that is said once. */
const reasonsOf = ({ reasons }: Pick<ProposedForPlan, 'reasons'>) =>
  reasons
    .filter(({ kind }) => kind !== 'fitted')
    .map(({ added: _added, instrumentHash, ...reason }) =>
      JSON.stringify(reason.kind === 'duty' ? reason : { ...reason, instrumentHash }),
    )
    .sort()

/** Everything that must stand before one of these actions. */
function needed(ids: readonly string[]): Set<string> {
  const all = INSTRUMENTS.flatMap(({ actions }) => actions)
  const found = new Set<string>()
  const visit = (id: string): void => {
    for (const before of all.filter((action) => action.id === id).flatMap(({ after = [] }) => after))
      if (!found.has(before)) visit(before)
    if (!ids.includes(id)) found.add(id)
  }
  for (const id of ids) visit(id)
  return found
}

/** Each action once and for a reason, duties first, and nothing before what it needs. */
function expectSound(plan: readonly ProposedForPlan[]): void {
  const ids = idsOf(plan)
  expect(new Set(ids).size).toBe(plan.length)
  for (const { reasons } of plan) expect(reasons.some(({ kind }) => kind !== 'fitted')).toBe(true)
  const duties = plan.filter(({ reasons }) => isDuty(reasons))
  // A duty may need something done before it that is none.
  const last = plan.findLastIndex(({ reasons }) => isDuty(reasons))
  const between = plan.slice(0, last + 1).filter(({ reasons }) => !isDuty(reasons))
  for (const { templateId } of between) expect(needed(idsOf(duties))).toContain(templateId)
  for (const { id, after = [] } of INSTRUMENTS.flatMap(({ actions }) => actions))
    for (const before of after)
      if (ids.includes(id) && ids.includes(before)) expect(ids.indexOf(before)).toBeLessThan(ids.indexOf(id))
}

test('a plan of random results is sound, the same again, the same in whichever order they came, and told by its rows', () => {
  fc.assert(
    fc.property(
      drawn.chain(({ results }) => fc.tuple(fc.constant(results), fc.shuffledSubarray([...results], { minLength: 4 }))),
      ([results, shuffled]) => {
        const plan = planOf(results)
        expectSound(plan)
        expect(planOf(results)).toEqual(plan)
        const other = planOf(shuffled)
        expect(idsOf(other)).toEqual(idsOf(plan))
        expect(other.map(reasonsOf)).toEqual(plan.map(reasonsOf))
        const own = { templateId: null, reasons: [], effort: 'low', position: 0 } as const
        const stored = JSON.parse(JSON.stringify([own, ...[...plan].reverse()])) as typeof plan
        const ordered = inPlanOrder(stored)
        expect(idsOf(ordered.slice(0, -1))).toEqual(idsOf(plan))
        expect(groupOf(ordered.at(-1)?.reasons ?? [])).toBe('own')
      },
    ),
    { numRuns: 160 },
  )
})

test('a dimension that is not measured asks for nothing, and is told by the action that measures better', () => {
  fc.assert(
    fc.property(wantedOf(culture), entities, (wanted, entity) => {
      const plan = planOf([askedByRelease('organizational-culture', wanted, entity)])
      const hidden = Object.entries(wanted.dimensions ?? {}).flatMap(([id, made]) => (made === null ? [id] : []))
      const asked = plan.flatMap(({ reasons }) =>
        reasons.flatMap((reason) => (reason.kind === 'dimension' ? [reason.trigger.dimension] : [])),
      )
      expect(asked.filter((id) => hidden.includes(id))).toEqual([])
      const told = plan.flatMap(({ reasons }) =>
        reasons.flatMap((reason) => (reason.kind === 'not-measured' ? reason.dimensions : [])),
      )
      expect([...told].sort()).toEqual([...hidden].sort())
    }),
    { numRuns: 300 },
  )
})

/** A release in which one dimension lies lower, with the same interval around it. */
function lowered(wanted: Wanted, id: string, by: number): Wanted | null {
  const made = wanted.dimensions?.[id]
  if (!made || made[0] - made[1] - by < 0 || made[0] + made[1] > 100) return null
  return { ...wanted, dimensions: { ...wanted.dimensions, [id]: [made[0] - by, made[1]] } }
}

test('a lower score never lowers the priority of its actions', () => {
  const dimensions = culture.scoring.dimensions.map(({ id }) => id)
  let compared = 0
  fc.assert(
    fc.property(
      wantedOf(culture),
      wantedOf(stereotypes),
      entities,
      fc.constantFrom(...dimensions),
      fc.integer({ min: 1, max: 60 }),
      (wanted, other, entity, id, by) => {
        const lower = lowered(wanted, id, by)
        if (!lower) return
        const planWith = (culturally: Wanted) =>
          planOf([
            askedByRelease('organizational-culture', culturally, entity),
            askedByRelease('gender-stereotypes', other, entity),
          ])
        const [before, after] = [planWith(wanted), planWith(lower)]
        /** Actions that its score may ask for, and what must stand before them: it rises with them. */
        const works = culture.actions
          .filter(({ triggers }) => triggers.some((each) => each.kind === 'dimension-below' && each.dimension === id))
          .map((action) => action.id)
        const risen = new Set([...works, ...needed(works)])
        const [placesBefore, placesAfter] = [before, after].map(
          (plan) => new Map(plan.map(({ templateId }, place) => [templateId, place])),
        )
        for (const action of works) {
          const was = placesBefore?.get(action)
          if (was === undefined) continue
          const is = placesAfter?.get(action)
          expect(is).toBeDefined()
          for (const { templateId } of before.slice(was + 1)) {
            if (risen.has(templateId)) continue
            compared += 1
            expect(placesAfter?.get(templateId)).toBeGreaterThan(is ?? Number.NaN)
          }
        }
      },
    ),
    { numRuns: 400 },
  )
  expect(compared).toBeGreaterThan(2_000)
})

test('two entities that differ in what happened to people alone have the same plan to the letter', () => {
  fc.assert(
    fc.property(
      wantedOf(harassment),
      wantedOf(harassment),
      wantedOf(culture),
      entities,
      (one, other, ofCulture, entity) => {
        const planWith = (found: Wanted['found']) =>
          planOf([
            askedByRelease('sexual-harassment', { ...one, ...(found ? { found } : {}) }, entity),
            askedByRelease('organizational-culture', ofCulture, entity),
          ])
        expect(planWith(other.found)).toEqual(planWith(one.found))
      },
    ),
    { numRuns: 150 },
  )
})

test('prevention stands in every plan of who asked, whatever the scores', () => {
  const preventing = harassment.actions
    .filter(({ triggers }) => triggers.some(({ kind }) => kind === 'prevalence'))
    .map(({ id }) => id)
  fc.assert(
    fc.property(wantedOf(harassment), entities, (wanted, entity) => {
      expect(idsOf(planOf([askedByRelease('sexual-harassment', wanted, entity)]))).toEqual(
        expect.arrayContaining(preventing),
      )
    }),
    { numRuns: 50 },
  )
})

test('whatever the history, what the last plan did and no norm asks for again is not proposed, and nothing is lost', () => {
  const history = fc.record({
    status: fc.constantFrom<PlannedAction['status']>('proposed', 'accepted', 'rejected', 'deferred'),
    progress: fc.constantFrom<PlannedAction['progress']>('not-started', 'under-way', 'done', 'stopped'),
    year: fc.constantFrom(2023, 2025),
  })
  const catalogue = culture.actions.map(({ id }) => id)
  fc.assert(
    fc.property(
      wantedOf(culture),
      wantedOf(culture),
      entities,
      fc.dictionary(fc.constantFrom(...catalogue), history, { maxKeys: 15 }),
      (then, now, entity, past) => {
        const proposed = new Map(
          planOf([askedByRelease('organizational-culture', then, entity, { on: '2025-05-05' })]).map((each) => [
            each.templateId,
            each.reasons,
          ]),
        )
        const earlier = Object.entries(past).map(
          ([templateId, each]): PlannedAction => ({
            id: `past-${templateId}`,
            templateId,
            campaignId: 'before',
            assessmentId: null,
            reasons: proposed.get(templateId) ?? [],
            decisionReason: each.status === 'rejected' ? 'No se hará' : null,
            decidedOn: each.status === 'proposed' ? null : '2025-06-01',
            ...each,
          }),
        )
        const asked = askedByRelease('organizational-culture', now, entity)
        const { actions, done } = proposePlan({ ...NOTHING_BEFORE, earlier }, [asked])
        const found = new Map(actions.map((action) => [action.templateId, action]))
        const left = new Set(done.map(({ templateId }) => templateId))
        for (const { action } of asked.proposals) {
          const before = earlier.find(({ templateId }) => templateId === action.id)
          const is = found.get(action.id)
          expect(is === undefined).toBe(left.has(action.id))
          if (!before) expect(is?.carriedFromId).toBeNull()
          else if (is) expect(is.carriedFromId).toBe(before.id)
          if (is?.status === 'rejected') expect(before?.status).toBe('rejected')
          if (!is) expect(before).toMatchObject({ status: 'accepted', progress: 'done', year: 2025 })
        }
        expect(actions.length + left.size).toBe(asked.proposals.length)
      },
    ),
    { numRuns: 150 },
  )
})
