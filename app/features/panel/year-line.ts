import type { ReleaseFacts } from '#db/queries/releases.server.ts'
import { INSTRUMENTS, instrumentByHash } from '#surveys/instruments/index.ts'
import { comparability } from '#surveys/model/crosswalk.ts'
import { figureRange, figureValue } from '#app/kit/words/figure-words.ts'

/** A year of a line: its value with the ends of its interval (0-100), and whether it may be joined to the one before. */
export type YearPoint = {
  readonly year: number
  readonly value: number
  readonly low: number
  readonly high: number
  readonly joined: boolean
}

/** Results of an instrument over its years, with the sentence that says them; what is withheld has no point. */
export type YearLine = { readonly points: readonly YearPoint[]; readonly sentence: string }

/** Fewer years make no line. */
const FEWEST = 2

/** Points of the years, and a sentence with each. */
export function lineOf(points: readonly YearPoint[], said: readonly string[]): YearLine | null {
  if (points.length < FEWEST) return null
  return { points, sentence: `Resultado general por año, de 100 puntos. ${said.join('; ')}.` }
}

/**
 * The years of a staff instrument. Two years are joined only where their versions may be compared; whether something
 * rose or fell is said by the page of the result, which knows the rule of change.
 * @param releases the oldest first.
 */
export function yearLine(releases: readonly ReleaseFacts[]): YearLine | null {
  const points = releases.flatMap((release, index): YearPoint[] => {
    const { overall, releasedOn, instrumentHash } = release
    if (overall.kind !== 'scored') return []
    const before = releases[index - 1]
    const joined =
      before !== undefined &&
      before.overall.kind === 'scored' &&
      comparability(INSTRUMENTS, instrumentByHash(before.instrumentHash), instrumentByHash(instrumentHash)).overall
    return [
      { year: Number(releasedOn.slice(0, 4)), value: overall.value, low: overall.low, high: overall.high, joined },
    ]
  })
  const said = releases.map(({ releasedOn, overall }) => {
    const year = releasedOn.slice(0, 4)
    if (overall.kind !== 'scored') return `${year}: no se muestra`
    const range = figureRange(overall)
    return `${year}: ${figureValue(overall)}${range ? ` (${range})` : ''}`
  })
  return lineOf(points, said)
}
