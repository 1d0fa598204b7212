import { existsSync } from 'node:fs'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { CommandError, runCommand } from './command.ts'

/** `npm run audit:verify`: recomputes the chain of the audit log; compare its last digest with the one of the daily mail. */
await runCommand(async () => {
  const file = process.env['ESPEJO_DATABASE']
  const keys = process.env['ESPEJO_CAMPAIGN_KEYS']
  if (!file || !existsSync(file)) throw new CommandError('ESPEJO_DATABASE no dice dónde está la base de datos.')
  const verdict = await verifyAudit(openDatabase(file, undefined, campaignKeysFolder({ ESPEJO_DATABASE: file, ESPEJO_CAMPAIGN_KEYS: keys })))
  if (verdict.broken !== null) process.exitCode = 1
  return verdict
})
