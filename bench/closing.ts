import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { ask, load, newAgent } from './load.ts'
import { memoryOf, startProduct, type Served } from './processes.ts'
import { atMost, type BenchRow } from './row.ts'

const SIZES = [60_000, 300_000] as const
const LOOK_MS = 50
const IDLE_MS = 4000
const WRITING_LOOK_MS = 2
/** Between two looks of one person. */
const PAUSE_MS = 5

/** As many codes as answers, which a close deletes. */
function addCodes({ $client }: Database, count: number): void {
  const insert = $client.prepare(
    "INSERT INTO access_codes (mac, campaign_id, spent) VALUES (randomblob(32), 'grande', 1)",
  )
  $client.transaction(() => {
    for (let code = 0; code < count; code += 1) insert.run()
  })()
}

/** A file with a campaign that is due to be closed, of so many answers, and one that is open. */
async function fileWith(count: number): Promise<string> {
  const { database, file } = createTestDatabase()
  const today = limaDate(new Date())
  for (const id of ['grande', 'abierta']) insertEntity(database, id)
  await openCampaign(database, 'grande', 'grande', {
    ...{ opensOn: addDays(today, -30), closesOn: addDays(today, -1), linkCode: null },
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

/** Comes back when the schedule of the running program has closed the campaign. @returns seconds since it listened. */
async function untilClosed(file: string, began: number): Promise<number> {
  const looking = new Sqlite(file, { readonly: true })
  const status = looking.prepare<[], { status: string }>("SELECT status FROM campaigns WHERE id = 'grande'")
  while (status.get()?.status !== 'closed') await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  looking.close()
  return (performance.now() - began) / 1000
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
  readonly p95: number
  readonly idle: number
  /** The most resident memory while it ran, and of a program that only serves, in MiB. */
  readonly most: number
  readonly serving: number
  /** The longest that nobody else could write, in ms. */
  readonly held: number
}

/** Somebody who opens the questionnaire again and again, and the most resident memory of the program meanwhile, in MiB. */
function visitorOf({ child, origin }: Served) {
  const agent = newAgent(1)
  let most = 0
  const looks = setInterval(() => (most = Math.max(most, memoryOf(child))), LOOK_MS)
  const visit = async () => {
    await ask(agent, new URL(`${origin}/r/BENCHLINK`))
  }
  const end = () => {
    clearInterval(looks)
    agent.destroy()
    return most
  }
  return { visits: (milliseconds: number) => load(1, milliseconds, visit, PAUSE_MS), end }
}

/** The program anew on the same file, when nothing is due. */
async function memoryServing(file: string): Promise<number> {
  const served = await startProduct(file)
  const visitor = visitorOf(served)
  await visitor.visits(IDLE_MS)
  served.child.kill()
  return visitor.end()
}

async function measureClose(count: number): Promise<Closed> {
  const file = await fileWith(count)
  const served = await startProduct(file)
  const began = performance.now()
  const visitor = visitorOf(served)
  let [seconds, p95] = [0, 0]
  const stopWatching = watchWriting(file)
  const closing = untilClosed(file, began).then((found) => (seconds = found))
  const rounds: number[] = []
  while (seconds === 0) rounds.push((await visitor.visits(500)).p95)
  p95 = Math.max(...rounds)
  await closing
  const held = stopWatching()
  const idle = (await visitor.visits(IDLE_MS)).p95
  const most = visitor.end()
  served.child.kill()
  await once(served.child, 'exit')
  return { seconds, p95, idle, most, serving: await memoryServing(file), held }
}

/** What a close costs, and those who answer meanwhile, of the program as production runs it. */
export async function measureClosing(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const count of SIZES) {
    const { seconds, p95, idle, most, serving, held } = await measureClose(count)
    const name = `close of ${count.toLocaleString('en')} answers`
    const within = (3 * count) / 60_000
    rows.push(
      { name, value: seconds, unit: 's', more: { goal: `≤ ${within}`, met: seconds <= within } },
      {
        name: `${name}, questionnaire GET meanwhile, worst p95 of half a second`,
        value: p95,
        unit: 'ms',
        more: { peer: idle, ratio: p95 / idle, goal: 'ratio ≤ 2', met: p95 <= 2 * idle },
      },
      {
        name: `${name}, resident memory more than of a program that only serves`,
        ...{ value: most - serving, unit: 'MiB' },
        more: { peer: serving, goal: '≤ 50', met: most - serving <= 50 },
      },
      atMost(`${name}, resident memory, most`, most, 'MiB', 270),
      atMost(`${name}, longest that nobody else could write`, held, 'ms', 50),
    )
  }
  return rows
}
