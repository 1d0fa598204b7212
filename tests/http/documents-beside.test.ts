import { afterAll, expect, test } from 'vitest'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { paperBatches } from '#db/schema/index.ts'
import { PLAN_YEAR } from '#tests/support/plan-year.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const [coordinator, custodian] = [
  await signInTo(origin, 'coordinacion@uno.test'),
  await signInTo(origin, 'custodia@uno.test'),
]

const PLAN = `/panel/plan/${PLAN_YEAR}/plan.xlsx`
const [batch] = database.select().from(paperBatches).all()
const FORM = `/custodia/${batch?.campaignId}/papel/${batch?.id}/formulario.pdf`
/** Each takes about a second of processor time. */
const FORMS = 3
const ask = (address: string) =>
  fetch(origin + address, { headers: { cookie: address === FORM ? custodian : coordinator } })

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function read(address: string): Promise<number> {
  const answer = await ask(address)
  await answer.arrayBuffer()
  return answer.status
}

/** The questionnaire, as long as something else lasts. @returns how long each answer took, ascending. */
async function answersBeside(work: Promise<unknown>): Promise<number[]> {
  let done = false
  const ended = work.finally(() => (done = true))
  const times: number[] = []
  while (!done) times.push(await timeOf(async () => expect(await read('/r/TESTLINK')).toBe(200)))
  await ended
  return times.sort((a, b) => a - b)
}

test('while forms are drawn, whoever answers waits for none of them', { timeout: 180_000 }, async () => {
  // The first starts the thread.
  expect(await read(FORM)).toBe(200)
  let lasted = 0
  const forms = timeOf(async () => {
    const statuses = await Promise.all(Array.from({ length: FORMS }, () => read(FORM)))
    expect(statuses).toEqual(Array.from({ length: FORMS }, () => 200))
  }).then((time) => (lasted = time))
  const times = await answersBeside(forms)
  // Drawn between two answers, there would be about one answer for each form, as late as the form takes.
  expect(times.length).toBeGreaterThan(5 * FORMS)
  expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(lasted / FORMS / 4)
})

/** Plans that are asked in one round, and the most rounds: by then the forms alone are more than may wait. */
const PLANS = 30
const MOST_ROUNDS = 10

/**
 * Asks until somebody is refused. How fast plans are drawn beside how fast they are asked depends on the machine; forms,
 * which take twenty times as long to draw as to ask, hold the thread, and each round asks for one more of them.
 */
async function askUntilRefused(): Promise<Response[]> {
  const asked: Promise<Response>[] = []
  let refused = false
  const add = (address: string) =>
    asked.push(
      ask(address).then((answer) => {
        refused ||= answer.status !== 200
        return answer
      }),
    )
  for (let round = 1; round <= MOST_ROUNDS && !refused; round += 1) {
    for (let forms = 0; forms < round; forms += 1) add(FORM)
    for (let plans = 0; plans < PLANS; plans += 1) add(PLAN)
    // By the time that this is answered, what was asked before it was taken.
    expect(await read('/r/TESTLINK')).toBe(200)
  }
  return Promise.all(asked)
}

test('where too many wait, the next is told in words when to come again, and the others get theirs', {
  timeout: 180_000,
}, async () => {
  const answers = await askUntilRefused()
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.length).toBeGreaterThan(0)
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(50)
  for (const answer of refused) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('60')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await answer.text()).toBe(
      'Hay muchos documentos en espera. Espere un minuto y vuelva a pedir el suyo. No se perdió nada.',
    )
  }
  expect(await read(PLAN)).toBe(200)
})
