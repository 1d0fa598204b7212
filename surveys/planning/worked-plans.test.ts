import { expect, test } from 'vitest'
import { asPooled } from '#surveys/disclosure/pool/gate.ts'
import type { PoolContent } from '#surveys/disclosure/pool.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'
import { askedByBudget, askedByRelease } from '#tests/support/asked-results.ts'
import { madeRelease } from '#tests/support/made-releases.ts'
import type { AskedByResult, PlannedAction } from './add-to-plan.ts'
import { proposeFromPool } from './pool-proposals.ts'
import type { ProposalReason } from './proposal.ts'
import { proposePlan, type ProposedForPlan } from './propose-plan.ts'

const MINISTRY: EntityKind = { level: 'ministry', staff: 800 }
const TOWN: EntityKind = { level: 'local-government', staff: 200 }
const OFFICE: EntityKind = { level: 'national-entity', staff: 200 }

/** A reason as the table writes it: what asks, and with which number. */
function brief(reason: ProposalReason): string {
  switch (reason.kind) {
    case 'duty':
      return reason.onlyIf ? 'duty?' : 'duty'
    case 'dimension':
      return `${reason.trigger.dimension} ${reason.figure.low}-${reason.figure.high}<${reason.trigger.score}${reason.gap ? ' gap' : ''}${(reason.items ?? []).map(({ id }) => ` ↓${id}`).join('')}`
    case 'rated-dimension':
      return `${reason.trigger.dimension} ${Math.round(reason.score)}<${reason.trigger.score}`
    case 'rated-item':
      return `${reason.item} level ${reason.level}`
    case 'item':
      return `${reason.item} ${reason.mean}`
    case 'warning':
      return `danger ${reason.trigger.item} ${reason.mean}`
    case 'unknown':
      return `${reason.item} ${reason.percent}% no sé`
    case 'gap':
      return `gap ${reason.trigger.dimension} ${reason.difference}`
    case 'perceived-norm':
      return `norm ${reason.item}`
    case 'prevalence':
      return `may happen: ${reason.trigger.finding}`
    case 'not-measured':
      return `not measured: ${reason.dimensions.join(' ')}`
    case 'pool-dimension':
      return `others: ${reason.trigger.dimension} ${reason.value}<${reason.trigger.score}`
    case 'fitted':
      return ''
  }
}

function line({ templateId, reasons, status, carriedFromId }: ProposedForPlan): string {
  const why = reasons.map(brief).filter((each) => each !== '')
  const history = carriedFromId === null ? '' : `, after ${carriedFromId}`
  return `${templateId}${status === 'proposed' ? '' : ` (${status})`}: ${why.join(' + ')}${history}`
}

function planLines(results: readonly AskedByResult[], earlier: readonly PlannedAction[] = []): string[] {
  return proposePlan({ year: 2026, carriedOut: 2026, earlier }, results).actions.map(line)
}

/** Lines of the actions that are no duty. */
const needs = (lines: readonly string[]) => lines.filter((each) => !/: (?:.* \+ )?duty/.test(each))

const TOWN_DUTIES = ['oc-a07: duty', 'oc-a02: duty']

test('1. a town with one low dimension: two duties, then what it asks for, the greatest effect for its effort first', () => {
  // 10 points to *en proceso* for all; light work before heavy, and between equals the catalogue.
  expect(planLines([askedByRelease('organizational-culture', { dimensions: { cor: [30, 4] } }, TOWN)])).toEqual([
    ...TOWN_DUTIES,
    'oc-a25: cor 26-34<60',
    'oc-a26: cor 26-34<80',
    'oc-a27: cor 26-34<40',
    'oc-a29: cor 26-34<40',
  ])
})

test('2. of two at 38 and 39 the one whose interval spans 40 stands behind, though its score is lower', () => {
  const wanted = { dimensions: { com: [38, 5], fis: [39, 0.5] } } as const
  expect(needs(planLines([askedByRelease('organizational-culture', wanted, TOWN)]))).toEqual([
    'oc-a47: fis 38.5-39.5<40',
    'oc-a43: fis 38.5-39.5<80',
    'oc-a44: fis 38.5-39.5<60',
    'oc-a45: fis 38.5-39.5<40',
    'oc-a46: fis 38.5-39.5<60',
    'oc-a30: com 33-43<60',
    'oc-a31: com 33-43<80',
    'oc-a32: com 33-43<40',
    'oc-a33: com 33-43<60',
  ])
})

test('3. a ministry where all is well: its four duties alone, the shortest term of law first', () => {
  // A date that passes, what is owed each year (the report after the mechanism that writes it), what has no term.
  expect(planLines([askedByRelease('organizational-culture', {}, MINISTRY)])).toEqual([
    'oc-a07: duty',
    'oc-a03: duty',
    'oc-a08: duty',
    'oc-a02: duty',
  ])
})

