import type { RuleForPeople } from '#db/rules/index.ts'

/** What can go wrong in a way that a person must be told about; the words stand in `kit/words/error-words`. */
export type ErrorCode =
  | 'not-found'
  | 'conflict'
  | 'already-sent'
  | 'invalid-input'
  | 'too-large'
  | 'too-many-attempts'
  | 'busy'
  | 'write-held'
  | 'file-lost'

const STATUS = {
  'not-found': 404,
  conflict: 409,
  'already-sent': 409,
  'invalid-input': 422,
  'too-large': 413,
  'too-many-attempts': 429,
  busy: 503,
  'write-held': 503,
  'file-lost': 500,
} satisfies Record<ErrorCode, number>

/** Exceptional end of a use case. Not found and not allowed are one code, so that ids tell nothing. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** Rule of the database that refused, where one did; `kit/words/rule-words` has a sentence for each. */
  readonly rule: RuleForPeople | null
  constructor(code: ErrorCode, rule: RuleForPeople | null = null) {
    super(code)
    this.code = code
    this.rule = rule
  }
}

const isCode = (text: string): text is ErrorCode => Object.hasOwn(STATUS, text)

/** The same end of what another thread did, from which no more crosses than its message; null for anything else. */
export function appErrorFromThread(fault: unknown): AppError | null {
  return fault instanceof Error && isCode(fault.message) ? new AppError(fault.message) : null
}

export function statusOf(error: AppError): number {
  return STATUS[error.code]
}
