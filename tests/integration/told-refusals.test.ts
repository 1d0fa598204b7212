import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { guarded } from '#app/door/guard.server.ts'
import { handleError } from '#app/entry.server.tsx'
import { faultName } from '#app/kit/program/fault-name.server.ts'
import { errorWords } from '#app/kit/words/error-words.ts'
import { RULE_SENTENCES } from '#app/kit/words/rule-words.ts'
import { runJobs } from '#app/schedule/run-jobs.ts'
import { RULES } from '#db/rules/index.ts'
import { refusalOf } from '#db/rules/refusal.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

// The door asks the running program for its public address; here there is none.
Object.assign(globalThis, { espejoRuntime: { environment: {} } })

const REQUEST = new Request('http://localhost/algo')
/** What SQLite throws where a trigger raises. */
const raw = (sentence: string) => new Sqlite.SqliteError(sentence, 'SQLITE_CONSTRAINT_TRIGGER')

/** What the framework is thrown when a handler fails so. */
async function thrownFor(error: unknown): Promise<unknown> {
  const loader = guarded('public', {}, () => {
    throw error
  })
  return loader({ request: REQUEST, params: {}, context: {} } as never).then(
    () => null,
    (thrown: unknown) => thrown,
  )
}

/** What the page says of an answer, as the framework hands it on. */
async function pageOf(answer: Response) {
  return errorWords({
    status: answer.status,
    statusText: answer.statusText,
    internal: false,
    data: await answer.text(),
  })
}

function logged(error: unknown): string {
  const line = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  handleError(error, { request: REQUEST })
  return String(line.mock.calls[0]?.[0])
}
afterEach(() => void vi.restoreAllMocks())

const met = (by: 'person' | 'defect') =>
  RULES.filter((rule) => rule.met === by).map((rule) => [rule.name, rule] as const)

describe.each(met('person'))('%s, which a person can meet', (name, rule) => {
  test('is told to her in its own sentence, from inside a transaction or outside', async () => {
    for (const error of [raw(rule.refuses), refusalOf(raw(rule.refuses))]) {
      const answer = (await thrownFor(error)) as Response
      expect(answer.status).toBe(409)
      const { title, text } = await pageOf(answer)
      expect(title).toBe('Esto ya no se puede hacer')
      expect(text).toContain(RULE_SENTENCES[name as keyof typeof RULE_SENTENCES])
      expect(text).not.toContain(rule.refuses)
    }
  })
})

describe.each(met('defect'))('%s, which only a defect reaches', (name, rule) => {
  test('stays a fault, and the log names it', async () => {
    const thrown = await thrownFor(raw(rule.refuses))
    expect(thrown).not.toBeInstanceOf(Response)
    expect(thrown).toBeInstanceOf(Error)
    expect(logged(thrown)).toContain(`"fault":"RuleRefused ${name}"`)
    expect(errorWords(thrown).title).toBe('Algo falló en Espejo')
  })
})

test('sentences are told of rules that a person can meet, and of no other', () => {
  expect(Object.keys(RULE_SENTENCES).sort()).toEqual(
    met('person')
      .map(([name]) => name)
      .sort(),
  )
})

test('a conflict without a rule keeps its page, and an error with other text gets no sentence', async () => {
  const page = (data: unknown) => errorWords({ status: 409, statusText: 'conflict', internal: false, data })
  expect(page('conflict').title).toBe('Otra persona cambió esto antes')
  for (const data of ['constructor', '', null, {}]) expect(page(data).title).toBe('Otra persona cambió esto antes')
})

test('what is no rule is thrown on as it was: another constraint, another sentence, another error', async () => {
  const { database } = createTestDatabase()
  const others = [
    new Sqlite.SqliteError('UNIQUE constraint failed: a.b', 'SQLITE_CONSTRAINT_UNIQUE'),
    raw('a sentence of nobody'),
    new Error('a release is frozen'),
  ]
  for (const error of others) {
    expect(await thrownFor(error)).toBe(error)
    const unit = () =>
      inTransaction(database, (): void => {
        throw error
      })
    expect(unit).toThrow(error)
  }
})

test('a message of several lines does not reach the log with the places of a fault', () => {
  const line = logged(new TypeError('Failed query: insert\nparams: Rosa Quispe\n    at casa de Rosa'))
  expect(line).toContain('"fault":"TypeError"')
  expect(line).toContain('told-refusals.test.ts')
  expect(line).not.toMatch(/Rosa|params|query/)
})

test('a log names the rule and quotes nothing of what was written', async () => {
  const failures: object[] = []
  const job = {
    name: 'historia',
    run: async () => {
      throw raw('the history of an entity is append-only')
    },
  }
  const on = { database: createTestDatabase().database, environment: testEnvironment('') }
  await runJobs([job], on, new Date(0), (failure) => failures.push(failure))
  expect(failures).toEqual([{ job: 'historia', error: 'RuleRefused entity_history_is_kept' }])
  expect(faultName(new AggregateError([raw('a release is frozen'), new TypeError('Rosa Quispe')]))).toBe(
    'RuleRefused releases_are_frozen,TypeError',
  )
})
