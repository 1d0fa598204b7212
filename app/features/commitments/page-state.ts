import { addDays } from '#app/kit/program/clock.ts'
import type { Commitment } from '#db/queries/commitments.server.ts'
import { promiseOf } from '#surveys/disclosure/promised-page.ts'

type Promised = Pick<Commitment, 'promisedOn' | 'publishedOn' | 'status' | 'closesOn' | 'closedOn' | 'result'>

/** ISO date on which a page publishes itself: counted from the last day on which somebody was admitted. */
export function publicationDay({ promisedOn, closesOn, closedOn }: Promised): string {
  const last = closedOn !== null && closedOn < closesOn ? closedOn : closesOn
  return addDays(last, promiseOf(promisedOn).days)
}

/**
 * What whoever has the address is told. `waiting`: until its day every page says the same, whether many answered, few,
 * or nobody yet. `late`: its day has come and the close is not done. `none` reads like an address that never was.
 */
export type PageState =
  | { readonly kind: 'published' }
  | { readonly kind: 'waiting' | 'late'; readonly by: string }
  | { readonly kind: 'none' }

/** @param today ISO date in Lima time. */
export function pageState(page: Promised | null, today: string): PageState {
  if (page === null || page.status === 'cancelled' || page.status === 'annulled') return { kind: 'none' }
  if (page.publishedOn !== null && page.result === 'shown') return { kind: 'published' }
  const by = publicationDay(page)
  if (today < by) return { kind: 'waiting', by }
  return page.result === 'suppressed' ? { kind: 'none' } : { kind: 'late', by }
}

/** Whether a page publishes itself today, or should have while the program stood still. @param today ISO date in Lima time. */
export function isDueToPublish(page: Promised, today: string): boolean {
  return page.publishedOn === null && page.result === 'shown' && publicationDay(page) <= today
}
