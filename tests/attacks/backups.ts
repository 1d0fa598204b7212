import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { codeMac } from '#app/respondent/desk/access-code.ts'
import { destroyKey } from '#db/campaign-keys.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { countryScope } from '#db/scope.ts'
import { SEALED } from '#db/sealed-rows.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { backupOf, readableOf, rowsIn, sendAnswers } from '#tests/support/backups.ts'
import { addCodes, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
import type { Attack, Outcome } from './attack.ts'

const CAMPAIGN = 'c'
const BANDS = ['18-29', '30-39', '40-49']
/** Fewer than this, told apart from the others, are a person too few. */
const FEWEST = 10
const BACKUPS_BEFORE = 3
const codeOf = (person: number) => `CODIGO${String(person).padStart(4, '0')}`

type Row = Readonly<Record<string, unknown>>

/** What somebody has who copied backups at some moments, and in the end everything that lies on the machine. */
type Copies = {
  /** In the order in which they were made. */
  readonly backups: readonly Buffer[]
  /** Folder of the keys as it is in the end. */
  readonly keys: string
  readonly people: number
  readonly ends: 'closed' | 'annulled'
}

function country(place: string) {
  const database = openDatabase(place)
  insertEntity(database, 'e')
  return database
}

async function end(database: Database, keys: string, ends: Copies['ends'], defences: Defences): Promise<void> {
  if (ends === 'closed') await closeCampaign(database, CAMPAIGN, '2026-11-28', null)
  else await annulCampaign(database, countryScope(), CAMPAIGN, 'Se publicaron los códigos', '2026-11-20', NO_NOTE)
  destroyKey(keys, CAMPAIGN, defences)
}

/** People answer one after another; backups are made at random moments before the end, right after it and later. */
async function copied(folder: string, seed: number, defences: Defences): Promise<Copies> {
  const random = seededRandom(seed)
  const place = path.join(folder, 'espejo.db')
  const keys = `${place}.claves`
  const people = 31 + random.between(0, 8)
  const ends = seed % 2 ? 'closed' : 'annulled'
  const database = country(place)
  try {
    await openCampaign(database, CAMPAIGN, 'e', {
      ...{ opensOn: '2026-11-02', closesOn: '2026-11-27', linkCode: null, extraSegment: 'age-band' },
      ...{ populationWomen: 600, populationMen: 600 },
    })
    await addCodes(
      database,
      CAMPAIGN,
      Array.from({ length: 60 }, (_, person) => codeOf(person)),
    )
    const moments = new Set([people - 1])
    while (moments.size < BACKUPS_BEFORE) moments.add(random.between(0, people - 1))
    const backups: Buffer[] = []
    const backUp = async () => void backups.push(await backupOf(place, keys, defences))
    for (let person = 0; person < people; person += 1) {
      await sendAnswers(database, [person], codeOf, (each) => ({ 'age-band': BANDS[each % BANDS.length] ?? '' }))
      if (moments.has(person)) await backUp()
    }
    await end(database, keys, ends, defences)
    await backUp()
    await backUp()
    return { backups, keys, people, ends }
  } finally {
    database.$client.close()
  }
}

/** Rows without their ids, which the close changes: what somebody answered is known again by itself. */
const answersIn = (bytes: Buffer) => rowsIn(bytes, 'responses').map((row: Row) => String(row['answers']))

/** Every two backups: who is in one and not in the other. */
function isolated(files: readonly Buffer[]): string[] {
  const sets = files.map((bytes) => new Set(answersIn(bytes)))
  return sets.flatMap((one, place) =>
    sets.slice(place + 1).flatMap((other) => {
      if (one.size === 0) return []
      const fresh = [...other].filter((answers) => !one.has(answers)).length
      return fresh > 0 && fresh < FEWEST ? [`${fresh} people are in one backup and not in one before`] : []
    }),
  )
}

/** What the close erased beside an answer, and an older backup still has. */
function broughtBack(files: readonly Buffer[]): string[] {
  const last = new Map(rowsIn(files.at(-1) ?? Buffer.of(), 'responses').map((row) => [row['answers'], row]))
  const back = files.slice(0, -1).flatMap((bytes) =>
    rowsIn(bytes, 'responses').filter((row) => {
      const now = last.get(row['answers'])
      return now && ['sex', 'extra_segment'].some((name) => row[name] !== null && now[name] === null)
    }),
  )
  return back.length > 0 ? [`${back.length} erased segments stand in an older backup`] : []
}

/** What should have been destroyed unseen. */
function undestroyed(files: readonly Buffer[], ends: Copies['ends']): string[] {
  const most = Math.max(...files.map((bytes) => answersIn(bytes).length))
  return ends === 'annulled' && most > 0 ? [`${most} answers of an annulled campaign can be read`] : []
}

/** Printed codes with the key that lies outside: whether a backup tells that one is known, or was used. */
function codesIn(files: readonly Buffer[], people: number): string[] {
  const macs = Array.from({ length: people }, (_, person) => codeMac(TEST_KEY, codeOf(person)))
  const found = macs.filter((mac) => files.some((bytes) => bytes.includes(mac))).length
  return found > 0 ? [`${found} codes are found in a backup`] : []
}

/** Whatever else differs between two backups made while people answered: rows that lie open, and lengths. */
function differences(backups: readonly Buffer[]): string[] {
  const [first, ...others] = backups.slice(0, BACKUPS_BEFORE)
  if (!first) return []
  const tables = rowsIn(first, 'sqlite_master', "type = 'table'").map(({ name }) => String(name))
  const open = tables.filter((table) => table !== SEALED.table)
  const changed = open.filter((table) =>
    others.some((other) => JSON.stringify(rowsIn(other, table)) !== JSON.stringify(rowsIn(first, table))),
  )
  return [
    ...changed.map((table) => `rows of ${table} differ between two backups`),
    ...(others.some((other) => other.length !== first.length) ? ['backups grow with the number of answers'] : []),
  ]
}

async function learned({ backups, keys, people, ends }: Copies): Promise<string[]> {
  const files = await Promise.all(backups.map((backup) => readableOf(backup, keys)))
  return [
    ...undestroyed(files, ends),
    ...isolated(files),
    ...broughtBack(files),
    ...codesIn(files, people),
    ...differences(backups),
  ]
}

/**
 * Somebody with backups of any moments, the key of the codes, the printed codes, and what is left of the folder of keys.
 * Whoever copied that folder before the close has as much as the running file: that is not promised.
 */
export const BACKUP_ATTACK: Attack = {
  id: 'backups-compared',
  title: 'Comparar varias copias de seguridad, de antes y de después del cierre, con los códigos impresos y su clave',
  against: ['backups-sealed', 'campaign-key-destroyed'],
  run: async (size, defences): Promise<Outcome> => {
    const tries = Math.max(2, Math.round(size / 30))
    let found = 0
    const examples: string[] = []
    for (let seed = 1; seed <= tries; seed += 1) {
      const folder = mkdtempSync(path.join(tmpdir(), 'espejo-attack-'))
      try {
        const things = await learned(await copied(folder, seed, defences))
        found += Number(things.length > 0)
        examples.push(...things.slice(0, 1))
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
    return { tries, found, examples: examples.slice(0, 3) }
  },
}
