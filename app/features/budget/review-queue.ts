import type { AssessmentView, ItemView } from './view-assessment.server.ts'

/** Where the review of an item stands, as the list of a dimension shows it. */
export type ReviewState = 'pending' | 'accepted' | 'returned' | 'zero' | 'settled'

/** A level 0 has nothing to prove, and what the norm leaves out needs nobody's decision. */
export function reviewState(item: Pick<ItemView, 'level' | 'review' | 'settledByNorm'>): ReviewState {
  if (item.settledByNorm) return 'settled'
  if (item.level === '0') return 'zero'
  return item.review
}

/** Whether an analyst decides about an item at all. */
export function isDecidable(item: Pick<ItemView, 'level' | 'review' | 'settledByNorm'>): boolean {
  return !['zero', 'settled'].includes(reviewState(item))
}

type Dimensions = readonly {
  readonly id: string
  readonly items: readonly Pick<ItemView, 'id' | 'level' | 'review' | 'settledByNorm'>[]
}[]

/**
 * Where the review goes on after a decision: the next item that waits, first after the decided one, then from the
 * beginning; null when none does.
 */
export function nextToReview(dimensions: Dimensions, after: string): { dimension: string; item: string } | null {
  const all = dimensions.flatMap(({ id: dimension, items }) => items.map((item) => ({ dimension, item })))
  const here = all.findIndex(({ item }) => item.id === after)
  const found = [...all.slice(here + 1), ...all.slice(0, Math.max(here, 0))].find(
    ({ item }) => reviewState(item) === 'pending',
  )
  return found ? { dimension: found.dimension, item: found.item.id } : null
}

/** The item of a dimension that a page shows: the one that was asked for, else the first that waits, else the first. */
export function shownOf<Item extends Dimensions[number]['items'][number]>(
  items: readonly Item[],
  asked: string | undefined,
): Item | undefined {
  return items.find(({ id }) => id === asked) ?? items.find((item) => reviewState(item) === 'pending') ?? items.at(0)
}

type Document = Pick<ItemView['evidence'][number], 'id' | 'kind' | 'fileName'>

/** What a browser shows beside the decision: a picture, or a PDF in a frame. Other files are only downloaded. */
export function previewOf({ kind, fileName }: Document): 'image' | 'pdf' | null {
  if (kind !== 'file') return null
  const ending = /\.([a-z]+)$/.exec(fileName ?? '')?.[1] ?? ''
  if (ending === 'pdf') return 'pdf'
  return ['png', 'jpg'].includes(ending) ? 'image' : null
}

/** The document that is shown: the one that was asked for, else the first that can be. */
export function shownDocument<Each extends Document>(
  documents: readonly Each[],
  asked: string | undefined,
): Each | null {
  const shown = documents.filter((each) => previewOf(each) !== null)
  return shown.find(({ id }) => id === asked) ?? shown.at(0) ?? null
}

/** Address of one item of a review, with the document beside it. */
export function reviewAddress(
  assessment: Pick<AssessmentView, 'id'>,
  place: { readonly dimension: string; readonly item: string },
  document?: string,
): string {
  const asked = new URLSearchParams({ pregunta: place.item, ...(document ? { documento: document } : {}) })
  return `/nacional/presupuestos/${assessment.id}/${place.dimension}?${asked.toString()}`
}
