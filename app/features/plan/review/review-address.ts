import type { QueueSearch } from './queue-search.ts'

/** A signed version of a plan, as the Ministry names it. */
export type ReviewPlace = { readonly entityId: string; readonly year: number; readonly version: number }

/** Where the Ministry reads plans and budgets. */
export const QUEUE_ADDRESS = '/nacional/revisiones'

/** Address of the Ministry's page of a signed version. */
export function planReviewAddress({ entityId, year, version }: ReviewPlace): string {
  return `${QUEUE_ADDRESS}/planes/${encodeURIComponent(entityId)}/${year}/${version}`
}

/** Address at which an entity reads and answers what the Ministry said of its plan. */
export function ownReviewAddress(year: number): string {
  return `/panel/plan/${year}/revision`
}

/** Who has a review: anybody, nobody, whoever asks, or an account. */
export const ANYBODY = ''
export const NOBODY = 'nadie'
export const MYSELF = 'yo'

/** Address of a page of the queue with the same filters. */
export function queueAddress(path: string, search: QueueSearch, page: number): string {
  const fields = Object.entries({ ...search, pagina: page === 1 ? '' : String(page) })
  const given = fields.filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}
