import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { ask, newAgent, percentile } from './load.ts'
import { memoryOf, startProduct, type Served } from './processes.ts'
import { atMost, type BenchRow } from './row.ts'

const SIZES = [60_000, 300_000] as const
const LOOK_MS = 50
const IDLE_MS = 4000
const WRITING_LOOK_MS = 2
/** Between two looks of one person. */
const PAUSE_MS = 5

/** As many codes as answers, which a close deletes. */
function addCodes(database: Database, count: number): void {
  inTransaction(database, (transaction) =>
    transaction.run(
      sql`INSERT INTO access_codes (mac, campaign_id, spent)
          SELECT randomblob(32), 'grande', 1 FROM responses WHERE campaign_id = 'grande' LIMIT ${count}`,
    ),
  )
}

/** A file with a campaign of so many answers, and another that is open. */
async function fileWith(count: number): Promise<string> {
  const { database, file } = createTestDatabase()
  const today = limaDate(new Date())
  for (const id of ['grande', 'abierta']) insertEntity(database, id)
  await openCampaign(database, 'grande', 'grande', {
    ...{ opensOn: addDays(today, -30), closesOn: addDays(today, 1), linkCode: null },
    ...{ populationWomen: count, populationMen: count },
  })
  await openCampaign(database, 'abierta', 'abierta', {
    ...{ opensOn: addDays(today, -5), closesOn: addDays(today, 10), linkCode: 'BENCHLINK' },
    ...{ populationWomen: 500, populationMen: 500 },
  })
  database.$client.close()
  const filled = openDatabase(file)
  const STEP = 20_000
  for (let from = 0; from < count; from += STEP)
    seedResponses(
      filled,
      'grande',
      Array.from({ length: STEP }, (_, place) => ({
        answers: answersLike(1 + ((from + place) % 5), from + place),
        sex: place % 2 ? 'mujer' : 'hombre',
        extraSegment: null,
      })),
    )
  addCodes(filled, count)
  filled.$client.close()
  return file
}

/** Seconds between two looks of the schedule, and some more. */
const ROUND_S = 90

/** The last day of the campaign is over: the next round of the running program's schedule closes it. */
function makeDue(file: string): void {
  const saying = new Sqlite(file)
  saying.prepare("UPDATE campaigns SET closes_on = ? WHERE id = 'grande'").run(addDays(limaDate(new Date()), -1))
  saying.close()
}

/** Comes back when the campaign has that status. @throws where the schedule does not come to it. */
async function until(file: string, wanted: 'closing' | 'closed'): Promise<number> {
  const looking = new Sqlite(file, { readonly: true })
  const status = looking.prepare<[], string>("SELECT status FROM campaigns WHERE id = 'grande'").pluck()
  for (const began = performance.now(); status.get() !== wanted && status.get() !== 'closed'; )
    if (performance.now() - began > ROUND_S * 1000) throw new Error(`The campaign is not ${wanted}`)
    else await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  looking.close()
  return performance.now()
}

/** Asks for the right to write again and again, and gives it back. @returns a function that stops it: the longest that it was held, in ms. */
function watchWriting(file: string): () => number {
  const asking = new Sqlite(file, { timeout: 0 })
  let since: number | null = null
  let longest = 0
  const look = () => {
    try {
      asking.exec('BEGIN IMMEDIATE; COMMIT')
      if (since !== null) longest = Math.max(longest, performance.now() - since)
      since = null
    } catch {
      since ??= performance.now()
    }
  }
  const looks = setInterval(look, WRITING_LOOK_MS)
  return () => {
    clearInterval(looks)
    asking.close()
    return longest
  }
}

type Closed = {
  readonly seconds: number
  /** Of whoever opens the questionnaire meanwhile, and before, in ms. */
  readonly p95: number
  readonly longest: number
  readonly idle: number
  /** The most resident memory while it ran, and before, in MiB. */
  readonly most: number
  readonly serving: number
  /** The longest that nobody else could write, in ms. */
  readonly held: number
}

/** Somebody who opens the questionnaire again and again until something has come about. */
async function visitsUntil({ child, origin }: Served, end: Promise<unknown>) {
  const agent = newAgent(1)
  const waits: number[] = []
  let [isOver, most] = [false, 0]
  void end.then(() => (isOver = true))
  const looks = setInterval(() => (most = Math.max(most, memoryOf(child))), LOOK_MS)
  while (!isOver) {
    const began = performance.now()
    await ask(agent, new URL(`${origin}/r/BENCHLINK`))
    waits.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  clearInterval(looks)
  agent.destroy()
  waits.sort((one, other) => one - other)
  return { p95: percentile(waits, 0.95), longest: waits.at(-1) ?? Number.NaN, most }
}

const passing = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function measureClose(count: number): Promise<Closed> {
  const file = await fileWith(count)
  const served = await startProduct(file)
  await visitsUntil(served, passing(IDLE_MS))
  const before = await visitsUntil(served, passing(2 * IDLE_MS))
  makeDue(file)
  const began = await until(file, 'closing')
  const stopWatching = watchWriting(file)
  const closed = until(file, 'closed')
  const meanwhile = await visitsUntil(served, closed)
  const seconds = ((await closed) - began) / 1000
  const held = stopWatching()
  served.child.kill()
  await once(served.child, 'exit')
  const { p95, longest, most } = meanwhile
  return { seconds, p95, longest, idle: before.p95, most, serving: before.most, held }
}

/** What a close costs, and those who answer meanwhile, of the program as production runs it. */
export async function measureClosing(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const count of SIZES) {
    const { seconds, p95, longest, idle, most, serving, held } = await measureClose(count)
    const name = `close of ${count.toLocaleString('en')} answers`
    const within = (3 * count) / 60_000
    rows.push(
      { name, value: seconds, unit: 's', more: { goal: `≤ ${within}`, met: seconds <= within } },
      {
        name: `${name}, questionnaire GET meanwhile, p95`,
        value: p95,
        unit: 'ms',
        more: { peer: idle, ratio: p95 / idle, goal: 'ratio ≤ 2', met: p95 <= 2 * idle },
      },
      // A p95 over all of a close would not see one stall of half a second.
      atMost(`${name}, questionnaire GET meanwhile, longest`, longest, 'ms', 100),
      {
        name: `${name}, resident memory more than before`,
        ...{ value: most - serving, unit: 'MiB' },
        more: { peer: serving, goal: '≤ 50', met: most - serving <= 50 },
      },
      atMost(`${name}, resident memory, most`, most, 'MiB', 270),
      atMost(`${name}, longest that nobody else could write`, held, 'ms', 50),
    )
  }
  return rows
}
