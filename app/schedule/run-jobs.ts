import type { Clock } from '#app/kit/program/clock.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'
import { faultName } from '#app/kit/program/fault-name.server.ts'
import { rememberJob } from '#app/kit/program/job-memory.ts'
import { untilFree } from '#db/later.server.ts'
import type { Job } from './jobs.server.ts'

const MINUTE_MS = 60_000

/** Told of each job that failed: its name and that of the fault, never what the fault says (it may quote data). */
export type ToldOfFailure = (failure: { readonly job: string; readonly error: string }) => void

/** Runs each job once, one after the other, and remembers how it went. One that fails does not keep the next from running. */
export async function runJobs(jobs: readonly Job[], on: Runtime, now: Date, tell: ToldOfFailure): Promise<void> {
  for (const job of jobs) {
    try {
      // What is due waits for whoever writes, another process too, and lets everybody else go on meanwhile.
      await untilFree(on.database)
      await job.run(on, now)
      rememberJob(job.name, now, null)
    } catch (error) {
      const name = faultName(error)
      rememberJob(job.name, now, name)
      tell({ job: job.name, error: name })
    }
  }
}

/**
 * Runs the jobs at once and then every minute after they have ended, so that two rounds never overlap.
 * @returns a function that stops it.
 */
export function startSchedule(
  jobs: readonly Job[],
  on: Runtime,
  clock: Clock,
  tell: ToldOfFailure,
  every = MINUTE_MS,
): () => void {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const round = async () => {
    await runJobs(jobs, on, clock(), tell)
    if (!stopped) timer = setTimeout(() => void round(), every)
  }
  void round()
  return () => {
    stopped = true
    if (timer) clearTimeout(timer)
  }
}
