import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { OPEN_REVIEWS, REVIEW_STATES, type ReviewState } from '#db/schema/plan-words.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

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
