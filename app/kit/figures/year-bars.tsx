import { Fragment } from 'react'
import { formatNumber } from '../format.ts'

export type YearValue = { readonly year: number; readonly value: number }

const HEIGHT = 88
const BASE = 64

const rounded = (length: number) => Math.round(length * 100) / 100

/** A bar on the base line, in hundredths of the width of the figure: one path draws all of them. */
function barOf(place: number, width: number, high: number): string {
  const [left, wide] = [rounded(place * width + width * 0.2), rounded(width * 0.6)]
  return `M${left} ${BASE}v${-high}h${wide}v${high}z`
}

/**
 * Bars from zero, one a year, with the number above each.
 * @param most value of the highest bar, the same for figures that stand side by side.
 * @param counts what is counted, for who does not see the bars: "Entidades con resultado".
 */
export function YearBars({
  years,
  most,
  title,
  counts,
}: {
  readonly years: readonly YearValue[]
  readonly most: number
  readonly title: string
  readonly counts: string
}) {
  const width = 100 / years.length
  const bars = years.map(({ year, value }, place) => {
    const high = most === 0 ? 0 : rounded((value / most) * (BASE - 18))
    return { year, value, place, high }
  })
  const said = years.map(({ year, value }) => `${year}: ${formatNumber(value)}`).join(', ')
  return (
    <section className="cuadro" aria-label={title}>
      <h3>{title}</h3>
      <svg className="tendencia" width="100%" height={HEIGHT} role="img" aria-label={`${counts}. ${said}.`}>
        <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none">
          <path d={bars.map(({ place, high }) => barOf(place, width, high)).join('')} />
        </svg>
        {bars.map(({ year, value, place, high }) => {
          const middle = `${rounded((place + 0.5) * width)}%`
          return (
            <Fragment key={year}>
              <text x={middle} y={BASE - high - 4}>
                {formatNumber(value)}
              </text>
              <text x={middle} y={BASE + 16} className="anio">
                {year}
              </text>
            </Fragment>
          )
        })}
        <line x1="0" x2="100%" y1={BASE} y2={BASE} />
      </svg>
    </section>
  )
}
