import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EnvironmentError } from './environment.server.ts'

/**
 * What the machine code of better-sqlite3 calls where it was compiled against the headers of Node.js 24.19 or later, and what
 * then ends the program at some moment: https://github.com/nodejs/node/issues/65446, decision 145.
 */
const ABORTS = 'RemoveEnvironmentCleanupHook'

/** Whether the program would be cut off at some moment. @param machineCode the compiled part of better-sqlite3. */
export function abortsAtRandom(machineCode: Buffer): boolean {
  return machineCode.includes(ABORTS)
}

/** Path of the compiled part of better-sqlite3. */
export function compiledAddon(): string {
  const own = createRequire(import.meta.url).resolve('better-sqlite3/package.json')
  return path.join(path.dirname(own), 'build/Release/better_sqlite3.node')
}

/** What whoever looks after the server is told then. */
const ABORTING_WORDS =
  'Espejo no puede iniciar: better-sqlite3 se compiló de un modo que, con esta versión de Node.js, corta el programa en cualquier momento. Instálelo de nuevo: node scripts/install.js'

/** @throws {EnvironmentError} where the program would be cut off at some moment, and everything that was being sent with it. */
export function refuseAbortingAddon(): void {
  const addon = compiledAddon()
  if (existsSync(addon) && abortsAtRandom(readFileSync(addon))) throw new EnvironmentError(ABORTING_WORDS)
}
