import type { InstrumentDefinition, RubricItem, ScoredItem } from '../instrument.ts'

const LEVELS = ['0', '1', '2', '3']

function checkItem(item: ScoredItem, rated: RubricItem | undefined): string[] {
  if (!rated) return [`item ${item.id}: has no rubric`]
  const levels = Object.keys(item.points).sort()
  return [
    ...(levels.join() === LEVELS.join() ? [] : [`item ${item.id}: a rubric has the levels 0 to 3`]),
    ...((rated.appliesTo === 'all') === (item.notApplicable.length === 0)
      ? []
      : [`item ${item.id}: "no aplica" is for items that do not concern all`]),
    ...([1, 2, 3] as const)
      .filter((level) => rated.documents[level].length === 0)
      .map((level) => `item ${item.id}: no document proves level ${level}`),
  ]
}

/** An institutional instrument says of every scored item which documents prove which level; a staff instrument asks for none. */
export function checkRubric({ nature, rubric, scoring }: InstrumentDefinition): string[] {
  if (nature === 'staff') return rubric ? ['rubric: an instrument for staff has none'] : []
  const items = scoring.dimensions.flatMap((dimension) => dimension.items)
  const known = new Set(items.map(({ id }) => id))
  return [
    ...items.flatMap((item) => checkItem(item, rubric?.[item.id])),
    ...Object.keys(rubric ?? {})
      .filter((id) => !known.has(id))
      .map((id) => `rubric ${id}: there is no such item`),
  ]
}
