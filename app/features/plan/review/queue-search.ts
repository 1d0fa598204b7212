import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { OPEN_REVIEWS, REVIEW_STATES, type ReviewState } from '#db/schema/plan-reviews.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

/** Who has a review: anybody, nobody, whoever asks, or an account. */
export const ANYBODY = ''
export const NOBODY = 'nadie'
export const MYSELF = 'yo'

/** Fields of the queue's address; what is not understood counts as not given. */
export const QUEUE_SEARCH = {
  estado: z.enum(['', 'todos', ...REVIEW_STATES]).catch(''),
  analista: searchedText,
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  lectura: z.enum(['', 'primero']).catch(''),
  pagina: pageNumber,
} as const

export type QueueSearch = { readonly [Name in keyof typeof QUEUE_SEARCH]: z.infer<(typeof QUEUE_SEARCH)[Name]> }

/** States that an address asks for; without one, what is still open. */
export function statesAsked(estado: QueueSearch['estado']): readonly ReviewState[] {
  if (estado === '') return OPEN_REVIEWS
  return estado === 'todos' ? REVIEW_STATES : [estado]
}

/** Address of a page of the queue with the same filters. */
export function queueAddress(path: string, search: QueueSearch, page: number): string {
  const fields = Object.entries({ ...search, pagina: page === 1 ? '' : String(page) })
  const given = fields.filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}
