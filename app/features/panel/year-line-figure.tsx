import type { YearLine } from './year-line.ts'

const WIDTH = 132
/** Of the scale from 0 to 100; the years stand below it. */
const HEIGHT = 40
const YEARS = 16
const EDGE = 6

/** A line of the years, drawn small: a dot with its interval for each; its sentence says all of it. */
export function YearLineFigure({ line: { points, sentence } }: { line: YearLine }) {
  const first = points[0]?.year ?? 0
  const last = points.at(-1)?.year ?? first
  const span = Math.max(1, last - first)
  const x = (year: number) => EDGE + ((year - first) / span) * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE - (value / 100) * (HEIGHT - 2 * EDGE)
  return (
    <svg
      className="linea-anios"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + YEARS}`}
      width={WIDTH}
      height={HEIGHT + YEARS}
      role="img"
    >
      <title>{sentence}</title>
      <line className="eje" x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
      <line className="eje" x1="0" x2={WIDTH} y1={y(100)} y2={y(100)} />
      {points.map(({ year, value, joined }, index) => {
        const before = points[index - 1]
        return before && joined ? (
          <line key={year} className="union" x1={x(before.year)} y1={y(before.value)} x2={x(year)} y2={y(value)} />
        ) : null
      })}
      {points.map(({ year, value, low, high }) => (
        <g key={year}>
          {high > low ? <line className="intervalo" x1={x(year)} x2={x(year)} y1={y(low)} y2={y(high)} /> : null}
          <circle className="marca" cx={x(year)} cy={y(value)} r="4" />
        </g>
      ))}
      <text x="0" y={HEIGHT + YEARS - 3}>
        {first}
      </text>
      <text x={WIDTH} y={HEIGHT + YEARS - 3} textAnchor="end">
        {last}
      </text>
    </svg>
  )
}
