import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { publishReportOf2019 } from '#tests/support/published-report.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { ask, load, newAgent } from './load.ts'
import { memoryOf, processorOf, startProduct, type Served } from './processes.ts'
import { atMost, type BenchRow } from './row.ts'

/** Editions of the report of the country, each with three files. */
const EDITIONS = 7
const FILES = 20
const IDLE_MS = 4000
const WARM_MS = 1500
const PAUSE_MS = 5

async function startReports(): Promise<Served> {
  const { database, file } = createTestDatabase()
  const today = limaDate(new Date())
  for (let version = 1; version <= EDITIONS; version += 1) publishReportOf2019(database, today, version)
  insertEntity(database, 'medida')
  const days = { opensOn: addDays(today, -5), closesOn: addDays(today, 10) }
  await openCampaign(database, 'medida', 'medida', { ...days, linkCode: 'BENCHLINK' })
  database.$client.close()
  return startProduct(file)
}

const ADDRESSES = Array.from({ length: EDITIONS }, (_, place) =>
  ['pdf', 'docx', 'xlsx'].map((ending) => `/informes/2019/informe.${ending}?version=${place + 1}`),
)
  .flat()
  .slice(0, FILES)

/** All of them at once. @returns processor time of the program for one, in ms. */
async function download({ child, origin }: Served): Promise<number> {
  const agent = newAgent(FILES)
  const before = processorOf(child)
  const statuses = await Promise.all(ADDRESSES.map(async (path) => (await ask(agent, new URL(origin + path))).status))
  agent.destroy()
  if (statuses.some((status) => status !== 200)) throw new Error(`Files answered ${statuses.join(', ')}`)
  return (processorOf(child) - before) / FILES
}

/** Twenty files that anybody may ask for: what drawing them costs, what it costs again, and whoever answers meanwhile. */
export async function measurePublicFiles(): Promise<BenchRow[]> {
  const product = await startReports()
  const agent = newAgent(1)
  const answering = async () => {
    await ask(agent, new URL(`${product.origin}/r/BENCHLINK`))
  }
  await load(1, WARM_MS, answering, PAUSE_MS)
  // One is drawn before: the thread is there.
  await ask(agent, new URL(`${product.origin}/herramientas/organizational-culture/copia.pdf`))
  const idle = (await load(1, IDLE_MS, answering, PAUSE_MS)).p95
  let isDrawing = true
  const before = processorOf(product.child)
  const drawing = download(product).finally(() => (isDrawing = false))
  const waits: number[] = []
  let memory = 0
  while (isDrawing) {
    memory = Math.max(memory, memoryOf(product.child))
    const began = performance.now()
    await ask(agent, new URL(`${product.origin}/r/BENCHLINK`))
    waits.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await drawing
  const first = (processorOf(product.child) - before) / FILES
  const again = await download(product)
  agent.destroy()
  product.child.kill()
  waits.sort((one, other) => one - other)
  const p95 = waits[Math.floor(waits.length * 0.95)] ?? Number.NaN
  const ratio = p95 / idle
  return [
    {
      name: `questionnaire GET while ${FILES} public files are drawn, p95`,
      ...{ value: p95, unit: 'ms' },
      more: { peer: idle, ratio, goal: 'ratio ≤ 2', met: ratio <= 2 },
    },
    atMost(`resident memory, most while ${FILES} public files are drawn`, memory, 'MiB', 270),
    {
      name: 'a public file asked for again, against the first time, processor of the program',
      ...{ value: again, unit: 'ms' },
      more: { peer: first, ratio: again / first, goal: 'ratio ≤ 0.05', met: again / first <= 0.05 },
    },
  ]
}
