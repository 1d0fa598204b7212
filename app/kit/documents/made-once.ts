/**
 * Keeps what was made of a version, so that however many ask for it at once it is made a single time.
 * @param most versions that are kept; the one that was asked for longest ago goes first.
 * @returns what was made for a key, or makes it; what could not be made is tried again by the next who asks.
 */
export function createMadeOnce<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, Promise<T>>()
  return (key, make) => {
    const known = made.get(key)
    const promise = known ?? make()
    made.delete(key)
    made.set(key, promise)
    if (!known)
      promise.catch(() => {
        if (made.get(key) === promise) made.delete(key)
      })
    const [oldest] = made.keys()
    if (made.size > most && oldest !== undefined) made.delete(oldest)
    return promise
  }
}
