/**
 * Loaded before a program (`node --import`), moves its clock: by `ESPEJO_TEST_AHEAD` milliseconds, and by those of each
 * message of whoever started it, which it answers. Its timers run on, as they do where somebody sets a machine's clock.
 */
let ahead = Number(process.env['ESPEJO_TEST_AHEAD'] ?? 0)

const { now } = Date
globalThis.Date = new Proxy(Date, {
  construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [now() + ahead] : given, made),
  get: (date, name) => (name === 'now' ? () => now() + ahead : Reflect.get(date, name)),
})

// What the program begins in a process of its own has messages of its own, and the clock as it stood then.
if (process.send && process.env['ESPEJO_TEST_BEGAN'] === undefined) {
  process.on('message', (message) => {
    const moved = /** @type {{ ahead?: unknown }} */ (message).ahead
    if (typeof moved !== 'number') return
    ahead = moved
    process.env['ESPEJO_TEST_AHEAD'] = String(moved)
    process.send?.({ ahead })
  })
}
process.env['ESPEJO_TEST_BEGAN'] = 'si'
