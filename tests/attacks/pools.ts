import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { makePool, type PoolFigure, type PoolMember, type PoolRelease } from '#surveys/disclosure/pool.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { Findings, type Attack } from './attack.ts'
import { entityOf, instrument, K, madeEntity, madePeople, readRelease, type MadeEntity } from './entities.ts'
import { isExact, isScored, meanOf, OPEN_POINTS, SCORE, width, within, type Interval } from './interval.ts'

const QUARTERS = ['2026-T1', '2026-T2'] as const

/** Few people answered; nothing was released of them. */
const tiny = new Map<number, MadeEntity>()
function tinyEntity(number: number): MadeEntity {
  const made = tiny.get(number) ?? entityOf(madePeople(number).slice(0, 1 + (number % 9)))
  tiny.set(number, made)
  return made
}

const giants = new Map<number, MadeEntity>()
/** A large one, beside which the others hardly count. */
function giantEntity(number: number): MadeEntity {
  const made =
    giants.get(number) ?? entityOf([0, 9, 18, 27, 36, 45, 54, 63].flatMap((step) => madePeople(step + 81 * number)))
  giants.set(number, made)
  return made
}

type Quarter = (typeof QUARTERS)[number]
/** An entity as the analyst sees it: its release, the quarter, and how many people it has at most. */
type Seen = { readonly name: string; readonly quarter: Quarter; readonly release: Release; readonly population: number }

function country(number: number): { readonly members: PoolMember[]; readonly seen: Seen[] } {
  const random = seededRandom(4001 + number)
  const size = random.between(5, 13)
  const rows = Array.from({ length: size }, (_, index) => {
    const small = random.next() < 0.3
    const giant = index === 0 && number % 3 === 0
    const entity = giant
      ? giantEntity(number % 2)
      : small
        ? tinyEntity(random.between(0, 120))
        : madeEntity(random.between(0, 80))
    const release = readRelease(entity, ALL_DEFENCES)
    // In the second quarter one to three more, as when a late one is added.
    const quarter: Quarter = index < size - random.between(1, 3) ? '2026-T1' : '2026-T2'
    return { name: `e${index}`, quarter, release, entity }
  })
  return {
    members: rows.map(({ name, quarter, release, entity }) => ({
      entity: name,
      quarter,
      release,
      moments: entity.aggregate.total,
    })),
    seen: rows.map(({ name, quarter, release, entity }) => ({
      name,
      quarter,
      release,
      population: entity.population.women + entity.population.men,
    })),
  }
}

type Shown = Extract<PoolRelease, { kind: 'shown' }>
type Place = {
  readonly id: string
  readonly of: (release: Release) => Release['overall'] | undefined
  readonly pool: (pool: Shown) => PoolFigure | undefined
}
const PLACES: readonly Place[] = [
  { id: 'overall', of: ({ overall }) => overall, pool: ({ overall }) => overall },
  ...instrument.scoring.dimensions.map(
    ({ id }): Place => ({
      id,
      of: ({ dimensions }) => dimensions.find((each) => each.id === id)?.figure,
      pool: ({ dimensions }) => dimensions.find((each) => each.id === id)?.figure,
    }),
  ),
]

const poolMean = ({ value, bound }: PoolFigure): Interval =>
  bound === 'exact'
    ? { low: value - 0.5, high: value + 0.5 }
    : bound === 'at-most'
      ? { low: 0, high: 5 }
      : { low: 95, high: 100 }

/**
 * The pool less every entity whose own figure is known: what remains are entities of which nothing, or only a bound,
 * was released. She tries every number of entities that may be in it, and takes it that the pool holds all that are left.
 */
function remainder(place: Place, pool: Shown, inside: readonly Seen[]): string[] {
  const figure = place.pool(pool)
  const known = inside.flatMap(({ release }) => (isExact(place.of(release)) ? [place.of(release)].filter(isExact) : []))
  const unknown = inside.filter(({ release }) => !isExact(place.of(release)))
  if (!figure || unknown.length !== 1) return []
  const [mine] = unknown
  const bounded = mine && place.of(mine.release)
  const all = poolMean(figure)
  const sum = known.reduce(
    (total, each) => ({
      low: total.low + each.count.n * meanOf(each).low,
      high: total.high + each.count.n * meanOf(each).high,
      n: total.n + each.count.n,
    }),
    { low: 0, high: 0, n: 0 },
  )
  let [low, high] = [100, 0]
  for (let n = pool.count.n; n <= pool.count.n + 4; n += 1) {
    const few = n - sum.n
    if (few < 1 || (!isScored(bounded) && few >= K)) continue
    const found = within(SCORE, { low: (n * all.low - sum.high) / few, high: (n * all.high - sum.low) / few })
    if (width(found) < 0) continue
    ;[low, high] = [Math.min(low, found.low), Math.max(high, found.high)]
  }
  if (high < low) return []
  if (isScored(bounded))
    return low > bounded.low || high < bounded.high
      ? [`${mine?.name}: a bounded ${place.id} lies between ${low.toFixed(1)} and ${high.toFixed(1)}`]
      : []
  return high - low < OPEN_POINTS
    ? [`${mine?.name}: fewer than ten people have ${place.id} between ${low.toFixed(1)} and ${high.toFixed(1)}`]
    : []
}

