import { marginOfError } from '#surveys/scoring/margin.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import type { AnswerCount, CutCell, Figure, Release } from '#surveys/disclosure/release.ts'
import { Findings, type Attack, type Outcome } from './attack.ts'
import { instrument, K, madeEntity, readRelease } from './entities.ts'
import {
  EPSILON,
  isExact,
  isScored,
  meanOf,
  OPEN_POINTS,
  possibleCounts,
  SCORE,
  stepOfFigure,
  width,
  within,
  type Interval,
  type Scored,
} from './interval.ts'

/** A group whose figures are shown together: everybody, women, men. */
type Block = {
  readonly name: string
  readonly overall: Figure
  readonly dimensions: readonly { readonly id: string; readonly figure: Figure }[]
  readonly population: number | null
}

const cellsOf = ({ cuts }: Release): readonly CutCell[] =>
  cuts.flatMap(({ segment, cells }) => (segment === 'sex' && cells !== 'none' ? cells : []))

/** All blocks of a release. */
function blocksOf(release: Release): Block[] {
  const { population } = release
  const people = { mujer: population?.women ?? null, hombre: population?.men ?? null }
  return [
    {
      name: 'everybody',
      overall: release.overall,
      dimensions: release.dimensions,
      population: population && population.women + population.men,
    },
    ...cellsOf(release).map(({ value, overall, dimensions }) => ({
      name: value,
      overall,
      dimensions: Object.entries(dimensions).map(([id, figure]) => ({ id, figure })),
      population: people[value as keyof typeof people] ?? null,
    })),
  ]
}

const figuresOf = ({ overall, dimensions }: Block): [string, Figure][] => [
  ['overall', overall],
  ...dimensions.map(({ id, figure }): [string, Figure] => [id, figure]),
]
const isCoarse = ({ dimensions }: Block) =>
  dimensions.some(({ figure }) => isScored(figure) && figure.bound !== 'exact')

function onEachEntity(learn: (release: Release) => string[]): (size: number, defences: Defences) => Outcome {
  return (size, defences) => {
    const findings = new Findings()
    for (let number = 0; number < size; number += 1) findings.add(learn(readRelease(madeEntity(number), defences)))
    return findings.finish()
  }
}

/** Figures of fewer than k people, shown as such. */
function underK(release: Release): string[] {
  const figures = blocksOf(release).flatMap((block) =>
    figuresOf(block).map(([id, figure]) => ({ name: `${block.name}, ${id}`, figure })),
  )
  const items = release.items.map(({ id, distribution }) => ({
    name: id,
    n: distribution.kind === 'shown' ? distribution.count.n : K,
  }))
  return [
    ...figures.flatMap(({ name, figure }) =>
      isScored(figure) && figure.count.n < K ? [`${name} is of ${figure.count.n} people`] : [],
    ),
    ...items.flatMap(({ name, n }) => (n < K ? [`${name} is of ${n} people`] : [])),
  ]
}

/** With every number of answers that the shown cells may have: the mean of those in none of them. */
function restOf(
  total: Scored,
  shown: readonly Scored[],
  coarse: boolean,
): { readonly interval: Interval; readonly counts: ReadonlySet<number> } {
  const n = total.count.n
  const whole = meanOf(total, coarse)
  let [low, high] = [100, 0]
  const counts = new Set<number>()
  const step = (index: number, taken: number, least: number, most: number): void => {
    const cell = shown[index]
    if (cell) {
      const mean = meanOf(cell, coarse)
      for (const count of possibleCounts(cell.count))
        step(index + 1, taken + count, least + count * mean.low, most + count * mean.high)
      return
    }
    const rest = n - taken
    if (rest === 0) counts.add(0)
    if (rest < 1) return
    const found = within(SCORE, { low: (n * whole.low - most) / rest, high: (n * whole.high - least) / rest })
    if (width(found) < 0) return
    counts.add(rest)
    low = Math.min(low, found.low)
    high = Math.max(high, found.high)
  }
  step(0, 0, 0, 0)
  return { interval: { low, high }, counts }
}

