import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#app/kit/program/clock.ts'
import { fateOfNights, type Night } from './kept-nights.ts'

const nightOf = (night: string, isGood = true): Night => ({ name: `${night}T07-00-00-0a0a-noche`, night, isGood })

/** What is left after so many nights in a row, on each of which the fates of the night before were carried out. */
function afterNights(days: number, from: string, isGood: (day: string) => boolean = () => true) {
  let kept: Night[] = []
  const whole = new Map<string, boolean>()
  for (let place = 0; place < days; place += 1) {
    const today = addDays(from, place)
    const made = nightOf(today, isGood(today))
    whole.set(made.name, true)
    const fates = fateOfNights([...kept, made], today)
    kept = [...kept, made].filter(({ name }) => fates.get(name) !== 'deleted')
    for (const { name } of kept) if (fates.get(name) === 'without-documents') whole.set(name, false)
  }
  return { kept: kept.map(({ night }) => night), withDocuments: kept.filter(({ name }) => whole.get(name)).length }
}

test('seven days, five weeks and twelve months stay, and no more', () => {
  const { kept, withDocuments } = afterNights(500, '2026-01-01')
  const today = addDays('2026-01-01', 499)
  const ages = kept.map((night) => daysBetween(night, today))
  expect(ages.filter((age) => age < 7)).toEqual([6, 5, 4, 3, 2, 1, 0])
  expect(Math.max(...ages)).toBeLessThan(366)
  // Twelve months, one of which may be the running one; five weeks; seven days; some are two of these at once.
  expect(kept.length).toBeGreaterThanOrEqual(19)
  expect(kept.length).toBeLessThanOrEqual(7 + 5 + 13)
  expect(withDocuments).toBeLessThanOrEqual(7 + 5 + 1)
  expect(new Set(kept.map((night) => night.slice(0, 7))).size).toBeGreaterThanOrEqual(12)
})

test('the newest good one stays whole, however old it is and whatever came after it', () => {
  const old = nightOf('2025-01-01')
  const bad = ['2026-11-27', '2026-11-28'].map((night) => nightOf(night, false))
  const fates = fateOfNights([old, ...bad], '2026-11-28')
  expect(fates.get(old.name)).toBe('whole')
  expect(bad.map(({ name }) => fates.get(name))).toEqual(['whole', 'whole'])
  expect(fateOfNights([old, ...bad], '2026-12-28').get(bad[0]?.name ?? '')).toBe('deleted')
})

test('a damaged one takes no place of a good one', () => {
  const { kept } = afterNights(60, '2026-03-01', (day) => !day.endsWith('31'))
  expect(kept.some((night) => night.startsWith('2026-03') && !night.endsWith('31'))).toBe(true)
})

test('of two in one night the later one stays', () => {
  const [one, other] = ['T07-00-00-0a0a-noche', 'T21-00-00-0a0a-noche'].map((rest) => ({
    ...{ name: `2026-11-28${rest}`, night: '2026-11-28', isGood: true },
  })) as [Night, Night]
  const fates = fateOfNights([one, other], '2026-11-28')
  expect([fates.get(one.name), fates.get(other.name)]).toEqual(['deleted', 'whole'])
})