/** Whether the pool is of all entities that hide nothing, this one among them: as many, with as many answers. */
function isOfTheOpen(pool: Shown, seen: readonly Seen[], name: string): boolean {
  const open = seen.filter(
    ({ quarter, release }) => quarter === pool.quarter && PLACES.every((place) => isExact(place.of(release))),
  )
  if (!open.some((each) => each.name === name)) return false
  const answers = open.reduce(
    (sum, { release }) => sum + (release.participation.kind === 'shown' ? release.participation.n : 0),
    0,
  )
  return open.length === pool.entities && Math.floor(answers / 5) * 5 === pool.count.n
}

/** A pool of one to four entities, or one that is nearly an entity's own figure. */
function nearlyOne(pool: Shown, seen: readonly Seen[]): string[] {
  const hidden = seen.filter(
    ({ quarter, release }) => quarter === pool.quarter && release.participation.kind !== 'shown',
  )
  const heavy = seen.filter(
    ({ quarter, release }) =>
      quarter === pool.quarter &&
      release.participation.kind === 'shown' &&
      2 * release.participation.n > pool.count.n + 4,
  )
  return [
    ...(pool.entities < 5
      ? [`a pool of ${pool.entities} entities${hidden.length > 0 ? ', one of them hidden' : ''}`]
      : []),
    // An entity with more than half of the answers stands alone in the pool's place: only if it can be inside.
    ...heavy.flatMap(({ name, release }) =>
      pool.entities === seen.filter(({ quarter }) => quarter === pool.quarter).length || isOfTheOpen(pool, seen, name)
        ? [`${name} makes up more than half of the pool: ${release.participation.kind}`]
        : [],
    ),
  ]
}

/** Who may be in a pool, by its number of entities: she tries whoever closed until then, in the rules' own order. */
function candidates(pool: Shown, seen: readonly Seen[]): readonly (readonly Seen[])[] {
  const now = seen.filter(({ quarter }) => quarter === pool.quarter)
  const until = seen.filter(({ quarter }) => quarter <= pool.quarter)
  return [now, until].filter((set) => set.length === pool.entities)
}

/** The pool of a quarter, minus the one before, minus what was released of each entity. */
function poolMinusReleases(size: number, defences: Defences) {
  const findings = new Findings()
  for (let number = 0; number < size; number += 1) {
    const { members, seen } = country(number)
    const pools = QUARTERS.map((quarter) => makePool(instrument, members, quarter, K, defences)).flatMap((pool) =>
      pool.kind === 'shown' ? [JSON.parse(JSON.stringify(pool)) as Shown] : [],
    )
    const learned = pools.flatMap((pool) => [
      ...candidates(pool, seen).flatMap((inside) => PLACES.flatMap((place) => remainder(place, pool, inside))),
      ...nearlyOne(pool, seen),
    ])
    findings.add([...learned, ...afterMinusBefore(pools, seen)])
  }
  return findings.finish()
}

/** Two pools one of which holds the other: the difference is of those who came between. */
function afterMinusBefore(pools: readonly Shown[], seen: readonly Seen[]): string[] {
  const [before, after] = pools
  if (!before || !after || after.entities <= before.entities) return []
  const came = seen.filter(({ quarter }) => quarter === '2026-T2')
  if (after.entities - before.entities !== came.length || came.length >= 5) return []
  return [`the difference of two pools is of ${came.length} entities`]
}

export const POOL_ATTACK: Attack = {
  id: 'pool-minus-pool',
  title: 'Restar promedios de varias entidades, antes y después de cada trimestre, para saber el dato de una',
  against: ['pool-of-five', 'pool-without-giant', 'pool-hides-small', 'pool-by-quarter'],
  run: poolMinusReleases,
}
