import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { Findings, type Attack } from './attack.ts'
import { width, type Interval } from './interval.ts'

/** Answers that a number shown while a campaign is open leaves possible. */
function possible(count: number, defences: Defences): Interval {
  const shown = openParticipation(count, defences)
  if (shown.kind === 'fewer-than-ten') return { low: 0, high: 9 }
  return { low: shown.n, high: defences['participation-in-steps'] ? shown.n + 4 : shown.n }
}

/** Whoever looks every day learns how many answered since the day before; a few must not be counted. */
async function dayByDay(size: number, defences: Defences) {
  const findings = new Findings()
  for (let number = 0; number < size; number += 1) {
    const random = seededRandom(31 + number)
    let count = 0
    const learned: string[] = []
    for (let day = 1; day <= 15; day += 1) {
      const before = possible(count, defences)
      count += random.between(0, 6)
      const after = possible(count, defences)
      const came: Interval = { low: Math.max(0, after.low - before.high), high: after.high - before.low }
      if (came.low >= 1 && came.high < 5 && width(came) < 4)
        learned.push(`between ${came.low} and ${came.high} people answered on day ${day}`)
    }
    findings.add(learned)
  }
  return findings.finish()
}

export const PARTICIPATION_ATTACK: Attack = {
  id: 'participation-by-day',
  title: 'Mirar la participación cada día para saber quién respondió',
  against: ['participation-in-steps'],
  run: dayByDay,
}
