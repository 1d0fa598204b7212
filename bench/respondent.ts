import { randomBytes } from 'node:crypto'
import type { Agent } from 'node:http'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { measureCrowd } from './crowd.ts'
import { ask, load, median, newAgent, type Load } from './load.ts'
import { memoryOf, ownProcessor, processorOf, startListening, startProduct, type Served } from './processes.ts'
import { atMost, type BenchRow } from './row.ts'

const ROUNDS = 5
const ROUND_MS = 2000
const WARM_MS = 1500
const CLIENTS = 8
/** People who answer at once, for the memory under load. */
const MANY_CLIENTS = 64
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function formBody(): string {
  const forty = Object.fromEntries(Object.entries(answersLike(3, 1)).slice(0, 40))
  return new URLSearchParams({ formulario: randomBytes(16).toString('hex'), consentimiento: 'si', ...forty }).toString()
}

/** The product's own program as production starts it, with one campaign that everybody may answer. */
async function startCampaign(): Promise<Served & { readonly startMs: number }> {
  const { database, file } = createTestDatabase()
  const today = limaDate(new Date())
  insertEntity(database, 'medida')
  await openCampaign(database, 'medida', 'medida', {
    opensOn: addDays(today, -5),
    closesOn: addDays(today, 10),
    linkCode: 'BENCHLINK',
    populationWomen: 500_000,
    populationMen: 500_000,
  })
  database.$client.close()
  const began = performance.now()
  const served = await startProduct(file)
  return { ...served, startMs: performance.now() - began }
}

type Doing = (server: Served) => Promise<void>

function doings(clients: number): {
  readonly get: Doing
  readonly post: Doing
  readonly hello: Doing
  readonly form: Doing
  readonly kept: Doing
} {
  const agent = newAgent(clients)
  const expecting =
    (status: number, path: string, send: () => Parameters<typeof ask>[2]): Doing =>
    async ({ origin }) => {
      const reply = await ask(agent, new URL(origin + path), send())
      if (reply.status !== status) throw new Error(`${path} answered ${reply.status}`)
    }
  const sending = () => ({ method: 'POST', body: formBody(), headers: FORM })
  return {
    get: expecting(200, '/r/BENCHLINK', () => ({})),
    post: expecting(200, '/r/BENCHLINK', sending),
    hello: expecting(200, '/', () => ({})),
    form: expecting(303, '/', sending),
    kept: expecting(303, '/guardar', sending),
  }
}

type Cost = {
  readonly load: Load
  /** Processor time of one repetition, in ms: of the server, and of server and generator. */
  readonly server: number
  readonly both: number
}

/** What one repetition costs at so many clients. */
async function costOf(server: Served, once: (server: Served) => Promise<void>, clients = CLIENTS): Promise<Cost> {
  let times = 0
  const [serverBefore, ownBefore] = [processorOf(server.child), ownProcessor()]
  const measured = await load(clients, ROUND_MS, async () => {
    await once(server)
    times += 1
  })
  const [serverTime, ownTime] = [processorOf(server.child) - serverBefore, ownProcessor() - ownBefore]
  return { load: measured, server: serverTime / times, both: (serverTime + ownTime) / times }
}

/** Subject and peer in turn, several rounds; each row is the median of its rounds. */
async function compared(subject: () => Promise<Cost>, peer: () => Promise<Cost>) {
  const rounds: { subject: Cost; peer: Cost }[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ subject: await subject(), peer: await peer() })
  const middle = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of))
  return {
    perSecond: middle(({ subject: { load: of } }) => of.perSecond),
    peerPerSecond: middle(({ peer: { load: of } }) => of.perSecond),
    p95: middle(({ subject: { load: of } }) => of.p95),
    peerP95: middle(({ peer: { load: of } }) => of.p95),
    server: middle(({ subject: of }) => of.server),
    peerServer: middle(({ peer: of }) => of.server),
    both: middle(({ subject: of }) => of.both),
    peerBoth: middle(({ peer: of }) => of.both),
  }
}

function inHellos(name: string, value: number, peer: number, most: number): BenchRow {
  const ratio = value / peer
  return { name, value, unit: 'ms of processor', more: { peer, ratio, goal: `ratio ≤ ${most}`, met: ratio <= most } }
}

async function journeyRows(product: Served, bare: Served): Promise<BenchRow[]> {
  const { get, post, hello } = doings(CLIENTS)
  const journey = async (server: Served) => {
    await get(server)
    await post(server)
  }
  const found = await compared(
    () => costOf(product, journey),
    () => costOf(bare, hello),
  )
  return [
    inHellos('one answered form (GET, POST) in hello-worlds, server and generator', found.both, found.peerBoth, 20),
    inHellos('one answered form (GET, POST) in hello-worlds, server alone', found.server, found.peerServer, 10),
    { name: 'one answered form (GET, POST), p95', value: found.p95, unit: 'ms', more: { peer: found.peerP95 } },
  ]
}

