import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
import { checkTime, closingTime } from './arithmetic.ts'
import { ask, inTurn, load, newAgent, type Load } from './load.ts'
import { measureNational } from './national.ts'

type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly peer: number | null
  readonly ratio: number | null
  readonly goal: string | null
  readonly met: boolean | null
}

/** What else ran on this machine when it began: more than its cores, and speeds are of a busy machine. */
const LOAD_BEFORE = loadavg()[0]?.toFixed(1) ?? 'unknown'
const ROUNDS = 5
const ROUND_MS = 2500
const CLIENTS = 8
const rows: Row[] = []

function add(
  name: string,
  value: number,
  unit: string,
  more: Partial<Pick<Row, 'peer' | 'ratio' | 'goal' | 'met'>> = {},
): void {
  rows.push({ name, value, unit, peer: null, ratio: null, goal: null, met: null, ...more })
}

async function startServer(): Promise<{ child: ChildProcess; origin: string; hello: string }> {
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
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    ESPEJO_MODE: 'production',
    ESPEJO_DATABASE: file,
    ESPEJO_CODE_KEY: TEST_KEY,
    ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
  }
  const child = fork('bench/server.ts', { execArgv: ['--import', 'tsx'], env })
  const [ports] = (await once(child, 'message')) as [{ port: number; hello: number }]
  return { child, origin: `http://127.0.0.1:${ports.port}`, hello: `http://127.0.0.1:${ports.hello}` }
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('usage')
  const [{ memory }] = (await once(child, 'message')) as [{ memory: number }]
  return memory / 2 ** 20
}

function formBody(): string {
  const forty = Object.fromEntries(Object.entries(answersLike(3, 1)).slice(0, 40))
  return new URLSearchParams({ formulario: randomBytes(16).toString('hex'), consentimiento: 'si', ...forty }).toString()
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function report(name: string, { subject, peer }: { subject: Load; peer: Load }): void {
  const ratio = subject.perSecond / peer.perSecond
  add(name, subject.perSecond, 'requests/s', { peer: peer.perSecond, ratio, goal: 'ratio ≥ 0.8', met: ratio >= 0.8 })
  add(`${name}, p50`, subject.p50, 'ms', { peer: peer.p50 })
  add(`${name}, p95`, subject.p95, 'ms', { peer: peer.p95 })
}

const { child, origin, hello } = await startServer()
const agent = newAgent(CLIENTS)
const link = new URL(`${origin}/r/BENCHLINK`)

async function expectStatus(status: number, url: URL, options: Parameters<typeof ask>[2] = {}): Promise<void> {
  const reply = await ask(agent, url, options)
  if (reply.status !== status) throw new Error(`${url.href} answered ${reply.status}`)
}
const getPage = () => expectStatus(200, link)
const getOk = () => expectStatus(200, new URL(`${origin}/peer/ok`))
const postForm = () => expectStatus(200, link, { method: 'POST', body: formBody(), headers: { ...FORM, origin } })
const postPeer = () =>
  expectStatus(303, new URL(`${origin}/peer/form`), { method: 'POST', body: formBody(), headers: { ...FORM, origin } })

for (const warm of [getPage, getOk, postForm, postPeer]) await load(CLIENTS, 800, warm)
report(
  'questionnaire GET',
  await inTurn(
    ROUNDS,
    () => load(CLIENTS, ROUND_MS, getPage),
    () => load(CLIENTS, ROUND_MS, getOk),
  ),
)
add('resident memory after GET', await memoryOf(child), 'MiB')
report(
  'sending of 40 answers, durable',
  await inTurn(
    ROUNDS,
    () => load(CLIENTS, ROUND_MS, postForm),
    () => load(CLIENTS, ROUND_MS, postPeer),
  ),
)
add('resident memory after POST', await memoryOf(child), 'MiB')

const manyAgent = newAgent(32)
const helloUrl = new URL(hello)
const journeys = await inTurn(
  3,
  () =>
    load(CLIENTS, ROUND_MS, async () => {
      await getPage()
      await postForm()
    }),
  () => load(32, ROUND_MS, async () => void (await ask(manyAgent, helloUrl))),
)
const journeyCost = journeys.peer.perSecond / journeys.subject.perSecond
add('whole journey (GET, POST), in hello-world requests', journeyCost, 'requests', {
  peer: 2100,
  ratio: journeyCost / 2100,
  goal: '≤ 20',
  met: journeyCost <= 20,
})

const html = await ask(agent, link)
const style =
  /href="(\/respondent\/[^"]+\.css)"/.exec((await import('node:zlib')).gunzipSync(html.body).toString())?.[1] ?? ''
const css = await ask(agent, new URL(origin + style))
const firstView = (html.bytes + css.bytes) / 1024
add('first view: HTML and style on the wire', firstView, 'KiB', { goal: '≤ 30', met: firstView <= 30 })
child.kill()
agent.destroy()
manyAgent.destroy()

const check = checkTime()
add('compiled check of one response', check, 'ms', { goal: '≤ 0.1', met: check <= 0.1 })
add('closing 60,000 responses', await closingTime(60_000), 's')

for (const { name, value, unit, more } of await measureNational()) add(name, value, unit, more)

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, load of others before it began ${LOAD_BEFORE}`
writeFileSync('bench/results.json', `${JSON.stringify({ machine, when: new Date().toISOString(), rows }, null, 2)}\n`)
console.table(
  rows.map(({ name, value, unit, peer, ratio, goal, met }) => ({
    name,
    value: Number(value.toPrecision(4)),
    unit,
    peer: peer && Number(peer.toPrecision(4)),
    ratio: ratio && Number(ratio.toPrecision(3)),
    goal,
    met,
  })),
)
process.exit(0)
