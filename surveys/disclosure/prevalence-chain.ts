import type { ChainQuestion, PrevalenceSpec } from '#surveys/model/instrument.ts'
import type { PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { isOpen, shareInterval, SMALLEST } from './prevalence-share.ts'
import type { ReleasedChain } from './release.ts'
import { wholePercent } from './rounding.ts'

/** Answers that a question about what followed needs. */
export const CHAIN_FROM = 10

type People = { readonly id: string; readonly count: number }
const total = (people: readonly People[]) => people.reduce((sum, { count }) => sum + count, 0)

/**
 * Hidden classes: none where each has five people or more; otherwise at least two, together five people or more and
 * fewer than every shown class. Then one hidden class can hold all of them, and each of the others may be empty.
 */
function hiddenClasses(people: readonly People[], defences: Defences): readonly People[] {
  const rising = [...people].sort((one, other) => one.count - other.count)
  const few = rising.filter(({ count }) => count < SMALLEST).length
  if (few === 0) return []
  if (!defences['classes-hidden-together']) return rising.slice(0, few)
  for (let hidden = few; hidden < rising.length; hidden += 1) {
    const behind = total(rising.slice(0, hidden))
    if (hidden > 1 && behind >= SMALLEST && behind < (rising[hidden]?.count ?? 0)) return rising.slice(0, hidden)
  }
  return rising
}

function classesOf({ classes }: ChainQuestion, counts: Readonly<Record<string, number>> = {}): People[] {
  return classes.map(({ id }) => ({ id, count: counts[id] ?? 0 }))
}

/** No interval beside a hidden class: with the percents it would give the number of answers, hence the hidden ones. */
function releasedClasses(people: readonly People[], from: number, defences: Defences): ReleasedChain['classes'] {
  const n = total(people)
  if (n < from) return 'none'
  const hidden = new Set(hiddenClasses(people, defences).map(({ id }) => id))
  if (hidden.size === people.length) return 'none'
  return people.map(({ id, count }) => {
    if (hidden.has(id)) return { id, percent: null, interval: null }
    return { id, percent: wholePercent(count, n), interval: hidden.size === 0 ? shareInterval(count, n, null) : null }
  })
}

/**
 * Whether the number of answers to a question may be worked out. Where the share of its base is bounded, as many
 * answers as people would tell that nobody else is there. What is asked only after one class of another question must
 * not count all to whom it happened while that class is hidden: it would tell that the other classes are empty.
 */
function baseIsOpen(
  { reading }: PrevalenceSpec,
  question: ChainQuestion,
  counts: PrevalenceCounts,
  shown: ReadonlySet<string>,
): boolean {
  const group = reading?.bases[question.id]?.group ?? 'happened'
  if (group === 'witnessed') return isOpen(counts.witnessed)
  if (!isOpen(counts.any)) return false
  if (group === 'happened' || shown.has(group)) return true
  return total(classesOf(question, counts.chain[question.id])) < counts.any.happened
}

/** What followed, question by question; a question after a class of another stands behind that one in the instrument. */
export function releasedChain(
  spec: PrevalenceSpec,
  counts: PrevalenceCounts,
  k: number,
  defences: Defences = ALL_DEFENCES,
): ReleasedChain[] {
  const shown = new Set<string>()
  return spec.chain.map((question) => {
    const { id } = question
    if (!baseIsOpen(spec, question, counts, shown)) return { id, classes: 'none' }
    const classes = releasedClasses(classesOf(question, counts.chain[id]), Math.max(CHAIN_FROM, k), defences)
    if (classes !== 'none') for (const each of classes) if (each.percent !== null) shown.add(each.id)
    return { id, classes }
  })
}
