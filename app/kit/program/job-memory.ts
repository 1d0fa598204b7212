/** How the last rounds of a job went, since this program began. */
export type JobMemory = {
  /** Instant of the round in which it last succeeded, null where it has not. */
  readonly succeededAt: Date | null
  /** The last round in which it failed, with the name of the fault; never what the fault says, which may quote data. */
  readonly failed: { readonly at: Date; readonly error: string } | null
  /** Whether it failed in its last round. */
  readonly isFailing: boolean
  /** Rounds in which it failed. */
  readonly failures: number
}

const NOTHING: JobMemory = { succeededAt: null, failed: null, isFailing: false, failures: 0 }

// The server and the built pages each have this module; what the one remembers the other shows.
const holder = globalThis as { espejoJobs?: Map<string, JobMemory> }
const jobs = (): Map<string, JobMemory> => (holder.espejoJobs ??= new Map())

/** Remembers how a job went. The instant is that of the round, not of the job: it must not tell how long one took. */
export function rememberJob(name: string, at: Date, error: string | null): void {
  const before = jobs().get(name) ?? NOTHING
  jobs().set(
    name,
    error === null
      ? { ...before, succeededAt: at, isFailing: false }
      : { ...before, failed: { at, error }, isFailing: true, failures: before.failures + 1 },
  )
}

/** What is remembered of each job, in the order in which they run. */
export function rememberedJobs(): ReadonlyMap<string, JobMemory> {
  return jobs()
}
