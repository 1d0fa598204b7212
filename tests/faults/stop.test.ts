import { connect } from 'node:net'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { answersIn, campaignOf, send } from '#tests/support/fault-country.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { copyOfWaiting } from '#tests/support/waiting.ts'

const TODAY = limaDate(new Date())

test('a stop lets a sending end that was on its way, takes no other, and closes the files', async () => {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', {
    opensOn: addDays(TODAY, -3),
    closesOn: addDays(TODAY, 9),
    linkCode: 'PARADA',
  })
  const { origin, stop, ended } = await startProduction(database, testEnvironment(file))
  const { port } = new URL(origin)
  const body = new URLSearchParams({ formulario: 'a'.repeat(32), consentimiento: 'si', ...answersLike(4) }).toString()
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  const head = `POST /r/PARADA HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`
  socket.write(head + body.slice(0, 20))
  await after(300)
  stop()
  await after(300)
  await expect(fetch(`${origin}/salud`)).rejects.toThrow()
  socket.write(body.slice(20))
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(answer).toMatch(/\r\nX-Espejo: gracias\r\n/i)
  expect(await ended).toBe(0)
  expect(copyOfWaiting(file).prepare('SELECT count(*) AS n FROM waiting_answers').get()).toEqual({ n: 1 })
  database.$client.close()
}, 60_000)

test('a stop under load: whoever was thanked has answered, and nobody answered without being thanked', async () => {
  const PEOPLE = 400
  const AT_ONCE = 16
  const { database, file, persons } = await campaignOf(PEOPLE)
  const { origin, stop, ended } = await startProduction(database, testEnvironment(file))
  let [next, thanked] = [0, 0]
  const client = async () => {
    for (let person = persons[next++]; person; person = persons[next++]) {
      const answer = await send(origin, person).catch(() => null)
      const page = await answer?.text().catch(() => null)
      // Who is not let in any more has sent nothing.
      if (!answer || !page) return
      expect(answer.status).toBe(200)
      thanked += 1
      if (thanked === AT_ONCE * 2) stop()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, client))
  expect(await ended).toBe(0)
  database.$client.close()
  expect(thanked).toBeLessThan(PEOPLE)
  expect(answersIn(file)).toHaveLength(thanked)
}, 60_000)
