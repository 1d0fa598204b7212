import { once } from 'node:events'
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { forgetWaiting } from '#db/waiting-file.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'

const STARTS_WITHIN_MS = 120_000

/** Those that run still. A test that fails does not come to where it stops its own. */
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** `npm start` in a process of its own, on a free port. */
export type ProductionServer = {
  readonly origin: string
  /** All that it wrote since the last call, on both outputs. */
  readonly takeOutput: () => string
  readonly stop: () => void
  /** As power that fails: nothing is flushed and no handler runs. */
  readonly kill: () => void
  readonly pid: number
  /** Sets its clock so many milliseconds ahead of this machine's; where it was started with `ESPEJO_TEST_AHEAD`. */
  readonly setClock: (ahead: number) => Promise<void>
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

/**
 * Starts the built app as production does, which a test process cannot: libraries say more there than in production. The
 * file of waiting answers goes over to it: one process alone has it open.
 */
export async function startProduction(
  database: Database,
  environment: Environment,
  more: Readonly<Record<string, string>> = {},
): Promise<ProductionServer> {
  forgetWaiting(database.$client)
  const hasOwnClock = more['ESPEJO_TEST_AHEAD'] !== undefined
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)])),
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    ...(hasOwnClock ? { NODE_OPTIONS: `--import ${path.resolve('tests/support/moved-clock.js')}` } : {}),
    ...more,
  }
  const child = spawn(process.execPath, ['scripts/program.js', 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', ...(hasOwnClock ? (['ipc'] as const) : [])],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => void (output += chunk.toString()))
  const until = Date.now() + STARTS_WITHIN_MS
  let port: string | undefined
  while (!(port = /escucha en http:\/\/localhost:(\d+)/.exec(output)?.[1])) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`It did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  output = ''
  const takeOutput = () => {
    const taken = output
    output = ''
    return taken
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return {
    origin: `http://127.0.0.1:${port}`,
    takeOutput,
    stop: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
    pid: child.pid ?? 0,
    setClock: async (ahead) => {
      const told = once(child, 'message')
      child.send({ ahead })
      await told
    },
    ended,
  }
}
