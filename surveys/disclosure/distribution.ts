import type { ScoredItem } from '#surveys/model/instrument.ts'
import type { ItemCounts } from '#surveys/scoring/report.ts'
import { shownCount } from './count.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { BY_LINK, PROTECTS_ANOTHER, SMALL_ENTITY, TOO_FEW } from './figure.ts'
import type { AnswerClass, ItemDistribution, Share } from './release.ts'
import { DETAIL_FROM, roundTo, stepOf, wholePercent } from './rounding.ts'

/** *No sé* above this share of those whom the item concerns is a finding. */
export const UNKNOWN_FINDING = 0.3

type Class = { readonly choices: readonly string[]; readonly count: number }
/** With its points 0..1; of a group, the plain mean of its choices' points. */
type ScoredClass = Class & { readonly points: number }

/** Fewest answers of a kind that may be told apart: 3, or 5 % of n. */
export function smallestClass(n: number): number {
  return Math.max(3, Math.ceil(0.05 * n))
}

function classesOf(item: ScoredItem, counts: ItemCounts): ScoredClass[] {
  return Object.entries(item.points)
    .flatMap(([choice, points]) =>
      points === null ? [] : [{ choices: [choice], points, count: counts.choices[choice] ?? 0 }],
    )
    .sort((one, other) => one.points - other.points)
}

/** Unfavourable, neutral and favourable choices, each as one class; a class without a choice is left out. */
function groupsOf(classes: readonly ScoredClass[]): ScoredClass[] {
  const sides = [(points: number) => points < 0.5, (points: number) => points === 0.5, (points: number) => points > 0.5]
  return sides
    .map((belongs) => classes.filter(({ points }) => belongs(points)))
    .filter((group) => group.length > 0)
    .map((group) => ({
      choices: group.flatMap(({ choices }) => choices),
      count: group.reduce((sum, { count }) => sum + count, 0),
      points: group.reduce((sum, { points }) => sum + points, 0) / group.length,
    }))
}

const percentBelow = (count: number, n: number) => Math.max(0, Math.floor((100 * count) / n))
const percentAbove = (count: number, n: number) => Math.min(100, Math.ceil((100 * count) / n))

function exactShare(count: number, n: number): Share {
  return { kind: 'percent', percent: wholePercent(count, n) }
}

function between(low: number, high: number, n: number): Share {
  return { kind: 'between', low: percentBelow(low, n), high: percentAbove(high, n) }
}

/**
 * Shares of three groups such that whoever knows these rules still finds every count from 0 to t − 1 possible in
 * every group that is only said to be "≤ t / n". Counts follow from whole percents, so a bounded group could be
 * subtracted from 100 %; therefore one more group, or both, are widened to an interval. Which ones depends on the
 * bounded group and on sums that stay known, never on the hidden count alone (an enumeration test holds it).
 * With a single group left that one is "≥ (n − bounded × t) / n", whether the rest are none or nearly t each.
 */
function protectedShares(groups: readonly Class[], n: number, t: number, defences: Defences): Share[] | null {
  const small = groups.filter(({ count }) => count < t)
  if (small.length === 0 || !defences['few-are-bounded']) return groups.map(({ count }) => exactShare(count, n))
  const bounded: Share = { kind: 'at-most', percent: percentAbove(t, n) }
  if (!defences['neighbours-widened'])
    return groups.map((group) => (small.includes(group) ? bounded : exactShare(group.count, n)))
  const large = groups.filter(({ count }) => count >= t)
  if (large.length === 1) {
    const least: Share = { kind: 'at-least', percent: percentBelow(n - small.length * t, n) }
    return groups.map((group) => (small.includes(group) ? bounded : least))
  }
  if (large.length !== 2 || small.length !== 1) return null
  // The neutral group gives way first; without it, the first of the form.
  const [first, second] =
    groups.indexOf(large[0] as Class) === 1
      ? [large[0], large[1]]
      : groups[1] === large[1]
        ? [large[1], large[0]]
        : [large[0], large[1]]
  if (!first || !second) return null
  const known = first.count + (small[0]?.count ?? 0)
  const widened = new Map<Class, Share>()
  if (known >= 2 * t) {
    widened.set(first, between(Math.max(t, known - (t - 1)), known, n))
    widened.set(second, exactShare(second.count, n))
  } else {
    widened.set(first, between(t, 2 * t - 1, n))
    widened.set(second, between(n - (2 * t - 1) - (t - 1), n - t, n))
  }
  return groups.map((group) => widened.get(group) ?? bounded)
}

