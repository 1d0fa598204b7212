import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freezeDueExperiencePools } from '#app/features/national/freeze-experience-pools.server.ts'
import { destroyDueRows } from '#app/features/retention/delete-due.server.ts'
import { destroyKey, listKeys } from '#db/campaign-keys.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { listEndedKeys } from '#db/queries/ended-keys.server.ts'
import { listExperiencePools } from '#db/queries/experience-pools.server.ts'
import { countryScope } from '#db/scope.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { backupOf, readableOf, rowsIn } from '#tests/support/backups.ts'
import { closeTold } from '#tests/support/told-campaigns.ts'
import { Findings, type Attack, type Outcome } from './attack.ts'

const IDS = ['a', 'b', 'c', 'd', 'e']
const at = (day: string) => new Date(`${day}T12:00:00-05:00`)

type Held = { readonly database: Database; readonly file: string; readonly keys: string; readonly defences: Defences }

const backedUp = ({ file, keys, defences }: Held) => backupOf(file, keys, defences)

/** What the schedule does with keys, whose backups stand in the hands of whoever attacks. */
async function forget({ database, keys, defences }: Held): Promise<void> {
  for (const { key } of await listEndedKeys(database, countryScope(), listKeys(keys))) destroyKey(keys, key, defences)
}

/** Whether somebody has seen what was drawn of a year, and could restore a backup that draws it again. */
async function drawnTwice({ database, keys, defences }: Held, backups: readonly Buffer[]): Promise<string[]> {
  if ((await listExperiencePools(database, countryScope(), defences)).length === 0) return []
  const restored = await Promise.all(backups.map((backup) => readableOf(backup, keys)))
  const again = restored.filter(
    (bytes) =>
      rowsIn(bytes, 'experience_pools').length === 0 && rowsIn(bytes, 'responses', "part = 'experience'").length > 0,
  )
  return again.length > 0 ? [`of ${again.length} backups a year that was shown can be drawn again`] : []
}

/**
 * Campaigns close, a year is drawn, twelve months pass; backups are made before and after each, also between what
 * replaces the answers and the end of their keys.
 */
async function learned(folder: string, seed: number, defences: Defences): Promise<string[]> {
  const random = seededRandom(seed)
  const file = path.join(folder, 'espejo.db')
  const held: Held = { database: openDatabase(file), file, keys: `${file}.claves`, defences }
  const { database, keys } = held
  try {
    for (const id of IDS)
      await closeTold(database, id, { closesOn: '2026-09-30', closedOn: '2026-10-01', told: random.between(1, 80) })
    const backups = [await backedUp(held), await backedUp(held)]
    const things: string[] = []
    for (const replace of [
      () => freezeDueExperiencePools(database, at('2027-01-01')),
      () => destroyDueRows(database, at('2027-10-02')),
    ]) {
      await replace()
      things.push(...(await drawnTwice(held, backups)))
      backups.push(await backedUp(held))
      await forget(held)
      things.push(...(await drawnTwice(held, backups)))
      backups.push(await backedUp(held))
    }
    const readable = await Promise.all(backups.map((backup) => readableOf(backup, keys)))
    const back = readable.map((bytes) => rowsIn(bytes, 'responses').length)
    if (back.some((rows) => rows > 0)) things.unshift(`${Math.max(...back)} destroyed answers stand in a backup`)
    return things
  } finally {
    database.$client.close()
  }
}

/** Somebody with backups of any moments between a close and the end of its answers, and the folder of keys as it is in the end. */
export const CLOSED_BACKUPS_ATTACK: Attack = {
  id: 'closed-backups',
  title:
    'Leer en copias de seguridad antiguas respuestas que ya se destruyeron, o sortear otra vez lo que ya se mostró',
  against: ['closed-rows-sealed', 'pool-waits-for-keys'],
  run: async (size, defences): Promise<Outcome> => {
    const findings = new Findings()
    const tries = Math.max(2, Math.round(size / 30))
    for (let seed = 1; seed <= tries; seed += 1) {
      const folder = mkdtempSync(path.join(tmpdir(), 'espejo-attack-'))
      try {
        findings.add(await learned(folder, seed, defences))
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
    return findings.finish()
  },
}
