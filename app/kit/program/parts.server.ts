import path from 'node:path'

const BUILT = path.join('build', 'program')

// The app is a bundle of its own, and asks what the program that loaded it has said.
const holder = globalThis as { espejoParts?: string }

/**
 * Says from which folder this program was started: the first thing that a server and a command do. @param folder of the
 * file that begins, `import.meta.dirname`.
 */
export function startedFrom(folder: string): void {
  if (folder.endsWith(BUILT)) holder.espejoParts = folder
}

/** The built file of a part of the program (`database-worker`); null where the program runs from its sources. */
export function builtPart(name: string): string | null {
  return holder.espejoParts === undefined ? null : path.join(holder.espejoParts, `${name}.js`)
}
