import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { UnsoundBackupError, writeBackup } from '#app/features/backups/write-backup.server.ts'
import { noDatabase, places } from './backup-command.ts'
import { CommandError, runCommand } from './command.ts'

const LEFT_OUT = 'Respuestas enviadas que esperan (hasta nueve de cada aplicación), sesiones y mensajes por enviar'

/** `npm run backup -- --to FOLDER`: a sound copy of the database and of the documents that prove budget levels and actions. */
async function backup() {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  if (!values.to) throw new CommandError('Diga a qué carpeta: backup -- --to CARPETA')
  const { database, keys, documents } = places()
  if (!existsSync(database)) throw new CommandError(noDatabase(database))
  try {
    const order = { database, keys, documents, to: values.to, at: new Date().toISOString() }
    const { folder, bytes, sha256, documents: copied } = await writeBackup(order)
    return { folder, bytes, sha256, documents: copied, leftOut: LEFT_OUT }
  } catch (error) {
    if (error instanceof UnsoundBackupError) throw new CommandError(`La copia no está sana: ${error.message}`)
    throw error
  }
}

await runCommand(backup)
