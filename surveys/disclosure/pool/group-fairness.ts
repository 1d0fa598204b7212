import { outward } from '#surveys/comparison/known-mean.ts'
import { postStratified } from '#surveys/comparison/post-stratify.ts'
import { worstCase } from '#surveys/comparison/unanswered.ts'
import type { Population } from '#surveys/scoring/report.ts'
import { OVERALL } from '../released-figures.ts'
import type { Figure, ReleaseCut } from '../release.ts'
import { roundTo, wholePercent } from '../rounding.ts'
import { asPooled, giantOf, POOL_FROM, type Pooled } from './gate.ts'
import type { NoGroup } from './group-means.ts'

/** An entity of a group with what was released of its overall. */
export type FairMember = {
  readonly figure: Figure
  readonly staff: Population
  /** Cells of its cut by sex. */
  readonly women: Figure | null
  readonly men: Figure | null
}

/** What one must know of a group not to be misled, out of the released figures of its entities. */
export type GroupFairness = {
  readonly entities: number
  /** Answers as they were released, added up and rounded down to 5, of how many people; whole percent. */
  readonly answered: { readonly n: number; readonly people: number; readonly percent: number }
  /** Mean of the entities that show both sexes, with women and men as in each staff, beside that of the same ones as it is; whole points. */
  readonly reweighed: { readonly entities: number; readonly value: number; readonly raw: number } | null
  /** Mean of what the entities' scores could be, whatever those would have said who were silent; whole points, outward. */
  readonly worst: { readonly low: number; readonly high: number } | null
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

type Known = FairMember & { readonly value: number; readonly n: number }

/** Members whose number was released, where they are a group that may be shown. */
function groupOf(members: readonly FairMember[]): readonly Known[] | NoGroup {
  const known = members.flatMap((member): Known[] =>
    member.figure.kind === 'scored' && member.figure.bound === 'exact'
      ? [{ ...member, value: member.figure.value, n: member.figure.count.n }]
      : [],
  )
  if (known.length < POOL_FROM) return { kind: 'few-entities' }
  return giantOf(known, ({ n }) => n) ? { kind: 'one-outweighs' } : known
}

function cellsOf({ women, men }: FairMember): ReleaseCut['cells'] {
  if (!women || !men) return 'none'
  const cell = (value: string, overall: Figure) => ({ value, overall, dimensions: {} })
  return [cell('mujer', women), cell('hombre', men)]
}

function reweighedOf(members: readonly Known[]): GroupFairness['reweighed'] {
  const both = members.flatMap((member) => {
    const found = postStratified(cellsOf(member), OVERALL, member.staff)
    return found ? [{ raw: member.value, n: member.n, value: found.value }] : []
  })
  if (both.length < POOL_FROM || giantOf(both, ({ n }) => n)) return null
  const [value, raw] = [mean(both.map((each) => each.value)), mean(both.map((each) => each.raw))]
  return { entities: both.length, value: roundTo(1, value), raw: roundTo(1, raw) }
}

function worstOf(members: readonly Known[]): GroupFairness['worst'] {
  const bounds = members.flatMap(
    ({ figure, staff }) => worstCase({ figure, population: staff.women + staff.men }) ?? [],
  )
  if (bounds.length < members.length) return null
  return outward(1, mean(bounds.map(({ low }) => low)), mean(bounds.map(({ high }) => high)))
}

/**
 * Participation, mean reweighed by sex beside the raw one, and worst case of those who were silent, over the entities of a
 * group whose number was released: as in `groupMeans`, whoever subtracts what she knows of the others is left with what
 * was released. Of a part of them (those that show both sexes) the same rules hold once more.
 */
export function groupFairness(members: readonly FairMember[]): Pooled<GroupFairness> | NoGroup {
  const known = groupOf(members)
  if ('kind' in known) return known
  const [n, people] = [
    known.reduce((sum, each) => sum + each.n, 0),
    known.reduce((sum, { staff }) => sum + staff.women + staff.men, 0),
  ]
  return asPooled({
    entities: known.length,
    answered: { n: Math.floor(n / 5) * 5, people, percent: wholePercent(n, people) },
    reweighed: reweighedOf(known),
    worst: worstOf(known),
  })
}
