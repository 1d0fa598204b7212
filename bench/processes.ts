import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { TEST_KEY } from '#tests/support/test-database.ts'

/** A server in a process of its own, and where it listens. */
export type Served = { readonly child: ChildProcess; readonly origin: string }

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

/** Processor time of a process so far, in ms, its threads included; of Linux. */
export function processorOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** Processor time of this process so far, in ms. */
export function ownProcessor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Resident memory of a process, in MiB; of Linux. */
export function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Starts a program that says its address as the server does. @throws where it ends before it listens. */
export async function startListening(file: string, env: NodeJS.ProcessEnv, options: ForkOptions = {}): Promise<Served> {
  const child = fork(file, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [], ...options })
  const port = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000)
      const found = /escucha en http:\/\/localhost:(\d+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`${file} ended before it listened`)))
  })
  return { child, origin: `http://127.0.0.1:${port}` }
}

/** Flags of Node.js with which production starts: those of the unit. */
export const PRODUCTION_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=50'] as const
/** What production says to the C library about memory. */
export const PRODUCTION_MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' } as const

/** The product's own program, as production starts it, on a file. @param more variables of its environment. */
export function startProduct(
  file: string,
  more: Readonly<Record<string, string>> = {},
  options: ForkOptions = {},
): Promise<Served> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ NODE_ENV: 'production', ESPEJO_MODE: 'production', ESPEJO_DATABASE: file, ESPEJO_CODE_KEY: TEST_KEY },
    ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: '0', HOST: '127.0.0.1', ...PRODUCTION_MEMORY },
    ...more,
  }
  return startListening('build/program/start.js', env, { execArgv: [...PRODUCTION_FLAGS], ...options })
}

/** Files that a process holds open, sockets included; of Linux. */
export function openFilesOf({ pid }: ChildProcess): number {
  return readdirSync(`/proc/${pid}/fd`).length
}
