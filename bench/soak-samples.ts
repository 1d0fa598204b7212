import { existsSync, statSync } from 'node:fs'
import { waitingFileOf } from '#db/waiting-file.server.ts'
import { median } from './load.ts'
import { memoryOf, openFilesOf, ownProcessor, processorOf } from './processes.ts'
import type { BenchRow } from './row.ts'
import type { SoakCountry } from './soak-country.ts'
import type { Told, Visits } from './soak-visits.ts'

const MIB = 2 ** 20

/** What was seen at one moment at which nobody waited, and since the one before. Sizes in MiB. */
export type Sample = {
  readonly minute: number
  readonly nights: number
  readonly visits: number
  readonly faults: number
  /** Visits that were not made, for too many waited. */
  readonly leftOut: number
  readonly memory: number
  readonly openFiles: number
  readonly database: number
  readonly log: number
  readonly waiting: number
  readonly waitingLog: number
  /** KiB that the program wrote of itself for a thousand visits. */
  readonly written: number
  /** Shares of a core since the sample before: of the server, and of whoever visits. */
  readonly server: number
  readonly visitors: number
  readonly answeringP95: number | null
  readonly readingP95: number | null
  readonly fileP95: number | null
}

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size / MIB : 0)

function p95Of(told: readonly Told[], kind: Told['kind']): number | null {
  const times = told.filter((each) => each.kind === kind).map(({ ms }) => ms)
  times.sort((one, other) => one - other)
  return times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? null
}

/** Takes samples one after another. */
export class Samples {
  readonly all: Sample[] = []
  #country: SoakCountry
  #visits: Visits
  #began = performance.now()
  #before: { at: number; server: number; visitors: number; bytes: number; visits: number }

  constructor(country: SoakCountry, visits: Visits) {
    this.#country = country
    this.#visits = visits
    this.#before = this.#now()
  }

  #now() {
    const { child, logged } = this.#country
    const times = { at: performance.now(), server: processorOf(child), visitors: ownProcessor() }
    return { ...times, bytes: logged.bytes, visits: this.#visits.made }
  }

  take(nights: number): Sample {
    const [{ file, child, logged }, before, now] = [this.#country, this.#before, this.#now()]
    this.#before = now
    const passed = now.at - before.at
    const told = this.#visits.takeTold()
    const sample: Sample = {
      ...{ minute: (now.at - this.#began) / 60_000, nights, visits: now.visits },
      faults: this.#visits.faults.length + logged.faults.length,
      leftOut: this.#visits.leftOut,
      ...{ memory: memoryOf(child), openFiles: openFilesOf(child) },
      ...{ database: sizeOf(file), log: sizeOf(`${file}-wal`), waiting: sizeOf(waitingFileOf(file)) },
      waitingLog: sizeOf(`${waitingFileOf(file)}-journal`),
      written: ((now.bytes - before.bytes) / 1024 / Math.max(1, now.visits - before.visits)) * 1000,
      ...{ server: (now.server - before.server) / passed, visitors: (now.visitors - before.visitors) / passed },
      ...{ answeringP95: p95Of(told, 'answering'), readingP95: p95Of(told, 'reading'), fileP95: p95Of(told, 'file') },
    }
    this.all.push(sample)
    return sample
  }
}

/** The samples of a quarter of the run: the second is after what is loaded once, the last is what would have grown. */
function quarter(samples: readonly Sample[], place: 1 | 3): readonly Sample[] {
  const from = Math.floor((samples.length * place) / 4)
  return samples.slice(from, Math.floor((samples.length * (place + 1)) / 4))
}

/** Whether something grows: medians of the second and of the last quarter, each with its goal. */
export function soakRows(samples: readonly Sample[], minutes: number): BenchRow[] {
  const [second, last] = [quarter(samples, 1), quarter(samples, 3)]
  const compared = (
    name: string,
    unit: string,
    of: (sample: Sample) => number,
    goal: string,
    most: (peer: number) => number,
  ) => {
    const [value, peer] = [median(last.map(of)), median(second.map(of))]
    const ratio = peer > 0 ? { ratio: value / peer } : {}
    return {
      name: `soak of ${minutes} minutes: ${name}, last quarter against second`,
      value,
      unit,
      more: { peer, ...ratio, goal, met: value <= most(peer) },
    }
  }
  const largest = (of: (sample: Sample) => number) => Math.max(...samples.map(of))
  const atMost = (name: string, value: number, unit: string, most: number): BenchRow => ({
    ...{ name: `soak of ${minutes} minutes: ${name}`, value, unit },
    more: { goal: `≤ ${most}`, met: value <= most },
  })
  return [
    compared(
      'resident memory',
      'MiB',
      ({ memory }) => memory,
      'ratio ≤ 1.1',
      (peer) => 1.1 * peer,
    ),
    compared(
      'open files',
      'files',
      ({ openFiles }) => openFiles,
      'no more',
      (peer) => peer,
    ),
    compared(
      'written to the log, a thousand visits',
      'KiB',
      ({ written }) => written,
      'ratio ≤ 1.1',
      (peer) => 1.1 * peer,
    ),
    atMost(
      'write-ahead log, largest',
      largest(({ log }) => log),
      'MiB',
      64,
    ),
    atMost(
      'file of waiting answers and its journal, largest',
      largest(({ waiting, waitingLog }) => waiting + waitingLog),
      'MiB',
      16,
    ),
    atMost('answers that were not expected, and faults in the log', samples.at(-1)?.faults ?? Number.NaN, 'faults', 0),
  ]
}
