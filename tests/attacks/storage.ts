import { NO_NOTE } from '#db/queries/audit.server.ts'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { codeMac, contentMac, formMac } from '#app/respondent/desk/access-code.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { storeSendings } from '#db/queries/admission.server.ts'
import { settleCampaign } from '#db/queries/closing.server.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { addCodes, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import { NO_NOISE } from '#tests/support/noise.ts'
import type { Attack, Outcome } from './attack.ts'
import { instrument } from './entities.ts'

const KEPT = { main: new Set(['mujer', 'hombre']), experience: new Set<string>() }
const BANDS = ['18-29', '30-44', '45-59']

/** Answers that only the person of this number gives. Short ones: many rows share a page of the file, which betrays most. */
function answersOf(person: number): Record<string, string> {
  const digits = person.toString(5).padStart(4, '0')
  return Object.fromEntries([...digits].map((digit, place) => [`lid-0${place + 1}`, String(Number(digit) + 1)]))
}

const codeOf = (person: number) => `CODIGO${String(person).padStart(4, '0')}`

/** A campaign on a disk of its own. The expert has the disk before and after every answer, the logs, and the close. */
class Disk {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'espejo-attack-'))
  readonly file = path.join(this.folder, 'espejo.db')
  readonly database: Database

  constructor(private readonly defences: Defences) {
    this.database = openDatabase(this.file, defences)
  }

  async open(people: number): Promise<void> {
    insertEntity(this.database, 'e')
    await openCampaign(this.database, 'c', 'e', {
      opensOn: '2026-11-02',
      closesOn: '2026-11-27',
      linkCode: null,
      populationWomen: 400,
      populationMen: 400,
      extraSegment: 'age-band',
    })
    await addCodes(
      this.database,
      'c',
      Array.from({ length: people }, (_, person) => codeOf(person)),
    )
  }

  answer(person: number): void {
    const id = person.toString(16).padStart(32, '0')
    const answers = JSON.stringify(answersOf(person))
    const sending = {
      campaignId: 'c',
      formMac: formMac(TEST_KEY, id),
      contentMac: contentMac(TEST_KEY, id, answers),
      codeMac: codeMac(TEST_KEY, codeOf(person)),
      answers,
      experience: null,
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: BANDS[person % 3] ?? null,
    }
    const [outcome] = storeSendings(this.database, [sending], this.defences)
    if (outcome !== 'stored') throw new Error(String(outcome))
  }

  async close(): Promise<void> {
    const release = makeRelease(
      instrument,
      aggregateOf(
        instrument,
        Array.from({ length: 12 }, (_, person) => ({ answers: answersOf(person) })),
      ),
      { k: 10, population: null, noise: NO_NOISE },
    )
    await settleCampaign(
      this.database,
      { campaignId: 'c', today: '2026-11-28', earlyReason: null, note: NO_NOTE },
      () => ({ kind: 'released', release, digest: 'd', keptSexes: KEPT, proposals: [] }),
      this.defences,
    )
  }

  rows(table: 'responses' | 'response_buffer'): { id: string; answers: string; extra: string | null }[] {
    return this.database.$client
      .prepare<[], { id: string; answers: string; extra: string | null }>(
        `SELECT hex(id) AS id, answers, extra_segment AS extra FROM ${table}`,
      )
      .all()
  }

  /** Every byte that lies there: file, write-ahead log, index. */
  bytes(): Buffer {
    return Buffer.concat(
      readdirSync(this.folder)
        .sort()
        .map((name) => readFileSync(path.join(this.folder, name))),
    )
  }

  /** The file as it is copied by somebody who leaves the log behind. */
  copy(): Buffer {
    const place = path.join(this.folder, 'copy')
    copyFileSync(this.file, place)
    const bytes = readFileSync(place)
    rmSync(place)
    return bytes
  }

  remove(): void {
    this.database.$client.close()
    rmSync(this.folder, { recursive: true })
  }
}

async function onDisk(
  defences: Defences,
  people: number,
  learn: (disk: Disk, order: readonly number[]) => Promise<string[]>,
): Promise<string[]> {
  const disk = new Disk(defences)
  try {
    await disk.open(people)
    // The order in which they come is known to whoever stands at the door.
    const random = seededRandom(people)
    const order = Array.from({ length: people }, (_, person) => person).sort(() => random.next() - 0.5)
    return await learn(disk, order)
  } finally {
    disk.remove()
  }
}

/** Runs it on some disks. */
function tried(learn: (disk: Disk, order: readonly number[]) => Promise<string[]>, people: number): Attack['run'] {
  return async (size, defences): Promise<Outcome> => {
    const tries = Math.max(1, Math.round(size / 60))
    let found = 0
    const examples: string[] = []
    for (let number = 0; number < tries; number += 1) {
      const learned = await onDisk(defences, people + number, learn)
      found += Number(learned.length > 0)
      examples.push(...learned.slice(0, 1))
    }
    return { tries, found, examples: examples.slice(0, 3) }
  }
}

