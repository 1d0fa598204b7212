import { randomInt } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answersIn, campaignOf, send, type Person } from '#tests/support/fault-country.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'

/** `npm run faults` kills fifty times. */
const KILLS = process.env['ESPEJO_FAULTS'] === 'full' ? 50 : 3
const CLIENTS = 8
/** A crash may forget so many used codes of a campaign, which then admit once more (docs/decisions/074). */
const FORGOTTEN_CODES = 9
const AT_ONCE = 40
/** Between two kills; of them more than twice as many are thanked as may be forgotten. */
const [PERSONS, AT_LEAST_THANKED] = [300, 20]
const WITHIN_MS = 60_000

const asText = (answers: Person['answers']) => JSON.stringify(Object.entries(answers).sort())
const textOf = (stored: string) => asText(JSON.parse(stored) as Person['answers'])

/** Sends one person after the other until the program is gone. @param thanked to whom those are added who were. */
async function sendUntilKilled(
  origin: string,
  persons: readonly Person[],
  from: { next: number },
  thanked: Person[],
): Promise<void> {
  const client = async () => {
    for (let person = persons[from.next++]; person; person = persons[from.next++]) {
      const answer = await send(origin, person).catch(() => null)
      const whole = await answer?.text().catch(() => null)
      if (!answer || whole === null || whole === undefined) return
      expect(answer.status).toBe(200)
      thanked.push(person)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

test(`killed at ${KILLS} moments: whoever was thanked has answered once, nobody half, and no code is spent for nothing`, async () => {
  const { database, file, persons } = await campaignOf(PERSONS * KILLS)
  const environment = testEnvironment(file)
  const thanked: Person[] = []
  const place = { next: 0 }
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await startProduction(database, environment)
    const sending = sendUntilKilled(server.origin, persons, place, thanked)
    // At a moment of its own, once some were thanked: a machine that is busy takes its time.
    const until = Date.now() + WITHIN_MS
    while (thanked.length < AT_LEAST_THANKED * (kill + 1) && Date.now() < until) await after(5)
    await after(randomInt(0, 400))
    server.kill()
    await sending
    await server.ended
  }
  database.$client.close()

  const stored = answersIn(file).map(textOf)
  const known = new Map(persons.map((person) => [asText(person.answers), person]))
  // Each once, whole, and of somebody who sent it.
  expect(stored.filter((text) => !known.has(text))).toEqual([])
  expect(new Set(stored).size).toBe(stored.length)
  const held = new Set(stored)
  expect(thanked.filter(({ answers }) => !held.has(asText(answers)))).toEqual([])

  const again = await startProduction(database, environment)
  const repeated = await Promise.all(
    thanked.slice(0, 200).map(async (person) => (await send(again.origin, person)).text()),
  )
  expect(repeated.filter((page) => !page.includes('ya estaban enviadas'))).toEqual([])
  // Whoever has no answer there can still give one: her code was not spent for nothing.
  const unheard = persons.slice(0, place.next).filter(({ answers }) => !held.has(asText(answers)))
  const late = await Promise.all(unheard.map(async (person) => (await send(again.origin, person)).status))
  expect(late.filter((status) => status !== 200)).toEqual([])
  // Their codes, with another form, all of them: a few may admit once more, and there are many times as many.
  const twice: number[] = []
  for (let from = 0; from < thanked.length; from += AT_ONCE)
    twice.push(
      ...(await Promise.all(
        thanked.slice(from, from + AT_ONCE).map(async (person, place) => {
          const formId = (from + place).toString(16).padStart(32, 'f')
          return (await send(again.origin, { ...person, formId })).status
        }),
      )),
    )
  expect(thanked.length).toBeGreaterThan(2 * FORGOTTEN_CODES * KILLS)
  expect(twice.filter((status) => status === 200).length).toBeLessThanOrEqual(FORGOTTEN_CODES * KILLS)
  again.stop()
  await again.ended
}, 1_200_000)
