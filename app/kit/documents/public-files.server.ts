import { createMadeOnce } from './made-once.ts'

/** Those that are kept, of about 100 KB each: some 6 MB. */
const MOST = 64

/**
 * Files that anybody may ask for and that never change once they were published: each is drawn once while the program
 * runs, however many ask. Nothing comes here that an account is needed for, or that may be taken back: what is kept is
 * found by what it was made of, and what is asked for anew each time is whether it may be had.
 * @param from what the file follows from and is found by: digests of what was frozen and stands on it, and its ending.
 * @throws what `make` throws; it is tried again by the next who asks.
 */
export const publicFile: (from: readonly string[], make: () => Promise<Buffer>) => Promise<Buffer> = (() => {
  const files = createMadeOnce<Buffer>(MOST)
  return (from, make) => files(from.join(' '), make)
})()
