import type { BatchStatus } from '#db/schema/paper.ts'
import { addWorkingDays } from '#app/kit/program/clock.ts'
import { SMALLEST_SHOWN_BATCH } from './campaign-rules.ts'

type Batch = { readonly code: string; readonly formsPrinted: number; readonly status: BatchStatus }

/**
 * Paper that a close would leave behind, as whoever coordinates may know it. Of a large batch it is said that its typing
 * has not ended, never how far it is; of a small one nothing, for that it was typed would tell that somebody answered: the
 * question is asked of it whatever its state.
 */
export type UntypedPaper = {
  readonly large: readonly { readonly code: string; readonly forms: number }[]
  readonly small: readonly string[]
}

/** Null where a close leaves no paper behind. */
export function untypedPaper(batches: readonly Batch[]): UntypedPaper | null {
  const isLarge = ({ formsPrinted }: Batch) => formsPrinted >= SMALLEST_SHOWN_BATCH
  const large = batches.filter((batch) => isLarge(batch) && batch.status !== 'finished')
  const small = batches.filter((batch) => !isLarge(batch))
  if (large.length + small.length === 0) return null
  return {
    large: large.map(({ code, formsPrinted }) => ({ code, forms: formsPrinted })),
    small: small.map(({ code }) => code),
  }
}

/** Working days that a close by date waits for paper. */
export const PAPER_WAIT_DAYS = 5

/** Last day (ISO date) on which paper is typed after the last day of a campaign. */
export function typedUntil(closesOn: string): string {
  return addWorkingDays(closesOn, PAPER_WAIT_DAYS)
}

/** Whether a campaign whose last day is over still waits for its paper. @param today ISO date. */
export function waitsForPaper(batches: readonly Batch[], closesOn: string, today: string): boolean {
  return today > closesOn && today <= typedUntil(closesOn) && untypedPaper(batches) !== null
}

/** That a close by date waits for paper, as far as it is known while everybody answers: from what was printed alone. */
export type CloseWait = {
  /** ISO date. */
  readonly until: string
  /** Whether it waits whatever is typed, because a small batch is told alike in every state. */
  readonly always: boolean
}

/** Null where nothing is printed. */
export function closeWait(batches: readonly Pick<Batch, 'formsPrinted'>[], closesOn: string): CloseWait | null {
  if (batches.length === 0) return null
  return {
    until: typedUntil(closesOn),
    always: batches.some(({ formsPrinted }) => formsPrinted < SMALLEST_SHOWN_BATCH),
  }
}

/** Last day on which a batch is typed: while nobody waits for it, the last day of the campaign. */
export function lastTypingDay(closesOn: string, today: string): string {
  return today > closesOn ? typedUntil(closesOn) : closesOn
}
