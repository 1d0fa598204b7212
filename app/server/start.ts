import { keepTemporaryBeside, readEnvironment } from '#app/kit/program/environment.server.ts'
import { keepFilesPrivate, refuseLooseFiles } from '#app/kit/program/file-modes.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { nodeSupport, nodeSupportWords } from '#app/kit/program/node-support.ts'
import { startedFrom } from '#app/kit/program/parts.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { refuseAbortingAddon } from '#app/kit/program/sound-addon.server.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { startServer } from './main.ts'
import { closeAtExit, refuseDamagedFile, tellingDamage } from './sound-file.ts'

keepFilesPrivate()
startedFrom(import.meta.dirname)

/** Production: refuses to start without its secrets, with files that others may read, or on a damaged database, and says so. */
try {
  const environment = readEnvironment()
  // Only production asks for the second step of signing in; no variable may talk this server out of it.
  if (environment.ESPEJO_MODE !== 'production')
    throw new Error('npm start solo inicia en modo de producción. Para la demostración: npm run demo')
  refuseLooseFiles(environment)
  keepTemporaryBeside(environment)
  refuseAbortingAddon()
  const aged = nodeSupportWords(nodeSupport(process.version, limaDate(new Date())))
  if (aged !== null) console.warn(aged)
  refuseDamagedFile(environment)
  await tellingDamage(environment, () => startServer(environment, JOBS))
  closeAtExit(runtime().database)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
