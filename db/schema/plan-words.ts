/** Words that columns of plans hold, apart from their tables: a page that needs the words alone loads no driver. */

/** How far an accepted action is. */
export const PROGRESS_STATES = ['not-started', 'under-way', 'done', 'stopped'] as const
export type ProgressState = (typeof PROGRESS_STATES)[number]

/**
 * What became of the Ministry's reading of a signed plan. `lapsed`: nobody commented in time, which is no approval.
 * `superseded`: a newer version was signed before the reading ended.
 */
export const REVIEW_STATES = ['waiting', 'commented', 'accepted', 'amendment-asked', 'lapsed', 'superseded'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]
/** States in which the Ministry may still say something. */
export const OPEN_REVIEWS = ['waiting', 'commented'] as const satisfies readonly ReviewState[]

/** Why a signed version is to be read before others: a rule found something, or it is of the sample. */
export const READ_FIRST = ['notes', 'sample', 'later'] as const
export type ReadFirst = (typeof READ_FIRST)[number]

/** How the detail of an `assigned` event begins that nobody chose: the role of whoever followed the action up ended. */
export const HANDED_BACK = 'Terminó la función de '

/** @param name of whoever followed the action up. */
export function handedBackBy(name: string): string {
  return `${HANDED_BACK}${name}`
}
