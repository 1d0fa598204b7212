import type { Defences } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { Findings, type Attack } from './attack.ts'
import { FIGURE_READINGS } from './figures.ts'
import { isExact, isScored } from './interval.ts'
import { withGapAlone } from './joint-gap.ts'
import { withLevels } from './joint-levels.ts'
import { placesOf, type Counts } from './joint-reading.ts'
import { readScored, scoredEntity } from './scored-entities.ts'

/**
 * Somebody who reads a whole release at once: means and their margins, numbers of answers, the difference between
 * women and men, the verdict on representativeness, and the rules. A margin gives the squared deviations behind it, so
 * she subtracts spreads as well as means.
 */

/** A margin of 0 in a group: everybody of it answered. */
function everybodyAnswered(release: Release): string[] {
  return release.cuts.flatMap(({ cells }) =>
    (cells === 'none' ? [] : cells).flatMap(({ value, overall, dimensions }) =>
      [overall, ...Object.values(dimensions)].some((figure) => isExact(figure) && figure.margin === 0)
        ? [`every ${value} answered`]
        : [],
    ),
  )
}

/** All that a release gives away once everything in it is read together. */
export function readJointly(release: Release, truth: Counts, defences: Defences): string[] {
  const learned = placesOf(release).flatMap((place) => {
    if (isScored(place.women) && isScored(place.men))
      return withLevels(release, place, place.women, place.men, defences)
    return place.gap?.kind === 'estimated' && isExact(place.total)
      ? withGapAlone(release, place, place.gap, truth, defences)
      : []
  })
  return [...learned, ...FIGURE_READINGS.levelFromGap(release), ...everybodyAnswered(release)]
}

function readEverything(size: number, defences: Defences) {
  const findings = new Findings()
  for (let number = 0; number < size; number += 1) {
    const entity = scoredEntity(number)
    const count = (sex: string) => entity.people.filter(({ segments }) => segments['sex'] === sex).length
    const truth = { n: entity.people.length, women: count('mujer'), men: count('hombre') }
    findings.add(readJointly(readScored(entity, defences), truth, defences))
  }
  return findings.finish()
}

export const JOINT_ATTACK: Attack = {
  id: 'everything-together',
  title:
    'Leer todo junto (promedios, márgenes, diferencias, participación) para saber de quienes quedan fuera de los grupos',
  against: [
    'levels-of-one-kind',
    'spread-stays-open',
    'lonely-gap-from-plan',
    'group-never-complete',
    'gap-beside-bound',
  ],
  run: readEverything,
}
