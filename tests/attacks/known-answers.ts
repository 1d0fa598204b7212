import type { Defences } from '#surveys/disclosure/defences.ts'
import type { MadeResponse } from '#tests/support/aggregates.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import { Findings, type Attack } from './attack.ts'
import { entityOf, instrument, K, madePeople, readRelease } from './entities.ts'
import { isScored, meanOf, type Interval } from './interval.ts'

/** Answers that somebody sends herself, to subtract them afterwards: one fewer than k. */
export const SENT = K - 1

/** What she sends: everything in the middle. */
const hers: MadeResponse = {
  answers: Object.fromEntries(instrument.scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => [id, '3']))),
  segments: { sex: 'mujer' },
}

/** Mean of the others in a dimension, after she took her own answers away. */
export function othersMean(others: readonly MadeResponse[], dimension: string, defences: Defences): Interval | null {
  const entity = entityOf([...Array.from({ length: SENT }, () => hers), ...others])
  const figure = readRelease(entity, defences).dimensions.find(({ id }) => id === dimension)?.figure
  if (!isScored(figure)) return null
  const { low, high } = meanOf(figure)
  const n = figure.count.n
  return {
    low: Math.max(0, (n * low - SENT * 50) / (n - SENT)),
    high: Math.min(100, (n * high - SENT * 50) / (n - SENT)),
  }
}

/**
 * Nine known answers are subtracted from every number. That leaves the mean of the others, be they one or many, and
 * it is said to staff (`docs/decisions/004`). It must not leave how fewer than ten others answered single questions, nor
 * a cut of them.
 */
async function subtractKnown(size: number, defences: Defences) {
  const findings = new Findings()
  const random = seededRandom(99)
  for (let number = 0; number < size; number += 1) {
    const others = madePeople(random.between(0, 400)).slice(0, random.between(1, 30))
    const release = readRelease(entityOf([...Array.from({ length: SENT }, () => hers), ...others]), defences)
    const shownItems = release.items.some(({ distribution }) => distribution.kind === 'shown')
    const shownCut = release.cuts.some(({ cells }) => cells !== 'none')
    const few = others.length < K
    findings.add([
      ...(few && shownItems ? [`how ${others.length} others answered single questions`] : []),
      ...(few && shownCut ? [`women and men among ${others.length} others`] : []),
    ])
  }
  return findings.finish()
}

export const KNOWN_ANSWERS_ATTACK: Attack = {
  id: 'nine-known-answers',
  title:
    'Enviar nueve respuestas propias y restarlas, para saber qué respondieron menos de 10 personas a cada pregunta',
  against: ['detail-from-twenty'],
  run: subtractKnown,
}
