import Sqlite from 'better-sqlite3'
import { codeMac, formMac } from '#app/respondent/desk/access-code.ts'
import type { Database } from '#db/client.server.ts'
import type { WaitingPart } from '#db/waiting-answers.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { TEST_KEY } from '#tests/support/test-database.ts'
import { rowsOfWaiting } from '#tests/support/waiting.ts'
import { answersOf, codeOf, experienceOf, formOf, type Copy } from './disk.ts'

/** People whose codes are spent, and whose answers stand among the responses: what a copy says at one commit. */
export type State = {
  readonly spent: ReadonlySet<number>
  readonly main: ReadonlySet<number>
  readonly experience: ReadonlySet<number>
}

/** Answers that wait of one part, in the order of the array. `sex` is what the file says of it. */
type WaitingArray = {
  readonly part: WaitingPart
  readonly people: readonly number[]
  readonly sexes: readonly (string | null)[]
}

/** What one copy of all files says to whoever has the key, the printed codes and every form id. */
export type Reading = {
  /** The file alone, then with each commit of its write-ahead log. */
  readonly states: readonly State[]
  readonly waiting: readonly WaitingArray[]
  /** People whose codes are to be marked. */
  readonly toMark: ReadonlySet<number>
  /** People whose forms were sent, in the order in which their receipts lie in the file. */
  readonly forms: readonly number[]
  /** Of what the file of waiting answers holds though it does not wait, or holds twice, and of its journal. */
  readonly leftovers: readonly string[]
}

/** Who gave an answer, or holds a code or a form: the attack knows, to see whether the files tell it too. */
export function directoryOf(people: number) {
  const persons = Array.from({ length: people }, (_, person) => person)
  const by = (key: (person: number) => string | null) =>
    new Map(persons.flatMap((person) => (key(person) === null ? [] : [[key(person) ?? '', person] as const])))
  return {
    main: by((person) => JSON.stringify(answersOf(person))),
    experience: by((person) => {
      const told = experienceOf(person)
      return told && JSON.stringify(told)
    }),
    codes: by((person) => codeMac(TEST_KEY, codeOf(person)).toString('hex')),
    forms: by((person) => formMac(TEST_KEY, formOf(person)).toString('hex')),
  }
}
type Directory = ReturnType<typeof directoryOf>

const HEADER = 32
const FRAME = 24

/** A database in memory from the bytes of a file that has a write-ahead log. */
function opened(bytes: Buffer): Sqlite.Database {
  const plain = Buffer.from(bytes)
  plain.fill(1, 18, 20)
  return new Sqlite(plain)
}

/** The bytes of the file alone, and after each commit of its log (SQLite, "WAL file format"). */
function commitsOf(file: Buffer, log: Buffer | undefined): Buffer[] {
  const states = [file]
  if (!log || log.length <= HEADER) return states
  const pageSize = log.readUInt32BE(8)
  const salts = log.subarray(16, 24)
  let pages = Buffer.from(file)
  for (let at = HEADER; at + FRAME + pageSize <= log.length; at += FRAME + pageSize) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    const place = (log.readUInt32BE(at) - 1) * pageSize
    if (place + pageSize > pages.length) pages = Buffer.concat([pages, Buffer.alloc(place + pageSize - pages.length)])
    log.copy(pages, place, at + FRAME, at + FRAME + pageSize)
    const size = log.readUInt32BE(at + 4)
    if (size > 0) states.push(Buffer.from(pages.subarray(0, size * pageSize)))
  }
  return states
}

function known(names: Iterable<string>, directory: ReadonlyMap<string, number>): Set<number> {
  return new Set([...names].flatMap((name) => directory.get(name) ?? []))
}

function stateOf(bytes: Buffer, directory: Directory): State {
  const client = opened(bytes)
  try {
    const column = (sql: string) =>
      client
        .prepare<[], { value: string }>(sql)
        .all()
        .map(({ value }) => value)
    const responses = column('SELECT answers AS value FROM responses')
    return {
      spent: known(column('SELECT lower(hex(mac)) AS value FROM access_codes WHERE spent = 1'), directory.codes),
      main: known(responses, directory.main),
      experience: known(responses, directory.experience),
    }
  } finally {
    client.close()
  }
}

function countOf(bytes: Buffer, text: string): number {
  let count = 0
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) count += 1
  return count
}

