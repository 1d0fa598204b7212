import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { newestNight } from '#app/features/backups/list-nights.server.ts'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { EnvironmentError, type Environment } from '#app/kit/program/environment.server.ts'
import type { Database } from '#db/client.server.ts'

/** So many faults of a file are looked for; one is enough to refuse it. */
const TOLD_FAULTS = 3

/** What SQLite says of a file that it cannot read. */
const isDamage = (error: unknown): error is Error =>
  error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)

/** Which backup to take, where the program makes some of its own. */
function backupAtHand({ ESPEJO_BACKUPS: folder }: Environment): string {
  const newest = folder === undefined ? null : newestNight(folder, systemClock())
  return newest && folder !== undefined ? path.join(folder, newest.name) : 'CARPETA-DE-LA-COPIA'
}

/** Orders by their names alone: how one is given differs where it was installed with systemd, containers or neither. */
function damagedWords(environment: Environment, faults: readonly string[]): string {
  const file = environment.ESPEJO_DATABASE
  const backup = backupAtHand(environment)
  return [
    `Espejo no puede iniciar: la base de datos ${file} está dañada (${faults.join('; ')}). No se cambió nada. Para restaurar una copia:`,
    `  1. Mueva ${file} y lo que está a su lado con ese nombre (-wal, -shm, .waiting, .waiting-answers) a otra carpeta; no lo borre. Deje las llaves donde están: ${campaignKeysFolder(environment)}.`,
    `  2. Revise la copia con la orden verify -- ${backup}`,
    `  3. Restáurela con la orden restore -- ${backup}`,
    'Cómo se da una orden en su instalación: docs/operations.md, paso 5.',
  ].join('\n')
}

/** What `quick_check` finds in a file; it reads the whole file and changes nothing. */
function faultsOf(file: string): string[] {
  const client = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const found = client.pragma(`quick_check(${TOLD_FAULTS})`) as { quick_check: string }[]
    return found.map((row) => row.quick_check).filter((text) => text !== 'ok')
  } finally {
    client.close()
  }
}

/**
 * Whether the program that had the file last did not end in order: then its write-ahead log is still there. One that
 * ends in order closes the file, and SQLite deletes the log.
 */
function wasCutOff(file: string): boolean {
  const log = `${file}-wal`
  return existsSync(log) && statSync(log).size > 0
}

/**
 * After a stop that was none of ours (power, a kill) the file is looked at before anybody is served: a damaged page that
 * is written to only gets worse.
 * @throws {EnvironmentError} that says how to restore.
 */
export function refuseDamagedFile(environment: Environment): void {
  const file = environment.ESPEJO_DATABASE
  if (!existsSync(file) || !wasCutOff(file)) return
  try {
    const faults = faultsOf(file)
    if (faults.length > 0) throw new EnvironmentError(damagedWords(environment, faults))
  } catch (error) {
    throw isDamage(error) ? new EnvironmentError(damagedWords(environment, [error.message])) : error
  }
}

/** Does what opens the file; damage that shows only then is told with the same words. */
export async function tellingDamage<Made>(environment: Environment, open: () => Promise<Made>): Promise<Made> {
  try {
    return await open()
  } catch (error) {
    throw isDamage(error) ? new EnvironmentError(damagedWords(environment, [error.message])) : error
  }
}

/** Closes the file when the process ends in order: the log goes, and the next start knows that nothing was cut off. */
export function closeAtExit(database: Database): void {
  process.once('exit', () => database.$client.close())
}
