import type { Database } from '#db/client.server.ts'
import { whileWrittenElsewhere } from '#db/later.server.ts'
import { countResponsesUpTo } from '#db/queries/responses.server.ts'
import { refusalFromThread } from '#db/rules/refusal.server.ts'
import { appErrorFromThread } from './app-error.server.ts'
import { createThread } from './thread.server.ts'

/**
 * Work on the database that takes longer than whoever answers should wait for it (50 ms), by name; a room adds its own
 * beside what does it. Facts, and what is made of them, cross to another thread: they are data, and hold no function.
 */
export interface DatabaseWorks {
  readonly 'rewrite-file': { readonly facts: { readonly day: string }; readonly made: boolean }
}
export type WorkName = keyof DatabaseWorks
/** What goes to the thread: it opens the file for itself. */
export type DatabaseWork<Name extends WorkName = WorkName> = {
  readonly name: Name
  readonly file: string
  readonly facts: DatabaseWorks[Name]['facts']
}

/** Works that write for long: what is due in this thread waits for them, as it could not be written meanwhile. */
const WRITING: ReadonlySet<string> = new Set(['freeze-release', 'rewrite-file', 'store-import'])

/** Rows of a campaign that are scored in less than 50 ms: a thread would take longer to start. */
const FEW_ROWS = 300

const ask = createThread({
  entry: 'app/server/database-worker.js',
  most: 200,
  // Three hundred times what the largest campaign takes.
  limitMs: 30 * 60_000,
  // The text of a hundred thousand answers, and what is made of them.
  heap: 2048,
  idleMs: 60_000,
})

/** Whether the rows of a campaign are so few that reading them holds nobody up. */
export function areFew(database: Database, campaignId: string): boolean {
  // What lies in memory can be opened only once.
  return database.$client.memory || countResponsesUpTo(database, campaignId, FEW_ROWS) < FEW_ROWS
}

/**
 * Does a work in the thread for databases, one after the other, while this one goes on answering. Where the thread ends
 * before, nothing of an unfinished transaction stays, and whoever asked may ask again.
 * @throws {RuleRefused} where a rule of the database refused it, {AppError} where the work ended so, and what else it threw.
 */
export async function besideLoop<Name extends WorkName>(
  database: Database,
  name: Name,
  facts: DatabaseWorks[Name]['facts'],
): Promise<DatabaseWorks[Name]['made']> {
  const work: DatabaseWork<Name> = { name, file: database.$client.name, facts }
  try {
    const made = () => ask<DatabaseWorks[Name]['made']>(work)
    return await (WRITING.has(name) ? whileWrittenElsewhere(database, made) : made())
  } catch (fault) {
    throw refusalFromThread(fault) ?? appErrorFromThread(fault) ?? fault
  }
}
