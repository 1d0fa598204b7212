import type { Instrument, ItemRelation, ScoredItem } from './instrument.ts'
import { placedQuestions, spanish } from './survey-json.ts'

const COMPARABLE: ReadonlySet<ItemRelation> = new Set(['same', 'reworded-comparable'])

function scoredItems({ scoring }: Instrument): Map<string, ScoredItem> {
  return new Map(scoring.dimensions.flatMap(({ items }) => items.map((item) => [item.id, item])))
}

function wordings({ survey }: Instrument): Map<string, string> {
  return new Map(
    placedQuestions(survey).map(({ question, conditions }) => [
      question.name,
      JSON.stringify([spanish(question.title), question.choices, conditions]),
    ]),
  )
}

/** What became of an item between a version and the one after it. */
export function relationOf(after: Instrument, itemId: string): ItemRelation {
  return after.crosswalk?.items[itemId]?.relation ?? 'same'
}

/**
 * What is wrong with the crosswalk of a version, each a sentence; empty when it is sound. What it does not name must be
 * the same to the letter, points included; what it names as dropped or new must be so.
 */
export function crosswalkProblems(before: Instrument, after: Instrument): string[] {
  const [old, now] = [scoredItems(before), scoredItems(after)]
  const [oldWords, nowWords] = [wordings(before), wordings(after)]
  if (after.crosswalk?.from !== before.version)
    return [`${after.slug} v${after.version}: has no crosswalk from v${before.version}`]
  const all = new Set([...old.keys(), ...now.keys(), ...Object.keys(after.crosswalk.items)])
  return [...all].flatMap((id): string[] => {
    const relation = relationOf(after, id)
    if (!old.has(id) && !now.has(id)) return [`${id}: is in neither version`]
    if ((relation === 'dropped') !== (old.has(id) && !now.has(id)))
      return [`${id}: is ${relation}, but stands in ${now.has(id) ? 'the new' : 'the old'} version`]
    if ((relation === 'new') !== (!old.has(id) && now.has(id)))
      return [`${id}: is ${relation}, but stands in the old version`]
    if (relation === 'same' && oldWords.get(id) !== nowWords.get(id))
      return [`${id}: its wording changed and the crosswalk does not say so`]
    if (COMPARABLE.has(relation) && JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id)))
      return [`${id}: its points changed, so it is not comparable`]
    return []
  })
}

/** Which figures of two versions may be compared over time. */
export type Comparability = {
  readonly overall: boolean
  /** Of every dimension that both versions have. */
  readonly dimensions: Readonly<Record<string, boolean>>
}

function stepComparability(before: Instrument, after: Instrument): Comparability {
  const names = new Map(before.scoring.dimensions.map(({ id, items }) => [id, items.map((item) => item.id)]))
  const pairs = after.scoring.dimensions.flatMap(({ id, items }): [string, boolean][] => {
    const earlier = names.get(id)
    if (!earlier) return []
    const ids = new Set([...earlier, ...items.map((item) => item.id)])
    return [[id, [...ids].every((item) => COMPARABLE.has(relationOf(after, item)))]]
  })
  const sameDimensions = pairs.length === names.size && pairs.length === after.scoring.dimensions.length
  return {
    overall: sameDimensions && pairs.every(([, comparable]) => comparable),
    dimensions: Object.fromEntries(pairs),
  }
}

/**
 * What may be compared between two versions of an instrument, through every version between them. A dimension in which
 * an item was changed, dropped or added is another measure; the overall then is too.
 * @param versions every version of the instrument.
 */
export function comparability(versions: readonly Instrument[], earlier: Instrument, later: Instrument): Comparability {
  const everything: Comparability = {
    overall: true,
    dimensions: Object.fromEntries(later.scoring.dimensions.map(({ id }) => [id, true])),
  }
  const steps = versions
    .filter(({ slug, version }) => slug === later.slug && version > earlier.version && version <= later.version)
    .sort((one, other) => one.version - other.version)
  let before = earlier
  return steps.reduce((so, after) => {
    const step = stepComparability(before, after)
    before = after
    const dimensions = Object.fromEntries(
      Object.entries(so.dimensions).map(([id, comparable]) => [id, comparable && step.dimensions[id] === true]),
    )
    return { overall: so.overall && step.overall, dimensions }
  }, everything)
}

/** For each measure, the oldest version of an instrument whose figures may be laid beside those of this one. */
export type Series = { readonly overall: number; readonly dimensions: Readonly<Record<string, number>> }

/**
 * Where the series of each measure of a version begins. Two figures of one measure may be compared over time exactly
 * when both stand in the same series: what is comparable is so through every version between.
 * @param versions every version of the instrument.
 */
export function seriesOf(versions: readonly Instrument[], instrument: Instrument): Series {
  const earlier = versions
    .filter(({ slug, version }) => slug === instrument.slug && version < instrument.version)
    .map((version) => ({ version: version.version, comparable: comparability(versions, version, instrument) }))
  const since = (holds: (comparable: Comparability) => boolean) =>
    Math.min(instrument.version, ...earlier.filter(({ comparable }) => holds(comparable)).map(({ version }) => version))
  return {
    overall: since(({ overall }) => overall),
    dimensions: Object.fromEntries(
      instrument.scoring.dimensions.map(({ id }) => [id, since(({ dimensions }) => dimensions[id] === true)]),
    ),
  }
}
