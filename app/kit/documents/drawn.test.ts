import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { createDocumentWorker } from './drawn.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'espejo-thread-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A thread that does what the name of the first sheet says, and else answers which of its kind it is. */
const entry = path.join(folder, 'thread.mjs')
writeFileSync(
  entry,
  `import { parentPort, threadId } from 'node:worker_threads'
  parentPort.on('message', ({ facts: [{ name }] }) => {
    if (name === 'break') throw new Error('broken')
    if (name === 'end') process.exit(0)
    if (name === 'hang') for (;;);
    if (name === 'swell') for (const all = []; ;) all.push(new Array(100_000).fill(name))
    if (name === 'refuse') return parentPort.postMessage({ fault: new RangeError('refused') })
    parentPort.postMessage({ made: Buffer.from(String(threadId)) })
  })`,
)

const sheet = (name: string) => [{ name, rows: [], widths: [] }]

test('one thread draws all, what a drawing throws is told, and the thread lives on', async () => {
  const { draw } = createDocumentWorker({ entry })
  const first = String(await draw('workbook', sheet('a')))
  await expect(draw('workbook', sheet('refuse'))).rejects.toThrow(RangeError)
  expect(String(await draw('workbook', sheet('b')))).toBe(first)
})

test.each(['break', 'end', 'swell'])(
  'a thread that does %s fails one document, and the next has another thread',
  async (name) => {
    const { draw } = createDocumentWorker({ entry })
    const first = String(await draw('workbook', sheet('a')))
    const [failed, next] = await Promise.allSettled([draw('workbook', sheet(name)), draw('workbook', sheet('b'))])
    expect(failed.status).toBe('rejected')
    expect(next.status === 'fulfilled' && String(next.value)).toMatch(/^\d+$/)
    expect(next).not.toMatchObject({ value: Buffer.from(first) })
  },
)

test('a document that takes too long is given up, and the next has another thread', async () => {
  // The limit is for the next too, with the start of its thread: on a busy machine a larger one shows the same.
  for (const limitMs of [2_000, 8_000, 32_000]) {
    const { draw } = createDocumentWorker({ entry, limitMs })
    const [late, next] = await Promise.allSettled([draw('workbook', sheet('hang')), draw('workbook', sheet('b'))])
    expect(late).toMatchObject({ status: 'rejected', reason: new AppError('busy') })
    if (next.status === 'fulfilled') return
  }
  throw new Error('The next document was not drawn')
})

test('facts that cannot cross fail alone', async () => {
  const { draw } = createDocumentWorker({ entry })
  const asked = { ...sheet('a')[0], name: 'a', rows: [], widths: [], draw: () => undefined }
  await expect(draw('workbook', [asked])).rejects.toThrow('could not be cloned')
  expect(String(await draw('workbook', sheet('b')))).toMatch(/^\d+$/)
})
