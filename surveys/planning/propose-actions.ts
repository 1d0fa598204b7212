import { separableExtremes } from '#surveys/disclosure/extremes.ts'
import { normDifference } from '#surveys/disclosure/norm-difference.ts'
import type { NormDifference } from '#surveys/disclosure/norm-verdict.ts'
import type { Figure, Gap, ItemDistribution, Release } from '#surveys/disclosure/release.ts'
import type { ActionTemplate, Instrument, ScoredDimension, Trigger } from '#surveys/model/instrument.ts'
import { measureBetter } from './measure-better.ts'
import { inPlanOrder } from './plan-order.ts'
import type { CalledGap, ProposalCause, ProposalReason, ProposedAction } from './proposal.ts'

type Scored = Extract<Figure, { kind: 'scored' }>
type Ranked = {
  readonly figure: Scored
  readonly rank: number
  readonly amongLowest?: true
  readonly items?: readonly { readonly id: string; readonly mean: number }[]
  readonly gap?: CalledGap
}
/** What a release says, ready to be asked by triggers. Suppressed numbers are simply not there. */
type Findings = {
  readonly dimensions: ReadonlyMap<string, Ranked>
  readonly means: ReadonlyMap<string, number>
  /** Percent of *no sé*, only where it is a finding. */
  readonly unknown: ReadonlyMap<string, number>
  readonly gaps: Release['gaps']
  readonly norms: ReadonlyMap<string, NormDifference>
  /** Findings in groups, gravest first. */
  readonly gravity: readonly (readonly string[])[]
}

type Shown = Extract<ItemDistribution, { kind: 'shown' }>

/** Percent of *no sé*: left out of an opinion, a class of its own where knowledge is tested. */
function unknownPercent({ leftOut, classes }: Shown, unknown: readonly string[]): number | null {
  const found = classes.find(
    ({ choices: [only, ...more] }) => more.length === 0 && only !== undefined && unknown.includes(only),
  )
  if (found) return found.share.kind === 'percent' ? found.share.percent : null
  return leftOut.kind === 'shown' ? leftOut.unknown : null
}

/** Questions named as those that pulled a dimension down. */
const PULLING_ITEMS = 3

/** The questions of a dimension with a mean under its own, lowest first: a few are named, and none that is not shown. */
function pullingItems(dimension: ScoredDimension, { value }: Scored, means: Findings['means']) {
  const items = dimension.items.flatMap(({ id }) => {
    const mean = means.get(id)
    return mean !== undefined && mean < value ? [{ id, mean }] : []
  })
  return items.sort((one, other) => one.mean - other.mean).slice(0, PULLING_ITEMS)
}

function calledGap(gap: Gap | undefined): CalledGap | null {
  if (gap?.kind !== 'estimated' || !gap.called) return null
  return { difference: gap.difference, low: gap.low, high: gap.high }
}

function findingsOf(instrument: Instrument, release: Release): Findings {
  const unknownChoices = new Map(
    instrument.scoring.dimensions.flatMap(({ items }) => items.map((item) => [item.id, item.unknown] as const)),
  )
  const scored = release.dimensions
    .flatMap(({ id, figure }) => (figure.kind === 'scored' ? [{ id, figure }] : []))
    .sort((one, other) => one.figure.value - other.figure.value)
  const lowest = new Set(separableExtremes(release.dimensions).lowest?.dimensions.map(({ id }) => id))
  const shown = release.items.flatMap(({ id, distribution }) =>
    distribution.kind === 'shown' ? [{ id, distribution }] : [],
  )
  const means = new Map(shown.map(({ id, distribution }) => [id, distribution.mean.value]))
  const ranked = ({ id, figure }: (typeof scored)[number], index: number): Ranked => {
    const dimension = instrument.scoring.dimensions.find((each) => each.id === id)
    const items = dimension ? pullingItems(dimension, figure, means) : []
    const gap = calledGap(release.gaps[id])
    return {
      figure,
      rank: index + 1,
      ...(lowest.has(id) ? { amongLowest: true } : {}),
      ...(items.length > 0 ? { items } : {}),
      ...(gap ? { gap } : {}),
    }
  }
  return {
    dimensions: new Map(scored.map((each, index) => [each.id, ranked(each, index)])),
    means,
    unknown: new Map(
      shown.flatMap(({ id, distribution }) => {
        const percent = distribution.unknownIsFinding
          ? unknownPercent(distribution, unknownChoices.get(id) ?? [])
          : null
        return percent === null ? [] : [[id, percent]]
      }),
    ),
    gaps: release.gaps,
    norms: new Map(
      (release.perceivedNorms ?? []).flatMap((norm) => {
        const found = normDifference(release, norm)
        return found ? [[norm.id, found] as const] : []
      }),
    ),
    gravity: instrument.scoring.prevalence?.reading?.gravity ?? [],
  }
}

/** 0 = gravest; null where the instrument does not rank the finding. */
function gravityOf(finding: string, groups: Findings['gravity']): number | null {
  const group = groups.findIndex((findings) => findings.includes(finding))
  return group === -1 ? null : group
}

