import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import type { Database } from '#db/client.server.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { answersLike, TEST_KEY } from './test-database.ts'

const ANSWERED_AT = '2026-11-10T17:00:00Z'

/** Answers that only the person of this number gives. */
export function ownAnswers(person: number): Record<string, string> {
  const digits = person.toString(5).padStart(4, '0')
  return {
    ...answersLike(3),
    ...Object.fromEntries([...digits].map((digit, place) => [`lid-0${place + 1}`, String(Number(digit) + 1)])),
  }
}

/** Sends the answers of people with these numbers by one link, or each by her own code; each ten of them are stored. */
export async function sendAnswers(
  database: Database,
  people: readonly number[],
  codeOf: (person: number) => string,
  more: (person: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<void> {
  const desk = createRespondentDesk(database, TEST_KEY, () => new Date(ANSWERED_AT))
  for (const person of people) {
    const id = createHash('sha256')
      .update(`${codeOf(person)} ${person}`)
      .digest('hex')
      .slice(0, 32)
    const fields = {
      formulario: id,
      consentimiento: 'si',
      ...ownAnswers(person),
      sex: person % 2 ? 'mujer' : 'hombre',
      ...more(person),
    }
    const outcome = await desk.send(codeOf(person), '192.0.2.7', readForm(new Map(Object.entries(fields))))
    if (outcome.kind !== 'thanks') throw new Error(JSON.stringify(outcome))
    moveDueLots(database)
  }
}

/** Rows of a table of a database file given as bytes, blobs as hex, in an order of their own. */
export function rowsIn(bytes: Buffer, table: string, where = 'TRUE'): Record<string, unknown>[] {
  const copy = new Sqlite(Buffer.from(bytes).fill(1, 18, 20))
  const rows = copy.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where}`).all()
  copy.close()
  return rows
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]),
      ),
    )
    .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
}
