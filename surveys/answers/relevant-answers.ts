/**
 * Answers of one person that were checked against an instrument and in which only visible questions
 * are left: item id → choice value. Made only by a compiled check, so that raw input cannot be scored.
 */
export type RelevantAnswers = Readonly<Record<string, string>> & { readonly [relevant]: true }
declare const relevant: unique symbol

export type RejectionReason =
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'unknown-question'; readonly question: string }
  | { readonly kind: 'unknown-choice'; readonly question: string; readonly value: string }
  | { readonly kind: 'not-text'; readonly question: string }

export type CheckResult =
  | { readonly ok: true; readonly answers: RelevantAnswers; readonly visible: ReadonlySet<string> }
  | { readonly ok: false; readonly reasons: readonly RejectionReason[] }

/** Checks one set of raw answers; hidden questions' answers are dropped, not refused. */
export type CompiledCheck = (raw: unknown) => CheckResult
