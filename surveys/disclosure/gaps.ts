import { holm, meanDifference, type MeanDifference, type TestedGap } from '#surveys/scoring/gap.ts'
import type { FigureMoments, Moments, Population } from '#surveys/scoring/report.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { PROTECTS_ANOTHER, smallestMargin, TOO_FEW } from './figure.ts'
import type { Gap, Suppressed } from './release.ts'
import { EXTREME, roundTo, roundUp, stepOf } from './rounding.ts'

type Sides = { readonly women: FigureMoments | undefined; readonly men: FigureMoments | undefined }

function isExtreme({ mean }: Moments): boolean {
  return mean <= EXTREME || mean >= 100 - EXTREME
}

type Compared = { readonly step: number; readonly smallest: number; readonly test: MeanDifference }

/** A level within 5 points of an end is only bounded; with the other level the difference would give it away. */
function compare(
  women: Moments | undefined,
  men: Moments | undefined,
  population: Population | null,
  k: number,
  defences: Defences,
): Compared | Suppressed {
  if (!women || !men) return TOO_FEW
  if (defences['k-answers'] && (women.n < k || men.n < k)) return TOO_FEW
  if (defences['gap-beside-bound'] && (isExtreme(women) || isExtreme(men))) return PROTECTS_ANOTHER
  const test = meanDifference(
    { moments: women, population: population?.women ?? null },
    { moments: men, population: population?.men ?? null },
  )
  const smallest = defences['margin-leaves-open']
    ? Math.max(smallestMargin(women, population?.women ?? null), smallestMargin(men, population?.men ?? null))
    : 0
  return test ? { step: stepOf(Math.min(women.n, men.n)), smallest, test } : TOO_FEW
}

function releasedGap({ difference, low, high, called }: TestedGap, { step, smallest }: Compared): Gap {
  const value = roundTo(step, difference)
  // As with a margin, a narrow interval would say that nobody differs.
  const half = Math.max(step, roundTo(step, (high - low) / 2), roundUp(step, smallest))
  return {
    kind: 'estimated',
    difference: value,
    low: roundTo(step, value - half),
    high: roundTo(step, value + half),
    called,
  }
}

function isCompared(result: Compared | Suppressed): result is Compared {
  return 'test' in result
}

/** Women minus men: the dimensions are one family for Holm's correction, the overall stands alone. */
export function releasedGaps(
  { women, men }: Sides,
  dimensionIds: readonly string[],
  population: Population | null,
  k: number,
  defences: Defences = ALL_DEFENCES,
): Record<string, Gap> {
  const family = (
    ids: readonly string[],
    pick: (moments: FigureMoments | undefined, id: string) => Moments | undefined,
  ): [string, Gap][] => {
    const results = ids.map((id) => ({ id, result: compare(pick(women, id), pick(men, id), population, k, defences) }))
    const compared = results.flatMap(({ id, result }) => (isCompared(result) ? [{ id, result }] : []))
    const tested = holm(compared.map(({ result }) => result.test))
    const gaps = new Map(
      compared.flatMap(({ id, result }, index) => {
        const gap = tested[index]
        return gap ? [[id, releasedGap(gap, result)] as const] : []
      }),
    )
    return results.map(({ id, result }) => [id, gaps.get(id) ?? (isCompared(result) ? TOO_FEW : result)])
  }
  const ofDimensions = family(dimensionIds, (moments, id) => moments?.dimensions[id])
  const complete = !defences['gap-beside-bound'] || ofDimensions.every(([, gap]) => gap.kind === 'estimated')
  // The overall difference is the mean of the others: beside a hidden one it would give it away.
  const ofOverall = family(['overall'], (moments) => moments?.overall).map(([id, gap]): [string, Gap] => [
    id,
    complete || gap.kind === 'suppressed' ? gap : PROTECTS_ANOTHER,
  ])
  return Object.fromEntries([...ofOverall, ...ofDimensions])
}
