import { createHash } from 'node:crypto'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { makeBackup, listFaults } from '#db/queries/backup.server.ts'
import { CommandError, runCommand } from './command.ts'

/**
 * `npm run backup -- --to FOLDER`: a sound copy of the database and of the documents that prove budget levels.
 * Answers that wait in the buffer stay out, so that two backups never differ by fewer than ten answers of a campaign.
 */
async function backup() {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const file = process.env['ESPEJO_DATABASE']
  if (!file || !existsSync(file)) throw new CommandError('ESPEJO_DATABASE no dice dónde está la base de datos.')
  if (!values.to) throw new CommandError('Diga a qué carpeta: npm run backup -- --to CARPETA')
  const bytes = makeBackup(openDatabase(file))
  const faults = listFaults(bytes)
  if (faults.length > 0) throw new CommandError(`La copia no está sana: ${faults.join('; ')}`)
  const folder = path.join(values.to, new Date().toISOString().replaceAll(':', '-').slice(0, 19))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path.join(folder, 'espejo.db'), bytes, { mode: 0o600, flag: 'wx' })
  const documents = evidenceFolder({ ESPEJO_DATABASE: file, ESPEJO_EVIDENCE: process.env['ESPEJO_EVIDENCE'] })
  if (existsSync(documents)) await cp(documents, path.join(folder, 'evidencias'), { recursive: true })
  return {
    folder,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    leftOut:
      'Respuestas que esperan (hasta nueve enviadas de cada aplicación, y los lotes en papel sin terminar), sesiones y mensajes por enviar',
  }
}

await runCommand(backup)
