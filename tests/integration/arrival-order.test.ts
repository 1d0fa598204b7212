import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

const PEOPLE = 200
/** Four standard errors of a rank correlation of unrelated orders: chance passes it once in fifteen thousand runs. */
const UNRELATED = 4 / Math.sqrt(PEOPLE - 1)

/** Spearman's rank correlation of two orders without ties. */
function rankCorrelation(orders: readonly number[]): number {
  const n = orders.length
  const squares = orders.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

/** Answers that only the person of this number gives. */
function answersOf(person: number): Record<string, string> {
  const digits = person.toString(5).padStart(4, '0')
  return {
    ...answersLike(3),
    ...Object.fromEntries([...digits].map((digit, place) => [`lid-0${place + 1}`, String(Number(digit) + 1)])),
  }
}

const { database, file } = createTestDatabase()
insertEntity(database, 'e1')
await openCampaign(database, 'c1', 'e1', { opensOn: '2026-11-02', closesOn: '2026-11-27' })
const desk = createRespondentDesk(database, TEST_KEY, () => new Date('2026-11-10T17:00:00Z'))
for (let person = 0; person < PEOPLE; person += 1) {
  const form = new Map(
    Object.entries({
      formulario: person.toString(16).padStart(32, '0'),
      consentimiento: 'si',
      ...answersOf(person),
      sex: person % 2 ? 'mujer' : 'hombre',
    }),
  )
  await desk.send('LINKC1', '192.0.2.7', readForm(form))
}
const key = (answers: Record<string, string>) => JSON.stringify(Object.entries(answers).sort())
const arrival = new Map(Array.from({ length: PEOPLE }, (_, person) => [key(answersOf(person)), person]))
const stored = () =>
  database.$client
    .prepare<[], { answers: string }>('SELECT answers FROM responses')
    .all()
    .map(({ answers }) => answers)
const arrivalOf = (text: string) => arrival.get(key(JSON.parse(text) as Record<string, string>)) ?? -1

test('a correlation would be seen: the order of arrival itself has one of 1', () => {
  expect(rankCorrelation(Array.from({ length: PEOPLE }, (_, place) => place))).toBe(1)
})

test('after the close, the order in which rows are read says nothing of the order of arrival', async () => {
  await closeCampaign(database, 'c1', '2026-11-28', null)
  const orders = stored().map(arrivalOf)
  expect(new Set(orders).size).toBe(PEOPLE)
  expect(Math.abs(rankCorrelation(orders))).toBeLessThan(UNRELATED)
})

test('neither does the place of their cells in the file', () => {
  const bytes = readFileSync(file)
  const places = stored().map((text) => ({ place: bytes.indexOf(text), person: arrivalOf(text) }))
  expect(places.every(({ place }) => place > 0)).toBe(true)
  const orders = places.sort((one, other) => one.place - other.place).map(({ person }) => person)
  expect(Math.abs(rankCorrelation(orders))).toBeLessThan(UNRELATED)
})
