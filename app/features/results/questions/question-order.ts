import type { Decimals } from '#app/kit/format.ts'
import { DECIMAL_FROM } from '#surveys/disclosure/rounding.ts'
import type { ItemDistribution, Release } from '#surveys/disclosure/release.ts'
import type { InstrumentDescription } from '../view-results.server.ts'
import type { OrderWord, QuestionsAsked } from './questions-search.ts'

/** Questions that stand unfolded where an order was asked for. */
const FIRST = 10

type Described = InstrumentDescription['dimensions'][number]

/** What sorts a question, the smallest first; null where it is not shown, which comes last whatever it is. */
function rankOf(distribution: ItemDistribution | undefined, order: OrderWord): number | null {
  if (distribution?.kind !== 'shown') return null
  if (order === 'menor') return distribution.mean.value
  const { leftOut } = distribution
  return leftOut.kind === 'shown' && leftOut.unknown !== null ? -leftOut.unknown : null
}

/** Decimals that all exact means have: whole where one of them was released so, as over few answers. */
function meanDecimals({ items }: Pick<Release, 'items'>): Decimals {
  const exact = items.flatMap(({ distribution }) =>
    distribution.kind === 'shown' && distribution.mean.precision === 'exact' ? [distribution] : [],
  )
  return exact.some(({ count }) => count.n < DECIMAL_FROM) ? 0 : 1
}

/** In an order what stands first was looked for; the rest is folded. */
function firstOnes<Question>(questions: readonly Question[]) {
  const [first, rest] = [questions.slice(0, FIRST), questions.slice(FIRST)]
  return [
    { id: 'primeras', title: null, meaning: null, questions: first },
    ...(rest.length > 0
      ? [{ id: 'otras', title: 'Las demás, en el mismo orden', meaning: null, questions: rest }]
      : []),
  ]
}

/**
 * Questions of a release as an address asks for them. The order reads what is released and shown beside each question:
 * of two that show the same number the one that was asked first stands first, and so does all that is hidden, at the end.
 */
export function askedQuestions(
  release: Pick<Release, 'items' | 'k' | 'singleLink'>,
  { dimensions }: Pick<InstrumentDescription, 'dimensions'>,
  { dimension, orden }: QuestionsAsked,
) {
  const distributions = new Map(release.items.map(({ id, distribution }) => [id, distribution] as const))
  const chosen = dimensions.some(({ id }) => id === dimension) ? dimension : undefined
  const wanted = dimensions.filter(({ id }) => chosen === undefined || id === chosen)
  const inOrder = (found: readonly Described[]) => {
    const questions = found.flatMap(({ title, items }) =>
      items.map((item) => ({ item, dimension: title, distribution: distributions.get(item.id) })),
    )
    if (!orden) return questions
    const ranked = questions.map((each) => ({ each, rank: rankOf(each.distribution, orden) }))
    return ranked.sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0).map(({ each }) => each)
  }
  return {
    asked: { dimension: chosen ?? null, orden: orden ?? null },
    dimensions: dimensions.map(({ id, title }) => ({ id, title })),
    /** Under its own heading each dimension, where nothing else was asked for. */
    groups: orden
      ? firstOnes(inOrder(wanted))
      : wanted.map((each) => ({ id: each.id, title: each.title, meaning: each.meaning, questions: inOrder([each]) })),
    decimals: meanDecimals(release),
    release: {
      k: release.k,
      ...(release.singleLink ? { singleLink: release.singleLink } : {}),
      noItems: release.items.length === 0,
    },
  }
}

export type AskedQuestions = ReturnType<typeof askedQuestions>
export type ShownQuestion = AskedQuestions['groups'][number]['questions'][number]
