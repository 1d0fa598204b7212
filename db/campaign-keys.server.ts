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
import { RESPONSE_PARTS, type ResponsePart } from './schema/campaigns.ts'
import { KEY_BYTES } from './sealing.server.ts'

/**
 * Random keys, each a file of its own (0600) in a folder (0700) outside the database and its backups: one for each
 * campaign without a release, one for each part of the answers that a close leaves. What is sealed to a key can be read
 * for as long as its file is there, and by nobody afterwards (docs/decisions/075, 083).
 */
export type KeysFolder = string

const ENDING = '.clave'

/** What a key is of: a campaign without a release, or one part of the answers of a closed one. */
export type KeyOwner = { readonly campaignId: string; readonly part: ResponsePart | null }

/** Name of the key of one part of the answers of a closed campaign. */
export function partKey(campaignId: string, part: ResponsePart): string {
  return `${campaignId}.${part}`
}

/** What a key is of, by its name; null where it is no name of ours. */
export function ownerOf(key: string): KeyOwner | null {
  const [, campaignId, part] = /^([\w-]+)(?:\.(\w+))?$/.exec(key) ?? []
  if (campaignId === undefined) return null
  if (part === undefined) return { campaignId, part: null }
  const known = RESPONSE_PARTS.find((each) => each === part)
  return known ? { campaignId, part: known } : null
}

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

function placeOf(folder: KeysFolder, key: string): string {
  if (!ownerOf(key)) throw new Error('No place for such a key')
  return path.join(folder, `${key}${ENDING}`)
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

/** The key of this name (a campaign's id, or `partKey`), or null where there is none (any more). */
export function findKey(folder: KeysFolder, name: string): Buffer | null {
  const place = placeOf(folder, name)
  if (!existsSync(place)) return null
  const key = readFileSync(place)
  if (key.length !== KEY_BYTES) throw new Error('A key of a campaign is damaged')
  return key
}

/**
 * The key of this name; made where there is none. Durable when this returns: nothing is ever sealed to a key that a loss
 * of power could take away. Of two processes that make one at the same moment both get the same.
 */
export function keyFor(folder: KeysFolder, name: string): Buffer {
  const known = findKey(folder, name)
  if (known) return known
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const place = placeOf(folder, name)
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
  const made = findKey(folder, name)
  if (!made) throw new Error('The key of a campaign could not be kept')
  return made
}

/** Names of all keys, in their own order. */
export function listKeys(folder: KeysFolder): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort()
}

/**
 * Destroys a key: written over, then taken out of its folder. What file system and disk keep of a file
 * that was written over is beyond a program's reach.
 * @param defences all, but in a test that takes one away.
 */
export function destroyKey(folder: KeysFolder, name: string, defences: Defences = ALL_DEFENCES): void {
  const place = placeOf(folder, name)
  if (!defences['campaign-key-destroyed'] || !existsSync(place)) return
  writeWhole(place, 'r+', randomBytes(KEY_BYTES))
  rmSync(place)
  syncFolder(folder)
}
