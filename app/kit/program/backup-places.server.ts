import { keysBeside } from '#db/campaign-keys.server.ts'
import type { Environment } from './environment.server.ts'

type Places = Pick<Environment, 'ESPEJO_DATABASE' | 'ESPEJO_CAMPAIGN_KEYS' | 'ESPEJO_BACKUPS'>

/** Folder of the keys of campaigns. Whoever backs it up beside the backups undoes what it is for. */
export function campaignKeysFolder({ ESPEJO_DATABASE, ESPEJO_CAMPAIGN_KEYS }: Omit<Places, 'ESPEJO_BACKUPS'>): string {
  return ESPEJO_CAMPAIGN_KEYS ?? keysBeside(ESPEJO_DATABASE)
}

/** Folder of the backups that the program makes by itself after a close. */
export function backupsFolder({ ESPEJO_DATABASE, ESPEJO_BACKUPS }: Omit<Places, 'ESPEJO_CAMPAIGN_KEYS'>): string {
  return ESPEJO_BACKUPS ?? `${ESPEJO_DATABASE}.respaldos`
}
