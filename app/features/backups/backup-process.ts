import { keepFilesPrivate } from '#app/kit/program/file-modes.server.ts'
import { writeBackup, type BackupOrder } from './write-backup.server.ts'

/** A process of its own, so that the server answers meanwhile. Takes an order as JSON and prints what came of it as JSON. */
keepFilesPrivate()
process.stdout.write(JSON.stringify(await writeBackup(JSON.parse(process.argv[2] ?? '') as BackupOrder)))
