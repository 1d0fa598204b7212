import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { changeOf, changeOverTime } from '#surveys/disclosure/over-time.ts'
import { normDifference } from '#surveys/disclosure/norm-difference.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import type { PerceivedNormItem } from '#surveys/model/instrument.ts'
import { comparability } from '#surveys/model/crosswalk.ts'
import { holm, meanDifference, type MeanDifference } from '#surveys/scoring/gap.ts'
import type { Aggregate, ItemCounts, Moments } from '#surveys/scoring/report.ts'
import { shown } from './figures.ts'
import { momentsWith } from './moments.ts'
import { tellsOfNobody } from './noise.ts'
import { PARAMETERS } from '../parameters.ts'

function difference(women: Moments, men: Moments, population: readonly [women: number, men: number]): MeanDifference {
  const found = meanDifference(
    { moments: women, population: population[0] },
    { moments: men, population: population[1] },
  )
  if (!found) throw new Error('The example has enough answers')
  return found
}

/** Two dimensions of one campaign, and a small difference of a large one that is certain. */
export function gapExample() {
  const people = [60, 70] as const
  const family = [
    difference(momentsWith(40, 56, 20), momentsWith(35, 68, 18), people),
    difference(momentsWith(40, 60, 20), momentsWith(35, 64, 18), people),
  ] as const
  const [first, second] = holm(family)
  const small = difference(momentsWith(420, 60, 16), momentsWith(390, 56.5, 16), [600, 580])
  const [certain] = holm([small])
  if (!first || !second || !certain) throw new Error('Holm gives every difference back')
  return { first: { ...family[0], ...first }, second: { ...family[1], ...second }, certain: { ...small, ...certain } }
}

type Dimensions = Readonly<Record<string, Moments>>

function releaseOf(
  slug: string,
  dimensions: Dimensions,
  participants: number,
  items: Readonly<Record<string, ItemCounts>> = {},
): Release {
  const instrument = latestInstrument(slug)
  const [overall] = Object.values(dimensions)
  if (!overall) throw new Error('The example has a dimension')
  const { version, hash } = instrument
  const aggregate: Aggregate = {
    instrument: { slug: instrument.slug, version, hash },
    accepted: participants,
    total: { overall, dimensions, participants },
    items,
    cuts: {},
  }
  return makeRelease(instrument, aggregate, {
    k: PARAMETERS.k,
    population: null,
    noise: tellsOfNobody,
  })
}

/** Counts of a scale of five in which so many of eighty agree; the rest disagrees. */
function agreeing(agree: number): ItemCounts {
  const disagree = 80 - agree
  return {
    choices: { '1': disagree / 2, '2': disagree / 2, '3': 0, '4': agree / 2, '5': agree / 2, pnr: 0, ns: 0 },
    notAnswered: 0,
    hidden: 0,
  }
}

/** What eighty people think of a matter, and what they think that their colleagues think. */
export function perceivedNormExample() {
  const instrument = latestInstrument('gender-stereotypes')
  const norms = instrument.scoring.unscored.filter((item): item is PerceivedNormItem => item.kind === 'perceived-norm')
  const [norm] = norms
  if (!norm) throw new Error('The instrument asks for no perceived norm')
  const own = instrument.scoring.dimensions.flatMap(({ items }) => items).find(({ id }) => id === norm.about)
  // As many agree as make 75 % and 40 % egalitarian, whichever way each phrase is keyed.
  const egalitarian = (keyed: string | undefined, people: number) =>
    agreeing(keyed === 'reverse' ? 80 - people : people)
  const counts = { [norm.about]: egalitarian(own?.keyed, 60), [norm.id]: egalitarian(norm.keyed, 32) }
  const moments = Object.fromEntries(instrument.scoring.dimensions.map(({ id }) => [id, momentsWith(80, 60, 18)]))
  const release = releaseOf('gender-stereotypes', moments, 80, counts)
  const released = release.perceivedNorms?.find(({ id }) => id === norm.id)
  const found = released ? normDifference(release, released) : null
  return { matters: norms.length, found: found && { ...found, says: claimSentence({ kind: 'norm', found }) } }
}

/** Which dimensions of two versions may be compared. */
function comparableExample() {
  const versions = INSTRUMENTS.filter(({ slug }) => slug === 'gender-stereotypes').sort(
    (one, other) => one.version - other.version,
  )
  const [earlier, later] = [versions[0], versions.at(-1)]
  if (!earlier || !later) throw new Error('The instrument has versions')
  const { dimensions, overall } = comparability(versions, earlier, later)
  const titled = (comparable: boolean) =>
    later.scoring.dimensions.filter(({ id }) => (dimensions[id] === true) === comparable).map(({ title }) => title)
  return {
    title: later.title,
    from: earlier.version,
    to: later.version,
    same: titled(true),
    changed: titled(false),
    overall,
  }
}

/** An entity whose lowest dimension rose by eleven points while the others rose by five or six. */
function lowestExample() {
  const instrument = latestInstrument('organizational-culture')
  const year = (means: readonly number[]) =>
    releaseOf(
      'organizational-culture',
      Object.fromEntries(
        instrument.scoring.dimensions.map(({ id }, place) => [id, momentsWith(120, means[place] ?? 60, 20)]),
      ),
      120,
    )
  const all = {
    overall: true,
    dimensions: Object.fromEntries(instrument.scoring.dimensions.map(({ id }) => [id, true])),
  }
  const found = changeOverTime(
    year([41, 62, 60, 58, 64, 66, 57, 61, 63]),
    year([52, 67, 66, 63, 69, 72, 62, 67, 68]),
    all,
  ).formerlyLowest
  return (
    found && { ...found, title: instrument.scoring.dimensions.find(({ id }) => id === found.id)?.title ?? found.id }
  )
}

const changeWords = (change: ReturnType<typeof changeOf>) => claimSentence({ kind: 'change', change })

/** Two applications of one entity, with what is said of them. */
export function overTimeExample() {
  const before = shown(momentsWith(120, 54, 20))
  const after = shown(momentsWith(150, 60.5, 20))
  const [certainBefore, certainAfter] = [shown(momentsWith(900, 54, 20)), shown(momentsWith(950, 57.5, 20))]
  return {
    before,
    after,
    alone: changeOf(before, after, 1),
    amongSeven: changeOf(before, after, 7),
    small: { before: certainBefore, after: certainAfter, change: changeOf(certainBefore, certainAfter, 1) },
    says: {
      alone: changeWords(changeOf(before, after, 1)),
      amongSeven: changeWords(changeOf(before, after, 7)),
      small: changeWords(changeOf(certainBefore, certainAfter, 1)),
    },
    comparable: comparableExample(),
    lowest: lowestExample(),
  }
}
