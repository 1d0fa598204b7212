import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { addLargeCountry, LARGE } from '#scripts/demo/large-country.ts'
import { signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { ask, load, median, newAgent } from './load.ts'

/** What a row of the bench says; a goal that is missed stands as missed. */
export type NationalRow = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly more?: { readonly peer?: number; readonly ratio?: number; readonly goal?: string; readonly met?: boolean }
}

const CLIENTS = 8
const ROUND_MS = 2500
const ROUNDS = 3
const ANALYSTS = 10
const SIZES = [
  { name: '186 entities × 1 year', entities: 186, years: 1 },
  { name: '2,500 entities × 6 years', ...LARGE },
] as const

const PAGES = [
  '/nacional',
  '/nacional?buscar=lima&estado=todas&orden=nombre&pagina=2',
  '/nacional?figura=gender-stereotypes&anio=2025',
  '/nacional/por-herramienta?orden=puntaje',
  '/nacional/por-herramienta?buscar=lima&estado=aplico&orden=fecha&pagina=2',
  '/nacional/por-herramienta?herramienta=public-budget&orden=puntaje',
  '/nacional/por-herramienta?herramienta=sexual-harassment',
  '/nacional/entidades/inventada-100',
  '/nacional/directorio',
  '/nacional/sin-coordinacion',
  '/nacional/personal',
  '/nacional/revisiones',
  '/nacional/preguntas',
] as const

type Usage = { readonly memory: number; readonly processor: number }

async function usageOf(child: ChildProcess): Promise<Usage> {
  child.send('usage')
  const [usage] = (await once(child, 'message')) as [Usage]
  return usage
}

type Running = { readonly child: ChildProcess; readonly origin: string; readonly cookie: string }

async function startCountry({ entities, years }: (typeof SIZES)[number]): Promise<Running> {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  const today = limaDate(new Date())
  database.$client.pragma('synchronous = OFF')
  addLargeCountry(database, { entities, years, lastYear: Number(today.slice(0, 4)) - 1 })
  insertEntity(database, 'medida')
  const days = { opensOn: addDays(today, -5), closesOn: addDays(today, 10) }
  await openCampaign(database, 'medida', 'medida', { ...days, linkCode: 'BENCHLINK' })
  await addAccount(database, environment, 'analista@bench.test', 'analyst', null)
  database.$client.close()
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' }
  const child = fork('bench/server.ts', { execArgv: ['--import', 'tsx'], env })
  const [ports] = (await once(child, 'message')) as [{ port: number }]
  const origin = `http://127.0.0.1:${ports.port}`
  return { child, origin, cookie: await signInTo(origin, 'analista@bench.test') }
}

/** Pages of one country, each in turn with an empty page of the same session. */
async function measurePages({ child, origin, cookie }: Running, size: string): Promise<NationalRow[]> {
  const agent = newAgent(CLIENTS)
  const open = async (path: string) => {
    const { status } = await ask(agent, new URL(origin + path), { headers: { cookie } })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  const rows: NationalRow[] = []
  await load(CLIENTS, 1000, () => open('/peer/page'))
  for (const path of PAGES) {
    await load(CLIENTS, 800, () => open(path))
    const p95: { page: number[]; empty: number[] } = { page: [], empty: [] }
    const cost: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await usageOf(child)
      const page = await load(CLIENTS, ROUND_MS, () => open(path))
      const after = await usageOf(child)
      cost.push((after.processor - before.processor) / ((page.perSecond * ROUND_MS) / 1000))
      p95.page.push(page.p95)
      p95.empty.push((await load(CLIENTS, ROUND_MS / 2, () => open('/peer/page'))).p95)
    }
    const [value, peer, processor] = [median(p95.page), median(p95.empty), median(cost)]
    const ratio = value / peer
    rows.push(
      { name: `${path}, ${size}, p95`, value, unit: 'ms', more: { peer, ratio, goal: 'ratio ≤ 4', met: ratio <= 4 } },
      {
        name: `${path}, ${size}, processor`,
        value: processor,
        unit: 'ms/request',
        more: { goal: '≤ 60', met: processor <= 60 },
      },
    )
  }
  agent.destroy()
  return rows
}

/** How long a person waits for the questionnaire, alone and while ten analysts open one page after another. */
async function measureRespondent({ origin, cookie }: Running, size: string): Promise<NationalRow> {
  const [agent, analysts] = [newAgent(1), newAgent(ANALYSTS)]
  const answering = async () => void (await ask(agent, new URL(`${origin}/r/BENCHLINK`)))
  await load(1, 800, answering)
  const idle = await load(1, ROUND_MS, answering)
  // Ten people read: each opens a page, and the next a second after it came.
  const clicking = load(ANALYSTS, ROUND_MS * 2, async (client) => {
    const path = PAGES[Math.floor(Math.random() * PAGES.length)] ?? PAGES[client % PAGES.length] ?? '/nacional'
    await ask(analysts, new URL(origin + path), { headers: { cookie } })
    await new Promise((resolve) => setTimeout(resolve, 1000))
  })
  const busy = await load(1, ROUND_MS * 2, answering)
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

/** The pages of the country over two sizes of it, in one run. */
export async function measureNational(): Promise<NationalRow[]> {
  const rows: NationalRow[] = []
  const memory: number[] = []
  for (const size of SIZES) {
    const running = await startCountry(size)
    rows.push(...(await measurePages(running, size.name)), await measureRespondent(running, size.name))
    memory.push((await usageOf(running.child)).memory / 2 ** 20)
    running.child.kill()
  }
  const [small = 0, large = 0] = memory
  rows.push({
    name: 'resident memory after the pages of the country, large',
    value: large,
    unit: 'MiB',
    more: { peer: small, goal: 'peer + 50', met: large <= small + 50 },
  })
  return rows
}
