import { Gauge, Registry } from 'prom-client'
import type { Database } from '#db/client.server.ts'
import { countMails, findSchemaNumber } from '#db/queries/operations.server.ts'
import { newestNight } from '#app/features/backups/list-nights.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { rememberedJobs } from '#app/kit/program/job-memory.ts'
import { requestMetricsText } from '#app/kit/program/request-metrics.server.ts'
import { programVersion } from '#app/kit/program/version.server.ts'
import { freeBytes, toldDisk, toldFileBytes, toldMemory, toldProcessor } from './told-sizes.server.ts'

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)

/** What of the machine and the process is told; a test says what it wants. */
export type Measures = {
  /** Bytes. */
  readonly memory: () => number
  /** Bytes that are left where the database lies, null where the system does not say. */
  readonly disk: (database: string) => number | null
  /** Seconds of the processor, and since the program began. */
  readonly processor: () => number
  readonly startedAt: () => Date
}

export const MACHINE: Measures = {
  memory: () => process.memoryUsage.rss(),
  disk: freeBytes,
  processor: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000_000
  },
  startedAt: () => new Date(Date.now() - process.uptime() * 1000),
}

type Told = readonly [
  name: string,
  help: string,
  values: readonly (readonly [labels: Record<string, string>, value: number])[],
]

const one = (value: number | null): Told[2] => (value === null ? [] : [[{}, value]])

function jobValues(): readonly Told[] {
  const jobs = [...rememberedJobs()]
  const of = (value: (job: (typeof jobs)[number][1]) => number | null): Told[2] =>
    jobs.flatMap(([job, memory]) => {
      const made = value(memory)
      return made === null ? [] : [[{ job }, made] as const]
    })
  return [
    [
      'espejo_job_last_success_timestamp_seconds',
      'Round in which a job of the calendar last succeeded',
      of(({ succeededAt }) => succeededAt && seconds(succeededAt)),
    ],
    ['espejo_job_failures_total', 'Rounds in which it failed since the program began', of(({ failures }) => failures)],
  ]
}

/**
 * All that a collector reads. Nothing of it moves with a single answer: what grows with answers (the file, memory, the
 * processor) is told in steps, the file once a day; what says that somebody answers (visits of the questionnaire and of
 * all that it loads, what waits, the log of the database) is not told at all.
 */
export async function metricsText(
  database: Database,
  environment: Environment,
  now: Date,
  measures: Measures = MACHINE,
): Promise<string> {
  const registry = new Registry()
  const mails = countMails(database)
  const disk = measures.disk(environment.ESPEJO_DATABASE)
  const backups = environment.ESPEJO_BACKUPS
  const night = backups === undefined ? null : newestNight(backups, now)
  const told: readonly Told[] = [
    [
      'espejo_info',
      'Version of the program, and schema of its database',
      [[{ version: programVersion(), schema: String(findSchemaNumber(database)), node: process.version }, 1]],
    ],
    ['espejo_start_time_seconds', 'When the program began', one(seconds(measures.startedAt()))],
    [
      'espejo_processor_seconds_total',
      'Time of the processor, in steps of 10 s',
      one(toldProcessor(measures.processor())),
    ],
    ['espejo_memory_bytes', 'Resident memory, in steps of 32 MiB', one(toldMemory(measures.memory()))],
    ['espejo_disk_free_bytes', 'Free space beside the database, in steps of 1 GiB', one(disk && toldDisk(disk))],
    [
      'espejo_database_bytes',
      'Size of the database once a day, in steps of 16 MiB',
      one(toldFileBytes(database, limaDate(now))),
    ],
    ['espejo_mails_waiting', 'Mails to accounts that wait for their next try', one(mails.waiting)],
    ['espejo_mails_failed', 'Mails to accounts that were given up, until their term is over', one(mails.failed)],
    ['espejo_backup_nightly_enabled', 'Whether a backup is made each night', one(backups === undefined ? 0 : 1)],
    [
      'espejo_backup_last_good_timestamp_seconds',
      'When the newest good one was made',
      one(night && seconds(night.madeAt)),
    ],
    ...jobValues(),
  ]
  for (const [name, help, values] of told) {
    const [labels] = values[0] ?? [{}]
    const gauge = new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] })
    for (const [of, value] of values) gauge.set(of, value)
    if (values.length === 0) registry.removeSingleMetric(name)
  }
  return `${await registry.metrics()}\n${await requestMetricsText()}`
}
