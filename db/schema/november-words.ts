/** Words that columns of November reports hold, apart from their tables: a page that needs the words alone loads no driver. */

/** How far a report is in its entity. With a version presented, `draft`, `with-head` and `returned` are of a correction. */
export const NOVEMBER_STATES = ['draft', 'with-head', 'returned', 'presented'] as const
export type NovemberState = (typeof NOVEMBER_STATES)[number]

export const NOVEMBER_STEPS = [
  'sent-to-head',
  'taken-back',
  'returned',
  'presented',
  'correction-started',
  'correction-dropped',
  'received',
  'observed',
] as const
export type NovemberStep = (typeof NOVEMBER_STEPS)[number]

/** What the Ministry said of a version; `waiting`: nothing yet. */
export const ANSWER_STATES = ['waiting', 'received', 'observed'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]
