import type { Instrument, ScoredItem } from '#surveys/model/instrument.ts'
import { addTotals, analysedItems, type ItemTotals } from '#surveys/scoring/item-totals.ts'
import { ALL_DEFENCES, type Defences } from '../defences.ts'
import type { Release } from '../release.ts'
import { asPooled, mayStandTogether, POOL_FROM, type Knowledge, type Pooled, type PooledItem } from './gate.ts'

/** Answers of a lot, and complete cases that it adds at least to every dimension: fewer would be read off the next total. */
export const FEWEST_ANSWERS = 200
const FEWEST_CASES = 10
/** Answers that a campaign of a lot has at least, and a set of hidden ones together. */
const K = 10

/** A closed campaign that was not counted yet, as its release shows it. */
export type LotCandidate = {
  readonly campaign: string
  readonly entity: string
  readonly release: Release
  /** Stored responses. */
  readonly responses: number
}

/** With what its responses come to. */
export type LotMember = LotCandidate & { readonly totals: ItemTotals }

export type ItemLot = { readonly campaigns: readonly string[]; readonly totals: ItemTotals }

/** What the release of an entity shows of a question: its answers choice by choice, something of them, or nothing. */
function knowledgeOf(release: Release, id: string): Knowledge {
  const distribution = release.items.find((item) => item.id === id)?.distribution
  if (distribution?.kind !== 'shown') return 'nothing'
  return distribution.detail === 'choices' ? 'exact' : 'partly'
}

function answersWithPoints({ counts }: ItemTotals, { id, points }: ScoredItem): number {
  const choices = counts[id]?.choices ?? {}
  return Object.entries(choices).reduce((sum, [choice, n]) => sum + (typeof points[choice] === 'number' ? n : 0), 0)
}

function casesOf({ dimensions }: ItemTotals, dimension: string | undefined): number {
  return dimensions[dimension ?? '']?.cases ?? 0
}

type Weigh<T> = (member: T, item: ScoredItem) => number

/** Every question is judged by itself: on its answers, and where it is analysed on the complete cases of its dimension. */
function itemsOf<T extends LotCandidate>(instrument: Instrument, answers: Weigh<T>, cases: Weigh<T>): PooledItem<T>[] {
  const analysed = new Set(analysedItems(instrument).map(({ item }) => item.id))
  return instrument.scoring.dimensions.flatMap(({ items }) =>
    items.map((item) => ({
      knowledge: ({ release }) => knowledgeOf(release, item.id),
      weights: (analysed.has(item.id) ? [answers, cases] : [answers]).map(
        (weigh) => (member: T) => weigh(member, item),
      ),
    })),
  )
}

/** One campaign of each entity, the first of them; campaigns of nobody else are counted with it. */
function oneOfEach<T extends LotCandidate>(candidates: readonly T[]): readonly T[] {
  const first = new Map<string, T>()
  for (const candidate of candidates)
    if (candidate.responses >= K && !first.has(candidate.entity)) first.set(candidate.entity, candidate)
  return [...first.values()]
}

function admitted<T extends LotCandidate>(
  candidates: readonly T[],
  items: readonly PooledItem<T>[],
  defences: Defences,
): readonly T[] {
  const lot = mayStandTogether(oneOfEach(candidates), items, {
    k: K,
    weight: ({ responses }) => responses,
    hidesExposed: defences['lot-hides-few'],
    withoutGiant: defences['pool-without-giant'],
  })
  const responses = lot.reduce((sum, member) => sum + member.responses, 0)
  return lot.length >= POOL_FROM && responses >= FEWEST_ANSWERS ? lot : []
}

/** Whether these campaigns may make a lot, as far as numbers of responses tell; `makeItemLot` looks at the answers. */
export function mayMakeLot(instrument: Instrument, candidates: readonly LotCandidate[]): boolean {
  const byResponses: Weigh<LotCandidate> = ({ responses }) => responses
  return admitted(candidates, itemsOf(instrument, byResponses, byResponses), ALL_DEFENCES).length > 0
}

/**
 * The campaigns that may enter the national totals together, with their sum: at least five entities and 200 answers,
 * none with more than half of them (docs/decisions/013). Whoever subtracts from a question what the releases show of it
 * is left with nobody, or with five entities and ten answers of which none has more than half; who would be exposed
 * waits for the next lot.
 * @returns null where they do not make a lot yet.
 */
export function makeItemLot(
  instrument: Instrument,
  candidates: readonly LotMember[],
  defences: Defences = ALL_DEFENCES,
): Pooled<ItemLot> | null {
  const dimensionOf = new Map(analysedItems(instrument).map(({ dimension, item }) => [item.id, dimension]))
  const items = itemsOf<LotMember>(
    instrument,
    ({ totals }, item) => answersWithPoints(totals, item),
    ({ totals }, item) => casesOf(totals, dimensionOf.get(item.id)),
  )
  const [first, ...others] = admitted(candidates, items, defences)
  if (!first) return null
  const totals = others.reduce((sum, member) => addTotals(sum, member.totals), first.totals)
  if (!Object.values(totals.dimensions).every(({ cases }) => cases >= FEWEST_CASES)) return null
  return asPooled({ campaigns: [first, ...others].map(({ campaign }) => campaign), totals })
}

/** National totals with one more lot. */
export function totalsWith(known: Pooled<ItemTotals> | null, lot: Pooled<ItemLot>): Pooled<ItemTotals> {
  return asPooled(known ? addTotals(known, lot.totals) : lot.totals)
}
