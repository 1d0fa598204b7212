import type { Runtime } from '#app/kit/program/runtime.server.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { runJobs } from '#app/schedule/run-jobs.ts'

/**
 * One round of the schedule, at this moment.
 * @param names jobs to run; all where it is left out.
 * @throws where one fails.
 */
export async function runDueJobs(on: Runtime, names = JOBS.map(({ name }) => name)): Promise<void> {
  const jobs = JOBS.filter(({ name }) => names.includes(name))
  await runJobs(jobs, on, new Date(), ({ job, error }) => {
    throw new Error(`${job}: ${error}`)
  })
}
