import { ask, newAgent, percentile } from './load.ts'
import type { Served } from './processes.ts'
import { atMost, type BenchRow } from './row.ts'

const PEOPLE = 5000
const WITHIN_MS = 60_000

type Doing = (agent: ReturnType<typeof newAgent>) => Promise<void>

/**
 * Five thousand people of whom each opens the questionnaire and sends it, on a line of her own, spread evenly over a minute
 * whatever the server does.
 */
export async function measureCrowd({ origin }: Served, send: Doing): Promise<BenchRow[]> {
  const times: number[] = []
  let failed = 0
  const person = async () => {
    const agent = newAgent(1)
    const began = performance.now()
    try {
      const { status } = await ask(agent, new URL(`${origin}/r/BENCHLINK`))
      if (status !== 200) throw new Error(`The questionnaire answered ${status}`)
      await send(agent)
      times.push(performance.now() - began)
    } catch {
      failed += 1
    }
    agent.destroy()
  }
  const began = performance.now()
  const people: Promise<void>[] = []
  while (people.length < PEOPLE) {
    const due = Math.min(PEOPLE, Math.ceil(((performance.now() - began) / WITHIN_MS) * PEOPLE))
    while (people.length < due) people.push(person())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await Promise.all(people)
  times.sort((one, other) => one - other)
  const name = `${PEOPLE.toLocaleString('en')} people who open and send within a minute, each on a line of her own`
  return [
    atMost(`${name}: who was not thanked`, failed, 'people', 0),
    { name: `${name}, p95 of both`, value: percentile(times, 0.95), unit: 'ms', more: {} },
  ]
}
