import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from './app-error.server.ts'
import { createTurns } from './one-at-a-time.ts'
import { builtPart } from './parts.server.ts'

/** Megabytes of a thread's heap for what lives shortly. */
const YOUNG_MB = 8

/** What a thread answers to a task. */
export type Answered<Made> = { readonly made: Made } | { readonly fault: unknown }

export type ThreadOptions = {
  /** Plain JavaScript, from the folder that the program is started in, where it runs from its sources; built, it has the same name. */
  readonly entry: string
  /** Tasks that may wait at once, the one that is done among them. */
  readonly most: number
  /** Milliseconds after which a task is given up, and the thread with it. */
  readonly limitMs: number
  /** Megabytes of the thread's heap. A task that needs more ends the thread, not the program. */
  readonly heap: number
  /** Milliseconds without a task after which it ends and gives its memory back; null where it stays. */
  readonly idleMs: number | null
}

/**
 * A thread that does one task after the other, so that whoever answers meanwhile waits for none of them. It starts with
 * the first; after a fault of the thread itself the next task starts another. It gets no secret of the environment.
 * @returns a function that hands over a task, which is data and holds no function. It throws {AppError} `busy` where too
 * many wait or the limit is over, and what the task threw, of which only the message has crossed.
 */
export function createThread({ entry, most, limitMs, heap, idleMs }: ThreadOptions) {
  const inTurn = createTurns(most)
  let running: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    // React draws faster when told so.
    const worker = new Worker(builtPart(path.basename(entry, '.js')) ?? path.resolve(entry), {
      env: { NODE_ENV: 'production' },
      // What is made for a row and forgotten with it is taken away sooner, where it would fill three times sixteen megabytes.
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const forget = () => {
      if (running === worker) running = null
    }
    // Whoever waits for a task hears of it too; without a listener it would end the program.
    worker.on('error', forget)
    worker.once('exit', forget)
    return worker
  }

  async function end(worker: Worker): Promise<void> {
    if (running === worker) running = null
    await worker.terminate()
  }

  async function doTask<Made>(task: unknown): Promise<Made> {
    clearTimeout(idle)
    const worker = (running ??= start())
    const over = new AbortController()
    const { signal } = over
    // While idle it keeps no command from ending.
    worker.ref()
    try {
      worker.postMessage(task)
      const answered = await Promise.race([
        once(worker, 'message', { signal }).then(([answer]) => answer as Answered<Made>),
        once(worker, 'exit', { signal }).then(() => {
          throw new Error('The thread has ended before its task')
        }),
        after(limitMs, undefined, { signal }).then(() => {
          void end(worker)
          throw new AppError('busy')
        }),
      ])
      if ('fault' in answered) throw answered.fault
      return answered.made
    } finally {
      over.abort()
      worker.unref()
      if (idleMs !== null) idle = setTimeout(() => void end(worker), idleMs).unref()
    }
  }

  return <Made>(task: unknown): Promise<Made> => inTurn(() => doTask<Made>(task))
}
