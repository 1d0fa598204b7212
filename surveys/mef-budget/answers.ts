/** What an entity says of the figures that MEF has of it. */
export const MEF_VERDICTS = ['confirmed', 'objected'] as const
export type MefVerdict = (typeof MEF_VERDICTS)[number]
/** What the Ministry says to an objection: the source is right, or it will be corrected by another sheet. */
export const MEF_REPLIES = ['kept', 'to-correct'] as const
export type MefReply = (typeof MEF_REPLIES)[number]

/** An answer, as far as the state of the figures depends on it. */
export type GivenAnswer = {
  readonly verdict: MefVerdict
  /** Revision of the figures that it is about. */
  readonly revision: number
  readonly reply: MefReply | null
}

/**
 * How far an entity and the Ministry are with figures: nobody said anything, it confirmed, it objected and waits, the
 * Ministry kept them, or it will have them corrected.
 */
export type MefState = 'unanswered' | 'confirmed' | 'objected' | 'kept' | 'to-correct'

/**
 * State of the figures of a revision: what was said last of exactly these. Figures that another sheet changed are
 * unanswered again, whatever was said of earlier ones.
 * @param answers of the entity and year, oldest first.
 */
export function mefState(answers: readonly GivenAnswer[], revision: number): MefState {
  const last = answers.findLast((answer) => answer.revision === revision)
  if (last === undefined) return 'unanswered'
  return last.verdict === 'confirmed' ? 'confirmed' : (last.reply ?? 'objected')
}

/** Whether an entity may say something now: not while an objection of it waits, nor twice the same yes. */
export function mayAnswer(state: MefState, verdict: MefVerdict): boolean {
  return state !== 'objected' && !(state === 'confirmed' && verdict === 'confirmed')
}