test('4. a single question without an interval counts as one that may lie a level higher', () => {
  // cap is surely below 40; sel-02 at 20 may reach *en proceso*: 40 points to its end; par is 5 points from it.
  const wanted = { dimensions: { cap: [35, 3], par: [55, 2] }, items: { 'sel-02': 20 } } as const
  expect(needs(planLines([askedByRelease('organizational-culture', wanted, TOWN)]))).toEqual([
    'oc-a21: cap 32-38<80',
    'oc-a20: cap 32-38<60',
    'oc-a23: cap 32-38<40',
    'oc-a24: cap 32-38<60',
    'oc-a10: sel-02 20',
    'oc-a34: par 53-57<60',
    'oc-a35: par 53-57<80',
    'oc-a37: par 53-57<60',
  ])
})

test('5. where only a difference is called, it asks, and the dimension that is low tells it too', () => {
  const called = { dimensions: { res: [70, 2] }, gaps: { cor: -12, res: 8 } } as const
  // res is surely *avanzado*, 10 points from its end; the differences stand with it by their size: 12, 10, 8.
  expect(needs(planLines([askedByRelease('organizational-culture', called, TOWN)]))).toEqual([
    'oc-a28: gap cor -12',
    'oc-a38: res 68-72<80 gap',
    'oc-a40: gap res 8',
  ])
})

test('6. one action that two instruments ask for stands once, with both reasons, and by the more pressing of them', () => {
  const plan = planLines([
    askedByRelease('organizational-culture', { dimensions: { cor: [75, 2] } }, TOWN),
    askedByRelease('gender-stereotypes', { dimensions: { cui: [30, 3] } }, TOWN),
  ])
  expect(needs(plan)).toEqual([
    // Two places for little effort.
    'oc-a26: cor 73-77<80 + cui 27-33<80',
    'gs-a04: cui 27-33<40',
    'gs-a03: cui 27-33<60',
  ])
})

test('7. what an action needs stands before it, also where it costs more; questions that pulled down are told', () => {
  const wanted = { dimensions: { rem: [50, 3] }, items: { 'rem-01': 40, 'rem-04': 45, 'rem-02': 65 } } as const
  expect(needs(planLines([askedByRelease('organizational-culture', wanted, TOWN)]))).toEqual([
    // Two places for little effort; then two for more, equal to one for little, and its review needs the table of staff.
    'oc-a17: rem 47-53<60 ↓rem-01 ↓rem-04 + rem-04 45',
    'oc-a19: rem-01 40',
    'oc-a15: rem 47-53<60 ↓rem-01 ↓rem-04 + rem-01 40',
    'oc-a16: rem 47-53<80 ↓rem-01 ↓rem-04',
  ])
})

test('8. a directive comes before the training on it', () => {
  // The dimension is at 60 with both items at 0: 15 points to its next level; an item at level 0 is 25 from its own.
  const plan = planLines([askedByBudget({ 'man-02': 0, 'man-03': 0 }, TOWN)])
  expect(needs(plan)).toEqual(['pb-a02: man-02 level 0 + man 60<75', 'pb-a03: man-03 level 0'])
})

test('9. where nothing could be measured there are duties and a better measurement, and no need', () => {
  const { scoring } = latestInstrument('organizational-culture')
  const ids = scoring.dimensions.map(({ id }) => id)
  const dimensions = Object.fromEntries(ids.map((id) => [id, null]))
  expect(planLines([askedByRelease('organizational-culture', { dimensions }, TOWN)])).toEqual([
    ...TOWN_DUTIES,
    `measure-organizational-culture: not measured: ${ids.join(' ')}`,
  ])
})

test('10. an office of nine has duties, its budget, and what other entities say, in words that it can follow', () => {
  const entity: EntityKind = { level: 'local-government', staff: 9 }
  const instrument = latestInstrument('organizational-culture')
  const dimensions = Object.fromEntries(instrument.scoring.dimensions.map(({ id }) => [id, null]))
  const population = { women: 5, men: 4 }
  const own = askedByRelease('organizational-culture', { dimensions, population }, entity)
  const { slug, version, hash } = instrument
  const content: PoolContent = {
    kind: 'shown',
    instrument: { slug, version, hash },
    quarter: '2026-T2',
    entities: 8,
    count: { kind: 'at-least', n: 300 },
    overall: { value: 70, bound: 'exact', level: 'advanced' },
    dimensions: instrument.scoring.dimensions.map(({ id }) => ({
      id,
      figure: { value: id === 'cor' ? 35 : 85, bound: 'exact', level: id === 'cor' ? 'initial' : 'consolidated' },
    })),
  }
  const release = madeRelease(instrument, { dimensions, population })
  const proposals = proposeFromPool(instrument, release, asPooled(content), entity, '2026-08-20')
  const pool: AskedByResult = { origin: { campaignId: 'of-the-pool' }, on: '2026-08-20', proposals }
  expect(planLines([own, pool, askedByBudget({ 'ren-01': 1 }, entity)])).toEqual([
    ...TOWN_DUTIES,
    // At level 1 of 3 an item is 17 points from its next level; a mean of others may lie a level higher: 25 points.
    'oc-a25: others: cor 35<60',
    'oc-a26: others: cor 35<80',
    'oc-a27: others: cor 35<40',
    'oc-a29: others: cor 35<40',
    'pb-a41: ren-01 level 1',
  ])
  // Care of children by an agreement is no work for nine people: for them it is an arrangement of hours.
  expect(proposals.map(({ action }) => action.effort)).not.toContain('high')
})

