import { knownDevice } from './known-device.ts'
import { networkOf } from '#app/kit/program/network-of.ts'
import { createSlowdown } from './slowdown.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Wrong passwords for one account name from one network, or from one device that the account is known from. */
const GUESSING = { free: 5, firstMs: 2 * SECOND, longestMs: 30 * SECOND, forgetMs: 15 * MINUTE }
/**
 * Wrong passwords for any account from one network, with devices that nobody is known from: a carrier's address stands
 * for thousands of people, of whom some mistype.
 */
const SPRAYING = { free: 300, firstMs: SECOND, longestMs: 10 * SECOND, forgetMs: 15 * MINUTE }

/** Who tries a password. */
export type Trier = {
  /** As it was typed. */
  readonly email: string
  readonly address: string
  readonly cookies: string | null
}

/**
 * Slows down who guesses. Each network has a pace of its own for each account name, known or not, and so has each device
 * from which an account signed in before: nobody outside can keep a person from trying, and no success ever counts.
 * @param clock of a test, by which waits go too; those of the program do not move with its clock.
 */
export function createPasswordPace(secret: string, clock?: () => number) {
  const guessing = createSlowdown(GUESSING, clock)
  const spraying = createSlowdown(SPRAYING, clock)

  function lanesOf({ email, address, cookies }: Trier): { lane: string; network: string | null } {
    const name = email.trim().toLowerCase()
    const device = knownDevice(cookies, name, { secret, now: clock?.() ?? Date.now() })
    const network = networkOf(address)
    return device === null ? { lane: `${name}\n${network}`, network } : { lane: `${name}\n${device}`, network: null }
  }

  return {
    /** Counts a try that begins. @returns seconds to wait where it may not yet be made, and is not counted; 0 otherwise. */
    begin(trier: Trier): number {
      const { lane, network } = lanesOf(trier)
      const wait = Math.max(guessing.waitMs(lane), network === null ? 0 : spraying.waitMs(network))
      if (wait > 0) return Math.ceil(wait / SECOND)
      guessing.begin(lane)
      if (network !== null) spraying.begin(network)
      return 0
    },
    /** A try that began was right. */
    succeed(trier: Trier): void {
      const { lane, network } = lanesOf(trier)
      guessing.forget(lane)
      if (network !== null) spraying.takeBack(network)
    },
  }
}
