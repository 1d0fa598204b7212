import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { Database as Client } from 'better-sqlite3'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { KEY_BYTES } from './sealing.server.ts'

/**
 * Random keys, one for each campaign without a release, each a file of its own (0600) in a folder (0700) outside the
 * database and its backups. What is sealed to a campaign can be read for as long as its file is there, and by nobody
 * afterwards (docs/decisions/075).
 */
export type KeysFolder = string

const ENDING = '.clave'

/** Folder of the keys that belong to an open database. */
const folders = new WeakMap<Client, KeysFolder>()

/** Folder of the keys of a database that says nothing else: beside it. */
export function keysBeside(file: string): KeysFolder {
  return `${file}.claves`
}

export function rememberKeysFolder(client: Client, folder: KeysFolder): void {
  folders.set(client, folder)
}

/** Folder of the keys of an open database. */
export function keysFolderOf(client: Client): KeysFolder {
  return folders.get(client) ?? keysBeside(client.name)
}

function placeOf(folder: KeysFolder, campaignId: string): string {
  if (!/^[\w-]+$/.test(campaignId)) throw new Error('No place for such a key')
  return path.join(folder, `${campaignId}${ENDING}`)
}

/** What a folder holds is durable only when the folder itself was written. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function writeWhole(place: string, flags: string, bytes: Buffer): void {
  const handle = openSync(place, flags, 0o600)
  writeSync(handle, bytes)
  fsyncSync(handle)
  closeSync(handle)
}

/** The key of a campaign, or null where it has none (any more). */
export function findKey(folder: KeysFolder, campaignId: string): Buffer | null {
  const place = placeOf(folder, campaignId)
  if (!existsSync(place)) return null
  const key = readFileSync(place)
  if (key.length !== KEY_BYTES) throw new Error('A key of a campaign is damaged')
  return key
}

/**
 * The key of a campaign; made where it has none. Durable when this returns: nothing is ever sealed to a key that a loss
 * of power could take away. Of two processes that make one at the same moment both get the same.
 */
export function keyFor(folder: KeysFolder, campaignId: string): Buffer {
  const known = findKey(folder, campaignId)
  if (known) return known
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const place = placeOf(folder, campaignId)
  const own = `${place}.${randomBytes(4).toString('hex')}`
  writeWhole(own, 'wx', randomBytes(KEY_BYTES))
  try {
    linkSync(own, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(own)
  }
  syncFolder(folder)
  const made = findKey(folder, campaignId)
  if (!made) throw new Error('The key of a campaign could not be kept')
  return made
}

/** Ids of the campaigns that have a key, in their own order. */
export function listKeys(folder: KeysFolder): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort()
}

/**
 * Destroys the key of a campaign: written over, then taken out of its folder. What file system and disk keep of a file
 * that was written over is beyond a program's reach.
 * @param defences all, but in a test that takes one away.
 */
export function destroyKey(folder: KeysFolder, campaignId: string, defences: Defences = ALL_DEFENCES): void {
  const place = placeOf(folder, campaignId)
  if (!defences['campaign-key-destroyed'] || !existsSync(place)) return
  writeWhole(place, 'r+', randomBytes(KEY_BYTES))
  rmSync(place)
  syncFolder(folder)
}
