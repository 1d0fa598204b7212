import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readAnchors, type Anchor } from '#app/features/audit/audit-anchor.ts'
import { verdictLines } from '#app/features/audit/verdict-words.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { noDatabase } from './backup-command.ts'
import { CommandError, runCommand } from './command.ts'

function anchorsOf(given: string): Anchor[] {
  const isFile = existsSync(given) && statSync(given).isFile()
  const anchors = readAnchors(isFile ? readFileSync(given, 'utf8') : given)
  if (anchors.length === 0)
    throw new CommandError(
      'En --anchor no hay ninguna huella: dé el archivo de un correo diario, o el número y la huella, así: 500:ab12…',
    )
  return anchors
}

/**
 * `npm run audit:verify -- --anchor <file or text>`: recomputes the whole history and says in Spanish what does not hold;
 * exit code 1 where anything does not. The anchor is a daily mail kept outside, or several in one file.
 */
await runCommand(async () => {
  const { values } = parseArgs({ options: { anchor: { type: 'string', multiple: true, default: [] } } })
  const file = process.env['ESPEJO_DATABASE']
  const keys = process.env['ESPEJO_CAMPAIGN_KEYS']
  if (!file) throw new CommandError('ESPEJO_DATABASE no dice dónde está la base de datos.')
  if (!existsSync(file)) throw new CommandError(noDatabase(file))
  const campaignKeys = campaignKeysFolder({ ESPEJO_DATABASE: file, ESPEJO_CAMPAIGN_KEYS: keys })
  const anchors = values.anchor.flatMap(anchorsOf)
  const verdict = await verifyAudit(openDatabase(file, undefined, campaignKeys), { anchors })
  if (verdict.faultCount > 0) process.exitCode = 1
  const { last, lastDigest, faultCount } = verdict
  return { sound: faultCount === 0, last, lastDigest, says: verdictLines(verdict) }
})
