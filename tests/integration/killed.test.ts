import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeMac, contentMac, formMac } from '#app/respondent/desk/access-code.ts'
import { settleDueCampaigns } from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { openDatabase, truncateLog, type Database } from '#db/client.server.ts'
import { countResponses, findCampaignByCode } from '#db/queries/admission.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { countryScope } from '#db/scope.ts'
import { without } from '#tests/attacks/attack.ts'
import {
  addCodes,
  answersLike,
  createTestDatabase,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'
import { countInWaiting, waitingIn } from '#tests/support/waiting.ts'

const CODES = Array.from({ length: 13 }, (_, person) => `CODIGO${person}`)

async function campaignFile(): Promise<string> {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { linkCode: null, populationWomen: 20, populationMen: 20 })
  await addCodes(database, 'c1', CODES)
  truncateLog(database)
  database.$client.close()
  return file
}

/** The file as it is left by a program that is killed at a step, opened again. */
async function killedAt(step: string): Promise<{ database: Database; file: string }> {
  const file = await campaignFile()
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/killed-at.ts', file, step], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))
  expect(signal, said).toBe('SIGKILL')
  return { database: openDatabase(file), file }
}

const stored = (database: Database) =>
  database.$client
    .prepare<[], { answers: string }>('SELECT answers FROM responses')
    .all()
    .map(({ answers }) => answers)
const isFree = async (database: Database, code: string) =>
  (await findCampaignByCode(database, codeMac(TEST_KEY, code), without('spent-looks-free'))) !== null

function sendAgain(database: Database, person: number) {
  const id = person.toString(16).padStart(32, '0')
  const answers = JSON.stringify(answersLike(3, person))
  return storeSendings(database, [
    {
      ...{ campaignId: 'c1', experience: null, sex: 'mujer', extraSegment: null, answers },
      ...{ formMac: formMac(TEST_KEY, id), contentMac: contentMac(TEST_KEY, id, answers) },
      codeMac: codeMac(TEST_KEY, CODES[person] ?? ''),
    },
  ])
}

describe.concurrent('whoever was thanked has answered once, wherever the program is killed', () => {
  test('with nine: their answers and forms are known, and up to nine codes admit once more', async ({ expect }) => {
    const { database } = await killedAt('nine sent')
    expect(await countResponses(database, 'c1')).toBe(9)
    expect(sendAgain(database, 4)).toEqual(['already-stored'])
    expect(await isFree(database, 'CODIGO4')).toBe(true)
    moveDueLots(database)
    expect(stored(database)).toEqual([])
  })

  test.each(['ten sent', 'codes marked', 'codes forgotten', 'lot inserted', 'lot deleted'])(
    'with ten, at "%s": no code admits again, and a repeated move stores each answer once',
    async (step) => {
      const { database, file } = await killedAt(step)
      expect(await countResponses(database, 'c1')).toBe(10)
      for (const code of CODES.slice(0, 10)) expect(await isFree(database, code), code).toBe(false)
      expect(await isFree(database, 'CODIGO11')).toBe(true)
      moveDueLots(database)
      expect(stored(database).sort()).toEqual(
        Array.from({ length: 10 }, (_, person) => JSON.stringify(answersLike(3, person))).sort(),
      )
      expect(waitingIn(database)).toEqual([])
      expect(countInWaiting(file, 'codes_to_mark')).toBe(0)
      const spent = database.$client.prepare('SELECT count(*) AS n FROM access_codes WHERE spent = 1').get()
      expect(spent).toEqual({ n: 10 })
      expect(sendAgain(database, 3)).toEqual(['already-stored'])
    },
    60_000,
  )
})

describe.concurrent('a close that was killed is ended once, by the schedule', () => {
  test.each([
    'close begun',
    'last lot inserted',
    'all moved',
    'release frozen',
    'receipts deleted',
    'log emptied',
    'close ended',
  ])(
    'at "%s"',
    async (step) => {
      const { database, file } = await killedAt(step)
      const isFrozen = ['release frozen', 'receipts deleted', 'log emptied'].includes(step)
      const ids = () =>
        database.$client
          .prepare<[], { id: string }>('SELECT hex(id) AS id FROM responses ORDER BY 1')
          .all()
          .map(({ id }) => id)
      const before = ids()
      expect(sendAgain(database, 12)).not.toEqual(['stored'])
      moveDueLots(database)
      await settleDueCampaigns(database, countryScope(), new Date('2026-11-28T17:00:00Z'))
      await settleDueCampaigns(database, countryScope(), new Date('2026-11-28T17:01:00Z'))
      expect(database.$client.prepare('SELECT status FROM campaigns').get()).toEqual({ status: 'closed' })
      const releases = database.$client.prepare<[], { digest: string }>('SELECT digest FROM releases').all()
      expect(releases).toHaveLength(1)
      // What was computed before the kill is what is shown; nothing is drawn a second time, and no id changes twice.
      expect(releases[0]?.digest === 'drawn once').toBe(isFrozen || step === 'close ended')
      expect(JSON.stringify(ids()) === JSON.stringify(before)).toBe(isFrozen || step === 'close ended')
      expect(stored(database)).toHaveLength(13)
      expect(database.$client.prepare('SELECT * FROM frozen_releases').all()).toEqual([])
      truncateLog(database)
      const bytes = Buffer.concat(
        readdirSync(path.dirname(file)).map((name) => readFileSync(path.join(path.dirname(file), name))),
      )
      for (const code of CODES) expect(bytes.includes(codeMac(TEST_KEY, code)), code).toBe(false)
      expect(countInWaiting(file, 'form_receipts')).toBe(0)
    },
    60_000,
  )
})