/** Total minus cuts, with the people who are in no shown cell. */
function totalMinusCuts(release: Release): string[] {
  const cells = cellsOf(release)
  const places: [string, Figure, (Figure | undefined)[]][] = [
    ['overall', release.overall, cells.map(({ overall }) => overall)],
    ...release.dimensions.map(({ id, figure }): [string, Figure, (Figure | undefined)[]] => [
      id,
      figure,
      cells.map(({ dimensions }) => dimensions[id]),
    ]),
  ]
  const [all] = blocksOf(release)
  return places.flatMap(([id, total, beside]) => {
    const shown = beside.filter(isScored)
    if (!isScored(total) || total.count.kind !== 'exact' || shown.length === 0) return []
    const { interval, counts } = restOf(total, shown, all !== undefined && id === 'overall' && isCoarse(all))
    const few = counts.size > 0 && [...counts].every((count) => count >= 1 && count < K)
    const learned: string[] = []
    if (few && width(interval) < OPEN_POINTS - EPSILON)
      learned.push(`${id}: the rest lie between ${interval.low.toFixed(1)} and ${interval.high.toFixed(1)}`)
    if (few && counts.size === 1) learned.push(`${id}: exactly ${[...counts][0]} people are in no shown cell`)
    return learned
  })
}

const WEIGHTS = new Map(instrument.scoring.dimensions.map(({ id, weight }) => [id, weight]))

/** What the overall and the other dimensions tell of one dimension, where everybody has all of them. */
function fromOverall({ overall, dimensions }: Block, wanted: string, coarse: boolean): Interval | null {
  if (!isExact(overall)) return null
  let { low, high } = meanOf(overall, coarse)
  const total = [...WEIGHTS.values()].reduce((sum, weight) => sum + weight, 0)
  ;[low, high] = [low * total, high * total]
  for (const { id, figure } of dimensions) {
    if (id === wanted) continue
    if (!isScored(figure)) return null
    const mean = meanOf(figure)
    const weight = WEIGHTS.get(id) ?? 1
    ;[low, high] = [low - weight * mean.high, high - weight * mean.low]
  }
  const own = WEIGHTS.get(wanted) ?? 1
  return { low: low / own, high: high / own }
}

/** A bounded figure must stay open over its whole bound. */
function cutsBound(figure: Scored, found: Interval): boolean {
  return figure.bound !== 'exact' && (found.low > figure.low + EPSILON || found.high < figure.high - EPSILON)
}

/** The overall minus the other dimensions: a dimension that is only bounded, or not shown. */
function overallMinusDimensions(release: Release): string[] {
  return blocksOf(release).flatMap((block) => {
    const { overall, dimensions, name } = block
    if (!isExact(overall)) return []
    const counts = [overall, ...dimensions.map(({ figure }) => figure)].flatMap((figure) =>
      isScored(figure) ? [figure.count.n] : [],
    )
    // Everybody has every dimension: only then is the overall their mean.
    const complete = counts.length === dimensions.length + 1 && new Set(counts).size === 1
    const bounded = dimensions.flatMap(({ id, figure }) =>
      isScored(figure) && figure.bound !== 'exact' ? [{ id, figure }] : [],
    )
    const learned = bounded.flatMap(({ id, figure }) => {
      const found = complete && bounded.length === 1 ? fromOverall(block, id, stepIsCoarse(block)) : null
      return found && worksOut(block, found) && cutsBound(figure, found)
        ? [`${name}, ${id}: between ${found.low.toFixed(1)} and ${found.high.toFixed(1)}`]
        : []
    })
    return [...learned, ...hiddenFromOverall(block)]
  })
}

/** Beside a bounded dimension the overall has no decimals; where it has some, it was not protected. */
function stepIsCoarse({ overall }: Block): boolean {
  return isScored(overall) && Number.isInteger(overall.value)
}

/**
 * An attacker who knows the rules knows that beside a bounded dimension the overall is worked out with the middle of
 * the bound. She finds the middle every time, and it tells nothing: only where another value comes out did it leak.
 */
