import { readEnvironment } from '#app/services/environment.server.ts'
import { JOBS } from '#app/services/schedule/jobs.server.ts'
import { startServer } from './main.ts'

/** Production: refuses to start without its secrets and says which are missing. */
try {
  await startServer(readEnvironment(), JOBS)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
