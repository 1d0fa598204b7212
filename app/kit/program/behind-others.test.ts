import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

test.runIf(process.platform === 'linux')(
  'a thread goes behind others alone, and the program stays where it was',
  async () => {
    const before = getPriority()
    const worker = new Worker(
      `import { register } from 'tsx/esm/api'
     import { parentPort } from 'node:worker_threads'
     register()
     const { goBehindOthers } = await import('./app/kit/program/behind-others.server.ts')
     parentPort.postMessage(goBehindOthers())`,
      { eval: true },
    )
    const nice = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    expect(nice).toBe(10)
    expect(getPriority()).toBe(before)
  },
)
