import { EQUALITY_NORMS } from './data/equality.ts'
import { HOLIDAY_NORMS } from './data/holidays.ts'
import { MANAGEMENT_NORMS } from './data/management.ts'
import { WORK_NORMS } from './data/work.ts'
import type { Norm, NormId } from './norm.ts'

/** What is known of each norm, checked in November 2026; a change of the law is a change of a row. */
export const NORMS: Readonly<Record<NormId, Omit<Norm, 'id'>>> = {
  ...EQUALITY_NORMS,
  ...WORK_NORMS,
  ...MANAGEMENT_NORMS,
  ...HOLIDAY_NORMS,
}