async function postRows(product: Served, bare: Served): Promise<BenchRow[]> {
  const { post, form, kept } = doings(CLIENTS)
  const found = await compared(
    () => costOf(product, post),
    () => costOf(bare, form),
  )
  const storing = await compared(
    () => costOf(product, post),
    () => costOf(bare, kept),
  )
  const ratio = found.perSecond / found.peerPerSecond
  const more = { peer: found.peerPerSecond, ratio, goal: 'ratio ≥ 0.5', met: ratio >= 0.5 }
  return [
    {
      name: 'sending of 40 answers, durable, against a bare handler',
      value: found.perSecond,
      unit: 'requests/s',
      more,
    },
    {
      name: 'sending of 40 answers, processor of the server',
      value: found.server,
      unit: 'ms',
      more: { peer: found.peerServer, ratio: found.server / found.peerServer },
    },
    {
      name: 'sending of 40 answers, against a handler that stores it unchecked in the order of arrival',
      value: storing.perSecond,
      unit: 'requests/s',
      more: { peer: storing.peerPerSecond, ratio: storing.perSecond / storing.peerPerSecond },
    },
    { name: 'sending of 40 answers, p95', value: found.p95, unit: 'ms', more: { peer: found.peerP95 } },
  ]
}

/** A page that the framework draws for anybody, smaller than a questionnaire. */
const OF_FRAMEWORK = '/accesibilidad'
/** What was saved where a handler before the framework was tried: 88 % of the processor's time. */
const LEFT_OF_FRAMEWORK = 0.12

/** The questionnaire against a page of the framework, both of the same program. */
async function againstFramework(product: Served): Promise<BenchRow> {
  const { get } = doings(CLIENTS)
  const agent = newAgent(CLIENTS)
  const drawn = async ({ origin }: Served) => {
    const { status } = await ask(agent, new URL(origin + OF_FRAMEWORK))
    if (status !== 200) throw new Error(`${OF_FRAMEWORK} answered ${status}`)
  }
  await load(CLIENTS, WARM_MS, () => drawn(product))
  const { server, peerServer } = await compared(
    () => costOf(product, get),
    () => costOf(product, drawn),
  )
  agent.destroy()
  const ratio = server / peerServer
  return {
    name: 'questionnaire GET, processor of the server, against a small page of the framework',
    ...{ value: server, unit: 'ms' },
    more: { peer: peerServer, ratio, goal: `ratio ≤ ${LEFT_OF_FRAMEWORK}`, met: ratio <= LEFT_OF_FRAMEWORK },
  }
}

async function getRows(product: Served, bare: Served): Promise<BenchRow[]> {
  const { get, hello } = doings(CLIENTS)
  const found = await compared(
    () => costOf(product, get),
    () => costOf(bare, hello),
  )
  return [
    {
      name: 'questionnaire GET, processor of the server, in hello-worlds',
      value: found.server,
      unit: 'ms',
      more: { peer: found.peerServer, ratio: found.server / found.peerServer },
    },
    await againstFramework(product),
    { name: 'questionnaire GET, p95', value: found.p95, unit: 'ms', more: { peer: found.peerP95 } },
  ]
}

async function firstViewRow({ origin }: Served): Promise<BenchRow> {
  const agent = newAgent(1)
  const html = await ask(agent, new URL(`${origin}/r/BENCHLINK`))
  agent.destroy()
  const value = html.bytes / 1024
  return {
    name: 'first view: HTML with its style on the wire',
    value,
    unit: 'KiB',
    more: { goal: '≤ 30', met: value <= 30 },
  }
}

async function memoryUnderLoad(product: Served): Promise<BenchRow> {
  const { get, post } = doings(MANY_CLIENTS)
  let most = 0
  const looking = setInterval(() => (most = Math.max(most, memoryOf(product.child))), 100)
  await load(MANY_CLIENTS, 4 * ROUND_MS, async () => {
    await get(product)
    await post(product)
  })
  clearInterval(looking)
  return atMost(`resident memory, most while ${MANY_CLIENTS} people answer`, most, 'MiB', 210)
}

/** Sends a form over a line of somebody's own. */
function sendOnce({ origin }: Served) {
  return async (agent: Agent) => {
    const { status } = await ask(agent, new URL(`${origin}/r/BENCHLINK`), {
      method: 'POST',
      body: formBody(),
      headers: FORM,
    })
    if (status !== 200) throw new Error(`A sending answered ${status}`)
  }
}

/** An address that nobody of ours links to, which costs the framework seconds where it is matched. */
async function longAddressRow(product: Served): Promise<BenchRow> {
  const agent = newAgent(1)
  const strange = async ({ origin }: Served) => {
    const { status } = await ask(agent, new URL(`${origin}/__manifest?p=${'/a'.repeat(3500)}`))
    if (status !== 404) throw new Error(`A long address answered ${status}`)
  }
  await load(1, WARM_MS, () => strange(product))
  const { server } = await costOf(product, strange, 1)
  agent.destroy()
  return atMost('an address of 7 KB, processor of the server', server, 'ms', 1)
}

/** What the people who answer cost, and what `node:http` alone would. */
export async function measureRespondent(): Promise<BenchRow[]> {
  const product = await startCampaign()
  const bare = await startListening('bench/peer.ts', process.env, { execArgv: ['--import', 'tsx'] })
  const rows = [
    atMost('start of the program, migrated file', product.startMs / 1000, 's', 3),
    atMost('resident memory, started', memoryOf(product.child), 'MiB', 210),
  ]
  const { get, post, hello, form, kept } = doings(CLIENTS)
  for (const [server, doing] of [
    [product, get],
    [product, post],
    [bare, hello],
    [bare, form],
    [bare, kept],
  ] as const)
    await load(CLIENTS, WARM_MS, () => doing(server))
  rows.push(
    ...(await journeyRows(product, bare)),
    ...(await getRows(product, bare)),
    ...(await postRows(product, bare)),
  )
  rows.push(await firstViewRow(product), await memoryUnderLoad(product), await longAddressRow(product))
  rows.push(...(await measureCrowd(product, sendOnce(product))))
  for (const { child } of [product, bare]) child.kill()
  return rows
}
