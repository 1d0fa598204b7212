import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { builtPart } from '#app/kit/program/parts.server.ts'
import type { BackupOrder, WrittenBackup } from './write-backup.server.ts'

/** Its answer is one line of JSON. */
const LARGEST_ANSWER = 16 * 1024 * 1024

/** Where this program lies, wherever it was started: there its parts and packages are found. */
const HERE = fileURLToPath(new URL('.', import.meta.url))

/**
 * Makes a backup in a process of its own, whose memory goes with it.
 * @throws where it could not be made or is not sound.
 */
export async function backUpBeside({
  database,
  keys,
  to,
  documents,
  before,
  ...order
}: BackupOrder): Promise<WrittenBackup> {
  const places = {
    ...{ database: path.resolve(database), keys: path.resolve(keys), to: path.resolve(to) },
    documents: documents === null ? null : path.resolve(documents),
    before: before ? path.resolve(before) : null,
  }
  const built = builtPart('backup-process')
  const program = built ? [built] : ['--import', 'tsx', path.join(HERE, 'backup-process.ts')]
  const words = [...program, JSON.stringify({ ...order, ...places })]
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    cwd: HERE,
    maxBuffer: LARGEST_ANSWER,
  })
  return JSON.parse(stdout) as WrittenBackup
}
