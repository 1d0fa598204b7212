import { randomBytes } from 'node:crypto'
import { ALPHABET } from '#app/kit/codes/typed-code.ts'
import { newAccessCodes, SLIP_CODE_LENGTH } from './access-code.ts'

const HOUR_MS = 3_600_000
/** Three characters of 21 count 9261 hours: over a year, where a term with its extension has a hundred days. */
const TAIL_LENGTH = 3

/** A new token of a link sent by mail: 128 random bits. */
export function newSwapToken(): string {
  return randomBytes(16).toString('hex')
}

/** Instant at which an hour of a campaign begins, counted from midnight in Lima of its first day. */
export function hourBegins(opensOn: string, hour: number): Date {
  return new Date(Date.parse(`${opensOn}T00:00:00-05:00`) + hour * HOUR_MS)
}

/** The next full hour of a campaign; its very first one while it has not opened. */
export function nextHour(opensOn: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - hourBegins(opensOn, 0).getTime()) / HOUR_MS) + 1)
}

/** The code that somebody gets for her link: a random part, and the hour from which it admits. */
export function swapCode(random: string, hour: number): string {
  if (!Number.isInteger(hour) || hour < 0 || hour >= ALPHABET.length ** TAIL_LENGTH)
    throw new RangeError('The hour does not fit a code')
  const digits = Array.from(
    { length: TAIL_LENGTH },
    (_, place) => Math.floor(hour / ALPHABET.length ** (TAIL_LENGTH - 1 - place)) % ALPHABET.length,
  )
  return random + digits.map((digit) => ALPHABET[digit]).join('')
}

export function newSwapCode(hour: number): string {
  const [random = ''] = newAccessCodes(1)
  return swapCode(random, hour)
}

/**
 * The hour that stands at the end of a code, or null where it has none. Nobody can change it: the stored hash is over
 * the whole code.
 */
export function hourOf(code: string): number | null {
  if (code.length !== SLIP_CODE_LENGTH + TAIL_LENGTH) return null
  const digits = [...code.slice(SLIP_CODE_LENGTH)].map((character) => ALPHABET.indexOf(character))
  return digits.includes(-1) ? null : digits.reduce((hour, digit) => hour * ALPHABET.length + digit, 0)
}
