import { once } from 'node:events'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { WorkbookSheet } from '#app/kit/sheets/draw-workbook.server.ts'
import { createTurns } from './one-at-a-time.ts'

/**
 * Every document that is drawn, by name, with its facts; a room adds its own beside what draws it. Facts cross to
 * another thread: they are data, and hold no function.
 */
export interface Drawings {
  readonly workbook: readonly WorkbookSheet[]
}
export type DrawingName = keyof Drawings
/** What goes to the thread, and what comes back from it. */
export type Drawing<Name extends DrawingName = DrawingName> = { readonly name: Name; readonly facts: Drawings[Name] }
export type Drawn = { readonly bytes: Uint8Array } | { readonly fault: unknown }

/** From the folder that the program is started in: this file may lie in a built bundle. */
const ENTRY = 'app/server/document-worker.js'
/** Documents that may wait at once; each costs a tenth of a second to a second of processor time. */
const MOST_WAITING = 50
/** For one document and, where it is the first, the start of the thread: far more than they take on a machine that is busy. */
const LIMIT_MS = 120_000
/** Megabytes of a thread's heap; several times what a form takes. One that needs more ends, not the program. */
const LARGEST_HEAP = 512

type WorkerOptions = { readonly entry?: string; readonly most?: number; readonly limitMs?: number }

/**
 * A thread that draws documents one after the other, so that whoever answers meanwhile waits for none of them. It starts
 * with the first document and stays; after a fault of the thread itself the next document starts another.
 * @param options.limitMs after which a document is given up, and its thread with it.
 * @returns a function that draws. It throws {AppError} `busy` where too many wait or the limit is over, and what drawing threw.
 */
export function createDocumentWorker({ entry = ENTRY, most = MOST_WAITING, limitMs = LIMIT_MS }: WorkerOptions = {}) {
  const inTurn = createTurns(most)
  let running: Worker | null = null

  function start(): Worker {
    // It needs no secret of the environment, and React draws faster when told so.
    const worker = new Worker(path.resolve(entry), {
      env: { NODE_ENV: 'production' },
      resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP },
    })
    const forget = () => {
      if (running === worker) running = null
    }
    // Whoever waits for a document hears of it too; without a listener it would end the program.
    worker.on('error', forget)
    worker.once('exit', forget)
    return worker
  }

  async function draw(drawing: Drawing): Promise<Buffer> {
    const worker = (running ??= start())
    const over = new AbortController()
    const { signal } = over
    // While idle it keeps no command from ending.
    worker.ref()
    try {
      worker.postMessage(drawing)
      const drawn = await Promise.race([
        once(worker, 'message', { signal }).then(([answer]) => answer as Drawn),
        once(worker, 'exit', { signal }).then(() => {
          throw new Error('The thread that draws documents has ended')
        }),
        setTimeout(limitMs, undefined, { signal }).then(() => {
          running = null
          void worker.terminate()
          throw new AppError('busy')
        }),
      ])
      if ('fault' in drawn) throw drawn.fault
      return Buffer.from(drawn.bytes)
    } finally {
      over.abort()
      worker.unref()
    }
  }

  return <Name extends DrawingName>(name: Name, facts: Drawings[Name]): Promise<Buffer> =>
    inTurn(() => draw({ name, facts }))
}

/** The thread of this process for PDF, DOCX and XLSX. */
export const drawn = createDocumentWorker()
