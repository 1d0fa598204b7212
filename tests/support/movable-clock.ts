/** Milliseconds that the clock of this process is ahead; behind, where they are less than none. */
let ahead = Number(process.env['ESPEJO_E2E_AHEAD'] ?? 0)

// Where somebody started this process to move its clock: before anything else here asks what day it is.
if (process.send) {
  const { now } = Date
  globalThis.Date = new Proxy(Date, {
    construct: (date, given: ConstructorParameters<typeof Date> | [], made) =>
      Reflect.construct(date, given.length === 0 ? [now() + ahead] : given, made) as Date,
    get: (date, name) => (name === 'now' ? () => now() + ahead : (Reflect.get(date, name) as unknown)),
  })
}

/**
 * Lets whoever started this process move its clock forward by messages with milliseconds: hours and days pass for
 * everything that runs here, and no row is touched for it. Ends with whoever started it.
 * @param moved what is done after each move, before it is answered.
 */
export function followMessages(moved: () => Promise<void>): void {
  process.on('message', (milliseconds) => {
    ahead = Number(milliseconds)
    void moved().then(() => process.send?.(ahead))
  })
  process.once('disconnect', () => process.exit(0))
}
