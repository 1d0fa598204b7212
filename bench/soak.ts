import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { BenchRow } from './row.ts'
import { startSoakCountry } from './soak-country.ts'
import { Samples, soakRows, type Sample } from './soak-samples.ts'
import { Visits } from './soak-visits.ts'

/** Visits a second: with the default the server and whoever visits take about a tenth of a core. */
const RATE = 5
const NIGHTS = 12
const MOST_SAMPLE_MS = 60_000
const RESULTS = 'bench/soak-results.json'

type Soaked = {
  readonly rows: BenchRow[]
  readonly samples: readonly Sample[]
  readonly faults: readonly string[]
  readonly mails: number
}

/**
 * The program as production starts it, under a mixed load of a fixed rate for so many minutes, in which twelve nights
 * pass, each with its jobs, its backup and a campaign that closes.
 */
export async function soak(
  minutes: number,
  rate = RATE,
  tell: (sample: Sample, faults: readonly string[]) => void = () => undefined,
): Promise<Soaked> {
  const nights = Math.max(1, Math.min(NIGHTS, Math.floor(minutes / 2)))
  const country = await startSoakCountry(nights)
  const visits = new Visits(country)
  await visits.signIn(0)
  await visits.openAll()
  await visits.rest()
  const samples = new Samples(country, visits)
  const sampleMs = Math.min(MOST_SAMPLE_MS, (minutes * 60_000) / 40)
  const began = performance.now()
  const end = began + minutes * 60_000
  let passed = 0
  while (performance.now() < end) {
    const until = Math.min(end, performance.now() + sampleMs)
    // At a fixed rate: whoever comes does not wait for whoever came.
    for (let due = performance.now(); due < until; due += 1000 / rate) {
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      void visits.visit()
    }
    await visits.rest()
    tell(samples.take(passed), [...visits.faults, ...country.logged.faults])
    // The first night after half of its share, so that the last has time to be done.
    if (passed < nights && performance.now() - began > ((passed + 0.5) / nights) * minutes * 60_000)
      await visits.signIn((passed = await country.passNight()))
  }
  country.child.kill()
  await new Promise((resolve) => country.child.once('exit', resolve))
  const faults = [...visits.faults, ...country.logged.faults]
  return { rows: soakRows(samples.all, minutes), samples: samples.all, faults, mails: country.mails() }
}

/** Says each sample, and what was not expected since the one before. */
function sayer(): (sample: Sample, faults: readonly string[]) => void {
  let said = 0
  return (sample, faults) => {
    console.log(JSON.stringify(shortly(sample)))
    for (const fault of new Set(faults.slice(said))) console.log(fault)
    said = faults.length
  }
}

const short = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)
const shortly = (row: object) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, short(value)]))

/** `npm run soak -- --minutes 120 [--rate 5] [--write]` */
async function command(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '120' },
      rate: { type: 'string', default: String(RATE) },
      write: { type: 'boolean', default: false },
    },
  })
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)]
  if (!(minutes >= 1) || !(rate > 0)) throw new Error('--minutes of at least one, and --rate of visits a second')
  const busy = loadavg()[0]?.toFixed(1) ?? 'unknown'
  const when = new Date().toISOString()
  const found = await soak(minutes, rate, sayer())
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, load of others before it began ${busy}`
  const faults = [...new Set(found.faults)].slice(0, 50)
  if (values.write)
    writeFileSync(
      RESULTS,
      `${JSON.stringify({ machine, when, minutes, rate, mails: found.mails, faults, rows: found.rows, samples: found.samples.map(shortly) }, null, 2)}\n`,
    )
  console.table(found.samples.map(shortly))
  console.table(found.rows.map(({ name, value, unit, more }) => shortly({ name, value, unit, ...more })))
  if (faults.length > 0) console.log(faults.join('\n'))
  process.exit(found.rows.every(({ more }) => more?.met !== false) ? 0 : 1)
}

if (process.argv[1]?.endsWith('soak.ts')) await command()

/** Five minutes of it, for the bench. */
export async function measureSoak(): Promise<BenchRow[]> {
  return (await soak(5)).rows
}