/** Middle of what a share leaves open, in percent. */
function middle(share: Share): number {
  switch (share.kind) {
    case 'percent':
      return share.percent
    case 'at-most':
      return share.percent / 2
    case 'at-least':
      return (share.percent + 100) / 2
    case 'between':
      return (share.low + share.high) / 2
  }
}

/** Mean of the points × 100 as anybody can work it out from the shares shown: it tells nothing more than they do. */
function meanFromShares(groups: readonly ScoredClass[], shares: readonly Share[]): number {
  const weights = shares.map(middle)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return groups.reduce((sum, { points }, index) => sum + 100 * points * (weights[index] ?? 0), 0) / all
}

/** Whether every single choice may be told apart. */
export function mayShowChoices(item: ScoredItem, counts: ItemCounts): boolean {
  const classes = classesOf(item, counts)
  const n = classes.reduce((sum, { count }) => sum + count, 0)
  return classes.every(({ count }) => count >= smallestClass(n))
}

function released(classes: readonly Class[], shares: readonly Share[]): AnswerClass[] {
  return classes.flatMap(({ choices }, index) => {
    const share = shares[index]
    return share ? [{ choices, share }] : []
  })
}

type LeftOut = Extract<ItemDistribution, { kind: 'shown' }>['leftOut']

function leftOutShares(unknown: number, all: number, participants: number, k: number, defences: Defences): LeftOut {
  const together = defences['left-out-together']
  if (together && all > 0 && all < k) return TOO_FEW
  const rest = all - unknown
  const apart = !together || [unknown, rest].every((count) => count === 0 || count >= k)
  return {
    kind: 'shown',
    unknown: apart ? wholePercent(unknown, participants) : null,
    rest: wholePercent(apart ? rest : all, participants),
  }
}

function isUnknownFinding(leftOut: LeftOut, unknown: number, concerned: number): boolean {
  return leftOut.kind === 'shown' && leftOut.unknown !== null && unknown > UNKNOWN_FINDING * concerned
}

/**
 * Answers to one item as they may be shown.
 * @param context `grouped`: show groups even where single choices could be told apart, it protects another item;
 * `detailFrom`: answers from which anything is said, twenty where left out.
 */
export function releasedDistribution(
  item: ScoredItem,
  counts: ItemCounts,
  context: {
    readonly participants: number
    readonly k: number
    readonly grouped: boolean
    readonly detailFrom?: number
  },
  defences: Defences = ALL_DEFENCES,
): ItemDistribution {
  const { participants, k } = context
  const detailFrom = context.detailFrom ?? (defences['detail-from-twenty'] ? DETAIL_FROM : 1)
  const small = detailFrom > DETAIL_FROM ? BY_LINK : SMALL_ENTITY
  if (participants < detailFrom) return small
  const classes = classesOf(item, counts)
  const n = classes.reduce((sum, { count }) => sum + count, 0)
  if (n < (defences['k-answers'] ? k : 1)) return TOO_FEW
  if (n < detailFrom) return small
  const t = smallestClass(n)
  const detail =
    !context.grouped && (mayShowChoices(item, counts) || !defences['few-are-bounded']) ? 'choices' : 'groups'
  const shownClasses = detail === 'choices' ? classes : groupsOf(classes)
  const shares =
    detail === 'choices'
      ? shownClasses.map(({ count }) => exactShare(count, n))
      : protectedShares(shownClasses, n, t, defences)
  if (!shares) return PROTECTS_ANOTHER
  const exactMean = (100 * classes.reduce((sum, { points, count }) => sum + points * count, 0)) / n
  const roughMean =
    detail === 'choices' || !defences['mean-from-shares'] ? exactMean : meanFromShares(shownClasses, shares)
  const unknown = item.unknown.reduce((sum, choice) => sum + (counts.choices[choice] ?? 0), 0)
  // Where knowledge is tested, *no sé* has points: it stands among the classes and is not left out.
  const tested = item.unknown.some((choice) => item.points[choice] !== null)
  const notApplicable = item.notApplicable.reduce((sum, choice) => sum + (counts.choices[choice] ?? 0), 0)
  const leftOut = leftOutShares(tested ? 0 : unknown, participants - n, participants, k, defences)
  return {
    kind: 'shown',
    count: shownCount(n, participants, k, defences),
    mean:
      detail === 'choices'
        ? { value: roundTo(stepOf(n), exactMean), precision: 'exact' }
        : { value: roundTo(5, roughMean), precision: 'nearest-5' },
    detail,
    classes: released(shownClasses, shares),
    leftOut,
    unknownIsFinding: tested
      ? detail === 'choices' && unknown > UNKNOWN_FINDING * n
      : isUnknownFinding(leftOut, unknown, participants - counts.hidden - notApplicable),
  }
}
