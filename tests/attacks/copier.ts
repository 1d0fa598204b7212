import Sqlite from 'better-sqlite3'
import { codeMac, formMac } from '#app/respondent/desk/access-code.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { TEST_KEY } from '#tests/support/test-database.ts'
import { Findings, type Attack } from './attack.ts'
import { afterEveryCommit, directoryOf, readCopy, type Reading } from './copied-files.ts'
import { codeOf, Disk, formOf, sexOf } from './disk.ts'

/** Answers below which a set is too small to hide one. */
const ENOUGH = 10

const { slug, version, hash } = latestInstrument('sexual-harassment')
const HARASSMENT = {
  ...{ instrumentSlug: slug, instrumentVersion: version, instrumentHash: hash, extraSegment: null },
  ...{ complaintChannel: 'Recursos Humanos', channelTestedOn: '2026-11-01', helpLinesCheckedOn: '2026-11-01' },
}
/** With a hundred of each sex what happened keeps the sex, with fewer it does not. */
const POPULATIONS = [
  { populationWomen: 150, populationMen: 90 },
  { populationWomen: 300, populationMen: 200 },
]

const without = (all: Iterable<number>, some: ReadonlySet<number>) => [...all].filter((person) => !some.has(person))

/** Codes beside fewer than ten answers to which they can belong, in one copy. */
function codesJoined({ states, waiting, toMark }: Reading, isClosing: boolean, sexesApart: boolean): string[] {
  const [first] = states
  const last = states.at(-1)
  if (!first || !last) return []
  const together = states.flatMap((state, place) => {
    const before = states[place - 1]
    if (!before) return []
    const codes = without(state.spent, before.spent).length
    const main = without(state.main, before.main).length
    const experience = without(state.experience, before.experience).length
    return [
      ...(codes > 0 && main + experience > 0 ? [`a commit marks ${codes} codes and stores ${main} answers`] : []),
      ...(main > 0 && experience > 0 ? ['a commit stores both parts'] : []),
      // Of a lot with one man in it, his would be what happened to a man.
      ...(sexesApart && new Set(without(state.main, before.main).map(sexOf)).size > 1
        ? ['a commit stores answers of both sexes where what happened keeps them']
        : []),
      ...(isClosing ? [] : [main, experience].filter((count) => count > 0 && count < ENOUGH)).map(
        (count) => `a commit stores ${count} answers`,
      ),
    ]
  })
  const used = new Set([...last.spent, ...toMark])
  const waits = waiting.filter(({ part }) => part.startsWith('main')).flatMap(({ people }) => people)
  const fresh = new Set([...without(last.main, first.main), ...waits])
  const newlyUsed = without(used, first.spent)
  const everything = new Set([...last.main, ...waits])
  return [
    ...together,
    ...(newlyUsed.length > 0 && fresh.size < ENOUGH
      ? [`${newlyUsed.length} codes belong to ${fresh.size} answers`]
      : []),
    ...(used.size > 0 && everything.size < ENOUGH ? [`${used.size} codes, ${everything.size} answers`] : []),
  ]
}

/** What happened to somebody beside fewer other answers than wait (of her sex, where so many answer), in one copy. */
function partsJoined({ waiting }: Reading, sexesApart: boolean): string[] {
  const main = waiting.filter(({ part }) => part.startsWith('main'))
  const others = main.flatMap(({ people }) => people)
  return waiting
    .filter(({ part }) => part.startsWith('experience'))
    .flatMap(({ people, sexes }) => people.map((person, place) => ({ person, sex: sexes[place] ?? null })))
    .flatMap(({ person, sex }) => {
      if (sex === null || !others.includes(person)) return []
      const hers = others.filter((other) => sexOf(other) === sex).length
      const wanted = sexesApart ? hers : Math.min(ENOUGH, others.length)
      return hers < wanted ? [`one of ${hers} ${sex} among ${others.length} told it`] : []
    })
}

/** Kendall's count of pairs in the same order less those in the other, and its variance for unrelated orders. */
function agreement(one: readonly number[], other: readonly number[]): { s: number; variance: number } {
  const place = new Map(other.map((person, index) => [person, index]))
  const ranks = one.flatMap((person) => place.get(person) ?? [])
  let s = 0
  ranks.forEach((rank, index) => {
    for (const later of ranks.slice(index + 1)) s += Math.sign(later - rank)
  })
  const n = ranks.length
  return { s, variance: (n * (n - 1) * (2 * n + 5)) / 18 }
}

/** How far two orders agree over many lots, in standard errors. */
class Agreement {
  private s = 0
  private variance = 0

  constructor(private readonly what: string) {}

  add(one: readonly number[], other: readonly number[]): void {
    const { s, variance } = agreement(one, other)
    this.s += s
    this.variance += variance
  }

