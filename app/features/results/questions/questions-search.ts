import { z } from 'zod'

/** Orders of the questions; without one they stand as they were asked. */
export const ORDER_WORDS = ['menor', 'nose'] as const

/** What an address says of the questions that are looked for; a word that is none counts as left out. */
export const QUESTIONS_SEARCH = {
  dimension: z.string().optional(),
  orden: z.enum(ORDER_WORDS).optional().catch(undefined),
}

export type QuestionsAsked = { readonly dimension?: string | undefined; readonly orden?: OrderWord | undefined }
export type OrderWord = (typeof ORDER_WORDS)[number]
