import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { limaDate } from '#app/kit/program/clock.ts'
import { BACKUP_FILE, readManifest, type Manifest } from './backup-manifest.server.ts'
import type { Night } from './kept-nights.ts'

/** Ends the name of a backup that the program makes each night: only such are deleted by the job of the nights. */
export const NIGHT_ENDING = '-noche'
const NIGHTLY = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-[0-9a-f]{4}-noche$/

const HOUR_MS = 3_600_000
/** The night begins at two in Lima: before the file is written anew at three, when few answer. */
const NIGHT_FROM_HOUR = 2
/** A good backup older than this is told to administrators: one night was missed, and the next day has begun. */
export const OLD_AFTER_HOURS = 36

/** ISO date of the night that an instant belongs to. */
export function nightOf(instant: Date): string {
  return limaDate(new Date(instant.getTime() - NIGHT_FROM_HOUR * HOUR_MS))
}

export type NightlyBackup = Night & {
  readonly madeAt: Date
  /** Null where it is damaged. */
  readonly manifest: Manifest | null
}

function instantOf(name: string): Date | null {
  const [, day, hours, minutes, seconds] = NIGHTLY.exec(name) ?? []
  return day === undefined ? null : new Date(`${day}T${hours}:${minutes}:${seconds}Z`)
}

/** What can be seen of a backup at once: it was read back and verified when it got its name. */
function lookAt(folder: string, name: string): NightlyBackup[] {
  const made = instantOf(name)
  if (made === null || Number.isNaN(made.getTime())) return []
  const said = readManifest(path.join(folder, name))
  const manifest = said === 'damaged' ? null : said
  const place = path.join(folder, name, BACKUP_FILE)
  const bytes = statSync(place, { throwIfNoEntry: false })?.size
  const isGood = manifest !== null && bytes === manifest.database.bytes
  // It went while it was looked at.
  if (!isGood && !existsSync(path.join(folder, name))) return []
  return [{ name, night: nightOf(made), isGood, madeAt: made, manifest: isGood ? manifest : null }]
}

/**
 * The backups of nights in a folder, newest first. What is known of a backup stands in its own folder and nowhere else:
 * a table would be lost with the database, and would tell of backups that somebody moved away.
 */
export function listNights(folder: string): NightlyBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .reverse()
    .flatMap((name) => lookAt(folder, name))
}

/** The newest good one. One from the future was made while the clock was wrong, and keeps no other from being made. */
export function newestNight(folder: string, now: Date): NightlyBackup | null {
  const until = now.getTime() + HOUR_MS
  return listNights(folder).find(({ isGood, madeAt }) => isGood && madeAt.getTime() <= until) ?? null
}

/** What is to be said of the backups of nights. */
export type BackupState =
  | { readonly kind: 'off' }
  | { readonly kind: 'none' }
  | { readonly kind: 'old' | 'fresh'; readonly newest: NightlyBackup }

/** @param folder configured for backups; undefined where none are made. */
export function backupState(folder: string | undefined, now: Date): BackupState {
  if (folder === undefined) return { kind: 'off' }
  const newest = newestNight(folder, now)
  if (!newest) return { kind: 'none' }
  const hours = (now.getTime() - newest.madeAt.getTime()) / HOUR_MS
  return { kind: hours > OLD_AFTER_HOURS ? 'old' : 'fresh', newest }
}