function causesOf(trigger: Trigger, findings: Findings): ReleaseCause[] {
  switch (trigger.kind) {
    case 'dimension-below': {
      const found = findings.dimensions.get(trigger.dimension)
      return found && found.figure.value < trigger.score ? [{ kind: 'dimension', trigger, ...found }] : []
    }
    case 'item-below':
      return trigger.items.flatMap((item) => {
        const mean = findings.means.get(item)
        return mean !== undefined && mean < trigger.score ? [{ kind: 'item', trigger, item, mean }] : []
      })
    case 'unknown-above':
      return trigger.items.flatMap((item) => {
        const percent = findings.unknown.get(item)
        return percent !== undefined && percent > trigger.share * 100
          ? [{ kind: 'unknown', trigger, item, percent }]
          : []
      })
    case 'gap': {
      const gap = calledGap(findings.gaps[trigger.dimension])
      return gap ? [{ kind: 'gap', trigger, ...gap }] : []
    }
    case 'perceived-norm':
      return trigger.items.flatMap((item) => {
        const norm = findings.norms.get(item)
        return norm && norm.difference >= trigger.points && norm.low > 0
          ? [{ kind: 'perceived-norm', trigger, item, own: norm.own, perceived: norm.perceived }]
          : []
      })
    case 'warning': {
      const mean = findings.means.get(trigger.item)
      return mean !== undefined && mean < trigger.score ? [{ kind: 'warning', trigger, mean }] : []
    }
    // Always, and without what was found: what is proposed must not tell whether something was.
    case 'prevalence':
      return [{ kind: 'prevalence', trigger, gravity: gravityOf(trigger.finding, findings.gravity) }]
    case 'duty':
      return [{ kind: 'duty', trigger }]
  }
}

type ReleaseCause = Exclude<
  ProposalCause,
  { kind: 'rated-dimension' | 'rated-item' | 'fitted' | 'not-measured' | 'pool-dimension' }
>

const STRENGTH: Record<ReleaseCause['kind'], number> = {
  prevalence: 0,
  warning: 1,
  dimension: 2,
  item: 3,
  unknown: 4,
  'perceived-norm': 5,
  gap: 6,
  duty: 8,
}
/** What may happen to people and is none of the gravest: it is worked against when nothing else asks for it. */
const PREVENTIVE = 7

function strengthOf(reason: ReleaseCause): number {
  return reason.kind === 'prevalence' && reason.gravity === null ? PREVENTIVE : STRENGTH[reason.kind]
}

/** How pressing a cause is among its kind; larger is stronger. Of a dimension, the lowest cut that it is under. */
function depth(reason: ReleaseCause): number {
  switch (reason.kind) {
    case 'dimension':
      return 100 - reason.trigger.score
    case 'item':
      return reason.trigger.score - reason.mean
    case 'unknown':
      return reason.percent - reason.trigger.share * 100
    case 'gap':
      return Math.abs(reason.difference)
    case 'perceived-norm':
      return reason.own - reason.perceived
    case 'warning':
      return reason.trigger.score - reason.mean
    // Never by share: many who heard a joke do not come before a few who were forced.
    case 'prevalence':
      return -(reason.gravity ?? 0)
    case 'duty':
      return 0
  }
}

function strongestFirst(reasons: readonly ReleaseCause[]): ReleaseCause[] {
  return [...reasons].sort((one, other) => strengthOf(one) - strengthOf(other) || depth(other) - depth(one))
}

function isSure(reason: ReleaseCause): boolean {
  if (reason.kind === 'dimension') return reason.figure.high < reason.trigger.score
  return reason.kind === 'gap' || reason.kind === 'duty' || reason.kind === 'prevalence'
}

function proposalFor(instrument: Instrument, action: ActionTemplate, findings: Findings): ProposedAction[] {
  const causes = strongestFirst(action.triggers.flatMap((trigger) => causesOf(trigger, findings)))
  const [first] = causes
  if (!first) return []
  const { slug, version, hash } = instrument
  const reasons = causes.map((cause): ProposalReason => ({ ...cause, instrumentHash: hash }))
  return [{ instrument: { slug, version, hash }, action, reasons, sure: isSure(first) }]
}

/** Proposals in the order of a plan. */
export function proposalsInOrder(proposals: readonly ProposedAction[]): ProposedAction[] {
  const ordered = proposals.map((proposal, position) => {
    const { action, reasons } = proposal
    return { proposal, reasons, effort: action.effort, templateId: action.id, position }
  })
  return inPlanOrder(ordered).map(({ proposal }) => proposal)
}

/**
 * Actions that a release asks for, each with its reasons, in the order of a plan. Of what it keeps silent on it asks to
 * measure better. Neither which actions there are, nor their order, nor their reasons hang on what happened to people.
 */
export function proposeActions(instrument: Instrument, release: Release): ProposedAction[] {
  const findings = findingsOf(instrument, release)
  const proposed = instrument.actions.flatMap((action) => proposalFor(instrument, action, findings))
  const better = measureBetter(instrument, release)
  return proposalsInOrder(better ? [...proposed, better] : proposed)
}
