/** First day (ISO date) of Ley 32535: what was approved before it was not adapted to it. A test compares it with the norm. */
export const ADAPTATION_FROM = '2025-12-25'

/**
 * Last day (ISO date) of the year within which Ley 32535 (fourth final provision) has every entity of the three levels adapt
 * what it has: a term of a year ends on the same day of the same month (Código Civil, article 183). Whether it moves on
 * because that day is a holiday, it does not say.
 * Apart from `surveys/obligations`, which a browser would load with every norm.
 */
export const ADAPTATION_LAST_DAY = '2026-12-25'
