import { ALL_DEFENCES, type Defence, type Defences } from '#surveys/disclosure/defences.ts'
import { releasedDistribution, smallestClass } from '#surveys/disclosure/distribution.ts'
import type { ItemDistribution, Release, Share } from '#surveys/disclosure/release.ts'
import type { ScoredItem } from '#surveys/model/instrument.ts'
import { Findings, type Attack, type Outcome } from './attack.ts'
import { instrument, K, madeEntity, readRelease } from './entities.ts'
import { EPSILON, isExact, meanOf, stepOfFigure, width, within, type Interval } from './interval.ts'

const DIMENSIONS = instrument.scoring.dimensions
const ITEMS = new Map(DIMENSIONS.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
/** Up to this many answers she lists every way in which they can fall on the choices. */
const LISTED_UP_TO = 24
/** The same where a whole dimension is needed: from 30 answers its mean has a decimal. */
const DIMENSION_UP_TO = 30

type Shown = Extract<ItemDistribution, { kind: 'shown' }>
type Vector = readonly number[]
/** Choices with points, from the least to the most favourable. */
const choicesOf = ({ points }: ScoredItem) =>
  Object.entries(points)
    .flatMap(([choice, value]) => (value === null ? [] : [{ choice, value }]))
    .sort((one, other) => one.value - other.value)

/** All ways in which n answers fall on so many choices. */
function* vectors(n: number, places: number): Generator<number[]> {
  if (places === 1) {
    yield [n]
    return
  }
  for (let here = 0; here <= n; here += 1) for (const rest of vectors(n - here, places - 1)) yield [here, ...rest]
}

const keyOf = ({ classes, mean, detail, count }: Shown) =>
  JSON.stringify([classes.map(({ share }) => share), mean, detail, count.n])
type Listing = ReadonlyMap<string, readonly Vector[]>
/** Defences on which the release of a single item depends; listings are shared between runs that agree on them. */
const OF_ITEMS: readonly Defence[] = [
  'k-answers',
  'detail-from-twenty',
  'few-are-bounded',
  'neighbours-widened',
  'mean-from-shares',
  'counts-at-least',
  'left-out-together',
]
const listings = new Map<string, Listing>()

/** Every set of answers of n people to an item, by what would be read of it. */
function listing(item: ScoredItem, n: number, grouped: boolean, defences: Defences): Listing {
  const name = `${OF_ITEMS.filter((defence) => defences[defence]).join()} ${JSON.stringify(choicesOf(item).map(({ value }) => value))} ${n} ${grouped}`
  const known = listings.get(name)
  if (known) return known
  const choices = choicesOf(item)
  const made = new Map<string, Vector[]>()
  for (const vector of vectors(n, choices.length)) {
    const counts = {
      choices: Object.fromEntries(choices.map(({ choice }, place) => [choice, vector[place] ?? 0])),
      notAnswered: 0,
      hidden: 0,
    }
    const read = releasedDistribution(item, counts, { participants: n, k: K, grouped }, defences)
    if (read.kind !== 'shown') continue
    const key = keyOf(read)
    const same = made.get(key)
    if (same) same.push(vector)
    else made.set(key, [vector])
  }
  listings.set(name, made)
  return made
}

/** Ways of answering that lead to what she reads. She does not know whether the item was grouped for its own sake. */
function possible(item: ScoredItem, read: Shown, defences: Defences): readonly Vector[] {
  const key = keyOf(read)
  const alone = listing(item, read.count.n, false, defences).get(key) ?? []
  return read.detail === 'groups' ? [...alone, ...(listing(item, read.count.n, true, defences).get(key) ?? [])] : alone
}

/** Groups of places: each choice, and each side. */
function groupsOf(item: ScoredItem): { readonly name: string; readonly places: readonly number[] }[] {
  const choices = choicesOf(item)
  const side = (name: string, belongs: (value: number) => boolean) => ({
    name,
    places: choices.flatMap(({ value }, place) => (belongs(value) ? [place] : [])),
  })
  return [
    ...choices.map(({ choice }, place) => ({ name: choice, places: [place] })),
    side('unfavourable', (value) => value < 0.5),
    side('favourable', (value) => value > 0.5),
  ]
}

/**
 * A group known to be of fewer than t answers must have every number from nobody to t − 1 left; the same of a group
 * that nearly everybody chose.
 */
function pinned(item: ScoredItem, n: number, worlds: readonly Vector[]): string[] {
  const t = smallestClass(n)
  return groupsOf(item).flatMap(({ name, places }) => {
    const counts = new Set(worlds.map((vector) => places.reduce((sum, place) => sum + (vector[place] ?? 0), 0)))
    const few = [...counts].every((count) => count < t)
    const most = [...counts].every((count) => count > n - t)
    if (counts.size === 0 || (!few && !most) || counts.size === t) return []
    return [`${item.id}: ${name} has ${[...counts].sort((one, other) => one - other).join(' or ')} of ${n} answers`]
  })
}

/** Whole numbers of answers that a share leaves, for somebody who knows the rules. */
function countsOf(share: Share, n: number): Interval {
  const t = smallestClass(n)
  switch (share.kind) {
    case 'percent':
      return {
        low: Math.max(0, Math.ceil(((share.percent - 0.5) * n) / 100 - EPSILON)),
        high: Math.min(n, Math.floor(((share.percent + 0.5) * n) / 100 + EPSILON)),
      }
    case 'at-most':
      return { low: 0, high: t - 1 }
    case 'at-least':
      return { low: Math.ceil((share.percent * n) / 100 - EPSILON), high: n }
    case 'between':
      return {
        low: Math.ceil((share.low * n) / 100 - EPSILON),
        high: Math.floor(((share.high + 1) * n) / 100 - EPSILON),
      }
  }
}

/** Larger entities: the numbers add up to n, and the mean is theirs. What that leaves of each class. */
function propagated(item: ScoredItem, read: Shown): string[] {
  const { n } = read.count
  const points = new Map(choicesOf(item).map(({ choice, value }) => [choice, value]))
  const start = read.classes.map(({ share, choices }) => {
    const values = choices.map((choice) => points.get(choice) ?? 0)
    return { share, counts: countsOf(share, n), least: Math.min(...values), most: Math.max(...values) }
  })
  const half = read.mean.precision === 'exact' ? 0.05 : 2.5
  // A mean to the nearest 5 beside a share that is not exact follows from the shares: it tells nothing more.
  const exact = start.every(({ share }) => share.kind === 'percent')
  const sum: Interval =
    exact || read.mean.precision === 'exact'
      ? { low: ((read.mean.value - half) * n) / 100, high: ((read.mean.value + half) * n) / 100 }
      : { low: 0, high: n }
  let classes = start
  for (let round = 0; round < 4; round += 1) {
    classes = classes.map((each, index) => {
      const others = classes.filter((_, other) => other !== index)
      const byTotal = {
        low: n - others.reduce((all, { counts }) => all + counts.high, 0),
        high: n - others.reduce((all, { counts }) => all + counts.low, 0),
      }
      const least = others.reduce((all, { counts, least: value }) => all + counts.low * value, 0)
      const most = others.reduce((all, { counts, most: value }) => all + counts.high * value, 0)
      const byMean = {
        low: each.most === 0 ? 0 : Math.ceil((sum.low - most) / each.most - EPSILON),
        high: each.least === 0 ? n : Math.floor((sum.high - least) / each.least + EPSILON),
      }
      return { ...each, counts: within(within(each.counts, byTotal), byMean) }
    })
  }
  return classes.flatMap(({ share, counts }) =>
    share.kind === 'at-most' && width(counts) >= 0 && width(counts) < smallestClass(n) - 1
      ? [`${item.id}: a bounded class has ${counts.low} to ${counts.high} of ${n} answers`]
      : [],
  )
}

/** One item alone: its shares, their sum and the mean. */
function distributionMinusMean(release: Release, defences: Defences): string[] {
  if (release.participation.kind !== 'shown') return []
  const { n } = release.participation
  return release.items.flatMap(({ id, distribution }) => {
    const item = ITEMS.get(id)
    if (!item || distribution.kind !== 'shown' || distribution.count.kind !== 'exact') return []
    if (distribution.count.n > LISTED_UP_TO) return smallShares(item, distribution) ?? propagated(item, distribution)
    return distribution.count.n === n ? pinned(item, n, possible(item, distribution, defences)) : []
  })
}

/** A class of a few people that is told apart. */
function smallShares(item: ScoredItem, { classes, count }: Shown): string[] | null {
  const t = smallestClass(count.n)
  const found = classes.flatMap(({ share, choices }) => {
    const counts = countsOf(share, count.n)
    return share.kind === 'percent' && counts.high < t
      ? [`${item.id}: ${choices.join('/')} has ${counts.low} to ${counts.high} of ${count.n} answers`]
      : []
  })
  return found.length > 0 ? found : null
}

const meanOfVector = (item: ScoredItem, vector: Vector) => {
  const values = choicesOf(item).map(({ value }) => value)
  const n = vector.reduce((sum, count) => sum + count, 0)
  return (100 * vector.reduce((sum, count, place) => sum + count * (values[place] ?? 0), 0)) / n
}

/**
 * A dimension minus its other items. Where everybody answered everything, the dimension is the mean of its items: what
 * the others leave of one item's mean throws out some of the ways in which it can have been answered.
 */
function dimensionMinusItems(release: Release, defences: Defences): string[] {
  if (release.participation.kind !== 'shown' || release.participation.n > DIMENSION_UP_TO) return []
  const { n } = release.participation
  const shown = new Map(
    release.items.flatMap(({ id, distribution }) =>
      distribution.kind === 'shown' ? [[id, distribution] as const] : [],
    ),
  )
  return DIMENSIONS.flatMap((dimension) => {
    const figure = release.dimensions.find(({ id }) => id === dimension.id)?.figure
    const reads = dimension.items.map((item) => ({ item, read: shown.get(item.id) }))
    if (!isExact(figure) || reads.some(({ read }) => read?.count.kind !== 'exact' || read.count.n !== n)) return []
    const worlds = reads.flatMap(({ item, read }) =>
      read ? [{ item, read, vectors: possible(item, read, defences) }] : [],
    )
    const means = worlds.map(({ item, read, vectors: all }): Interval => {
      if (read.mean.precision === 'exact')
        return { low: read.mean.value - stepOfFigure(figure) / 2, high: read.mean.value + stepOfFigure(figure) / 2 }
      const values = all.map((vector) => meanOfVector(item, vector))
      return { low: Math.min(...values), high: Math.max(...values) }
    })
    const sum = meanOf(figure)
    return worlds.flatMap(({ item, vectors: all }, index) => {
      const others = means.filter((_, other) => other !== index)
      const mine = {
        low: sum.low * means.length - others.reduce((total, { high }) => total + high, 0),
        high: sum.high * means.length - others.reduce((total, { low }) => total + low, 0),
      }
      return pinned(
        item,
        n,
        all.filter(
          (vector) =>
            meanOfVector(item, vector) >= mine.low - EPSILON && meanOfVector(item, vector) <= mine.high + EPSILON,
        ),
      )
    })
  })
}

/** What was left out: *no sé* and the rest, as a share of the participants. */
function leftOut(release: Release): string[] {
  if (release.participation.kind !== 'shown') return []
  const { n } = release.participation
  return release.items.flatMap(({ id, distribution }) => {
    if (distribution.kind !== 'shown' || distribution.leftOut.kind !== 'shown') return []
    const { unknown, rest } = distribution.leftOut
    return [unknown, rest].flatMap((percent) => {
      if (percent === null || percent === 0) return []
      const { low, high } = countsOf({ kind: 'percent', percent }, n)
      return low >= 1 && high < K ? [`${id}: ${low} to ${high} people left it out in the same way`] : []
    })
  })
}

function onEachEntity(
  learn: (release: Release, defences: Defences) => string[],
): (size: number, defences: Defences) => Outcome {
  return (size, defences = ALL_DEFENCES) => {
    const findings = new Findings()
    for (let number = 0; number < size; number += 1)
      findings.add(learn(readRelease(madeEntity(number), defences), defences))
    return findings.finish()
  }
}

/** What each attack learns of one release. */
export const ITEM_READINGS = { distributionMinusMean, dimensionMinusItems, leftOut }

export const ITEM_ATTACKS: readonly Attack[] = [
  {
    id: 'distribution-minus-mean',
    title: 'Deducir de los porcentajes, su suma y el promedio cuántas personas eligieron una respuesta poco frecuente',
    against: ['few-are-bounded', 'neighbours-widened', 'mean-from-shares'],
    run: onEachEntity(distributionMinusMean),
  },
  {
    id: 'dimension-minus-items',
    title: 'Restar de una dimensión sus otras preguntas para saber cómo se respondió una',
    against: ['items-in-pairs'],
    run: onEachEntity(dimensionMinusItems),
  },
  {
    id: 'left-out',
    title: 'Contar a las pocas personas que respondieron «no sé» o dejaron una pregunta',
    against: ['left-out-together'],
    run: onEachEntity(leftOut),
  },
]