function worksOut({ dimensions }: Block, found: Interval): boolean {
  const bounded = dimensions.flatMap(({ figure }) =>
    isScored(figure) && figure.bound !== 'exact' ? [(figure.low + figure.high) / 2] : [],
  )
  return bounded.every((middle) => middle < found.low - EPSILON || middle > found.high + EPSILON)
}

/**
 * A few people answered a dimension that is not shown. Their overall differs from that of the shown dimensions by a
 * ninth of what sets the hidden one apart; nobody knows whether they are like the others, so she allows them any mean.
 */
function hiddenFromOverall({ name, overall, dimensions }: Block): string[] {
  const hidden = dimensions.filter(({ figure }) => !isScored(figure))
  if (!isExact(overall) || hidden.length !== 1 || overall.count.kind !== 'exact') return []
  const shown = dimensions.flatMap(({ figure }) => (isExact(figure) && figure.count.kind === 'exact' ? [figure] : []))
  if (shown.length !== dimensions.length - 1 || shown.some(({ count }) => count.n !== overall.count.n)) return []
  const n = overall.count.n
  const others = shown
    .map((figure) => meanOf(figure))
    .reduce((sum, { low, high }) => ({ low: sum.low + low / shown.length, high: sum.high + high / shown.length }), {
      low: 0,
      high: 0,
    })
  const mine = meanOf(overall)
  let [low, high] = [100, 0]
  for (let few = 1; few < K; few += 1) {
    // few × (their mean elsewhere − their mean here) = weights × n × (others − overall)
    const apart = {
      low: (dimensions.length * n * (others.low - mine.high)) / few,
      high: (dimensions.length * n * (others.high - mine.low)) / few,
    }
    const elsewhere = within(SCORE, { low: (few * 100 - n * (100 - others.low)) / few, high: (n * others.high) / few })
    const here = within(SCORE, { low: elsewhere.low - apart.high, high: elsewhere.high - apart.low })
    if (width(here) < 0) continue
    ;[low, high] = [Math.min(low, here.low), Math.max(high, here.high)]
  }
  return high >= low && high - low < OPEN_POINTS
    ? [`${name}, ${hidden[0]?.id}: fewer than ten people have a mean between ${low.toFixed(1)} and ${high.toFixed(1)}`]
    : []
}

/** The mean alone: everybody's score, where nearly all answered alike. */
function nearAnEnd(release: Release): string[] {
  return blocksOf(release).flatMap((block) =>
    figuresOf(block).flatMap(([id, figure]) => {
      if (!isExact(figure)) return []
      const { low, high } = meanOf(figure)
      const most = Math.max(...possibleCounts(figure.count)) * Math.min(high, 100 - low)
      return most < Math.min(100, 5 * figure.count.n) - EPSILON && Math.min(high, 100 - low) < 5
        ? [`${block.name}, ${id}: nobody is further than ${most.toFixed(0)} points from the end`]
        : []
    }),
  )
}

/** Mean and margin give the deviation, and nobody lies further from the mean than s (n − 1) / √n. */
function meanWithMargin(release: Release): string[] {
  return blocksOf(release).flatMap((block) =>
    figuresOf(block).flatMap(([id, figure]) => {
      if (!isExact(figure) || figure.margin === null) return []
      const coarse = id === 'overall' && isCoarse(block)
      const furthest = possibleCounts(figure.count).flatMap((n) => {
        const one = marginOfError({ n, mean: 50, sumOfSquaredDeviations: n - 1 }, block.population)
        return one === null || one === 0
          ? [100]
          : [(((figure.margin ?? 0) + stepOfFigure(figure, coarse) / 2) / one) * ((n - 1) / Math.sqrt(n))]
      })
      const open = 2 * Math.max(...furthest)
      return open < OPEN_POINTS - EPSILON
        ? [`${block.name}, ${id}: everybody lies within ${(open / 2).toFixed(1)} points of the mean`]
        : []
    }),
  )
}