test('11. what was done stays done, what was left comes back, what was rejected stays so until the score falls', () => {
  const before = askedByRelease('organizational-culture', { dimensions: { cor: [50, 5], par: [50, 5] } }, TOWN, {
    on: '2025-06-01',
    id: 'c2025',
  })
  const past = (templateId: string, rest: Pick<PlannedAction, 'status' | 'progress'>): PlannedAction => ({
    id: `${templateId}@2025`,
    year: 2025,
    templateId,
    campaignId: 'c2025',
    assessmentId: null,
    reasons: before.proposals.find(({ action }) => action.id === templateId)?.reasons ?? [],
    decisionReason: rest.status === 'rejected' ? 'No hay con quién' : null,
    decidedOn: '2025-07-01',
    ...rest,
  })
  const earlier = [
    past('oc-a02', { status: 'accepted', progress: 'done' }),
    past('oc-a25', { status: 'accepted', progress: 'done' }),
    past('oc-a26', { status: 'accepted', progress: 'under-way' }),
    past('oc-a34', { status: 'rejected', progress: 'not-started' }),
  ]
  const now = (par: number) =>
    planLines(
      [askedByRelease('organizational-culture', { dimensions: { cor: [50, 5], par: [par, 5] } }, TOWN)],
      earlier,
    )
  // par at 46 is inside 45-55, where it lay when it was rejected; at 44 it is below.
  expect(now(46)).toEqual([
    'oc-a07: duty',
    'oc-a34 (rejected): par 45-55<60 + par 41-51<60, after oc-a34@2025',
    'oc-a35: par 41-51<80',
    'oc-a37: par 41-51<60',
    'oc-a26: cor 45-55<80, after oc-a26@2025',
  ])
  expect(now(44).slice(0, 2)).toEqual(['oc-a07: duty', 'oc-a34: par 39-49<60, after oc-a34@2025'])
})

test('12. harassment: duties, the gravest that may happen, signs of danger, needs, and prevention, with or without cases', () => {
  const wanted = { dimensions: { dir: [55, 3] }, items: { 'pro-01': 40 } } as const
  const plan = planLines([askedByRelease('sexual-harassment', { ...wanted, found: { any: 80, physical: 60 } }, OFFICE)])
  expect(plan).toEqual(planLines([askedByRelease('sexual-harassment', wanted, OFFICE)]))
  expect(plan).toEqual([
    // Surely binding, by their terms: each year, standing, none; the directive before what rests on it.
    'sh-a12: duty',
    'sh-a01: duty',
    'sh-a21: duty',
    'sh-a06: duty',
    'sh-a02: may happen: channel-unknown + duty',
    // Binding when a complaint comes, the shortest term first.
    'sh-a19: may happen: no-health-care + duty?',
    'sh-a20: may happen: no-protection + duty?',
    'sh-a40: may happen: no-rights-read + duty?',
    'sh-a22: duty?',
    // What may be a crime (the less effort first, and the round through the rooms before the glass), then reprisals, then
    // the power of who does it.
    'sh-a30: may happen: coercion + may happen: physical',
    'sh-a08: may happen: any',
    'sh-a09: may happen: physical + may happen: in-office',
    'sh-a24: may happen: reprisals',
    'sh-a29: may happen: by-authority',
    'sh-a23: danger pro-01 40 + pro-01 40',
    // dir is surely *en proceso*, five points from its end.
    'sh-a32: dir 52-58<60 + may happen: told-entity',
    'sh-a31: dir 52-58<80',
    'sh-a34: dir 52-58<60',
    // Three, two and one for little effort or two for more, one for more.
    'sh-a13: may happen: sexist + may happen: crude-cyber + may happen: by-colleague',
    'sh-a17: may happen: away-from-office + may happen: virtual',
    'sh-a28: may happen: untold + may happen: shame',
    'sh-a14: may happen: attention',
    'sh-a27: may happen: distrust',
    'sh-a36: may happen: did-nothing + may happen: told-informally',
    'sh-a38: may happen: useless',
    'sh-a03: may happen: not-serious',
    'sh-a18: may happen: by-third-party',
  ])
})