type Kept = { readonly answers: object; readonly sex: string | null }

/** Reads one copy. */
export function readCopy(copy: Copy, directory: Directory): Reading {
  const file = copy.get('espejo.db') ?? Buffer.alloc(0)
  const receipts = copy.get('espejo.db.waiting') ?? Buffer.alloc(0)
  const entries = copy.get('espejo.db.waiting-answers') ?? Buffer.alloc(0)
  const waitingBytes = Buffer.concat([receipts, entries])
  const journal = copy.get('espejo.db.waiting-journal') ?? Buffer.alloc(0)
  const states = commitsOf(file, copy.get('espejo.db-wal')).map((bytes) => stateOf(bytes, directory))
  const client = rowsOfWaiting(receipts, entries)
  try {
    const rows = client
      .prepare<[], { part: WaitingPart; answers: string }>('SELECT part, answers FROM waiting_answers')
      .all()
    const waiting = rows.map(({ part, answers }) => {
      const kept = JSON.parse(answers) as Kept[]
      const people = part.startsWith('main') ? directory.main : directory.experience
      return {
        part,
        people: kept.map((each) => people.get(JSON.stringify(each.answers)) ?? -1),
        sexes: kept.map(({ sex }) => sex),
      }
    })
    const macs = client.prepare<[], { macs: Buffer }>('SELECT macs FROM codes_to_mark').all()
    const toMark = known(
      macs.flatMap((row) => row.macs.toString('hex').match(/.{64}/g) ?? []),
      directory.codes,
    )
    const places = [...directory.forms].map(([mac, person]) => ({
      person,
      at: waitingBytes.indexOf(Buffer.from(mac, 'hex')),
    }))
    // A page is filled from its end: what lies further back came earlier.
    const forms = places
      .filter(({ at }) => at >= 0)
      .sort((one, other) => Math.floor(one.at / 4096) - Math.floor(other.at / 4096) || other.at - one.at)
      .map(({ person }) => person)
    const present = new Set(
      waiting.flatMap(({ part, people }) => people.map((person) => `${part.slice(0, 4)} ${person}`)),
    )
    const leftovers = [['main', directory.main] as const, ['expe', directory.experience] as const].flatMap(
      ([part, texts]) =>
        [...texts].flatMap(([text, person]) => {
          const times = countOf(waitingBytes, text)
          const wanted = present.has(`${part} ${person}`) ? 1 : 0
          return [
            ...(times > wanted ? [`${part} ${person} stands ${times} times in the file`] : []),
            ...(journal.includes(text) ? [`${part} ${person} stands in the journal`] : []),
          ]
        }),
    )
    return { states, waiting, toMark, forms, leftovers }
  } finally {
    client.close()
  }
}

/** Tells of what was done by a method, each time it was. */
function after<Name extends string>(
  it: Record<Name, (...given: never[]) => unknown>,
  name: Name,
  told: () => void,
): void {
  const method = it[name].bind(it) as (...given: unknown[]) => unknown
  it[name] = (...given: unknown[]) => {
    const result = method(...given)
    told()
    return result
  }
}

/** Tells of every commit of the database and of the file of waiting answers, and of every checkpoint. */
export function afterEveryCommit(database: Database, told: () => void): void {
  const waiting = waitingOf(database)
  for (const name of ['writeSync', 'deleteSync'] as const) after(waiting['entries'], name, told)
  for (const client of [database.$client, waiting['receipts']['client']]) {
    const open = client.transaction.bind(client)
    client.transaction = ((work: (...given: unknown[]) => unknown) => {
      const made = open(work)
      const telling =
        (run: (...given: unknown[]) => unknown) =>
        (...given: unknown[]) => {
          const isInner = client.inTransaction
          const result = run(...given)
          if (!isInner) told()
          return result
        }
      return Object.assign(telling(made), {
        deferred: telling(made.deferred),
        immediate: telling(made.immediate),
        exclusive: telling(made.exclusive),
      })
    }) as unknown as typeof client.transaction
    const pragma = client.pragma.bind(client)
    client.pragma = ((source: string, options?: Sqlite.PragmaOptions) => {
      const result: unknown = pragma(source, options)
      if (source.startsWith('wal_checkpoint')) told()
      return result
    }) as typeof client.pragma
  }
}
