import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answersIn, campaignOf, send, type Person } from '#tests/support/fault-country.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'

const IS_FULL = process.env['ESPEJO_FAULTS'] === 'full'
/** More than may wait for one commit. */
const PEOPLE = 2_600
const STILL_MS = 1_500

async function lineTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

function request({ code, formId, answers }: Person): string {
  const body = new URLSearchParams({ formulario: formId, consentimiento: 'si', ...answers }).toString()
  return `POST /r/${code} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

async function answerOn(socket: Socket): Promise<string> {
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')))
  await once(socket, 'close')
  return answer
}

// Each line has two ends in this one machine.
test.runIf(IS_FULL)(
  'a machine that stood still while everybody sent: as many as may wait are thanked, the others keep what they marked and are told when to come back',
  async () => {
    const { database, file, persons } = await campaignOf(PEOPLE)
    const server = await startProduction(database, testEnvironment(file))
    const port = Number(new URL(server.origin).port)
    const lines: Socket[] = []
    while (lines.length < PEOPLE) lines.push(...(await Promise.all(Array.from({ length: 100 }, () => lineTo(port)))))
    await after(500)
    process.kill(server.pid, 'SIGSTOP')
    const answering = lines.map(answerOn)
    persons.forEach((person, place) => lines[place]?.write(request(person)))
    await after(STILL_MS)
    process.kill(server.pid, 'SIGCONT')
    const answers = await Promise.all(answering)
    const ended = answers.map((answer) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]))
    const [thanked, refused] = [200, 503].map((status) => ended.filter((each) => each === status).length)
    expect(thanked).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
    expect((thanked ?? 0) + (refused ?? 0)).toBe(PEOPLE)
    persons.forEach((person, place) => {
      if (ended[place] !== 503) return
      expect(answers[place]).toMatch(/\r\nRetry-After: \d+\r\n/i)
      for (const [name, value] of Object.entries({ formulario: person.formId, ...person.answers }))
        expect(answers[place], name).toContain(`name="${name}" value="${value}"`)
    })
    // Whoever comes back is thanked.
    const late = persons.filter((_, place) => ended[place] === 503)
    for (const person of late.slice(0, 20)) expect((await send(server.origin, person)).status).toBe(200)
    server.stop()
    expect(await server.ended).toBe(0)
    database.$client.close()
    expect(answersIn(file)).toHaveLength((thanked ?? 0) + Math.min(20, late.length))
  },
  300_000,
)
