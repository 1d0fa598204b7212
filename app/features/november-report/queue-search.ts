import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { ANSWER_STATES } from '#db/schema/november-words.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'

/** Fields of the queue's address; what is not understood counts as not given. Year: empty for the newest. */
export const REPORT_QUEUE_SEARCH = {
  anio: z
    .string()
    .regex(/^(20\d\d)?$/)
    .catch(''),
  estado: z.enum(['', 'faltan', 'sin-firma', ...ANSWER_STATES]).catch(''),
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  pagina: pageNumber,
} as const

export type ReportQueueSearch = {
  readonly [Name in keyof typeof REPORT_QUEUE_SEARCH]: z.infer<(typeof REPORT_QUEUE_SEARCH)[Name]>
}
