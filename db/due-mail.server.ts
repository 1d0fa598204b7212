import { gt, lte, or, type SQL } from 'drizzle-orm'
import { mails } from './schema/index.ts'

/** ISO instants: when it is, and beyond what moment no try is planned by a clock that goes right. */
export type DueAt = { readonly now: string; readonly furthest: string }

/** Whether the next try of a mail has come. */
export function isTryDue({ now, furthest }: DueAt): SQL | undefined {
  return or(lte(mails.nextTryAt, now), gt(mails.nextTryAt, furthest))
}