/** A level that is only bounded, from the other level and the difference. */
function levelFromGap(release: Release): string[] {
  const [women, men] = ['mujer', 'hombre'].map((value) => blocksOf(release).find(({ name }) => name === value))
  if (!women || !men) return []
  return figuresOf(women).flatMap(([id, ofWomen]) => {
    const ofMen = figuresOf(men).find(([other]) => other === id)?.[1]
    const gap = release.gaps[id]
    if (gap?.kind !== 'estimated' || !isScored(ofWomen) || !isScored(ofMen)) return []
    const step = Math.max(stepOfFigure(ofWomen), stepOfFigure(ofMen)) / 2
    const difference = { low: gap.difference - step, high: gap.difference + step }
    const [w, m] = [meanOf(ofWomen), meanOf(ofMen)]
    const found: [Scored, Interval][] = [
      [ofWomen, { low: m.low + difference.low, high: m.high + difference.high }],
      [ofMen, { low: w.low - difference.high, high: w.high - difference.low }],
    ]
    return found.flatMap(([figure, interval]) =>
      cutsBound(figure, interval)
        ? [`${id}: a bounded level lies between ${interval.low.toFixed(1)} and ${interval.high.toFixed(1)}`]
        : [],
    )
  })
}

/** Numbers of answers: a difference of one to nine people is a small group that was counted. */
function countsMinusTotal(release: Release): string[] {
  if (release.participation.kind !== 'shown') return []
  const { n } = release.participation
  const figures = [release.overall, ...release.dimensions.map(({ figure }) => figure)].flatMap((figure) =>
    isScored(figure) ? [figure.count] : [],
  )
  const items = release.items.flatMap(({ distribution }) => (distribution.kind === 'shown' ? [distribution.count] : []))
  const few = (all: number, counts: readonly AnswerCount[], name: string) =>
    counts.flatMap((count) =>
      count.kind === 'exact' && all - count.n > 0 && all - count.n < K
        ? [`exactly ${all - count.n} ${name} left something out`]
        : [],
    )
  const cells = cellsOf(release).flatMap(({ value, overall, dimensions }) => {
    const counts = [overall, ...Object.values(dimensions)].flatMap((figure) => (isScored(figure) ? [figure.count] : []))
    return few(Math.max(...counts.map((count) => count.n)), counts, value)
  })
  return [...few(n, [...figures, ...items], 'people'), ...cells]
}

/** What each attack learns of one release. */
export const FIGURE_READINGS = {
  underK,
  totalMinusCuts,
  overallMinusDimensions,
  nearAnEnd,
  meanWithMargin,
  levelFromGap,
  countsMinusTotal,
}

export const FIGURE_ATTACKS: readonly Attack[] = [
  {
    id: 'small-cells',
    title: 'Leer un dato de menos de 10 personas',
    against: ['k-answers'],
    run: onEachEntity(underK),
  },
  {
    id: 'total-minus-cuts',
    title: 'Restar mujeres y hombres del total para saber de quienes no dijeron su sexo',
    against: ['levels-need-nobody-outside'],
    run: onEachEntity(totalMinusCuts),
  },
  {
    id: 'overall-minus-dimensions',
    title: 'Restar las dimensiones visibles del resultado general para saber la oculta',
    against: ['overall-hides', 'overall-tells-no-bound'],
    run: onEachEntity(overallMinusDimensions),
  },
  {
    id: 'near-an-end',
    title: 'Saber que todas las personas respondieron lo mismo por un promedio cercano a 0 o a 100',
    against: ['extremes-bounded'],
    run: onEachEntity(nearAnEnd),
  },
  {
    id: 'mean-with-margin',
    title: 'Acotar el puntaje de cada persona con el promedio y su margen',
    against: ['margin-leaves-open'],
    run: onEachEntity(meanWithMargin),
  },
  {
    id: 'counts-minus-total',
    title: 'Restar números de respuestas para contar un grupo pequeño',
    against: ['counts-at-least', 'cut-counts-rounded'],
    run: onEachEntity(countsMinusTotal),
  },
]
