/**
 * How often somebody is right, of 100 times, who knows all other answers, reads all that is published over so many years
 * with one application each (its yearly pool included), and guesses whether something happened to the one person left.
 * Before reading one guess is as likely as the other, so 50 would be a coin. Worked out in `neighbours.test.ts`.
 */
export const BEST_GUESSES = [
  { years: 1, right: 75 },
  { years: 2, right: 82 },
  { years: 5, right: 92 },
] as const
