import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { SITUATIONS, type CoordinationFilters } from './coordination-rules.ts'

/** What the address of the list may hold; what is not understood counts as not given. */
export const COORDINATION_SEARCH = {
  nivel: z.enum(GOVERNMENT_LEVELS).or(z.literal('')).catch(''),
  situacion: z.enum(SITUATIONS).or(z.literal('')).catch(''),
  /** Whole number from 1; the first page where it is none. */
  pagina: z
    .string()
    .optional()
    .transform((text) => Math.trunc(Number(text ?? 1)) || 1),
}

/** The filters in an address. */
export function coordinationFilters({
  nivel,
  situacion,
}: {
  readonly nivel: CoordinationFilters['level']
  readonly situacion: CoordinationFilters['situation']
}): CoordinationFilters {
  return { level: nivel, situation: situacion }
}
