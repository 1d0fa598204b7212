import { codeMac, formMac } from '#app/respondent/desk/access-code.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { TEST_KEY } from '#tests/support/test-database.ts'
import type { Attack, Outcome } from './attack.ts'
import { answersOf, codeOf, Disk, formOf } from './disk.ts'

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
export function tried(
  learn: (disk: Disk, order: readonly number[]) => Promise<string[]>,
  people: number,
): Attack['run'] {
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
    const after = new Set(disk.rows().map(({ answers }) => answers))
    const fresh = [...after].filter((answers) => !before.has(answers))
    before = after
    if (fresh.length > 0 && fresh.length < 10) return [`${fresh.length} answers are new between two backups`]
  }
  return []
}

/** Rows before and after the close: the same id gives back the sex and the group that the close erased. */
async function sameIds(disk: Disk, order: readonly number[]): Promise<string[]> {
  const before = new Set<string>()
  for (const person of order) {
    disk.answer(person)
    for (const { id } of disk.rows()) before.add(id)
  }
  await disk.close()
  const tied = disk.rows().filter(({ id }) => before.has(id))
  return tied.length > 0 ? [`${tied.length} rows keep the id that an older copy knows`] : []
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
  const places = disk.rows().map(({ answers }) => ({ at: bytes.indexOf(answers), arrival: arrival.get(answers) ?? -1 }))
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
  const forms = order.filter((person) => kept.includes(formMac(TEST_KEY, formOf(person))))
  const bands = disk.rows().filter(({ extra }) => extra !== null)
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
    title: 'Reconocer una fila después del cierre por el número que tenía antes',
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
