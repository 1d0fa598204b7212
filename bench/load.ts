import { randomUUID } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export type Reply = { readonly status: number; readonly body: Buffer; readonly bytes: number }
export type Load = { readonly perSecond: number; readonly p50: number; readonly p95: number }

type Options = { readonly method?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

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
    const asking = url.protocol === 'https:' ? secureRequest : request
    const sent = asking(url, { agent, method, headers }, (answer) => {
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

/** What so large a share (0-1) of sorted values does not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Repeats `once` with so many clients until the time is over. @param pause ms after each, which are no part of its time. */
export async function load(
  clients: number,
  milliseconds: number,
  once: (client: number) => Promise<void>,
  pause = 0,
): Promise<Load> {
  const times: number[] = []
  const end = performance.now() + milliseconds
  const started = performance.now()
  const client = async (number: number) => {
    while (performance.now() < end) {
      const before = performance.now()
      await once(number)
      times.push(performance.now() - before)
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
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

const USAGE = `npm run load -- --url ADDRESS [--clients 8] [--seconds 10] [--warm 2] [--body FILE]
  Asks any server for an address, over kept-alive connections, and says how fast and with which statuses it answered.
  --body FILE   sends what stands in FILE as a form; {id} in it is another id of 32 hexadecimal digits each time`

/** A form as it stands in a file, with an id of its own. */
const bodyOf = (text: string) => text.trim().replaceAll('{id}', randomUUID().replaceAll('-', ''))

/** Puts load on any address, ours or another program's, and prints what came of it. */
async function loadAddress(): Promise<void> {
  const text = { type: 'string' } as const
  const options = { url: text, clients: text, seconds: text, warm: text, body: text }
  const { values } = parseArgs({ options })
  const [clients, seconds, warm] = [values.clients ?? '8', values.seconds ?? '10', values.warm ?? '2'].map(Number)
  if (!values.url || !URL.canParse(values.url) || !clients || !seconds || warm === undefined || !(warm >= 0)) {
    console.error(USAGE)
    process.exit(2)
  }
  const url = new URL(values.url)
  const form = values.body === undefined ? null : readFileSync(values.body, 'utf8')
  const agent =
    url.protocol === 'https:' ? new SecureAgent({ keepAlive: true, maxSockets: clients }) : newAgent(clients)
  const statuses = new Map<string, number>()
  let bytes = 0
  const once = async () => {
    const sending = form === null ? {} : { method: 'POST', body: bodyOf(form), headers: FORM }
    const status = await ask(agent, url, sending).then(
      (reply) => {
        bytes += reply.bytes
        return String(reply.status)
      },
      (fault: NodeJS.ErrnoException) => fault.code ?? fault.message,
    )
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  await load(clients, warm * 1000, once)
  statuses.clear()
  bytes = 0
  const found = await load(clients, seconds * 1000, once)
  agent.destroy()
  const times = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  console.table({
    ...{ 'times a second': found.perSecond, 'p50, ms': found.p50, 'p95, ms': found.p95 },
    ...{ 'KiB each time': bytes / times / 1024, ...Object.fromEntries(statuses) },
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await loadAddress()
