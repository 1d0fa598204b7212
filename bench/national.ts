import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { signInTo } from '#tests/support/running-server.ts'
import { ADMINISTRATOR, ANALYST, countryFile, SIZES, type SizeName } from './countries.ts'
import { ask, load, median, newAgent } from './load.ts'
import { FILES, PAGES, type Asked } from './national-pages.ts'
import { PRODUCTION_FLAGS, PRODUCTION_MEMORY } from './processes.ts'
import type { BenchRow } from './row.ts'

const CLIENTS = 8
const WARM_MS = 500
const ROUND_MS = 1200
const ROUNDS = 3
const ANALYSTS = 10
/** Each of them opens another page so long after the last one came. */
const READING_MS = 1000
const RESPONDENT_MS = 8000

type Usage = { readonly memory: number; readonly processor: number }

async function usageOf(child: ChildProcess): Promise<Usage> {
  child.send('usage')
  const [usage] = (await once(child, 'message')) as [Usage]
  return usage
}

type Running = {
  readonly child: ChildProcess
  readonly origin: string
  readonly file: string
  readonly cookies: Readonly<Record<Asked['by'], string>>
}

async function startCountry(size: SizeName): Promise<Running> {
  const file = await countryFile(size)
  const env: NodeJS.ProcessEnv = { ...process.env, ...PRODUCTION_MEMORY, NODE_ENV: 'production' }
  const child = fork('bench/server.ts', { execArgv: [...PRODUCTION_FLAGS, '--import', 'tsx'], env })
  const [ports] = (await once(child, 'message')) as [{ port: number }]
  const origin = `http://127.0.0.1:${ports.port}`
  const cookies = { analyst: await signInTo(origin, ANALYST), administrator: await signInTo(origin, ADMINISTRATOR) }
  return { child, origin, file, cookies }
}

type Measured = { readonly p95: number; readonly empty: number; readonly processor: number }

/** A page at so many clients, each round of it in turn with an empty page of the same session. */
async function measurePage({ child, origin, cookies }: Running, { path, by }: Asked): Promise<Measured> {
  const agent = newAgent(CLIENTS)
  const open = async (address: string) => {
    const { status } = await ask(agent, new URL(origin + address), { headers: { cookie: cookies[by] } })
    if (status !== 200) throw new Error(`${address} answered ${status}`)
  }
  await load(CLIENTS, WARM_MS, () => open(path))
  const rounds: Measured[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    let requests = 0
    const before = await usageOf(child)
    const page = await load(CLIENTS, ROUND_MS, async () => {
      await open(path)
      requests += 1
    })
    const after = await usageOf(child)
    const empty = await load(CLIENTS, ROUND_MS / 2, () => open('/peer/page'))
    rounds.push({ p95: page.p95, empty: empty.p95, processor: (after.processor - before.processor) / requests })
  }
  agent.destroy()
  const middle = (of: (each: Measured) => number) => median(rounds.map(of))
  return {
    p95: middle((each) => each.p95),
    empty: middle((each) => each.empty),
    processor: middle((each) => each.processor),
  }
}

/** Processor time of one request of a file, one client. */
async function measureFile({ child, origin, cookies }: Running, { path, by }: Asked): Promise<number> {
  const agent = newAgent(1)
  const costs: number[] = []
  for (let round = 0; round < 1 + ROUNDS; round += 1) {
    const before = await usageOf(child)
    const { status } = await ask(agent, new URL(origin + path), { headers: { cookie: cookies[by] } })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    costs.push((await usageOf(child)).processor - before.processor)
  }
  agent.destroy()
  return median(costs.slice(1))
}

/** The first look at a page after another program changed the file: nothing of it is remembered. */
async function measureAnew(running: Running, asked: Asked): Promise<number> {
  const costs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const other = new Sqlite(running.file)
    other.exec(`UPDATE entities SET source = source || '.' WHERE id = 'medida'`)
    other.close()
    const before = await usageOf(running.child)
    await ask(newAgent(1), new URL(running.origin + asked.path), { headers: { cookie: running.cookies[asked.by] } })
    costs.push((await usageOf(running.child)).processor - before.processor)
  }
  return median(costs)
}

