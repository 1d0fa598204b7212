/** Places that are remembered; more are as many as somebody has to look at. */
const MOST = 1000

// The built pages read files, and the page of state counts them: each may have this module.
const holder = globalThis as { espejoLostFiles?: Set<string> }
const lost = (): Set<string> => (holder.espejoLostFiles ??= new Set())

/** Remembers that a stored file was asked for and was gone, or another than was stored. */
export function rememberLostFile(place: string): void {
  if (lost().size < MOST) lost().add(place)
}

/** It is there again, as it was stored. */
export function forgetLostFile(place: string): void {
  lost().delete(place)
}

/** How many stored files were gone when they were asked for last, since this program began. */
export function countLostFiles(): number {
  return lost().size
}
