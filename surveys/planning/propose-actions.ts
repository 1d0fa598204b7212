import { separableExtremes } from '#surveys/disclosure/extremes.ts'
import { normDifference } from '#surveys/disclosure/norm-difference.ts'
import type { NormDifference } from '#surveys/disclosure/norm-verdict.ts'
import type { Figure, ItemDistribution, Release } from '#surveys/disclosure/release.ts'
import type { ActionTemplate, Instrument, Trigger } from '#surveys/model/instrument.ts'
import { comesFirst } from './plan-order.ts'
import type { ProposalCause, ProposalReason, ProposedAction, PublishedFinding } from './proposal.ts'

type Scored = Extract<Figure, { kind: 'scored' }>
type Ranked = { readonly figure: Scored; readonly rank: number; readonly amongLowest?: true }
/** What a release says, ready to be asked by triggers. Suppressed numbers are simply not there. */
type Findings = {
  readonly dimensions: ReadonlyMap<string, Ranked>
  readonly means: ReadonlyMap<string, number>
  /** Percent of *no sé*, only where it is a finding. */
  readonly unknown: ReadonlyMap<string, number>
  readonly gaps: Release['gaps']
  readonly norms: ReadonlyMap<string, NormDifference>
  /** Finding → what is published of it. */
  readonly prevalence: ReadonlyMap<string, PublishedFinding>
  /** Findings in groups, gravest first. */
  readonly gravity: readonly (readonly string[])[]
}

/**
 * What is published of each finding: the noisy share of the whole, of a family, or of the group that a family is in. Of
 * what followed nothing is published. A block of another kind, from before there was noise, says nothing.
 */
function publishedFindings({ scoring }: Instrument, { prevalence }: Release): [string, PublishedFinding][] {
  if (prevalence?.kind !== 'noisy') return []
  const groups = scoring.prevalence?.publication.groups ?? []
  const families = prevalence.families.flatMap((published): [string, PublishedFinding][] => {
    const group = groups.find(({ id }) => id === published.id)
    return (group?.families ?? [published.id]).map((id) => [id, published])
  })
  return [['any', { id: 'any', share: prevalence.any }], ...families]
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
  return {
    dimensions: new Map(
      scored.map(({ id, figure }, index) => [
        id,
        { figure, rank: index + 1, ...(lowest.has(id) ? { amongLowest: true } : {}) },
      ]),
    ),
    means: new Map(shown.map(({ id, distribution }) => [id, distribution.mean.value])),
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
    prevalence: new Map(publishedFindings(instrument, release)),
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
      const gap = findings.gaps[trigger.dimension]
      if (gap?.kind !== 'estimated' || !gap.called) return []
      return [{ kind: 'gap', trigger, difference: gap.difference, low: gap.low, high: gap.high }]
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
    // Always, published or not: what is proposed must not tell whether something was found.
    case 'prevalence': {
      const published = findings.prevalence.get(trigger.finding) ?? null
      return [{ kind: 'prevalence', trigger, published, gravity: gravityOf(trigger.finding, findings.gravity) }]
    }
    case 'duty':
      return [{ kind: 'duty', trigger }]
  }
}

type ReleaseCause = Exclude<ProposalCause, { kind: 'rated-dimension' | 'rated-item' | 'fitted' }>

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

type ReleaseProposal = ProposedAction & { readonly reasons: readonly (ProposalReason & ReleaseCause)[] }

function proposalFor(instrument: Instrument, action: ActionTemplate, findings: Findings): ReleaseProposal[] {
  const causes = strongestFirst(action.triggers.flatMap((trigger) => causesOf(trigger, findings)))
  const [first] = causes
  if (!first) return []
  const { slug, version, hash } = instrument
  const reasons = causes.map((cause) => ({ ...cause, instrumentHash: hash }))
  return [{ instrument: { slug, version, hash }, action, reasons, sure: isSure(first) }]
}

/**
 * Actions that a release asks for, each with its reasons. Order: what works against the gravest that may happen to people,
 * and signs of danger, before everything, whatever the means; then the weakest dimension first; within a dimension
 * what its own score asks for (lowest cut first) before what single items, *no sé* or a gap ask for; what is only a
 * duty comes last. A suppressed number asks for nothing. Neither which actions there are nor their order hangs on what
 * happened to people: that only adds the published share to a reason.
 */
export function proposeActions(instrument: Instrument, release: Release): ProposedAction[] {
  const findings = findingsOf(instrument, release)
  const rankOf = ({ action, reasons }: ReleaseProposal) => {
    const [first] = reasons
    if (first?.kind === 'duty') return Number.POSITIVE_INFINITY
    if (comesFirst(reasons)) return 0
    if (first?.kind === 'dimension') return first.rank
    return findings.dimensions.get(action.dimension)?.rank ?? Number.MAX_SAFE_INTEGER
  }
  const strengthOfFirst = ({ reasons: [first] }: ReleaseProposal) => (first ? strengthOf(first) : STRENGTH.duty)
  const depthOf = ({ reasons: [first] }: ReleaseProposal) => (first ? depth(first) : 0)
  const compare = (one: number, other: number) => (one === other ? 0 : one - other)
  return instrument.actions
    .flatMap((action) => proposalFor(instrument, action, findings))
    .sort(
      (one, other) =>
        compare(rankOf(one), rankOf(other)) ||
        compare(strengthOfFirst(one), strengthOfFirst(other)) ||
        compare(depthOf(other), depthOf(one)),
    )
}
