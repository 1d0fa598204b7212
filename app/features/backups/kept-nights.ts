import { daysBetween } from '#app/kit/program/clock.ts'
import { MONTHLY_DAYS, NIGHTLY_DAYS, WEEKLY_DAYS } from '#app/kit/program/retention-terms.ts'

/** A backup of a night. */
export type Night = {
  /** Name of its folder; later ones come later in the order of names. */
  readonly name: string
  /** ISO date of the night in Lima. */
  readonly night: string
  /** Whether it is whole as far as can be seen without reading it. */
  readonly isGood: boolean
}

/** What is done with a backup of a night: kept as it is, kept without its documents, deleted. */
export type NightFate = 'whole' | 'without-documents' | 'deleted'

/** Monday of the week of an ISO date, and its month: two nights of one of them are told apart by their names alone. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
const monthOf = (day: string) => day.slice(0, 7)

/** The newest good one of each kind of time. */
function newestOfEach(nights: readonly Night[], timeOf: (day: string) => string): ReadonlySet<string> {
  const newest = new Map<string, string>()
  for (const { name, night } of nights) if (!newest.has(timeOf(night))) newest.set(timeOf(night), name)
  return new Set(newest.values())
}

/**
 * Which backups of nights are kept: the newest good one in any case and as it is; the good ones of the last days, the
 * last one of each of the last weeks, and of each of the last months without documents. A damaged one is kept as long
 * as those of days, for whoever wants to know what happened.
 * @param today ISO date.
 */
export function fateOfNights(nights: readonly Night[], today: string): ReadonlyMap<string, NightFate> {
  const newestFirst = [...nights].sort((one, other) => (one.name < other.name ? 1 : -1))
  const good = newestFirst.filter(({ isGood }) => isGood)
  const [newest] = good
  const [days, weeks, months] = [(day: string) => day, weekOf, monthOf].map((timeOf) => newestOfEach(good, timeOf))
  const fate = ({ name, night, isGood }: Night): NightFate => {
    if (name === newest?.name) return 'whole'
    const age = daysBetween(night, today)
    if (age < NIGHTLY_DAYS && (!isGood || days?.has(name))) return 'whole'
    if (age < WEEKLY_DAYS && weeks?.has(name)) return 'whole'
    if (age < MONTHLY_DAYS && months?.has(name)) return 'without-documents'
    return 'deleted'
  }
  return new Map(newestFirst.map((each) => [each.name, fate(each)]))
}
