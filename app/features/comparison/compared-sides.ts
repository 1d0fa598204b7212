import type { ComparedRelease, GroupFigure } from '#db/queries/comparison.server.ts'
import { pointOf, type ComparedSide } from '#surveys/comparison/compare-pairs.ts'
import { groupMeans, type NoGroup } from '#surveys/disclosure/pool/group-means.ts'
import { OVERALL, releasedFigures } from '#surveys/disclosure/released-figures.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { sizeBand } from '#surveys/model/entity-kind.ts'
import type { LevelCuts, MaturityLevelId } from '#surveys/model/instrument.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import { SIZE_NAMES } from '#app/kit/words/group-names.ts'
import { figureRange, figureValue } from '#app/kit/words/figure-words.ts'
import { GOVERNMENT_LEVEL_NAMES, suppressionWords } from '#app/kit/words/names.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import { reachOf } from '#app/kit/words/scope-words.ts'
import type { CompareBy } from './compare-address.ts'

/** What stands of one side at one measure, in numbers that were released and in words. */
export type ComparedCell =
  | {
      readonly kind: 'shown'
      readonly value: number
      readonly low: number
      readonly high: number
      /** "62.3", "≤ 5" and "entre 58 y 66"; of a group also the mean by people. */
      readonly said: string
      readonly range: string
      readonly level: MaturityLevelId
    }
  | { readonly kind: 'not-shown'; readonly why: string }

/** A side as it is compared, and as it is shown. */
export type Side = {
  readonly compared: ComparedSide
  readonly shown: {
    readonly id: string
    readonly name: string
    readonly cells: Readonly<Record<string, ComparedCell>>
  }
}

/** An entity with the figures of its newest release. */
export function entitySide({ id, name, release, scope }: ComparedRelease): Side {
  const figures = releasedFigures(release, INSTRUMENTS).filter(({ cut }) => cut === '')
  const cells = figures.map(({ measure, figure }): [string, ComparedCell] => [
    measure,
    figure.kind === 'scored'
      ? {
          ...{ kind: 'shown', value: figure.value, low: figure.low, high: figure.high, level: figure.level },
          said: figureValue(figure),
          range: figureRange(figure),
        }
      : { kind: 'not-shown', why: suppressionWords(figure.reason, release.k) },
  ])
  const points = figures.map(({ measure, series, figure }) => [measure, pointOf(figure, series)] as const)
  return {
    compared: { id, scope: reachOf(scope), points: Object.fromEntries(points) },
    shown: { id, name, cells: Object.fromEntries(cells) },
  }
}

/** To which group an entity belongs; null where that is not known. */
export function groupOf(by: Exclude<CompareBy, 'entidades'>, figure: GroupFigure): { id: string; name: string } | null {
  if (by === 'nivel') return { id: figure.governmentLevel, name: GOVERNMENT_LEVEL_NAMES[figure.governmentLevel] }
  if (by === 'sector') return figure.sector === null ? null : { id: figure.sector, name: SECTOR_NAMES[figure.sector] }
  if (by === 'region') return figure.region === null ? null : { id: figure.region, name: figure.region }
  const size = sizeBand(figure.population)
  return { id: size, name: SIZE_NAMES[size] }
}

/** The most frequent of some words; of two as frequent the first by its letters. */
export function mostFrequent<Word extends string | number>(words: readonly Word[]): Word | null {
  const counts = new Map<Word, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const [first] = [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
  return first ? first[0] : null
}

export const NO_GROUP_WORDS: Readonly<Record<NoGroup['kind'], string>> = {
  'few-entities': 'aún no hay suficientes aplicaciones: hacen falta cinco entidades con este dato',
  'one-outweighs': 'no se muestra: una sola entidad reúne más de la mitad de las respuestas',
}

/**
 * A group by the figures of its entities, through the gate. Only entities of one reach and one series enter: those of the
 * most frequent over all groups, so that the groups are alike.
 */
export function groupSide(
  { id, name }: { readonly id: string; readonly name: string },
  figures: readonly GroupFigure[],
  { reach, series, measures, levels }: GroupTerms,
): Side {
  const made = measures.map((measure) => {
    const own = figures.filter(
      (each) => each.measure === measure && each.series === series[measure] && reachOf(each.scope) === reach,
    )
    return { measure, found: groupMeans(own.map((each) => ({ ...each, entity: each.entityId }))) }
  })
  const points = made.map(({ measure, found }) => [
    measure,
    'kind' in found
      ? { series: series[measure] ?? 0, mean: null, hidden: 'hidden' as const }
      : { series: series[measure] ?? 0, mean: found.plain.mean, hidden: null },
  ])
  const cells = made.map(({ measure, found }): [string, ComparedCell] => {
    if ('kind' in found) return [measure, { kind: 'not-shown', why: NO_GROUP_WORDS[found.kind] }]
    const { plain, byPeople, entities } = found
    const weighted = byPeople ? `; según su personal, ${byPeople.value}` : ''
    const cell = { value: plain.value, low: plain.low, high: plain.high, level: maturityLevel(plain.value, levels) }
    const said = {
      said: `${plain.value}`,
      range: `entre ${plain.low} y ${plain.high}${weighted}; ${entities} entidades`,
    }
    return [measure, { kind: 'shown', ...cell, ...said }]
  })
  return {
    compared: { id, scope: reach, points: Object.fromEntries(points) as ComparedSide['points'] },
    shown: { id, name, cells: Object.fromEntries(cells) },
  }
}

/** What all groups of a comparison have in common. */
export type GroupTerms = {
  readonly reach: string
  /** Measure → the series that most entities have. */
  readonly series: Readonly<Record<string, number>>
  readonly measures: readonly string[]
  readonly levels: LevelCuts
}

export function groupTerms(
  figures: readonly GroupFigure[],
  measures: readonly string[],
  levels: LevelCuts,
): GroupTerms {
  const overall = figures.filter(({ measure }) => measure === OVERALL)
  const series = measures.map((measure) => {
    const all = figures.filter((each) => each.measure === measure).map((each) => each.series)
    return [measure, mostFrequent(all) ?? 0] as const
  })
  const reach = mostFrequent(overall.map(({ scope }) => reachOf(scope))) ?? ''
  return { reach, series: Object.fromEntries(series), measures, levels }
}
