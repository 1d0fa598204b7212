import { destroyKey, listKeys } from '#db/campaign-keys.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { backupOf } from './backups.ts'
import { listEndedKeys } from '#db/queries/ended-keys.server.ts'
import { countryScope } from '#db/scope.ts'
import { writeBackup } from '#app/features/backups/write-backup.server.ts'

/**
 * A program that takes the steps at the end of keys one by one on a real file, and is killed between two of them, as by
 * `kill -9`. `node --import tsx tests/support/killed-forgetting.ts FILE STEP`
 */
const [file = '', step = ''] = process.argv.slice(2)
const keys = `${file}.claves`
const database = openDatabase(file)

function reached(name: string): void {
  if (name === step) process.kill(process.pid, 'SIGKILL')
}

const ended = await listEndedKeys(database, countryScope(), listKeys(keys))
await backupOf(file, keys)
reached('sealed')
await writeBackup({
  ...{ database: file, keys, documents: null, to: `${file}.respaldos`, at: '2027-01-01T17:00:00.000Z' },
  ...{ ending: '-cierre', prove: ended.map(({ key }) => key) },
})
reached('verified')
for (const { key } of ended) {
  destroyKey(keys, key)
  reached('one key destroyed')
}
throw new Error(`There is no step ${step}`)
