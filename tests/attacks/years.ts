import { addMonths, addDays } from '#app/kit/program/clock.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { campaigns, entities, releases } from '#db/schema/index.ts'
import { seededRandom, type Random } from '#scripts/demo/random.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { MadeResponse } from '#tests/support/aggregates.ts'
import { campaignRow } from '#tests/support/test-database.ts'
import { Findings, type Attack } from './attack.ts'
import { entityOf, instrument, madePeople, readRelease, type MadeEntity } from './entities.ts'
import { isExact, meanOf, OPEN_POINTS, within, type Interval } from './interval.ts'

/** A week later another year has begun: only the nine months stand between. */
const FIRST = '2026-12-28'

/** Whether the database takes a second release of the entity after so many days. */
function takesSecond(days: number, defences: Defences): boolean {
  const database: Database = openDatabase(':memory:')
  try {
    if (!defences['nine-months-apart']) database.$client.exec('DROP TRIGGER releases_nine_months_apart')
    database
      .insert(entities)
      .values({
        id: 'e',
        name: 'Entidad',
        governmentLevel: 'ministry',
        source: 'Prueba',
        sourceYear: 2026,
        invented: true,
      })
      .run()
    const content = readRelease(entityOf(madePeople(0)), ALL_DEFENCES)
    const add = (id: string, releasedOn: string) => {
      database
        .insert(campaigns)
        .values({ ...campaignRow(id, 'e'), status: 'closed' })
        .run()
      database
        .insert(releases)
        .values({ campaignId: id, entityId: 'e', instrumentSlug: instrument.slug, releasedOn, content, digest: id })
        .run()
    }
    add('first', FIRST)
    add('second', addDays(FIRST, days))
    return true
  } catch {
    return false
  } finally {
    database.$client.close()
  }
}

/** Somebody answers again after months: here and there one step up or down. */
function later(random: Random, person: MadeResponse): MadeResponse {
  const answers = Object.entries(person.answers).map(([id, choice]) => {
    const moved = Number(choice) + (random.next() < 0.35 ? (random.next() < 0.5 ? 1 : -1) : 0)
    return [id, choice === 'ns' ? choice : String(Math.min(5, Math.max(1, moved)))]
  })
  return { ...person, answers: Object.fromEntries(answers) }
}

/** Mean of whoever came between two releases, taking everybody else for unchanged. */
function newcomers(before: MadeEntity, after: MadeEntity, defences: Defences, dimension: string): Interval | null {
  const [one, other] = [before, after].map(
    (entity) => readRelease(entity, defences).dimensions.find(({ id }) => id === dimension)?.figure,
  )
  if (!isExact(one) || !isExact(other) || one.count.kind !== 'exact' || other.count.kind !== 'exact') return null
  const came = other.count.n - one.count.n
  if (came < 1) return null
  const [then, now] = [meanOf(one), meanOf(other)]
  return {
    low: (other.count.n * now.low - one.count.n * then.high) / came,
    high: (other.count.n * now.high - one.count.n * then.low) / came,
  }
}

/**
 * Year after minus year before: one colleague is new. Where the database takes a release a week after another nobody
 * has changed her mind, and the difference is hers. After nine months the answers of the others have moved: she counts
 * as found only where the newcomer lies in her interval more often than somebody taken at random.
 */
async function yearAfterYear(size: number, defences: Defences) {
  const months = takesSecond(7, defences) ? 0 : 9
  const findings = new Findings()
  let [hits, guesses, narrow, previous] = [0, 0, 0, 50]
  const learned: string[] = []
  for (let number = 0; number < size; number += 1) {
    const random = seededRandom(500 + number)
    const people = madePeople(8 * (number % 40)).map(({ answers }) => ({
      answers: Object.fromEntries(Object.entries(answers).map(([id, choice]) => [id, choice === 'ns' ? '3' : choice])),
    }))
    const joining = people[people.length - 1]
    if (!joining || people.length < 12) continue
    const staying = people.slice(0, -1)
    const after = [...(months > 0 ? staying.map((person) => later(random, person)) : staying), joining]
    const dimension = instrument.scoring.dimensions[number % 9]?.id ?? ''
    const [then, now] = [entityOf(staying), entityOf(after)]
    const found = newcomers(then, now, defences, dimension)
    const truth = entityOf([joining]).aggregate.total.dimensions[dimension]?.mean ?? 50
    if (found && found.high - found.low < OPEN_POINTS) {
      narrow += 1
      const clipped = within(found, { low: 0, high: 100 })
      if (truth >= clipped.low - 0.01 && truth <= clipped.high + 0.01) {
        hits += 1
        learned.push(
          `${addMonths(FIRST, months)}: the newcomer has between ${clipped.low.toFixed(0)} and ${clipped.high.toFixed(0)} in ${dimension}`,
        )
      }
      if (previous >= clipped.low && previous <= clipped.high) guesses += 1
    }
    previous = truth
    findings.add([])
  }
  const { tries } = findings.finish()
  // More than three standard errors above what guessing gives.
  const found = hits > guesses + 3 * Math.sqrt(Math.max(1, narrow * 0.25)) ? hits - guesses : 0
  return { tries, found, examples: found > 0 ? learned.slice(0, 3) : [] }
}

export const YEARS_ATTACK: Attack = {
  id: 'year-minus-year',
  title: 'Restar un año de otro para saber qué respondió quien llegó entre los dos',
  against: ['nine-months-apart'],
  run: yearAfterYear,
}
