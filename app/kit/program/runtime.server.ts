import { openDatabase, type Database } from '#db/client.server.ts'
import { campaignKeysFolder } from './backup-places.server.ts'
import { readEnvironment, type Environment } from './environment.server.ts'

/** What a process works on. */
export type Runtime = { readonly database: Database; readonly environment: Environment }

// The development server loads this module anew after each change; the file must not be opened twice.
const holder = globalThis as { espejoRuntime?: Runtime }

function start(): Runtime {
  const environment = readEnvironment()
  const database = openDatabase(environment.ESPEJO_DATABASE, undefined, campaignKeysFolder(environment))
  return { environment, database }
}

/** The one open database and the validated environment of this process. */
export function runtime(): Runtime {
  holder.espejoRuntime ??= start()
  return holder.espejoRuntime
}
