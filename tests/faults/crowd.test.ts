import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answersIn, campaignOf, send } from '#tests/support/fault-country.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'

const IS_FULL = process.env['ESPEJO_FAULTS'] === 'full'
/** Each line has two ends in this one machine. */
const LINES = IS_FULL ? 10_000 : 300
/** Lines that the server takes at once. */
const TAKEN = 6000
const LARGE_BODIES = IS_FULL ? 20 : 3
const HUNDRED_MIB = 100 * 2 ** 20

const memoryOf = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** A line that is opened and, where it is not taken, ends by itself. */
async function openLine(port: number, says: string): Promise<Socket | null> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined)
  if (socket.connecting || socket.destroyed) return null
  socket.write(says)
  return socket
}

/** Sends a body of 100 MiB as long as somebody takes it. @returns the first line of the answer, or `cut`. */
async function sendLarge(port: number, code: string): Promise<string> {
  const socket = await openLine(
    port,
    `POST /r/${code} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${HUNDRED_MIB}\r\n\r\n`,
  )
  if (!socket) return 'cut'
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  const block = Buffer.alloc(2 ** 20, 'a')
  for (let sent = 0; sent < HUNDRED_MIB && !socket.destroyed; sent += block.length)
    if (!socket.write(block)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined)
  if (!socket.destroyed) await once(socket, 'close').catch(() => undefined)
  return answer.split('\r\n')[0] || 'cut'
}

test(`${LINES} lines that say nothing, half a head or half a form keep nobody from answering for longer than a head is waited for, and keep bounded memory`, async () => {
  const { database, file, persons } = await campaignOf(60)
  const server = await startProduction(database, testEnvironment(file))
  const port = Number(new URL(server.origin).port)
  const [told] = persons
  const before = memoryOf(server.pid)
  const says = [
    '',
    'GET /r HTTP/1.1\r\nHost: 127.0.0.1\r\n',
    `POST /r/${told?.code} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3000\r\n\r\nformulario=`,
  ]
  const lines: (Socket | null)[] = []
  for (let opened = 0; opened < LINES; opened += 100)
    lines.push(...(await Promise.all(Array.from({ length: 100 }, (_, place) => openLine(port, says[place % 3] ?? '')))))
  // Fewer would be no crowd: where a process may not open so many files, this says so.
  expect(lines.filter((line) => line !== null).length).toBeGreaterThanOrEqual(Math.min(LINES, TAKEN))
  await after(500)
  // Where more are opened than are taken nobody else comes in, until those that say nothing are cut after twenty seconds.
  const [, first] = persons
  // Where no line is taken her browser goes on trying by itself: it is asked how it stands after two seconds.
  const answered = async () =>
    first && (await Promise.race([send(server.origin, first).catch(() => null), after(2000, null)]))?.status
  if (LINES > TAKEN) expect(await answered()).not.toBe(200)
  await expect.poll(answered, { timeout: LINES > TAKEN ? 45_000 : 5_000, interval: 1000 }).toBe(200)
  const sent = await Promise.all(persons.slice(2, 40).map(async (person) => (await send(server.origin, person)).status))
  expect(new Set(sent)).toEqual(new Set([200]))
  expect(memoryOf(server.pid) - before).toBeLessThan(IS_FULL ? 300 : 120)
  for (const line of lines) line?.destroy()
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
  expect(answersIn(file)).toHaveLength(39)
}, 300_000)

test(`${LARGE_BODIES} bodies of 100 MiB are refused before they are read, and keep no memory`, async () => {
  const { database, file, persons } = await campaignOf(10)
  const server = await startProduction(database, testEnvironment(file))
  const port = Number(new URL(server.origin).port)
  const before = memoryOf(server.pid)
  const answers = await Promise.all(Array.from({ length: LARGE_BODIES }, () => sendLarge(port, persons[0]?.code ?? '')))
  for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1\.1 413|cut)/)
  expect(memoryOf(server.pid) - before).toBeLessThan(100)
  const [, second] = persons
  expect(second && (await send(server.origin, second)).status).toBe(200)
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
}, 300_000)
