import { Agent, request } from 'node:http'
import type { Socket } from 'node:net'

export type Reply = { readonly status: number; readonly body: Buffer; readonly bytes: number }
export type Load = { readonly perSecond: number; readonly p50: number; readonly p95: number }

type Options = { readonly method?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }

/** Connections that brought an answer before. */
const used = new WeakSet<Socket>()

/** One request over a kept-alive connection. */
export function ask(agent: Agent, url: URL, options: Options = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { body, method = 'GET' } = options
    const headers = {
      'accept-encoding': 'gzip',
      ...options.headers,
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    }
    const sent = request(url, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const all = Buffer.concat(chunks)
        resolve({ status: answer.statusCode ?? 0, body: all, bytes: all.length })
      })
    })
    let isUsed = false
    sent.once('socket', (socket: Socket) => {
      isUsed = used.has(socket)
      used.add(socket)
    })
    sent.on('error', (fault: NodeJS.ErrnoException) => {
      // The server closed a connection that had lain idle, just as it was used again: a browser asks once more, too. Node
      // says so itself (`reusedSocket`) only where nobody waited for the connection.
      if (isUsed && fault.code === 'ECONNRESET') ask(agent, url, options).then(resolve, reject)
      else reject(fault)
    })
    sent.end(body)
  })
}

export function newAgent(connections: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: connections })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Repeats `once` with so many clients until the time is over. */
export async function load(
  clients: number,
  milliseconds: number,
  once: (client: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = []
  const end = performance.now() + milliseconds
  const started = performance.now()
  const client = async (number: number) => {
    while (performance.now() < end) {
      const before = performance.now()
      await once(number)
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  const seconds = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}

/** Subject and peer in turn, so that both meet the same moods of the machine; the median of the rounds. */
export async function inTurn(
  rounds: number,
  subject: () => Promise<Load>,
  peer: () => Promise<Load>,
): Promise<{ subject: Load; peer: Load }> {
  const measured: { subject: Load[]; peer: Load[] } = { subject: [], peer: [] }
  for (let round = 0; round < rounds; round += 1) {
    measured.subject.push(await subject())
    measured.peer.push(await peer())
  }
  const middle = (loads: readonly Load[]): Load => ({
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50: median(loads.map(({ p50 }) => p50)),
    p95: median(loads.map(({ p95 }) => p95)),
  })
  return { subject: middle(measured.subject), peer: middle(measured.peer) }
}
