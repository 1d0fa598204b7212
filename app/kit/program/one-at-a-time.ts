import { AppError } from '#app/kit/program/app-error.server.ts'

/**
 * Makes one thing after the other. @param most that may wait at once, the one that is made among them.
 * @returns a function that makes in turn. It throws {AppError} `busy` where too many wait.
 */
export function createTurns(most: number): <T>(make: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (make) => {
    if (waiting >= most) throw new AppError('busy')
    waiting += 1
    const made = last.then(make)
    last = made.catch(() => undefined).finally(() => (waiting -= 1))
    return made
  }
}
