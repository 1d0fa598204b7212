import { parseArgs } from 'node:util'
import { faultWords } from '#app/features/backups/backup-words.ts'
import { verifyBackup } from '#app/features/backups/verify-backup.server.ts'
import { noBackup, onlyFolder, places } from './backup-command.ts'
import { CommandError, runCommand } from './command.ts'

/**
 * `npm run verify -- FOLDER`: reads a backup whole and writes nothing. Keys that are not there are told and are no fault:
 * what they open was destroyed since, or they lie elsewhere.
 */
async function verify() {
  const { positionals } = parseArgs({ allowPositionals: true })
  const folder = onlyFolder(positionals, 'verify -- CARPETA')
  const verified = await verifyBackup(folder, places().keys)
  if (verified.kind === 'no-backup') throw new CommandError(noBackup(folder))
  const { manifest, schema, faults, missingKeys } = verified
  if (faults.length > 0) throw new CommandError(`La copia no está sana: ${faults.map(faultWords).join('; ')}.`)
  const documents = manifest?.documents ?? null
  return {
    ...{ folder, sound: true, schema, program: manifest?.program ?? null, madeAt: manifest?.madeAt ?? null },
    /** What was not right already when it was made is no fault of the backup. */
    documents: documents && {
      ...{ files: documents.files, bytes: documents.bytes },
      ...{ missingWhenMade: documents.missing, changedWhenMade: documents.changed },
    },
    missingKeys,
  }
}

await runCommand(verify)
