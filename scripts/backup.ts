import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { restoreFromBackup, type RestoreOutcome } from '#app/features/backups/restore-backup.server.ts'
import type { LostPart } from '#db/queries/restore.server.ts'
import { UnsoundBackupError, writeBackup } from '#app/features/backups/write-backup.server.ts'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { CommandError, runCommand } from './command.ts'

const LEFT_OUT = 'Respuestas enviadas que esperan (hasta nueve de cada aplicación), sesiones y mensajes por enviar'

/** Where things lie, by the same variables as of the server. */
function places() {
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

async function backUp(to: string) {
  const { database, keys, documents } = places()
  if (!existsSync(database)) throw new CommandError('ESPEJO_DATABASE no dice dónde está la base de datos.')
  try {
    const order = { database, keys, documents, to, at: new Date().toISOString() }
    const { folder, bytes, sha256 } = await writeBackup(order)
    return { folder, bytes, sha256, leftOut: LEFT_OUT }
  } catch (error) {
    if (error instanceof UnsoundBackupError) throw new CommandError(`La copia no está sana: ${error.message}`)
    throw error
  }
}

const PART_WORDS: Readonly<Record<LostPart['part'], string>> = {
  main: 'respuestas',
  experience: 'lo que se contó que pasó',
}
const lostWords = ({ campaignId, part }: LostPart) => `${campaignId} (${PART_WORDS[part]})`

/** What cannot be read, what to do, and what is lost where nothing else can be done. */
function unreadableWords({ campaigns, lost }: Extract<RestoreOutcome, { kind: 'unreadable' }>): string {
  const running =
    campaigns.length > 0
      ? [
          `Esta copia tiene ${campaigns.length} aplicaciones cuya llave no está: ${campaigns.join(', ')}. Si ya cerraron, restaure una copia posterior al cierre, que tiene sus resultados. Si no hay otra, agregue --annul-unreadable: quedan anuladas, sin resultados, y se dice por qué.`,
        ]
      : []
  const closed =
    lost.length > 0
      ? [
          `De aplicaciones cerradas ya no se puede leer: ${lost.map(lostWords).join(', ')}. Si se destruyó a su tiempo, una copia posterior tiene el acta o el cálculo anual: restaure esa. Si no hay otra, agregue --annul-unreadable: los resultados de cada aplicación quedan; esas respuestas se dan por destruidas, con acta, y del año que ya terminó no se calcula qué siguió a los hechos.`,
        ]
      : []
  return [...running, ...closed].join(' ')
}

function refusal(
  outcome: Exclude<RestoreOutcome, { kind: 'restored' }>,
  { from, database }: { readonly from: string; readonly database: string },
): string {
  switch (outcome.kind) {
    case 'no-backup':
      return `En ${from} no hay una copia hecha con npm run backup.`
    case 'database-in-place':
      return `En ${database} ya hay una base de datos o su registro (-wal). Detenga Espejo y muévala a otro lugar; después repita.`
    case 'damaged':
      return `La copia no está sana: ${outcome.faults.join('; ')}`
    case 'unreadable':
      return unreadableWords(outcome)
  }
}

async function restore(from: string, annulUnreadable: boolean) {
  const order = { ...places(), from, annulUnreadable }
  const outcome = await restoreFromBackup(order, new Date())
  if (outcome.kind !== 'restored') throw new CommandError(refusal(outcome, order))
  const { opened, annulled, lost, documents } = outcome
  return { database: order.database, opened, annulled, lost: lost.map(lostWords), documents }
}

/**
 * `npm run backup -- --to FOLDER`: a sound copy of the database and of the documents that prove budget levels and actions.
 * `npm run backup -- --restore FOLDER`: puts one in the place of a database that is lost.
 */
async function backup() {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, restore: { type: 'string' }, 'annul-unreadable': { type: 'boolean' } },
  })
  if (values.to && !values.restore) return backUp(values.to)
  if (values.restore && !values.to) return restore(values.restore, values['annul-unreadable'] ?? false)
  throw new CommandError(
    'Diga a qué carpeta, npm run backup -- --to CARPETA, o qué copia se restaura, npm run backup -- --restore CARPETA',
  )
}

await runCommand(backup)
