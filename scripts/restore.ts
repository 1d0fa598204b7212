import { parseArgs } from 'node:util'
import { faultWords } from '#app/features/backups/backup-words.ts'
import { restoreFromBackup, type RestoreOutcome } from '#app/features/backups/restore-backup.server.ts'
import type { LostPart } from '#db/queries/restore.server.ts'
import { noBackup, onlyFolder, places } from './backup-command.ts'
import { CommandError, runCommand } from './command.ts'

const PART_WORDS: Readonly<Record<LostPart['part'], string>> = {
  main: 'respuestas',
  experience: 'lo que se contó que pasó',
}
const lostWords = ({ campaignId, part }: LostPart) => `${campaignId} (${PART_WORDS[part]})`

/** So many are named: whoever forgot the folder of keys would else read a page of names. `verify` names all. */
const NAMED = 8
const someOf = (names: readonly string[]) =>
  names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} y ${names.length - NAMED} más` : names.join(', ')

/** What cannot be read, what to do, and what is lost where nothing else can be done. */
function unreadableWords({ campaigns, lost }: Extract<RestoreOutcome, { kind: 'unreadable' }>, keys: string): string {
  const running =
    campaigns.length > 0
      ? [
          `Aplicaciones de esta copia cuya llave no está: ${someOf(campaigns)}. Si ya cerraron, restaure una copia posterior al cierre, que tiene sus resultados. Si no hay otra, agregue --annul-unreadable: quedan anuladas, sin resultados, y se dice por qué.`,
        ]
      : []
  const closed =
    lost.length > 0
      ? [
          `De aplicaciones cerradas ya no se puede leer: ${someOf(lost.map(lostWords))}. Si se destruyó a su tiempo, una copia posterior tiene el acta o el cálculo anual: restaure esa. Si no hay otra, agregue --annul-unreadable: los resultados de cada aplicación quedan; esas respuestas se dan por destruidas, con acta, y del año que ya terminó no se calcula qué siguió a los hechos.`,
        ]
      : []
  return [
    `No se restauró nada: faltan llaves en ${keys} (ESPEJO_CAMPAIGN_KEYS). Si las guarda en otra parte, póngalas ahí y repita.`,
    ...running,
    ...closed,
  ].join('\n')
}

function refusal(
  outcome: Exclude<RestoreOutcome, { kind: 'restored' }>,
  { from, database, keys }: Readonly<Record<'from' | 'database' | 'keys', string>>,
): string {
  switch (outcome.kind) {
    case 'no-backup':
      return noBackup(from)
    case 'database-in-place':
      return `En ${database} ya hay una base de datos o su registro (-wal). Detenga Espejo y muévala a otro lugar; después repita.`
    case 'damaged':
      return `La copia no se puede usar, y no se restauró nada: ${outcome.faults.map(faultWords).join('; ')}. Use otra copia. Si solo fallan documentos y no hay otra, agregue --incomplete-documents.`
    case 'unreadable':
      return unreadableWords(outcome, keys)
  }
}

/**
 * `npm run restore -- FOLDER`: verifies a backup and puts it in the place of a database that is lost. It writes only
 * where no database is.
 */
async function restore() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'annul-unreadable': { type: 'boolean' }, 'incomplete-documents': { type: 'boolean' } },
  })
  const from = onlyFolder(positionals, 'restore -- CARPETA')
  const order = {
    ...{ ...places(), from, annulUnreadable: values['annul-unreadable'] ?? false },
    acceptDocuments: values['incomplete-documents'] ?? false,
  }
  const outcome = await restoreFromBackup(order, new Date())
  if (outcome.kind !== 'restored') throw new CommandError(refusal(outcome, order))
  const { opened, annulled, lost, documents } = outcome
  return { database: order.database, opened, annulled, lost: lost.map(lostWords), documents }
}

await runCommand(restore)
