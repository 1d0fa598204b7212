import { keepFilesPrivate } from '#app/kit/program/file-modes.server.ts'
import { startedFrom } from '#app/kit/program/parts.server.ts'

/** A mistake in how a command was called: one sentence on standard error, exit code 2. */
export class CommandError extends Error {}

/** Runs a command whose standard output is its JSON and nothing else. */
export async function runCommand(command: () => Promise<unknown>): Promise<void> {
  keepFilesPrivate()
  startedFrom(import.meta.dirname)
  try {
    process.stdout.write(`${JSON.stringify(await command(), null, 2)}\n`)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}
