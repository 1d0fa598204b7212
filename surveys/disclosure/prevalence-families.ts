import type { PrevalenceSpec } from '#surveys/model/instrument.ts'
import type { PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { PROTECTS_ANOTHER } from './figure.ts'
import { isOpen, shareOf, SMALLEST } from './prevalence-share.ts'
import type { PrevalenceShare } from './release.ts'

type Combinations = PrevalenceCounts['combinations']
type Family = { readonly id: string; readonly people: number }

/** People to whom something of these families happened, and nothing of another. */
function peopleOnlyIn(families: ReadonlySet<string>, combinations: Combinations): number {
  return Object.entries(combinations).reduce(
    (sum, [key, people]) => (key !== '' && key.split('+').every((id) => families.has(id)) ? sum + people : sum),
    0,
  )
}

function peopleIn(family: string, combinations: Combinations): number {
  return Object.entries(combinations).reduce(
    (sum, [key, people]) => (key.split('+').includes(family) ? sum + people : sum),
    0,
  )
}

/**
 * Families of five people or more that are hidden beside those of fewer, smallest first: at least one, and more until
 * those who suffered hidden families alone are fewer than the people of every shown family. Then the one hidden family
 * can stand for all of them, and each smaller one may be empty.
 */
function protecting(few: readonly Family[], open: readonly Family[], combinations: Combinations): ReadonlySet<string> {
  const hidden = new Set(few.map(({ id }) => id))
  const added = new Set<string>()
  for (const { id, people } of open) {
    if (added.size > 0 && peopleOnlyIn(hidden, combinations) < people) break
    hidden.add(id)
    added.add(id)
  }
  return added
}

/**
 * Share of each family of behaviours in all who answered the part; a family has no base of its own, since that would
 * tell how many left it out. With a family of fewer than five people another is hidden too; where that leaves none,
 * all read the same. `attacker` tests show that no hidden count of nobody to four people can be told from nobody.
 * @param said number of answers that the page names.
 */
export function releasedFamilies(
  spec: PrevalenceSpec,
  counts: PrevalenceCounts,
  said: number,
  population: number | null,
  defences: Defences = ALL_DEFENCES,
): { id: string; share: PrevalenceShare }[] {
  const { any, combinations } = counts
  const same = (share: PrevalenceShare) => spec.families.map(({ id }) => ({ id, share }))
  if (any.happened < SMALLEST) return same({ kind: 'fewer-than-five' })
  if (!isOpen(any)) return same(PROTECTS_ANOTHER)
  const rising = spec.families
    .map(({ id }) => ({ id, people: peopleIn(id, combinations) }))
    .sort((one, other) => one.people - other.people)
  const few = rising.filter(({ people }) => people < SMALLEST)
  const open = rising.filter(({ people }) => people >= SMALLEST)
  const hidden =
    few.length === 0 || !defences['families-hidden-together'] ? new Set<string>() : protecting(few, open, combinations)
  if (defences['families-hidden-together'] && few.length > 0 && hidden.size === open.length)
    return same(PROTECTS_ANOTHER)
  const people = new Map(rising.map((family) => [family.id, family.people]))
  return spec.families.map(({ id }) => {
    if (hidden.has(id)) return { id, share: PROTECTS_ANOTHER }
    return { id, share: shareOf({ answered: any.answered, happened: people.get(id) ?? 0 }, said, population, defences) }
  })
}
