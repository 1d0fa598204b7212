import { formatNumber } from '../format.ts'

export type YearValue = { readonly year: number; readonly value: number }

const HEIGHT = 88
const BASE = 64

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
  const said = years.map(({ year, value }) => `${year}: ${formatNumber(value)}`).join(', ')
  return (
    <section className="cuadro" aria-label={title}>
      <h3>{title}</h3>
      <svg className="tendencia" width="100%" height={HEIGHT} role="img" aria-label={`${counts}. ${said}.`}>
        {years.map(({ year, value }, place) => {
          const height = most === 0 ? 0 : (value / most) * (BASE - 18)
          const middle = `${(place + 0.5) * width}%`
          return (
            <g key={year}>
              <rect x={`${place * width + width * 0.2}%`} width={`${width * 0.6}%`} y={BASE - height} height={height} />
              <text x={middle} y={BASE - height - 4} textAnchor="middle">
                {formatNumber(value)}
              </text>
              <text x={middle} y={BASE + 16} textAnchor="middle" className="anio">
                {year}
              </text>
            </g>
          )
        })}
        <line x1="0" x2="100%" y1={BASE} y2={BASE} />
      </svg>
    </section>
  )
}
