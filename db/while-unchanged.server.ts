import type { Database as Client } from 'better-sqlite3'

/** What is kept at most; beyond it all of it is read again. */
const MOST_KEPT = 256

/**
 * Remembers what was found in a database for as long as nothing at all has changed in its file, by this connection or by
 * another: for what each visitor asks again and costs more to read than to ask whether something changed. Inside a
 * transaction nothing is remembered, for what it did may be undone. Nor is what was not found: its key may be a code that
 * somebody typed, and those of a morning would lie here in the order in which people came.
 * @returns a function that reads, or gives what it found before under the same key; nobody may change what it gives.
 */
export function createWhileUnchanged<T extends object>(
  client: Client,
): (key: string, read: () => T | null) => T | null {
  const elsewhere = client.prepare<[], number>('PRAGMA data_version').pluck()
  const here = client.prepare<[], number>('SELECT total_changes()').pluck()
  const kept = new Map<string, T>()
  let [version, changes]: (number | undefined)[] = []
  return (key, read) => {
    if (client.inTransaction) return read()
    // Before it is read: what changes meanwhile makes it be read again.
    const now = [elsewhere.get(), here.get()]
    if (now[0] !== version || now[1] !== changes || kept.size >= MOST_KEPT) kept.clear()
    ;[version, changes] = now
    const known = kept.get(key)
    if (known) return known
    const found = read()
    if (found) kept.set(key, found)
    return found
  }
}
