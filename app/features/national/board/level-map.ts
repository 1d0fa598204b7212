import type { NewestFigure } from '#db/queries/newest-figures.server.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { pooledMean, type LevelMean } from '#surveys/disclosure/pool/level-mean.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { Instrument } from '#surveys/model/instrument.ts'

/** A mean over entities that passed the gate, or null where it does not: too few, or one that outweighs the others. */
type MapFigure = Pooled<LevelMean> | null

export type LevelMapRow = {
  readonly id: string
  readonly title: string
  readonly country: MapFigure
  readonly levels: readonly { readonly level: GovernmentLevel; readonly figure: MapFigure }[]
}

/** Dimensions × levels of government, with the general result first. Of shown figures only, through the gate. */
export function levelMap({ scoring }: Instrument, figures: readonly NewestFigure[]): LevelMapRow[] {
  const rows = [{ id: OVERALL, title: 'Resultado general' }, ...scoring.dimensions]
  return rows.map(({ id, title }) => {
    const ofMeasure = figures.filter(({ measure }) => measure === id)
    return {
      id,
      title,
      country: pooledMean(ofMeasure, scoring.levels),
      levels: GOVERNMENT_LEVELS.map((level) => ({
        level,
        figure: pooledMean(
          ofMeasure.filter((each) => each.level === level),
          scoring.levels,
        ),
      })),
    }
  })
}

export type Weakest = {
  /** Null: the whole country. */
  readonly level: GovernmentLevel | null
  /** Every dimension with the lowest value: ties are not broken. */
  readonly titles: readonly string[]
  readonly value: number
  readonly entities: number
}

/** Where the country, and each level that can be shown, is weakest. The general result is no dimension. */
export function weakestDimensions(rows: readonly LevelMapRow[]): Weakest[] {
  const dimensions = rows.filter(({ id }) => id !== OVERALL)
  const lowest = (level: GovernmentLevel | null): Weakest[] => {
    const shown = dimensions.flatMap(({ title, country, levels }) => {
      const figure = level === null ? country : levels.find((each) => each.level === level)?.figure
      return figure ? [{ title, figure }] : []
    })
    if (shown.length < 2) return []
    const value = Math.min(...shown.map(({ figure }) => figure.value))
    const last = shown.filter(({ figure }) => figure.value === value)
    return [{ level, titles: last.map(({ title }) => title), value, entities: last[0]?.figure.entities ?? 0 }]
  }
  return [null, ...GOVERNMENT_LEVELS].flatMap(lowest)
}