/** The stored rows before and after one person sent hers: what is new is hers. What waits is in no backup. */
async function twoBackups(disk: Disk, order: readonly number[]): Promise<string[]> {
  let before = new Set<string>()
  for (const person of order) {
    disk.answer(person)
    const after = new Set(disk.rows('responses').map(({ answers }) => answers))
    const fresh = [...after].filter((answers) => !before.has(answers))
    before = after
    if (fresh.length > 0 && fresh.length < 10) return [`${fresh.length} answers are new between two backups`]
  }
  return []
}

/** What waited, and what it became: the same id ties the stored row to the moment at which it came. */
async function sameIds(disk: Disk, order: readonly number[]): Promise<string[]> {
  const waiting = new Set<string>()
  for (const person of order) {
    disk.answer(person)
    for (const { id } of disk.rows('response_buffer')) waiting.add(id)
  }
  await disk.close()
  const tied = disk.rows('responses').filter(({ id }) => waiting.has(id))
  return tied.length > 0 ? [`${tied.length} rows keep the id under which they waited`] : []
}

/** Spearman's rank correlation of two orders without ties. */
function rankCorrelation(orders: readonly number[]): number {
  const n = orders.length
  return 1 - (6 * orders.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0)) / (n * (n * n - 1))
}

/** Of every two neighbours in a page, how many came in the order (or all against it) in which they lie there. */
function neighboursInOrder(places: readonly { readonly page: number; readonly arrival: number }[]): {
  readonly rising: number
  readonly pairs: number
} {
  let [rising, pairs] = [0, 0]
  places.forEach(({ page, arrival }, index) => {
    const next = places[index + 1]
    if (next?.page !== page) return
    pairs += 1
    rising += Number(next.arrival > arrival)
  })
  return { rising, pairs }
}

/** After the close: the place of each row in the file, and within its page, against the order of arrival. */
async function orderOfArrival(disk: Disk, order: readonly number[]): Promise<string[]> {
  for (const person of order) disk.answer(person)
  await disk.close()
  const arrival = new Map(order.map((person, place) => [JSON.stringify(answersOf(person)), place]))
  const bytes = disk.copy()
  const places = disk
    .rows('responses')
    .map(({ answers }) => ({ at: bytes.indexOf(answers), arrival: arrival.get(answers) ?? -1 }))
  const inFile = places.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at)
  const limit = 4.5 / Math.sqrt(order.length - 1)
  const ranks = (list: readonly number[]) =>
    list.map((value) => [...list].sort((one, other) => one - other).indexOf(value))
  const physical = rankCorrelation(ranks(inFile.map((each) => each.arrival)))
  const read = rankCorrelation(ranks(places.map((each) => each.arrival)))
  const { rising, pairs } = neighboursInOrder(
    inFile.map(({ at, arrival: came }) => ({ page: Math.floor(at / 4096), arrival: came })),
  )
  const askew = pairs === 0 ? 0 : (rising - pairs / 2) / Math.sqrt(pairs / 4)
  return [
    ...(Math.abs(physical) > limit ? [`places in the file follow arrival (r = ${physical.toFixed(2)})`] : []),
    ...(Math.abs(read) > limit ? [`the order of reading follows arrival (r = ${read.toFixed(2)})`] : []),
    ...(Math.abs(askew) > 4.5 ? [`neighbours in a page lie in order of arrival (${rising} of ${pairs} pairs)`] : []),
  ]
}

/** After the close: what was deleted, in the tables, in freed pages and in the log. */
async function traces(disk: Disk, order: readonly number[]): Promise<string[]> {
  for (const person of order) disk.answer(person)
  await disk.close()
  const kept = disk.bytes()
  const codes = order.filter((person) => kept.includes(codeMac(TEST_KEY, codeOf(person))))
  const forms = order.filter((person) => kept.includes(formMac(TEST_KEY, person.toString(16).padStart(32, '0'))))
  const bands = disk.rows('responses').filter(({ extra }) => extra !== null)
  return [
    ...(codes.length > 0 ? [`keyed hashes of ${codes.length} codes are left on the disk`] : []),
    ...(forms.length > 0 ? [`keyed hashes of ${forms.length} forms are left on the disk`] : []),
    ...(bands.length > 0 ? [`${bands.length} rows keep the age band`] : []),
  ]
}

export const STORAGE_ATTACKS: readonly Attack[] = [
  {
    id: 'two-backups',
    title: 'Comparar dos copias de la base, antes y después de que una persona responda',
    against: ['stored-in-lots'],
    run: tried(twoBackups, 47),
  },
  {
    id: 'same-ids',
    title: 'Seguir una respuesta desde que espera hasta que se guarda',
    against: ['fresh-ids'],
    run: tried(sameIds, 34),
  },
  {
    id: 'order-of-arrival',
    title: 'Leer en el archivo el orden en que llegaron las respuestas',
    against: ['rewritten-in-key-order'],
    run: tried(orderOfArrival, 40),
  },
  {
    id: 'traces-after-close',
    title: 'Buscar códigos, formularios y segmentos en lo que queda en el disco después del cierre',
    against: ['admissions-forgotten', 'segments-erased', 'secure-delete', 'log-emptied'],
    run: tried(traces, 61),
  },
]
