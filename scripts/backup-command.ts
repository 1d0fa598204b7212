import { existsSync } from 'node:fs'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { CommandError } from './command.ts'

/** Where things lie, by the same variables as of the server. @throws {CommandError} */
export function places() {
  const database = process.env['ESPEJO_DATABASE']
  if (!database) throw new CommandError('ESPEJO_DATABASE no dice dónde está la base de datos.')
  return {
    database,
    keys: campaignKeysFolder({
      ESPEJO_DATABASE: database,
      ESPEJO_CAMPAIGN_KEYS: process.env['ESPEJO_CAMPAIGN_KEYS'],
    }),
    documents: evidenceFolder({ ESPEJO_DATABASE: database, ESPEJO_EVIDENCE: process.env['ESPEJO_EVIDENCE'] }),
  }
}

/** The one folder that a command is given. @throws {CommandError} that says how it is called. */
export function onlyFolder(given: readonly string[], usage: string): string {
  const [folder, ...more] = given
  if (folder === undefined || more.length > 0) throw new CommandError(`Diga una carpeta: ${usage}`)
  if (!existsSync(folder)) throw new CommandError(noBackup(folder))
  return folder
}

export const noDatabase = (file: string) => `No hay una base de datos en ${file}, donde dice ESPEJO_DATABASE.`

export const noBackup = (folder: string) => `En ${folder} no hay una copia hecha con la orden backup o por Espejo.`
