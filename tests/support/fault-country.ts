import { randomBytes } from 'node:crypto'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { newAccessCodes, printedCode } from '#app/respondent/desk/access-code.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { waitingIn } from '#tests/support/waiting.ts'
import { addCodes, answersLike, createTestDatabase, insertEntity, openCampaign } from './test-database.ts'

const TODAY = limaDate(new Date())

/** Somebody who answers: her code, the id of her form, and answers that nobody else gives. */
export type Person = {
  readonly code: string
  readonly formId: string
  readonly answers: Readonly<Record<string, string>>
}

/** Answers that only this person gives: the first items spell her number. */
function ownAnswers(number: number): Record<string, string> {
  const answers = answersLike(3, number)
  const digits = number.toString(5).padStart(6, '0')
  const spelled = Object.keys(answers)
    .slice(0, 6)
    .map((id, place) => [id, String(Number(digits[place]) + 1)])
  return { ...answers, ...Object.fromEntries(spelled) }
}

/** A campaign of slips, and so many people with a slip each. */
export async function openToPersons(database: Database, people: number): Promise<Person[]> {
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', {
    ...{ opensOn: addDays(TODAY, -5), closesOn: addDays(TODAY, 9), linkCode: null },
    ...{ populationWomen: people, populationMen: people },
  })
  const codes = newAccessCodes(people)
  await addCodes(database, 'c1', codes)
  return codes.map(
    (code, number): Person => ({
      ...{ code: printedCode(code), formId: randomBytes(16).toString('hex') },
      answers: ownAnswers(number),
    }),
  )
}

/** The same on a file of its own. */
export async function campaignOf(people: number, folder?: string) {
  const { database, file } = createTestDatabase(folder)
  return { database, file, persons: await openToPersons(database, people) }
}

/** Sends what somebody marked, as her browser does. */
export function send(origin: string, { code, formId, answers }: Person): Promise<Response> {
  const body = new URLSearchParams({ formulario: formId, consentimiento: 'si', ...answers })
  return fetch(`${origin}/r/${code}`, { method: 'POST', body })
}

/** How many of these people a file holds the answer of, stored or waiting; each gave one that nobody else did. */
export function answeredIn(file: string, persons: readonly Person[]): number {
  const asText = (answers: object) => JSON.stringify(Object.entries(answers).sort())
  const held = answersIn(file).map((answers) => asText(JSON.parse(answers) as object))
  const theirs = new Set(persons.map(({ answers }) => asText(answers)))
  return held.filter((answers) => theirs.has(answers)).length
}

/** Every answer that a file holds, stored or waiting, as texts; it is opened, so that what was cut off is repaired. */
export function answersIn(file: string): string[] {
  const database = openDatabase(file)
  const stored = database.$client.prepare<[], { answers: string }>('SELECT answers FROM responses').all()
  const found = [...stored, ...waitingIn(database)].map(({ answers }) => answers)
  database.$client.close()
  return found
}
