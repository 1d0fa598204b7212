import { setImmediate } from 'node:timers/promises'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** Documents that may wait at once; each costs a tenth of a second to a second of processor time. */
const MOST_WAITING = 50

/**
 * Makes one thing after the other, and lets other requests be answered between two of them.
 * @returns a function that makes in turn. It throws {AppError} `too-many-attempts` where too many wait.
 */
export function createTurns(most = MOST_WAITING): <T>(make: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (make) => {
    if (waiting >= most) throw new AppError('too-many-attempts')
    waiting += 1
    const made = last.then(async () => {
      await setImmediate()
      return make()
    })
    last = made.catch(() => undefined).finally(() => (waiting -= 1))
    return made
  }
}

/** The one turn that PDF, DOCX and XLSX of this process wait for: each of them holds the processor while it is made. */
export const inTurn = createTurns()