  learned(): string[] {
    const errors = this.variance === 0 ? 0 : this.s / Math.sqrt(this.variance)
    return Math.abs(errors) > 4.5 ? [`${this.what} (${errors.toFixed(1)} standard errors)`] : []
  }
}

/** Everything that can be read of a campaign, of one copy after every commit. */
async function everyCopy(defences: Defences, people: number, population: (typeof POPULATIONS)[number]) {
  const disk = new Disk(defences)
  const directory = directoryOf(people)
  const learned = new Set<string>()
  const receipts = new Agreement('answers wait in the order of the receipts')
  const parts = new Agreement('both parts wait in one order')
  const sexesApart = population.populationWomen >= 100 && population.populationMen >= 100
  try {
    await disk.open(people, { ...HARASSMENT, ...population })
    let isClosing = false
    let newest: Reading | null = null
    afterEveryCommit(disk.database, () => {
      const reading = readCopy(disk.files(), directory)
      newest = reading
      for (const each of [...codesJoined(reading, isClosing, sexesApart), ...partsJoined(reading, sexesApart)])
        learned.add(each)
      for (const each of reading.leftovers) learned.add(each)
    })
    const before = () => newest as Reading | null
    for (let person = 0; person < people; ) {
      // Some come together, most alone.
      const together = Math.min(person % 7 === 3 ? 3 : 1, people - person)
      disk.send(...Array.from({ length: together }, (_, place) => person + place))
      person += together
      // Orders are compared once for each lot, just before it moves: they are then independent of one another.
      const reading = before()
      const isDue = reading?.waiting.some((array) => array.people.length >= ENOUGH)
      if (reading && isDue) {
        for (const array of reading.waiting) {
          if (array.people.length < ENOUGH) continue
          receipts.add(array.people, reading.forms)
          const apart = reading.waiting.find(({ part }) => part.startsWith('experience') && part !== array.part)
          if (array.part.startsWith('main') && apart) parts.add(array.people, apart.people)
        }
      }
      disk.move()
    }
    isClosing = true
    await disk.close()
    return [...learned, ...receipts.learned(), ...parts.learned()]
  } finally {
    disk.remove()
  }
}

const COPIES: Attack = {
  id: 'one-copy',
  title: 'Copiar todos los archivos después de cualquier paso y unir un código, un formulario o las dos partes',
  against: ['codes-marked-in-lots', 'journal-emptied', 'waiting-in-id-order', 'experience-without-sex'],
  run: async (size, defences) => {
    const findings = new Findings()
    for (let number = 0; number < Math.max(1, Math.round(size / 60)); number += 1)
      for (const population of POPULATIONS) findings.add(await everyCopy(defences, 44 + number, population))
    return findings.finish()
  },
}

/** Somebody reads the database while people answer and during the close. */
async function readerAtClose(defences: Defences, people: number): Promise<string[]> {
  const disk = new Disk(defences)
  const learned: string[] = []
  try {
    await disk.open(people, HARASSMENT)
    const reader = new Sqlite(disk.file)
    reader.exec('BEGIN; SELECT count(*) FROM campaigns')
    for (let person = 0; person < people; person += 1) disk.answer(person)
    const isTold = () =>
      disk.database.$client.prepare("SELECT 1 FROM campaigns WHERE status = 'closed'").get() !== undefined ||
      disk.database.$client.prepare('SELECT 1 FROM releases').get() !== undefined
    const left = () => {
      const bytes = disk.bytes()
      const macs = Array.from({ length: people }, (_, person) => [
        codeMac(TEST_KEY, codeOf(person)),
        formMac(TEST_KEY, formOf(person)),
      ]).flat()
      return macs.filter((mac) => bytes.includes(mac)).length
    }
    const look = (when: string) => {
      if (isTold() && left() > 0)
        learned.push(`${when} the close counts as done, and ${left()} codes and forms are left`)
    }
    for (let turn = 0; turn < 3; turn += 1) {
      await disk.close()
      look('with an open reader')
    }
    reader.close()
    const outcome = await disk.close()
    look('after the reader has left')
    if (outcome !== 'released' && outcome !== null) learned.push('the close is never done')
    const digests = disk.database.$client.prepare<[], { digest: string }>('SELECT digest FROM releases').all()
    if (disk.settled !== 1 || digests[0]?.digest !== 'draw 1') learned.push('what was drawn was drawn again')
    if (left() > 0) learned.push('codes are left after the close')
    return learned
  } finally {
    disk.remove()
  }
}

const READER: Attack = {
  id: 'reader-at-close',
  title: 'Leer la base durante el cierre para que los códigos borrados sigan en el registro de cambios',
  against: ['log-checked'],
  run: async (size, defences) => {
    const findings = new Findings()
    for (let number = 0; number < Math.max(1, Math.round(size / 60)); number += 1)
      findings.add(await readerAtClose(defences, 21 + number))
    return findings.finish()
  },
}

export const COPIER_ATTACKS: readonly Attack[] = [COPIES, READER]
