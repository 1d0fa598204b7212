import { createMadeOnce } from '#app/kit/documents/made-once.ts'
import { createThread } from '#app/kit/program/thread.server.ts'
import { trialQuestions, type RowDemonstration } from './show-row.server.ts'

/** Demonstrations that may wait at once. */
const MOST_WAITING = 20

/**
 * A thread of its own: anybody may ask for a demonstration, and neither a close nor a document should wait for what
 * somebody asks a thousand times.
 */
const ask = createThread({
  entry: 'app/server/row-worker.js',
  most: MOST_WAITING,
  limitMs: 60_000,
  heap: 256,
  idleMs: 60_000,
})

/** One for each way of choosing: some thousand, of one or two kilobytes. */
const demonstrations = createMadeOnce<RowDemonstration>(
  trialQuestions().reduce((ways, { choices }) => ways * choices.length, 1),
)

/**
 * The demonstration of these choices, made once and beside the thread that serves.
 * @param chosen as `chosenOrFirst` gives it. @throws {AppError} `busy`.
 */
export function rowDemonstration(chosen: Readonly<Record<string, string>>): Promise<RowDemonstration> {
  return demonstrations(JSON.stringify(chosen), () => ask<RowDemonstration>(chosen))
}
