import { chmodSync, existsSync, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { backupsFolder, campaignKeysFolder } from './backup-places.server.ts'
import { EnvironmentError, type Environment } from './environment.server.ts'
import { evidenceFolder } from './evidence-store.server.ts'

const [FILE_MODE, FOLDER_MODE] = [0o600, 0o700]

/** Whatever this process creates from now on is its own user's alone. The first thing that a program of ours does. */
export function keepFilesPrivate(): void {
  process.umask(0o077)
}

/** Something of ours that others on the machine may read or enter. */
export type LooseFile = { readonly place: string; readonly wanted: number }

/** The database and all that lies beside it under its name: logs, journals, what waits, keys, copies. */
function besideDatabase(database: string): string[] {
  const folder = path.dirname(path.resolve(database))
  const name = path.basename(database)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((each) => each === name || each.startsWith(`${name}-`) || each.startsWith(`${name}.`))
    .map((each) => path.join(folder, each))
}

function insideOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : []
}

/** What of ours is open to others on this machine. The folder around it is the system's and not looked at. */
export function listLooseFiles(environment: Environment): LooseFile[] {
  const folders = [campaignKeysFolder(environment), backupsFolder(environment), evidenceFolder(environment)]
  const [keys = '', backups = ''] = folders
  const places = [
    ...besideDatabase(environment.ESPEJO_DATABASE),
    ...folders.filter((folder) => existsSync(folder)),
    // Of documents there are thousands: their folder keeps everybody out.
    ...insideOf(keys),
    ...insideOf(backups),
  ]
  return [...new Set(places.map((place) => path.resolve(place)))].flatMap((place) => {
    // A backup gets its name, a log goes: in another process, after the folder was read.
    const found = lstatSync(place, { throwIfNoEntry: false })
    if (!found || found.isSymbolicLink()) return []
    const wanted = found.isDirectory() ? FOLDER_MODE : FILE_MODE
    return (found.mode & 0o077) === 0 ? [] : [{ place, wanted }]
  })
}

/** @throws {EnvironmentError} that names what is open to others, with the orders that mend it. */
export function refuseLooseFiles(environment: Environment): void {
  const loose = listLooseFiles(environment)
  if (loose.length === 0) return
  const orders = loose.map(({ place, wanted }) => `  chmod ${wanted.toString(8)} '${place}'`)
  throw new EnvironmentError(
    `Espejo no puede iniciar: otras cuentas de esta máquina pueden leer sus archivos. Ejecute:\n${orders.join('\n')}`,
  )
}

/** Closes what is open to others: for the demonstration, whose files are made anew. */
export function closeLooseFiles(environment: Environment): void {
  for (const { place, wanted } of listLooseFiles(environment)) chmodSync(place, wanted)
}
