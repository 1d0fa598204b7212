import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'
import type { ReportAsked } from './november-address.ts'

/** Address of what is read of a report: its year, and behind the question mark whose and which version. */
export const ASKED_ADDRESS = {
  params: { year: YEAR },
  search: {
    entidad: z.string().optional(),
    version: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number)
      .optional(),
  },
}

type Typed = {
  readonly params: { readonly year: number }
  readonly search: { readonly entidad?: string | undefined; readonly version?: number | undefined }
}

export function askedIn({ params, search }: Typed): ReportAsked {
  return { year: params.year, version: search.version ?? null, entityId: search.entidad ?? null }
}

/** Address of a presented version at the Ministry. */
export const VERSION_PARAMS = {
  entityId: z.string(),
  year: YEAR,
  version: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
}