/** How long a person waits for the questionnaire, alone and while ten analysts open one page after another. */
async function measureRespondent({ origin, cookies }: Running, size: string): Promise<BenchRow> {
  const [agent, analysts] = [newAgent(1), newAgent(ANALYSTS)]
  const answering = async () => void (await ask(agent, new URL(`${origin}/r/BENCHLINK`)))
  await load(1, WARM_MS, answering)
  const idle = await load(1, RESPONDENT_MS / 2, answering)
  const pages = PAGES.filter(({ by }) => by === 'analyst')
  let opened = 0
  const clicking = load(ANALYSTS, RESPONDENT_MS, async () => {
    const { path } = pages[(opened += 1) % pages.length] ?? { path: '/nacional' }
    await ask(analysts, new URL(origin + path), { headers: { cookie: cookies.analyst } })
    await new Promise((resolve) => setTimeout(resolve, READING_MS))
  })
  const busy = await load(1, RESPONDENT_MS, answering)
  await clicking
  for (const each of [agent, analysts]) each.destroy()
  const ratio = busy.p95 / idle.p95
  return {
    name: `questionnaire GET while ten analysts click, ${size}, p95`,
    value: busy.p95,
    unit: 'ms',
    more: { peer: idle.p95, ratio, goal: 'ratio ≤ 2', met: ratio <= 2 },
  }
}

type CountryMeasured = {
  readonly pages: ReadonlyMap<string, Measured>
  readonly files: ReadonlyMap<string, number>
  readonly anew: ReadonlyMap<string, number>
  readonly respondent: BenchRow
  readonly memory: number
}

async function measureCountry(size: SizeName): Promise<CountryMeasured> {
  const running = await startCountry(size)
  const pages = new Map<string, Measured>()
  for (const asked of PAGES) pages.set(asked.path, await measurePage(running, asked))
  const respondent = await measureRespondent(running, SIZES[size].name)
  const memory = (await usageOf(running.child)).memory / 2 ** 20
  const [files, anew] = [new Map<string, number>(), new Map<string, number>()]
  for (const asked of FILES) files.set(asked.path, await measureFile(running, asked))
  for (const asked of PAGES.filter(({ remembered }) => remembered))
    anew.set(asked.path, await measureAnew(running, asked))
  running.child.kill()
  return { pages, files, anew, respondent, memory }
}

function pageRows(path: string, small: Measured, large: Measured): BenchRow[] {
  const answered = (size: SizeName, { p95, empty }: Measured): BenchRow => {
    const ratio = p95 / empty
    const more = { peer: empty, ratio, goal: 'ratio ≤ 4', met: ratio <= 4 }
    return { name: `${path}, ${SIZES[size].name}, p95`, value: p95, unit: 'ms', more }
  }
  const [value, peer] = [large.processor, small.processor]
  return [
    answered('small', small),
    answered('large', large),
    {
      name: `${path}, processor, large against small`,
      value,
      unit: 'ms/request',
      more: { peer, ratio: value / peer, goal: '≤ 60', met: value <= 60 },
    },
  ]
}

/** The pages of the country over two sizes of it, in one run. */
export async function measureNational(): Promise<BenchRow[]> {
  const [small, large] = [await measureCountry('small'), await measureCountry('large')]
  const none: Measured = { p95: Number.NaN, empty: Number.NaN, processor: Number.NaN }
  const cost = (what: string, of: 'files' | 'anew') =>
    [...large[of]].map(([path, value]): BenchRow => {
      const peer = small[of].get(path) ?? Number.NaN
      return { name: `${path}, ${what}`, value, unit: 'ms/request', more: { peer, ratio: value / peer } }
    })
  return [
    ...PAGES.flatMap(({ path }) => pageRows(path, small.pages.get(path) ?? none, large.pages.get(path) ?? none)),
    ...cost('processor of a file, large against small', 'files'),
    ...cost('processor of the first look after a change, large against small', 'anew'),
    small.respondent,
    large.respondent,
    {
      name: 'resident memory after the pages of the country, large against small',
      value: large.memory,
      unit: 'MiB',
      more: { peer: small.memory, goal: 'peer + 50', met: large.memory <= small.memory + 50 },
    },
  ]
}
